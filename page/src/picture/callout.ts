import { app, categoryName, href } from "../app.ts";
import { h, place } from "../dom.ts";
import { icon } from "../icons.ts";
import { redraw } from "../redraw.ts";
import type { Incident } from "../types.ts";
import { placeName } from "./say.ts";

/** The selected incident's name beside its mark, on the side with more room; it opens the incident. */
export class Callout {
  readonly element = h("a", { class: "float callout", hidden: true });
  #shown: string | null = null;

  /** `at` is the mark's place in the box, or nothing when there is none to point at. */
  show(incident: Incident | undefined, at: { x: number; y: number } | undefined, box: HTMLElement): void {
    const wide = box.clientWidth;
    if (incident === undefined || at === undefined || at.x < 0 || at.y < 0 || at.x > wide || at.y > box.clientHeight) {
      this.element.hidden = true;
      return;
    }
    if (this.#shown !== incident.id) {
      this.#shown = incident.id;
      this.#write(incident);
    }
    this.element.hidden = false;
    const own = this.element.offsetWidth;
    const left = at.x + 30 + own < wide - 8 ? at.x + 30 : at.x - 30 - own;
    place(this.element, {
      left: `${Math.round(Math.max(8, left))}px`,
      top: `${Math.round(at.y - this.element.offsetHeight / 2)}px`,
    });
  }

  #write(incident: Incident): void {
    const words = app.words;
    const comma = words.rtl ? "، " : ", ";
    this.element.setAttribute("href", href({ view: "incident", id: incident.id }));
    redraw(
      this.element,
      h("b", {}, words.t("callout", { title: categoryName(incident.category), place: placeName(incident.where) })),
      h(
        "span",
        {},
        " ",
        words.t("count.origins", { n: incident.origins }),
        incident.accounts > 1 && [comma, words.t("count.accounts", { n: incident.accounts })],
      ),
      icon("back", 13, true),
    );
  }
}
