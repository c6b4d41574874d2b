import type { Refused } from "../api.ts";
import { app } from "../app.ts";
import { h } from "../dom.ts";
import { redraw } from "../redraw.ts";
import type { Preview } from "../types.ts";
import { looksLike } from "./rules.ts";

/** A part of the form: one question that a report answers. */
export type Part = "what" | "when" | "where" | "how" | "howmany" | "text" | "who";

interface Drawn {
  box: HTMLElement;
  /** What the part says so far, beside its title. */
  head: HTMLElement;
  error: HTMLElement;
  body: HTMLElement;
}

/** The form's parts as they stand on the page, each with what is refused or missing in it. */
export class Parts {
  readonly #drawn = new Map<Part, Drawn>();

  /** Makes a part; `extra` stands beside the title in the place of what the part says so far. */
  add(name: Part, title: string, extra?: Node): HTMLElement {
    const head = h("span", { class: "part-say" });
    const error = h("p", { class: "refusal", role: "alert" });
    const body = h("div", { class: "part-body" });
    const box = h(
      "section",
      { class: "part part-" + name },
      h("div", { class: "part-head" }, h("h2", {}, title), extra ?? head),
      error,
      body,
    );
    this.#drawn.set(name, { box, head, error, body });
    return box;
  }

  get names(): Part[] {
    return [...this.#drawn.keys()];
  }

  /** Draws what a part asks for. */
  draw(name: Part, content: readonly Node[]): void {
    const part = this.#drawn.get(name);
    if (part !== undefined) {
      redraw(part.body, ...content);
    }
  }

  /** Says in half a line what was filled in. */
  say(name: Part, text: string): void {
    const part = this.#drawn.get(name);
    if (part !== undefined) {
      part.head.textContent = text;
    }
  }

  /** Whatever was wrong in a part was said of what stood there before. */
  clear(name: Part): void {
    const part = this.#drawn.get(name);
    if (part !== undefined) {
      part.error.textContent = "";
      part.box.classList.remove("refused");
    }
  }

  /** Says what is missing before the report can be filed, and shows the first of it. */
  need(lacking: readonly ("what" | "when" | "where" | "who")[]): void {
    for (const name of lacking) {
      const part = this.#drawn.get(name);
      if (part !== undefined) {
        part.box.classList.add("refused");
        part.error.textContent = app.words.t(name === "who" ? "form.need.members" : `form.need.${name}`);
      }
    }
    const first = lacking[0];
    const part = first === undefined ? undefined : this.#drawn.get(first);
    if (part !== undefined) {
      show(part);
    }
  }

  /** At the field that was refused, with the node's reason; loud where somebody asked to file it. */
  refuse(cause: Refused, loud: boolean, asWritten: () => void): void {
    const words = app.words;
    const name = partOf(cause.field);
    const part = this.#drawn.get(name);
    if (part === undefined) {
      return;
    }
    part.box.classList.add("refused");
    redraw(
      part.error,
      loud && h("b", {}, words.t("form.refused"), " "),
      h("span", { class: "mono", dir: "ltr" }, cause.field),
      " ",
      h("span", { dir: "auto" }, cause.reason),
      name === "where" &&
        /as_written/.test(cause.reason) &&
        h("button", { type: "button", onclick: asWritten }, words.t("form.where.asWritten")),
    );
    if (loud) {
      show(part);
    }
  }

  /** What the author is told before anything leaves: free text that looks like a name, a number or a plate. */
  warn(warnings: Preview["warnings"]): void {
    for (const { box } of this.#drawn.values()) {
      box.querySelectorAll(".warning").forEach((said) => said.remove());
    }
    for (const warning of warnings) {
      const said = h("p", { class: "warning", dir: "auto" }, looksLike(warning.reason));
      this.#drawn.get(partOf(warning.field))?.error.after(said);
    }
  }
}

/** Into view, with the keyboard at what can be set right. */
function show(part: Drawn): void {
  part.box.scrollIntoView({ block: "center" });
  part.body.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
}

/** The part of the form that a field of the report belongs to. */
function partOf(field: string): Part {
  // A field of a list is `text[0].value`.
  const [section, name] = field.split(/[.[]/);
  switch (section) {
    case "what":
      return name === "category" || name === undefined ? "what" : "howmany";
    case "when":
    case "where":
    case "how":
      return section;
    case "text":
    case "origin":
      return "text";
    case "label":
      return "who";
    default:
      return "what";
  }
}
