import { type Child, h } from "../dom.ts";
import { t } from "./words.ts";

/** How many more of a list are drawn when somebody asks for more. */
const MORE = 100;

/** Lists of which the first part is drawn: thousands of rows are no help to anybody. */
export class Lists {
  readonly #longer = new Map<string, number>();

  /** Lists of which `first` rows are drawn before somebody asks for more. */
  constructor(
    readonly first: number,
    readonly redraw: () => void,
    /** Asks the node for longer lists. */
    readonly fetch: () => void = redraw,
  ) {}

  /**
   * The first rows of a list, made only when they are drawn, and a button for more.
   *
   * @param beyond how many more there are at the node
   */
  rows<T>(
    name: string,
    all: readonly T[],
    row: (each: T, index: number) => HTMLElement,
    { holder = "li", beyond = 0 }: { holder?: "li" | "div"; beyond?: number } = {},
  ): HTMLElement[] {
    const limit = this.#longer.get(name) ?? this.first;
    const rest = all.length - limit + beyond;
    const more = () => {
      this.#longer.set(name, limit + MORE);
      if (beyond > 0 && limit + MORE > all.length) {
        this.fetch();
      } else {
        this.redraw();
      }
    };
    return [
      ...all.slice(0, limit).map((each, i) => row(each, i)),
      ...(rest > 0
        ? [
            h(
              holder,
              { "data-key": "more" },
              h("button", { type: "button", class: "quiet", onclick: more }, t("more", { n: rest })),
            ),
          ]
        : []),
    ];
  }

  /** The same as a list, or a sentence where there is nothing. */
  list<T>(name: string, all: readonly T[], none: string, row: (each: T) => HTMLElement, beyond = 0): HTMLElement {
    return all.length === 0
      ? h("p", { class: "note" }, none)
      : h("ul", { class: "rows" }, ...this.rows(name, all, row, { beyond }));
  }
}

/** A part of the board. */
export function section(name: string, title: Child, ...content: Child[]): HTMLElement {
  return h("section", { class: `board-part ${name}`, "data-key": name }, h("h2", {}, title), ...content);
}
