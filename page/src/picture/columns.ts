import type { TimelineStep } from "../types.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A length of columns that divides a day or is made of days. */
const LENGTHS = [HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY];

/** How long a column is, so that it is some ten pixels wide. */
export function columnLength(span: number, width: number): number {
  return LENGTHS.find((length) => (span / length) * 9 <= width) ?? 182 * DAY;
}

export interface Column {
  from: number;
  incidents: number;
  contested: number;
}

/** Adds up the API's steps into columns; a step belongs to the column that holds its start. */
export function columns(steps: readonly TimelineStep[], from: number, to: number, length: number): Column[] {
  const first = Math.floor(from / length) * length;
  const all: Column[] = [];
  for (let at = first; at < to; at += length) {
    all.push({ from: at, incidents: 0, contested: 0 });
  }
  for (const step of steps) {
    const column = all[Math.floor((Date.parse(step.from) - first) / length)];
    if (column !== undefined) {
      column.incidents += step.incidents;
      column.contested += step.contested;
    }
  }
  return all;
}

/** Where ticks stand and what they say, from hours to years, so that they keep some sixty pixels apart. */
export function ticks(
  from: number,
  to: number,
  width: number,
): { at: number; style: "time" | "day" | "month" | "year" }[] {
  const span = to - from;
  const room = Math.max(2, Math.floor(width / 64));
  const found: { at: number; style: "time" | "day" | "month" | "year" }[] = [];
  if (span <= 3 * DAY) {
    const step = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY].find((l) => span / l <= room) ?? DAY;
    for (let at = Math.ceil(from / step) * step; at < to; at += step) {
      found.push({ at, style: at % DAY === 0 ? "month" : "time" });
    }
    return found;
  }
  if (span <= 70 * DAY) {
    const step = [1, 2, 7, 14].find((d) => span / (d * DAY) <= room) ?? 14;
    for (let at = Math.ceil(from / DAY) * DAY, i = 0; at < to; at += step * DAY, i++) {
      found.push({ at, style: i === 0 || new Date(at).getUTCDate() <= step ? "month" : "day" });
    }
    return found;
  }
  const months = span / (30.44 * DAY);
  const step = [1, 2, 3, 6, 12, 24, 60].find((m) => months / m <= room) ?? 120;
  const start = new Date(from);
  for (let m = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; m++) {
    const at = Date.UTC(Math.floor(m / 12), m % 12, 1);
    if (at >= to) {
      return found;
    }
    if (at >= from && m % step === 0) {
      found.push({ at, style: "year" });
    }
  }
}
