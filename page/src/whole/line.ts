import { app, href } from "../app.ts";
import { h } from "../dom.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import { follow, isWhole, most, told } from "./follow.ts";

/** What the whole sees in one sentence, with the way to all of it: the end of a view. */
export function line(held: Held): HTMLElement {
  const words = app.words;
  const element = h("p", { class: "whole-line" });
  follow(held, (whole) =>
    redraw(
      element,
      isWhole(whole) && words.t("whole.line", { all: words.t("count.incidents", { n: told(whole) }), n: most(whole) }),
      " ",
      h("a", { href: href({ view: "whole" }) }, words.t("whole")),
    ),
  );
  return element;
}
