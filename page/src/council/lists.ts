import { type Child, h } from "../dom.ts";
import { t } from "./words.ts";

/** How many of a list are drawn before somebody asks for more, and how many more then. */
const FIRST = 12;
const MORE = 100;

/** Lists of which the first part is drawn: thousands of rows are no help to anybody. */
export class Lists {
  readonly #longer = new Map<string, number>();

  constructor(readonly redraw: () => void) {}

  /** The first rows of a list, made only when they are drawn, and a button for more. */
  rows<T>(name: string, all: readonly T[], row: (each: T) => HTMLElement): HTMLElement[] {
    const limit = this.#longer.get(name) ?? FIRST;
    const rest = all.length - limit;
    const more = () => (this.#longer.set(name, limit + MORE), this.redraw());
    return [
      ...all.slice(0, limit).map(row),
      ...(rest > 0
        ? [
            h(
              "li",
              { "data-key": "more" },
              h("button", { type: "button", class: "quiet", onclick: more }, t("more", { n: rest })),
            ),
          ]
        : []),
    ];
  }

  /** The same as a list, or a sentence where there is nothing. */
  list<T>(name: string, all: readonly T[], none: string, row: (each: T) => HTMLElement): HTMLElement {
    return all.length === 0
      ? h("p", { class: "note" }, none)
      : h("ul", { class: "rows" }, ...this.rows(name, all, row));
  }
}

/** A part of the board. */
export function section(name: string, title: Child, ...content: Child[]): HTMLElement {
  return h("section", { class: `board-part ${name}`, "data-key": name }, h("h2", {}, title), ...content);
}
