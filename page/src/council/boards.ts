import type { Scope } from "../api.ts";
import { app, ask } from "../app.ts";
import { calls } from "./calls.ts";
import { remember } from "./councils.ts";
import type { Awaited, Board } from "./types.ts";

/** What of the boards is looked at. */
export interface Wanted {
  /** A council alone, or (empty) all. */
  council: string;
  /** Another member of which it is asked for what it is waited for; empty for none. */
  member: string;
  /** What is settled, too. */
  isAll: boolean;
  /** How many of each list. */
  limit: number;
}

/** What is shown: what the group sees, and what this node holds, for a member is waited for in any of its groups. */
export interface Boards {
  group: Board;
  own: Board;
  /** What the other member is waited for. */
  of: Awaited[];
}

/** Asks the node for what is looked at. */
export async function fetchBoards({ council, member, isAll, limit }: Wanted): Promise<Boards> {
  const scope = app.scope.get();
  const whole: Scope = { group: null, status: scope.status };
  const open = isAll ? undefined : true;
  const me = app.node.get()?.member ?? "";
  const [group, own, of] = await ask(
    Promise.all([
      calls.board(scope, { council, open, limit }),
      calls.board(whole, { member: me, open, limit }),
      member === "" ? null : calls.board(scope, { member, open, limit }),
    ]),
  );
  remember(own);
  return { group, own, of: of?.awaited ?? [] };
}
