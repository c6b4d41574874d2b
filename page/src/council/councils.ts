import { app } from "../app.ts";
import { calls } from "./calls.ts";
import type { Board, Matter } from "./types.ts";

const seen = new Map<string, Matter>();

/** Remembers the councils of a board: forms ask for their members and languages. */
export function remember(board: Board): void {
  for (const council of board.councils) {
    seen.set(council.matter, council);
  }
}

/** Whether a member sits in the council of a matter; nothing where that council is not known yet. */
export function sits(matter: Matter, member: string): boolean | undefined {
  return seen.get(matter.council ?? "")?.content.members?.includes(member);
}

/** A council, from the last board or from the node; nothing where neither has it. */
export async function known(id: string): Promise<Matter | undefined> {
  if (!seen.has(id)) {
    const scope = { group: null, status: app.scope.get().status };
    const board = await calls.board(scope, { council: id, limit: 1 }).catch(() => undefined);
    if (board !== undefined) {
      remember(board);
    }
  }
  return seen.get(id);
}
