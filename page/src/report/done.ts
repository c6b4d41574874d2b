import { api } from "../api.ts";
import { app, href } from "../app.ts";
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Preview } from "../types.ts";
import { previewList } from "./preview.ts";

/** It arrived: where it is kept, who receives it, and the way to its incident as soon as the picture has it. */
export function arrived(id: string, index: number, again: boolean, preview: Preview | null): Node[] {
  const words = app.words;
  const open = h("a", { class: "button strong", hidden: true }, words.t("form.filed.open"));
  void look(id, open, 8);
  return [
    h("h1", { class: "arrived" }, icon("check", 26), words.t("form.filed")),
    h(
      "p",
      {},
      again ? words.t("form.filed.again") : words.t("form.filed.detail", { n: index }),
      " ",
      h("span", { class: "mono", dir: "ltr" }, id.slice(0, 8)),
    ),
    ...(preview === null ? [] : [h("div", { class: "sent-to" }, ...previewList(preview))]),
    open,
  ];
}

/** Asks for the record's incident until the picture has it. */
async function look(id: string, open: HTMLAnchorElement, left: number): Promise<void> {
  const record = await api.record(id).catch(() => undefined);
  if (record?.incident) {
    open.setAttribute("href", href({ view: "incident", id: record.incident }));
    open.hidden = false;
  } else if (left > 0) {
    setTimeout(() => void look(id, open, left - 1), 400);
  }
}

/** It waits: kept in this browser until the node answers. */
export function queued(): Node[] {
  return [h("h1", {}, app.words.t("form.queued")), h("p", {}, app.words.t("form.queued.detail"))];
}

/** What stands where the form was. */
export function done(content: Node[], again: () => void): HTMLElement {
  const words = app.words;
  return h(
    "div",
    { class: "done", role: "status", tabindex: -1 },
    ...content,
    h(
      "div",
      { class: "done-actions" },
      h("button", { type: "button", onclick: again }, words.t("form.filed.next")),
      h("a", { class: "button", href: href({ view: "picture" }) }, words.t("incident.back")),
    ),
  );
}
