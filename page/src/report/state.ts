import { duration, seconds } from "../duration.ts";
import { HERE } from "../here.ts";
import type { CountRange, Draft, Names, Report, Status } from "../types.ts";

/** What a person has filled in so far. Kept as it is, so that a draft comes back exactly. */
export interface State {
  ext: string;
  category: string | null;
  when: {
    mode: "now" | "5" | "60" | "set";
    /** The moment that a button meant when it was pressed: "now" must not move while the report waits. */
    at: string | null;
    day: string;
    from: string;
    to: string;
    zone: string;
    precisionS: number;
  };
  where: {
    mode: "here" | "map" | "name" | "coords";
    lat: number | null;
    lon: number | null;
    radiusM: number;
    name: Names | null;
    text: string;
    asWritten: boolean;
  };
  means: string | null;
  counts: Partial<Record<"dead" | "injured" | "count", CountRange>>;
  text: string;
  lang: string;
  origin: string;
  who: { kind: "home" | "group" | "members"; group: string | null; members: string[] };
  level: string;
}

export const PRECISIONS = [10, 60, 300, 900, 3600, 43_200] as const;
export const RADII = [50, 250, 1000, 5000, 25_000] as const;
export const LEVELS = ["open", "restricted", "confidential", "secret"] as const;

const KEY = "tansiq.draft";

/** A name of this report that no other has, so that sending it twice keeps it once. */
export function newExt(): string {
  return `page/${crypto.randomUUID()}`;
}

export function empty(language: string, group: string | null): State {
  return {
    ext: newExt(),
    category: null,
    when: { mode: "now", at: null, day: "", from: "", to: "", zone: HERE, precisionS: 300 },
    where: { mode: "map", lat: null, lon: null, radiusM: 1000, name: null, text: "", asWritten: false },
    means: null,
    counts: {},
    text: "",
    lang: language,
    origin: kept("tansiq.origin") ?? "",
    who: group === null ? { kind: "home", group: null, members: [] } : { kind: "group", group, members: [] },
    level: "restricted",
  };
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function readDraft(amends: string | undefined): State | null {
  try {
    const text = localStorage.getItem(amends === undefined ? KEY : `${KEY}.${amends}`);
    return text === null ? null : (JSON.parse(text) as State);
  } catch {
    return null;
  }
}

export function keepDraft(state: State | null, amends: string | undefined): void {
  const key = amends === undefined ? KEY : `${KEY}.${amends}`;
  try {
    if (state === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify(state));
      localStorage.setItem("tansiq.origin", state.origin);
    }
  } catch {
    // A browser that keeps nothing: the draft lasts as long as the form is open.
  }
}

/** A report filled back into the form, to be corrected. */
export function ofReport(report: Report): State {
  const state = empty("en", null);
  const audience = report.label.audience ?? [];
  const group = audience.length === 1 && audience[0]?.startsWith("group:") ? audience[0].slice(6) : null;
  const from = report.when?.from === undefined ? null : new Date(report.when.from);
  const to = report.when?.to === undefined ? null : new Date(report.when.to);
  const where = report.where;
  const text = report.text?.find((t) => t.translated === undefined);
  return {
    ...state,
    category: report.what?.category ?? null,
    when: {
      mode: "set",
      at: null,
      zone: "UTC",
      day: from === null ? "" : from.toISOString().slice(0, 10),
      from: from === null ? "" : from.toISOString().slice(11, 19).replace(/:00$/, ""),
      to: to === null ? "" : to.toISOString().slice(11, 19).replace(/:00$/, ""),
      precisionS: seconds(report.when?.precision) ?? 0,
    },
    where: {
      ...state.where,
      mode: where?.lat === undefined ? "name" : "map",
      lat: where?.lat ?? null,
      lon: where?.lon ?? null,
      radiusM: where?.radius_m ?? 1000,
      name: typeof where?.place === "string" ? { en: where.place } : (where?.place ?? null),
      text: typeof where?.place === "string" ? where.place : "",
    },
    means: report.how?.means ?? null,
    counts: {
      ...(report.what?.dead === undefined ? {} : { dead: report.what.dead }),
      ...(report.what?.injured === undefined ? {} : { injured: report.what.injured }),
      ...(report.what?.count === undefined ? {} : { count: report.what.count }),
    },
    text: text?.value ?? "",
    lang: text?.lang ?? state.lang,
    origin: typeof report.origin === "string" ? report.origin : "",
    who:
      audience.length === 0
        ? { kind: "home", group: null, members: [] }
        : group !== null
          ? { kind: "group", group, members: [] }
          : { kind: "members", group: null, members: audience.filter((a) => !a.includes(":")) },
    level: report.label.level ?? "restricted",
  };
}

