import { call } from "../api.ts";
import { app, ask } from "../app.ts";
import { view } from "../picture/view.ts";
import type { Held } from "../store.ts";

export type Figure = "told" | "never" | "joined" | "together" | "first" | "later" | "afterwards";

/** The figures of one member, of a smaller group, or of all together; docs/measures.md says what each counts. */
export interface Row extends Record<Figure, number> {
  part: string;
  kind: "member" | "group" | "whole";
  members: string[];
  alone: { reports: number; incidents: number; origins: number };
  earlierS: { median: number; least: number; most: number } | null;
}

export interface Whole {
  group: string | null;
  asOf: string | null;
  incidents: number;
  reports: number;
  origins: number;
  inTimeS: number;
  rows: Row[];
}

/** Counting takes a node longer than any other answer, so a picture that changes all the time is not counted all the time. */
const REST = 30_000;

/** Asks what the whole sees: at once, when another picture is chosen, and while the picture changes. */
export function follow(held: Held, show: (whole: Whole) => void): void {
  let turn = 0;
  let timer = 0;
  const load = async () => {
    const mine = ++turn;
    clearTimeout(timer);
    timer = 0;
    // No answer is said by the band above the view, and a refusal by the view itself; what was known stays.
    const whole = await ask(call<Whole>("/whole", {}, { ...app.scope.get(), asOf: view.asOf })).catch(() => null);
    if (whole !== null && mine === turn) {
      show(whole);
    }
  };
  held.add(app.scope.watch(() => void load()));
  held.add(app.change.watch(() => (timer ||= window.setTimeout(() => void load(), REST))));
  held.add(() => (turn++, clearTimeout(timer)));
  void load();
}

/** The most that one member tells of by itself. */
export function most(whole: Whole): number {
  return Math.max(0, ...whole.rows.filter((row) => row.kind === "member").map((row) => row.told));
}

/** Whether several told of anything, so that there is a whole beside its parts. */
export function isWhole(whole: Whole): boolean {
  return whole.rows.filter((row) => row.kind === "member" && row.told > 0).length > 1;
}

/** What all together tell of. */
export function told(whole: Whole): number {
  return whole.rows.at(-1)?.told ?? 0;
}
