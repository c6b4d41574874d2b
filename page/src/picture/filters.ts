import { app } from "../app.ts";
import { h, replace } from "../dom.ts";
import { icon } from "../icons.ts";
import { redraw } from "../redraw.ts";
import type { Incident } from "../types.ts";
import { view, type View } from "./view.ts";

const KINDS: readonly View["filter"][] = ["all", "contested", "one", "unplaced"];

/** Whether an incident passes a filter. */
export function passes(incident: Incident, filter: View["filter"]): boolean {
  switch (filter) {
    case "all":
      return true;
    case "contested":
      return incident.state === "contested";
    case "one":
      return incident.origins === 1;
    case "unplaced":
      return incident.where?.lat === undefined;
  }
}

/** Search and filters over the list. */
export class Filters {
  readonly element = h("div", { class: "filters" });
  readonly #chips = h("div", { class: "filter-chips", role: "group" });
  readonly #input: HTMLInputElement;
  #waiting = 0;

  constructor(readonly on: { changed(): void; searched(): void }) {
    const words = app.words;
    this.#input = h("input", {
      type: "search",
      placeholder: words.t("search.placeholder"),
      "aria-label": words.t("search.label"),
      value: view.q,
      dir: "auto",
      oninput: () => {
        clearTimeout(this.#waiting);
        this.#waiting = window.setTimeout(() => {
          view.q = this.#input.value.trim();
          this.on.searched();
        }, 200);
      },
    });
    this.#chips.setAttribute("aria-label", words.t("filter.label"));
    replace(
      this.element,
      h("label", { class: "search" }, icon("search", 18), this.#input, h("kbd", { "aria-hidden": "true" }, "/")),
      this.#chips,
    );
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Empties the search; true if there was anything in it. */
  clear(): boolean {
    if (view.q === "" && this.#input.value === "") {
      return false;
    }
    this.#input.value = "";
    view.q = "";
    this.on.searched();
    return true;
  }

  show(incidents: readonly Incident[]): void {
    const words = app.words;
    redraw(
      this.#chips,
      ...KINDS.map((kind) => {
        const n = incidents.filter((i) => passes(i, kind)).length;
        if (n === 0 && kind !== "all" && kind !== view.filter) {
          return null;
        }
        return h(
          "button",
          {
            type: "button",
            class: kind,
            "aria-pressed": String(view.filter === kind),
            onclick: () => this.choose(kind),
          },
          words.t(`filter.${kind}`),
          " ",
          h("bdi", {}, words.figure(n)),
        );
      }),
    );
  }

  choose(kind: View["filter"]): void {
    view.filter = view.filter === kind && kind !== "all" ? "all" : kind;
    this.on.changed();
  }
}
