import { app, categoryName } from "../app.ts";
import { h } from "../dom.ts";
import { HERE } from "../here.ts";
import { drop, queue, type Waiting } from "./queue.ts";

function row(waiting: Waiting): HTMLElement {
  const words = app.words;
  const { draft, refused } = waiting;
  const what = draft.kind === "report" ? categoryName(draft.what.category ?? "") : words.t("retract.title");
  return h(
    "div",
    { class: refused === undefined ? "waiting" : "waiting refused" },
    h("span", {}, words.time(new Date(waiting.since), HERE), " · ", what),
    refused !== undefined &&
      h(
        "span",
        { class: "refusal" },
        words.t("form.queue.refused", { reason: [refused.field, refused.reason].filter(Boolean).join(": ") }),
      ),
    h("button", { type: "button", class: "quiet", onclick: () => drop(waiting.key) }, words.t("form.queue.drop")),
  );
}

/** Reports that wait for the node, and those that it refused while they waited: their authors must see them. */
export function waitingRows(): HTMLElement[] {
  return queue.get().map(row);
}
