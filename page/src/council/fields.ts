import { app, groupName, memberName } from "../app.ts";
import { type Child, h, replace } from "../dom.ts";
import type { Names, Text } from "../types.ts";
import { type Field, wantsText } from "./kinds.ts";
import { papersField } from "./papersfield.ts";
import { type Around, check, choice, several, time } from "./inputs.ts";
import { signField } from "./signfield.ts";
import type { Content, Kind, Seat } from "./types.ts";
import { has, named, t, type TalkKey } from "./words.ts";

/** Languages offered, by their names in the reader's own. */
export const LANGUAGES = ["ar", "en", "fa", "ru", "ku", "tr"] as const;

type Values = Record<string, unknown>;

/** What a field is called, in this kind where it means something of its own there. */
function label(field: Field, kind: string): string {
  const own = `field.${kind}.${field.name}`;
  return t(has(own) ? own : (`field.${field.name}` as TalkKey));
}

/** A field of a form, bound to the content that it fills in. */
export function fieldOf(field: Field, kind: Kind, content: Content, around: Around): HTMLElement {
  const values = content as Values;
  const set = (value: unknown) => {
    values[field.name] = value;
    around.changed();
  };
  const name = label(field, kind);
  const own = `optional.${field.name}`;
  switch (field.type) {
    case "line":
      return lines(name, field, (values[field.name] ??= {}) as Names, around);
    case "texts":
      return written(name, field, (values[field.name] ??= []) as Text[], kind, content, around);
    case "choice":
      return choice(name, offered(field, kind, around), field.group ?? field.name, values[field.name], set);
    case "members": {
      const chosen = values[field.name] as string[] | undefined;
      const members = kind === "council" ? (rosterOf(content.group) ?? around.members) : around.members;
      return several(
        name,
        [...new Set([...members, ...(chosen ?? [])])].map((m) => [m, memberName(m)]),
        chosen,
        set,
      );
    }
    case "languages":
      return several(
        name,
        [...new Set([...around.languages, ...LANGUAGES])].map((l) => [l, app.words.tongue(l)]),
        values[field.name] as string[] | undefined,
        set,
      );
    case "time":
      return time(has(own) ? t(own) : need(name, field), values[field.name] as string | undefined, set);
    case "source":
      return one(name, values[field.name] as string | undefined, set, 1600);
    case "group":
      // Who sits in a council is of its group: another group, other members.
      return group(name, content.group, (value) => {
        content.members = [...(rosterOf(value) ?? [])];
        set(value);
        around.redraw();
      });
    case "tier":
      return tier(name, values[field.name] as number | undefined, set);
    case "seats":
      return seats(name, (values[field.name] ??= []) as Seat[], around);
    case "sign":
      return signField(name, content, around);
    case "papers":
      return papersField(name, content, around);
    case "closes":
      return check(t("field.closes.do"), values[field.name] === true, set);
  }
}

/** Which words are one's to say: on a commitment others say others than who made it. */
function offered(field: Field, kind: string, around: Around): readonly string[] {
  const options = field.options ?? [];
  return kind === "progress"
    ? options.filter((word) => (word === "confirms" || word === "contests") !== around.isOwn)
    : options;
}

function rosterOf(group: string | undefined): readonly string[] | undefined {
  return app.node.get()?.groups.find((each) => each.group === group)?.members;
}

function box(name: string, ...content: Child[]): HTMLElement {
  return h("div", { class: "field" }, h("span", {}, name), ...content);
}

function one(name: string, value: string | undefined, set: (value: string) => void, longest: number): HTMLElement {
  return h(
    "label",
    { class: "field" },
    h("span", {}, name),
    h("input", {
      type: "text",
      dir: "auto",
      maxlength: longest,
      value: value ?? "",
      oninput: (e: Event) => set((e.target as HTMLInputElement).value),
    }),
  );
}

/** A button that offers the languages that are not there yet. */
function another(taken: readonly string[], around: Around, add: (language: string) => void): HTMLElement | false {
  const free = [...new Set([...around.languages, ...LANGUAGES])].filter((l) => !taken.includes(l));
  return (
    free.length > 0 &&
    h(
      "select",
      {
        class: "another",
        "aria-label": t("another"),
        onchange: (e: Event) => add((e.target as HTMLSelectElement).value),
      },
      h("option", { value: "" }, t("another")),
      ...free.map((l) => h("option", { value: l }, app.words.tongue(l))),
    )
  );
}

/** One line in one or several languages. */
function lines(name: string, field: Field, names: Names, around: Around): HTMLElement {
  const body = h("div", { class: "langs" });
  const shown = Object.keys(names);
  if (shown.length === 0) {
    shown.push(around.languages[0] ?? app.words.language);
  }
  const draw = (focus?: string) => {
    replace(
      body,
      ...shown.map((l) =>
        h(
          "label",
          { class: "lang-line" },
          h("small", {}, app.words.tongue(l)),
          h("input", {
            type: "text",
            lang: l,
            dir: "auto",
            maxlength: 400,
            "aria-label": `${name}, ${app.words.tongue(l)}`,
            "data-lang": l,
            value: names[l] ?? "",
            oninput: (e: Event) => ((names[l] = (e.target as HTMLInputElement).value), around.changed()),
          }),
        ),
      ),
      another(shown, around, (l) => (shown.push(l), draw(l))),
    );
    body.querySelector<HTMLElement>(`input[data-lang="${focus}"]`)?.focus();
  };
  draw();
  return box(need(name, field), body);
}

