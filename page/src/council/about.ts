import { h } from "../dom.ts";
import { styled } from "../late.ts";
import { redraw } from "../redraw.ts";
import { asking } from "./acts.ts";
import { openSaying } from "./say.ts";
import { consultationRow } from "./thread.ts";
import type { Matter } from "./types.ts";
import { talkWords } from "./words.ts";

async function ready(): Promise<void> {
  await Promise.all([talkWords(), styled("talks")]);
}

/** Draws what was said of some records. */
export async function rows(box: Element, matters: readonly unknown[]): Promise<void> {
  await ready();
  const now = new Date().toISOString();
  const list = (matters as Matter[]).map((each) => h("li", { "data-key": each.matter }, ...consultationRow(each, now)));
  redraw(box, h("ul", { class: "rows" }, ...list));
}

/** Opens the form to ask members about a record. */
export async function ask(id: string, done: () => void): Promise<void> {
  await ready();
  await openSaying(asking(id), undefined, done);
}
