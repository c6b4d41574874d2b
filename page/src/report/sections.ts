import { app, categoryName } from "../app.ts";
import { plainFigure } from "../digits.ts";
import { h } from "../dom.ts";
import { glyphSvg } from "../markSvg.ts";
import type { CountRange } from "../types.ts";
import { option } from "./option.ts";
import { PRECISIONS, RADII, type State, timeOf } from "./state.ts";

/** What comes first: the ones that a monitor files most. */
const FIRST = [
  "force.shelling",
  "force.small-arms",
  "civilians.casualty",
  "hazard.fire",
  "obstruction.monitor-denied",
  "border.crossing",
  "overflight.uav",
  "calm.observed-quiet",
];

export function whatSection(state: State, all: boolean, change: (all?: boolean) => void): Node[] {
  const words = app.words;
  const tile = (category: string) =>
    h(
      "button",
      {
        type: "button",
        class: "tile",
        "aria-pressed": String(state.category === category),
        onclick: () => ((state.category = category), change()),
      },
      glyphSvg(category, 26),
      h("span", {}, categoryName(category)),
    );
  const known = new Set(app.categories.get()?.branches.flatMap((b) => b.leaves.map((l) => l.category)));
  const first = FIRST.filter((c) => known.has(c));
  const chosen = state.category !== null && !first.includes(state.category) ? [state.category] : [];
  if (!all) {
    return [h("div", { class: "tiles" }, ...[...chosen, ...first].slice(0, 8).map(tile))];
  }
  return (app.categories.get()?.branches ?? [])
    .filter((b) => b.branch !== "notice")
    .map((b) =>
      h(
        "div",
        { class: "branch" },
        h("h3", {}, glyphSvg(b.branch, 16), words.name(b.name, b.branch)),
        h(
          "div",
          { class: "options" },
          ...b.leaves.map((l) =>
            option(
              words.name(l.name, l.category),
              state.category === l.category,
              () => ((state.category = l.category), change(false)),
            ),
          ),
        ),
      ),
    );
}

export function whenSection(state: State, placeZone: string, change: () => void): Node[] {
  const words = app.words;
  const when = state.when;
  const ago = (mode: "now" | "5" | "60", minutes: number) =>
    option(words.t(`form.when.${mode}`), when.mode === mode, () => {
      when.mode = mode;
      when.at = new Date(Date.now() - minutes * 60_000).toISOString();
      change();
    });
  const set = option(words.t("form.when.set"), when.mode === "set", () => {
    const at = timeOf(state)?.from ?? new Date();
    const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
    if (when.day === "") {
      Object.assign(when, { day: local.slice(0, 10), from: local.slice(11, 16) });
    }
    when.mode = "set";
    change();
  });
  const field = (label: string, type: string, key: "day" | "from" | "to") =>
    h(
      "label",
      { class: "field" },
      h("span", {}, label),
      h("input", {
        type,
        value: when[key],
        oninput: (e: Event) => ((when[key] = (e.target as HTMLInputElement).value), change()),
      }),
    );
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([when.zone, here, placeZone, "UTC"])];
  const at = timeOf(state)?.from ?? new Date();
  return [
    h("div", { class: "options four" }, ago("now", 0), ago("5", 5), ago("60", 60), set),
    when.mode === "set"
      ? h(
          "div",
          { class: "time-fields" },
          field(words.t("form.when.date"), "date", "day"),
          field(words.t("form.when.from"), "time", "from"),
          field(words.t("form.when.to"), "time", "to"),
          h(
            "label",
            { class: "field" },
            h("span", {}, words.t("form.when.zone")),
            h(
              "select",
              { onchange: (e: Event) => ((when.zone = (e.target as HTMLSelectElement).value), change()) },
              ...zones.map((z) =>
                h(
                  "option",
                  { value: z, selected: z === when.zone },
                  z === "UTC" ? "UTC" : `${z.split("/").at(-1)?.replace("_", " ")} ${words.offset(at, z)}`,
                ),
              ),
            ),
          ),
        )
      : null,
    h("p", { class: "sub" }, words.t("form.when.sure")),
    h(
      "div",
      { class: "options small" },
      ...[...new Set([...PRECISIONS, ...(state.when.precisionS > 0 ? [state.when.precisionS] : [])])]
        .sort((a, b) => a - b)
        .map((s) =>
          option(
            words.t("unit.pm", { n: words.duration(s) }),
            when.precisionS === s,
            () => ((when.precisionS = when.precisionS === s ? 0 : s), change()),
          ),
        ),
    ),
  ].filter((n) => n !== null);
}

export function radiusOptions(state: State, change: () => void): Node[] {
  const words = app.words;
  return [
    h("p", { class: "sub" }, words.t("form.where.sure")),
    h(
      "div",
      { class: "options small" },
      ...[...new Set([...RADII, state.where.radiusM])]
        .sort((a, b) => a - b)
        .map((m) => option(words.distance(m), state.where.radiusM === m, () => ((state.where.radiusM = m), change()))),
    ),
  ];
}

