import { h } from "../dom.ts";
import { type Act, acts, asking } from "./acts.ts";
import { openSaying, sayNow } from "./say.ts";
import type { Matter } from "./types.ts";

/** The button of one act. */
export function actButton(act: Act, on: Matter | undefined, done: () => void): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: act.strong === true ? "outline" : "quiet",
      "data-act": act.kind + (act.content.say ?? act.content.form ?? act.content.word ?? act.content.reply ?? ""),
      onclick: () => void (act.ready === true ? sayNow(act, done) : openSaying(act, on, done)),
    },
    act.label,
  );
}

/** All that this node's member can say to a matter. */
export function buttons(matter: Matter, done: () => void, withAsking = true): HTMLElement {
  const all = [...acts(matter), ...(withAsking && matter.recalled === undefined ? [asking(matter.matter)] : [])];
  return h("div", { class: "acts" }, ...all.map((act) => actButton(act, matter, done)));
}
