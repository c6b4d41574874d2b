import { app, memberChip, memberName } from "../app.ts";
import { h, s } from "../dom.ts";
import type { IncidentFull, Report, Why } from "../types.ts";
import { current } from "./accounts.ts";

const BAR = 46;

/** A term of the score as a bar from the middle line: for one incident to the reading end, against it to the other. */
function bar(value: number, most: number): SVGSVGElement {
  const length = Math.min(BAR, (Math.abs(value) / most) * BAR);
  const toEnd = value >= 0 !== app.words.rtl;
  return s(
    "svg",
    { viewBox: `0 0 ${2 * BAR + 2} 12`, width: 2 * BAR + 2, height: 12, class: "term-bar", "aria-hidden": "true" },
    s("rect", {
      x: toEnd ? BAR + 1 : BAR + 1 - length,
      y: 1.5,
      width: length,
      height: 9,
      class: value >= 0 ? "f-accent" : "f-ink3",
    }),
    s("path", { d: `M${BAR + 1} 0V12`, class: "s-ink3", "stroke-width": 1 }),
  );
}

function pair(why: Why, reports: readonly Report[]): HTMLElement {
  const words = app.words;
  const name = (id: string) => memberName(reports.find((r) => r.id === id)?.member ?? id.slice(0, 8));
  const most = Math.max(1, ...why.terms.map((t) => Math.abs(t.value)));
  return h(
    "div",
    { class: "pair" },
    h(
      "p",
      { class: "pair-head" },
      h("span", {}, words.t("why.pair", { a: name(why.a), b: name(why.b) })),
      h(
        "span",
        { class: "note" },
        words.t("why.score", { score: words.number(why.score, 1), threshold: words.number(why.threshold, 1) }),
      ),
    ),
    h(
      "dl",
      { class: "terms" },
      ...why.terms.map((t) => [
        h("dt", {}, words.has(`why.term.${t.name}`) ? words.t(`why.term.${t.name}` as "why.term.time") : t.name),
        h("dd", { class: "term-figure" }, bar(t.value, most)),
        h("dd", { class: "term-value" }, h("bdi", {}, words.signed(t.value))),
      ]),
    ),
  );
}

/** Why these reports are one incident: the terms of the score for the strongest pair, the other pairs on demand. */
export function why(incident: IncidentFull): HTMLElement {
  const words = app.words;
  const pairs = [...incident.why].sort((a, b) => b.score - a.score);
  const [first, ...rest] = pairs;
  return h(
    "section",
    { class: "rail-part" },
    h("h2", {}, words.t("why.title")),
    first === undefined
      ? h("p", { class: "note" }, words.t(incident.reports === 1 ? "why.alone" : "why.none"))
      : pair(first, incident.reportsFull),
    rest.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, words.t("why.more"), " ", h("bdi", {}, words.number(pairs.length))),
        ...rest.map((w) => pair(w, incident.reportsFull)),
      ),
  );
}

/** Who may hold these reports or parts of them, then each part that fewer may. */
export function whoMaySee(incident: IncidentFull): HTMLElement {
  const words = app.words;
  const reports = current(incident.reportsFull);
  const holders = reports.map((r) => ({
    report: r,
    sections: Object.entries(r.mayHold).map(([section, list]) => [section, new Set([r.member, ...list])] as const),
  }));
  const everyone = new Set(holders.flatMap((o) => o.sections.flatMap(([, set]) => [...set])));
  const narrower = new Map<string, Set<string>>();
  for (const { report, sections } of holders) {
    const widest = Math.max(0, ...sections.map(([, set]) => set.size));
    for (const [section, set] of sections) {
      if (set.size < widest) {
        const names = words.list([...set].map(memberName));
        const title = words.has(`section.${section}`) ? words.t(`section.${section}` as "section.what") : section;
        const text =
          set.size === 1
            ? words.t("see.author", { section: title, name: memberName(report.member) })
            : words.t("see.part", { section: title, names });
        narrower.set(text, set);
      }
    }
  }
  return h(
    "section",
    { class: "rail-part" },
    h("h2", {}, words.t("see.title")),
    h(
      "p",
      { class: "chips" },
      ...[...everyone].map((m) => h("span", { class: "chip reports", title: memberName(m) }, memberChip(m))),
    ),
    ...[...narrower.keys()].map((text) => h("p", { class: "note" }, text)),
  );
}