const MEANS = ["seen", "heard", "told", "imagery", "sensor", "press", "document", "other"] as const;

export function howSection(state: State, change: () => void): Node[] {
  return [
    h(
      "div",
      { class: "options four" },
      ...MEANS.map((m) =>
        option(
          app.words.t(`i.${m}`),
          state.means === m,
          () => ((state.means = state.means === m ? null : m), change()),
        ),
      ),
    ),
  ];
}

/** A figure, "not known" until somebody says it; or a range with its two ends. */
function counter(
  label: string,
  range: CountRange | undefined,
  change: (range: CountRange | undefined) => void,
): HTMLElement {
  const words = app.words;
  const isRange = range !== undefined && range.best === undefined;
  const value = range?.best;
  const number = (text: string): number | undefined => {
    const plain = plainFigure(text);
    return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined;
  };
  const input = (n: number | undefined, said: (n: number | undefined) => void, name: string, placeholder: string) =>
    h("input", {
      type: "text",
      inputmode: "numeric",
      value: n === undefined ? "" : words.number(n).replace(/[٬,]/g, ""),
      placeholder,
      "aria-label": name,
      onchange: (e: Event) => said(number((e.target as HTMLInputElement).value)),
    });
  const step = (sign: string, name: string, by: 1 | -1) =>
    h(
      "button",
      {
        type: "button",
        "aria-label": `${label}: ${name}`,
        onclick: () =>
          change(
            value === undefined
              ? by === 1
                ? { best: 1 }
                : { best: 0 }
              : value + by < 0
                ? undefined
                : { best: value + by },
          ),
      },
      sign,
    );
  const drop = (low: number | undefined, high: number | undefined): CountRange | undefined =>
    low === undefined && high === undefined
      ? {}
      : { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return h(
    "div",
    { class: "counter" },
    h("span", { class: "counter-name" }, label),
    isRange
      ? h(
          "div",
          { class: "stepper" },
          input(
            range.low,
            (low) => change(drop(low, range.high)),
            `${label}: ${words.t("form.range.low")}`,
            words.t("form.range.low"),
          ),
          input(
            range.high,
            (high) => change(drop(range.low, high)),
            `${label}: ${words.t("form.range.high")}`,
            words.t("form.range.high"),
          ),
        )
      : h(
          "div",
          { class: "stepper" },
          step("−", words.t("form.less"), -1),
          input(value, (best) => change(best === undefined ? undefined : { best }), label, words.t("form.unknown")),
          step("+", words.t("form.more"), 1),
        ),
    h(
      "button",
      {
        type: "button",
        class: "quiet range",
        "aria-pressed": String(isRange),
        onclick: () => change(isRange ? undefined : value === undefined ? {} : { low: value, high: value }),
      },
      words.t("form.range"),
    ),
  );
}

export function countsSection(state: State, change: () => void): Node[] {
  const set = (name: "dead" | "injured" | "count") => (range: CountRange | undefined) => {
    if (range === undefined) {
      delete state.counts[name];
    } else {
      state.counts[name] = range;
    }
    change();
  };
  return [
    counter(app.words.t("dead"), state.counts.dead, set("dead")),
    counter(app.words.t("injured"), state.counts.injured, set("injured")),
    counter(app.words.t("form.count"), state.counts.count, set("count")),
  ];
}

/** By their names in the reader's own language: one font is enough for all of them. */
const LANGUAGES = ["ar", "en", "fa", "ru", "ku", "tr"] as const;

export function textSection(state: State, change: () => void): Node[] {
  const words = app.words;
  return [
    h("textarea", {
      rows: 3,
      dir: "auto",
      "aria-label": words.t("form.text"),
      maxlength: 20_000,
      value: state.text,
      oninput: (e: Event) => ((state.text = (e.target as HTMLTextAreaElement).value), change()),
    }),
    h(
      "div",
      { class: "text-foot" },
      h("span", { class: "note" }, words.t("form.text.warn")),
      h(
        "select",
        {
          "aria-label": words.t("form.text.lang"),
          onchange: (e: Event) => ((state.lang = (e.target as HTMLSelectElement).value), change()),
        },
        ...LANGUAGES.map((code) => h("option", { value: code, selected: code === state.lang }, words.tongue(code))),
      ),
    ),
    h(
      "label",
      { class: "field" },
      h("span", {}, words.t("form.origin")),
      h("input", {
        type: "text",
        dir: "auto",
        maxlength: 200,
        value: state.origin,
        placeholder: words.t("form.origin.placeholder"),
        oninput: (e: Event) => ((state.origin = (e.target as HTMLInputElement).value), change()),
      }),
    ),
  ];
}
