import type { Names } from "../types.ts";
import type { Act } from "./acts.ts";
import type { Chosen } from "./audience.ts";
import type { Content } from "./types.ts";

/** What somebody had begun to say, and for whom. */
export interface Draft {
  content: Content;
  /** Whom its author had chosen; absent where it goes as usual. */
  chosen?: Chosen;
}

const WORDS = ["form", "say", "word", "reply"] as const;

/** One draft of an act on a matter: who is called away finds it again, while this window is open. */
function key(act: Act): string {
  const word = WORDS.map((name) => act.content[name]).find((each) => each !== undefined) ?? "";
  return ["tansiq.saying", act.kind, act.content.amends ?? `${word}.${act.content.on ?? ""}`].join(".");
}

export function readDraft(act: Act): Draft | null {
  try {
    const kept = sessionStorage.getItem(key(act));
    return kept === null ? null : begun(act, JSON.parse(kept) as Draft);
  } catch {
    return null;
  }
}

/** What the button says stands, whatever the draft had: who pressed "Reserve" does not object. */
function begun(act: Act, draft: Draft): Draft {
  const pressed = act.content.amends === undefined ? WORDS.filter((name) => act.content[name] !== undefined) : [];
  const fixed = (["on", "amends", ...pressed] as const).filter((name) => act.content[name] !== undefined);
  return { ...draft, content: { ...draft.content, ...Object.fromEntries(fixed.map((n) => [n, act.content[n]])) } };
}

export function keepDraft(act: Act, draft: Draft): void {
  try {
    sessionStorage.setItem(key(act), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing loses what was typed when the form is closed; nothing else depends on it.
  }
}

export function dropDraft(act: Act): void {
  try {
    sessionStorage.removeItem(key(act));
  } catch {
    // As above.
  }
}

const OFFICE = "tansiq.office";

/** The office that spoke last from this browser, by language: the same one mostly speaks again. */
export function usualOffice(): Names {
  try {
    return JSON.parse(localStorage.getItem(OFFICE) ?? "{}") as Names;
  } catch {
    return {};
  }
}

export function keepOffice(content: Content): void {
  const office = content.office ?? content.seats?.[0]?.office;
  if (office !== undefined) {
    try {
      localStorage.setItem(OFFICE, JSON.stringify(office));
    } catch {
      // As above.
    }
  }
}
