import { call, type Scope, send } from "../api.ts";
import type { Status } from "../types.ts";
import type { Board, Content, Kind, SayPreview, Sheet } from "./types.ts";

/** What a person is about to say, and to whom; without `to` and `level` it goes to who may hold what it belongs to. */
export interface Saying {
  kind: Kind;
  content: Content;
  to?: string;
  level?: string;
}

/** What of a board is looked at. */
export interface BoardQuestion {
  member?: string;
  council?: string;
  open?: true | undefined;
  limit?: number;
}

const query = (saying: Saying, status: Status) => ({ to: saying.to, level: saying.level, status });
const body = ({ kind, content }: Saying) => ({ kind, content });

/** The node's answers on what members say to each other. */
export const calls = {
  board: (scope: Scope, question: BoardQuestion = {}) =>
    call<Board>("/board", {}, { ...scope, brief: true, ...question }),
  matter: (scope: Scope, id: string) => call<Sheet>(`/matters/${encodeURIComponent(id)}`, {}, { ...scope }),
  preview: (saying: Saying, status: Status) => send<SayPreview>("/talk/preview", body(saying), query(saying, status)),
  /** With `once`, what this member has said in the very same words is not said again. */
  say: (saying: Saying, status: Status, once = false) =>
    send<{ id: string; index: number; again: boolean }>("/talk", body(saying), { ...query(saying, status), once }),
};

/** Where a program finds a paper or a calendar of what is shown. */
export function paper(scope: Scope, id: string, format: "docx" | "pdf", lang: string): string {
  return address(`/matters/${encodeURIComponent(id)}/paper`, { ...scope, format, lang });
}

export function calendar(scope: Scope, lang: string): string {
  return address("/calendar", { ...scope, lang });
}

function address(path: string, query: Record<string, string | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null) {
      search.set(name, value);
    }
  }
  return `/api/v1${path}?${search}`;
}
