import { call } from "../api.ts";
import { app } from "../app.ts";
import { h } from "../dom.ts";
import type { IncidentFull } from "../types.ts";

/** What members said to each other of these reports, and a way to ask; the views of talk are fetched when there is any. */
export function talkAbout(full: IncidentFull): HTMLElement {
  const words = app.words;
  const ids = full.reportsFull.map((r) => r.id);
  const list = h("div", {});
  const act = async () => (await import("../council/about.ts")).ask(ids[0] ?? "", () => void fill());
  const fill = async () => {
    const asked = { ...app.scope.get(), group: null, about: ids.slice(0, 100).join() };
    const { matters } = await call<{ matters: unknown[] }>("/talk", {}, asked);
    if (matters.length > 0) {
      await (await import("../council/about.ts")).rows(list, matters);
    }
  };
  void fill().catch(() => undefined);
  return h(
    "section",
    { class: "rail-part", "data-whole": true },
    h("h2", {}, words.t("talks")),
    list,
    h("button", { type: "button", class: "ask", onclick: () => void act() }, words.t("talks.ask")),
  );
}
