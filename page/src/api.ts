import type {
  Alliance,
  Categories,
  Draft,
  IncidentFull,
  Incidents,
  NodeInfo,
  PlaceFound,
  Preview,
  Report,
  Retraction,
  Status,
  TimelineStep,
} from "./types.ts";

/** What a view looks at: a group's picture, or (null) all that this node holds; what really happened, or a drill. */
export interface Scope {
  group: string | null;
  status: Status;
}

/** The node answered, and said no: which field, and why. Nothing was changed. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly field: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** The node did not answer: no network, or it is stopped. What was to be sent can be sent later. */
export class Unreachable extends Error {}

const BASE = "/api/v1";

/** The token of this node, which it wrote into the document that it served; only this origin can read it. */
function token(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=tansiq-token]")?.content ?? "";
}

/** Asks the node. */
export async function call<T>(path: string, init: RequestInit = {}, query: Record<string, unknown> = {}): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  let answer: Response;
  try {
    answer = await fetch(BASE + path + (text === "" ? "" : "?" + text), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") {
      throw cause;
    }
    throw new Unreachable();
  }
  const body: unknown = await answer.json().catch((cause: unknown) => {
    if (cause instanceof DOMException) {
      throw cause;
    }
    return null;
  });
  if (answer.ok && body === null) {
    // Cut off in the middle: as good as no answer.
    throw new Unreachable();
  }
  if (!answer.ok) {
    const error = (body as { error?: { code?: string; field?: string; reason?: string } } | null)?.error;
    throw new Refused(answer.status, error?.code ?? "", error?.field ?? "", error?.reason ?? answer.statusText);
  }
  return body as T;
}

/** Gives the node something to keep, or to judge, in this member's name. */
export function send<T>(path: string, body: unknown, query: Record<string, unknown> = {}): Promise<T> {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token()}` };
  return call<T>(path, { method: "POST", headers, body: JSON.stringify(body) }, query);
}

/** What to narrow the incidents by. */
export interface Question {
  from?: string;
  to?: string;
  bbox?: string;
  q?: string;
  state?: string;
  unplaced?: boolean;
  asOf?: string | null;
  limit?: number;
}

export const api = {
  node: () => call<NodeInfo>("/node"),
  alliance: (group: string | null) => call<Alliance>("/alliance", {}, { group }),
  categories: () => call<Categories>("/categories"),
  incidents: (scope: Scope, question: Question, signal?: AbortSignal) =>
    call<Incidents>("/incidents", signal === undefined ? {} : { signal }, { ...scope, ...question }),
  incident: (scope: Scope, id: string, asOf: string | null) =>
    call<IncidentFull>(`/incidents/${encodeURIComponent(id)}`, {}, { ...scope, asOf }),
  record: (id: string) => call<Report>(`/records/${encodeURIComponent(id)}`),
  timeline: (scope: Scope, question: Question & { step: string }, signal?: AbortSignal) =>
    call<{ steps: TimelineStep[] }>("/timeline", signal === undefined ? {} : { signal }, { ...scope, ...question }),
  places: (q: string, signal: AbortSignal) => call<{ places: PlaceFound[] }>("/places", { signal }, { q, limit: 8 }),
  preview: (draft: Draft) => send<Preview>("/preview", draft),
  file: (draft: Draft | Retraction) =>
    send<{ id: string; index: number; ext: string; again: boolean }>("/reports", draft),
  /** Calls back whenever the picture or a link changes, and when the stream breaks or is back. */
  events(on: { picture(fresh: string[]): void; alliance(): void; open(): void; lost(): void }): () => void {
    const stream = new EventSource(BASE + "/events");
    stream.addEventListener("picture", (event) => {
      const data = JSON.parse((event as MessageEvent<string>).data) as { new?: string[] };
      on.picture(data.new ?? []);
    });
    stream.addEventListener("alliance", () => on.alliance());
    stream.addEventListener("open", () => on.open());
    stream.addEventListener("error", () => on.lost());
    return () => stream.close();
  },
};
