import type { Names } from "../types.ts";
import type { Act } from "./acts.ts";
import type { Content } from "./types.ts";

/** One draft of a kind on a matter: who is called away finds it again, in this browser only. */
function key(act: Act): string {
  return `tansiq.saying.${act.kind}.${act.content.amends ?? act.content.on ?? ""}`;
}

export function readDraft(act: Act): Content | null {
  try {
    const kept = sessionStorage.getItem(key(act));
    return kept === null ? null : { ...(JSON.parse(kept) as Content), ...linked(act) };
  } catch {
    return null;
  }
}

function linked(act: Act): Content {
  return {
    ...(act.content.on === undefined ? {} : { on: act.content.on }),
    ...(act.content.amends === undefined ? {} : { amends: act.content.amends }),
  };
}

export function keepDraft(act: Act, content: Content): void {
  try {
    sessionStorage.setItem(key(act), JSON.stringify(content));
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
