import { app } from "../app.ts";
import { h } from "../dom.ts";
import { unpinnedNote } from "../group.ts";
import { view } from "./view.ts";

/** Why the list is empty, and what to do about it. It never says that nothing happened. */
export function emptyState(without: number, undo: { filter(): void; search(): void; days(): void }): HTMLElement {
  const words = app.words;
  const action = (text: string, run: () => void) => h("button", { type: "button", onclick: run }, text);
  if (view.filter !== "all") {
    return h(
      "div",
      { class: "empty" },
      h(
        "p",
        {},
        words.t("empty.filter", {
          filter: words.t(`filter.${view.filter}`),
          without: words.t("count.incidents", { n: without }),
        }),
      ),
      action(words.t("empty.filter.drop"), undo.filter),
    );
  }
  if (view.q !== "") {
    return h(
      "div",
      { class: "empty" },
      h("p", {}, words.t("empty.filter", { filter: view.q, without: "…" })),
      action(words.t("search.clear"), undo.search),
    );
  }
  if (view.asOf !== null) {
    return h("div", { class: "empty" }, h("p", {}, words.t("empty.asOf")));
  }
  const absent = unpinnedNote();
  if (absent !== null) {
    return h(
      "div",
      { class: "empty" },
      h("p", {}, absent),
      h("p", { class: "note" }, words.t("empty.unpinned")),
      action(words.t("group.all.show"), () => app.scope.set({ ...app.scope.get(), group: null })),
    );
  }
  const none = (app.alliance.get()?.members ?? []).every((m) => (m.size ?? 0) === 0);
  if (none) {
    return h(
      "div",
      { class: "empty" },
      h("p", {}, words.t("empty.start")),
      h("p", { class: "note" }, words.t("empty.start.do")),
      h("pre", { dir: "ltr" }, "./tansiq import reports.ndjson --node DIR"),
    );
  }
  return h(
    "div",
    { class: "empty" },
    h("p", {}, words.t("empty.days")),
    h("p", { class: "note" }, words.t("empty.days.note")),
    action(words.t("time.wider"), undo.days),
  );
}