/** The moment that a day and a time of a zone's clock mean, by the zone's rules of that date. */
export function instant(day: string, time: string, zone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d(:\d\d)?$/.test(time)) {
    return null;
  }
  const wall = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(wall)) {
    return null;
  }
  // The offset at the guess may be another than at the result when the clock changes between: two rounds settle it.
  let at = wall - offsetMs(new Date(wall), zone);
  at = wall - offsetMs(new Date(at), zone);
  return new Date(at);
}

function offsetMs(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return (
    Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) -
    Math.floor(at.getTime() / 1000) * 1000
  );
}

/** From and to, or nothing while the time is not said. An end before its beginning is on the next day. */
export function timeOf(state: State): { from: Date; to: Date | null } | null {
  const when = state.when;
  if (when.mode !== "set") {
    return when.at === null ? null : { from: new Date(when.at), to: null };
  }
  const from = instant(when.day, when.from, when.zone);
  if (from === null) {
    return null;
  }
  const to = when.to === "" ? null : instant(when.day, when.to, when.zone);
  return { from, to: to !== null && to < from ? new Date(to.getTime() + 86_400_000) : to };
}

const iso = (at: Date) => at.toISOString().replace(/\.\d+Z$/, "Z");

/** What is still missing before it can be sent. */
export function missing(state: State): ("what" | "when" | "where" | "who")[] {
  const where = state.where;
  const placed =
    where.mode === "coords"
      ? where.text.trim() !== ""
      : where.lat !== null || (where.mode === "name" && where.name !== null);
  return [
    ...(state.category === null ? (["what"] as const) : []),
    ...(timeOf(state) === null ? (["when"] as const) : []),
    ...(placed ? [] : (["where"] as const)),
    ...(state.who.kind === "members" && state.who.members.length === 0 ? (["who"] as const) : []),
  ];
}

/** The report as the node takes it. What is not known is left out. Only to be called when nothing is missing. */
export function draftOf(state: State, status: Status, amends: string | undefined): Draft {
  const time = timeOf(state) as { from: Date; to: Date | null };
  const where = state.where;
  const place = where.name === null ? {} : { place: where.name };
  const audience =
    state.who.kind === "group" && state.who.group !== null
      ? [`group:${state.who.group}`]
      : state.who.kind === "members"
        ? [...state.who.members]
        : [];
  return {
    kind: "report",
    ext: state.ext,
    ...(amends === undefined ? {} : { amends }),
    ...(state.origin.trim() === "" ? {} : { origin: state.origin.trim() }),
    status,
    what: { category: state.category ?? "", ...state.counts },
    when: {
      from: iso(time.from),
      ...(time.to === null ? {} : { to: iso(time.to) }),
      ...(state.when.precisionS > 0 ? { precision: duration(state.when.precisionS) } : {}),
    },
    where:
      where.mode === "coords"
        ? { coordinates: where.text.trim(), radius_m: where.radiusM, ...(where.asWritten ? { as_written: true } : {}) }
        : where.lat !== null && where.lon !== null
          ? { lat: round(where.lat), lon: round(where.lon), radius_m: where.radiusM, ...place }
          : { ...place },
    ...(state.means === null ? {} : { how: { means: state.means } }),
    ...(state.text.trim() === "" ? {} : { text: [{ lang: state.lang, value: state.text.trim() }] }),
    label: { level: state.level, audience },
  };
}

/** Seven decimals are a centimetre: the grain of a record. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
