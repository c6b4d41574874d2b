import { app } from "../app.ts";
import { h } from "../dom.ts";
import { HERE } from "../here.ts";
import { named, t } from "./words.ts";

/** What a form knows besides what is written in it. */
export interface Around {
  /** Members to choose from. */
  members: readonly string[];
  /** Languages that the council works in; the reader's own first. */
  languages: readonly string[];
  /** Of a word on a commitment: it is of one of those who committed. */
  isOwn: boolean;
  changed(): void;
  /** Draws the fields anew, where one answer sets another. */
  redraw(): void;
}

/** On or off. */
export function check(name: string, on: boolean, set: (on: boolean) => void): HTMLElement {
  return h(
    "label",
    { class: "toggle" },
    h("input", {
      type: "checkbox",
      checked: on,
      onchange: (e: Event) => set((e.target as HTMLInputElement).checked),
    }),
    name,
  );
}

/** One of a few words; arrows move between them. */
export function choice(
  name: string,
  options: readonly string[],
  group: string,
  value: unknown,
  set: (value: string) => void,
): HTMLElement {
  const id = `choice-${group}`;
  return h(
    "fieldset",
    { class: "field picks" },
    h("legend", {}, name),
    ...options.map((word) =>
      h(
        "label",
        { class: "pick" },
        h("input", { type: "radio", name: id, value: word, checked: word === value, onchange: () => set(word) }),
        named(group, word),
      ),
    ),
  );
}

/** Any of some. */
export function several(
  name: string,
  options: readonly (readonly [string, string])[],
  value: readonly string[] | undefined,
  set: (value: string[]) => void,
): HTMLElement {
  const chosen = new Set(value ?? []);
  return h(
    "fieldset",
    { class: "field picks" },
    h("legend", {}, name),
    ...options.map(([word, text]) =>
      h(
        "label",
        { class: "pick" },
        h("input", {
          type: "checkbox",
          value: word,
          checked: chosen.has(word),
          onchange: (e: Event) => {
            if ((e.target as HTMLInputElement).checked) {
              chosen.add(word);
            } else {
              chosen.delete(word);
            }
            set(options.map(([each]) => each).filter((each) => chosen.has(each)));
          },
        }),
        text,
      ),
    ),
  );
}

/** A moment on this device's clock, and which clock that is. */
export function time(name: string, value: string | undefined, set: (value: string | undefined) => void): HTMLElement {
  const at = value === undefined ? null : new Date(value);
  const clock = (moment: Date) => t("clock", { zone: app.words.offset(moment, HERE) });
  const which = h("small", {}, clock(at ?? new Date()));
  return h(
    "label",
    { class: "field" },
    h("span", {}, name, " ", which),
    h("input", {
      type: "datetime-local",
      // Without an end a year can be typed that no date has.
      max: "9999-12-31T23:59",
      value: at === null ? "" : local(at),
      oninput: (e: Event) => {
        const text = (e.target as HTMLInputElement).value;
        const moment = new Date(text);
        // A winter that is written down in summer is told by winter's clock.
        which.textContent = clock(text === "" ? new Date() : moment);
        set(text === "" ? undefined : moment.toISOString().replace(/\.000Z$/, "Z"));
      },
    }),
  );
}

function local(at: Date): string {
  return new Date(at.getTime() + app.words.ahead(at, HERE)).toISOString().slice(0, 16);
}