function need(name: string, field: Field, isWanted = false): string {
  return field.need === true || isWanted ? name : t("optional", { name });
}

/** Longer words in one or several languages, each with whether it was translated and by whom. */
function written(name: string, field: Field, texts: Text[], kind: Kind, content: Content, around: Around): HTMLElement {
  const isWanted = field.name === "texts" && wantsText(kind, content);
  const body = h("div", { class: "langs" });
  if (texts.length === 0) {
    const wanted = kind === "statement" ? around.languages : around.languages.slice(0, 1);
    texts.push(...wanted.map((lang) => ({ lang, value: "" })));
  }
  const draw = (focus?: string) => {
    replace(
      body,
      ...texts.map((text) =>
        h(
          "div",
          { class: "lang-text" },
          h(
            "div",
            { class: "lang-head" },
            h("small", {}, app.words.tongue(text.lang)),
            texts.length > 1 && origin(text, around),
          ),
          h("textarea", {
            rows: field.rows ?? 3,
            lang: text.lang,
            dir: "auto",
            maxlength: 100_000,
            "aria-label": `${name}, ${app.words.tongue(text.lang)}`,
            "data-lang": text.lang,
            value: text.value,
            oninput: (e: Event) => ((text.value = (e.target as HTMLTextAreaElement).value), around.changed()),
          }),
        ),
      ),
      another(
        texts.map((x) => x.lang),
        around,
        (lang) => (texts.push({ lang, value: "" }), draw(lang)),
      ),
    );
    body.querySelector<HTMLElement>(`textarea[data-lang="${focus}"]`)?.focus();
  };
  draw();
  const note = `field.${field.name}.note`;
  return box(need(name, field, isWanted), body, has(note) && h("p", { class: "note" }, t(note)));
}

function origin(text: Text, around: Around): HTMLElement {
  return h(
    "select",
    {
      "aria-label": t("translated.label"),
      onchange: (e: Event) => {
        const value = (e.target as HTMLSelectElement).value;
        if (value === "") {
          delete text.translated;
        } else {
          text.translated = value;
        }
        around.changed();
      },
    },
    ...(["", "human", "machine"] as const).map((by) =>
      h(
        "option",
        { value: by, selected: by === (text.translated ?? "") },
        by === "" ? t("translated.no") : t(`translated.${by}`),
      ),
    ),
  );
}

function group(name: string, value: string | undefined, set: (value: string) => void): HTMLElement {
  const mine = (app.node.get()?.groups ?? []).filter((g) => g.mine);
  return h(
    "label",
    { class: "field" },
    h("span", {}, name),
    h(
      "select",
      { onchange: (e: Event) => set((e.target as HTMLSelectElement).value) },
      ...mine.map((g) => h("option", { value: g.group, selected: g.group === value }, groupName(g.group))),
    ),
  );
}

function tier(name: string, value: number | undefined, set: (value: number) => void): HTMLElement {
  return h(
    "label",
    { class: "field" },
    h("span", {}, name, " ", h("small", {}, t("field.tier.say"))),
    h(
      "select",
      { onchange: (e: Event) => set(Number((e.target as HTMLSelectElement).value)) },
      ...Array.from({ length: 10 }, (_, n) =>
        h("option", { value: n, selected: n === (value ?? 0) }, app.words.number(n)),
      ),
    ),
  );
}

const CAPACITIES = ["head", "delegate", "adviser", "observer"] as const;

/** Who comes, by office; never a person's name. */
function seats(name: string, list: Seat[], around: Around): HTMLElement {
  const body = h("div", { class: "langs" });
  const language = around.languages[0] ?? app.words.language;
  const draw = (isAdded = false) => {
    replace(
      body,
      ...list.map((seat) =>
        h(
          "div",
          { class: "seat" },
          h("input", {
            type: "text",
            dir: "auto",
            maxlength: 400,
            "aria-label": t("seat.office"),
            placeholder: t("seat.office.like"),
            value: seat.office[language] ?? "",
            oninput: (e: Event) => ((seat.office[language] = (e.target as HTMLInputElement).value), around.changed()),
          }),
          h(
            "select",
            {
              "aria-label": t("seat.capacity"),
              onchange: (e: Event) => ((seat.capacity = (e.target as HTMLSelectElement).value), around.changed()),
            },
            ...CAPACITIES.map((c) => h("option", { value: c, selected: c === seat.capacity }, named("capacity", c))),
          ),
        ),
      ),
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => (list.push({ office: {}, capacity: list.length === 0 ? "head" : "delegate" }), draw(true)),
        },
        t("seat.add"),
      ),
    );
    if (isAdded) {
      body.querySelector<HTMLElement>(".seat:last-of-type input")?.focus();
    }
  };
  if (list.length === 0) {
    list.push({ office: {}, capacity: "head" });
  }
  draw();
  return box(name, body, h("p", { class: "note" }, t("seat.note")));
}
