import { app, memberName } from "../app.ts";
import { h } from "../dom.ts";
import type { IncidentFull, Report, Spread } from "../types.ts";
import { accounts, current } from "./accounts.ts";

/** What differs, as one phrase. */
function differing(incident: IncidentFull): string {
  const words = app.words;
  const names = incident.differs.map((d) =>
    d === "category"
      ? words.t("row.what")
      : words.has(`row.${d}`)
        ? words.t(`row.${d}` as "row.when")
        : words.has(d)
          ? words.t(d)
          : d,
  );
  return words.list(names.map((n) => (words.rtl ? n : n.toLowerCase())));
}

function members(reports: readonly Report[]): string[] {
  return [...new Set(reports.map((r) => r.member))];
}

/** The incident in a sentence: who says what against whom, or that nobody does. */
export function sentence(incident: IncidentFull): string {
  const words = app.words;
  const columns = current(incident.reportsFull);
  const all = members(columns).map(memberName);
  if (incident.differs.length > 0 || incident.state === "contested") {
    const sides = accounts(columns).map((a) => members(a.reports));
    const [first = [], ...others] = sides;
    const second = others.flat().filter((m) => !first.includes(m));
    if (second.length === 0) {
      return words.t("incident.say.internal", { a: words.list(all), what: differing(incident) });
    }
    if (sides.length > 2) {
      // Of three accounts no two are one side.
      return words.t("incident.say.several", { members: words.list(all), what: differing(incident) });
    }
    return words.t("incident.say.contested", {
      a: words.list(first.map(memberName)),
      b: words.list([...new Set(second)].map(memberName)),
      what: differing(incident),
    });
  }
  if (incident.origins <= 1) {
    return all.length > 1 ? words.t("incident.say.origin", { members: words.list(all) }) : words.t("incident.say.one");
  }
  return words.t("incident.say.agree", {
    origins: words.t("count.origins", { n: incident.origins }),
    members: words.list(all),
  });
}

/** Whether a figure spans all that the reports say. An origin that reported more than once speaks by its latest: then it may not. */
function covers(spread: Spread, name: "dead" | "injured", incident: IncidentFull): boolean {
  return current(incident.reportsFull).every((report) => {
    const best = report.what?.[name]?.best;
    return best === undefined || ((spread.low ?? best) <= best && best <= (spread.high ?? best));
  });
}

/** State and sentence, then the figures: origins, reports, the toll as reported. */
export function verdict(incident: IncidentFull): HTMLElement {
  const words = app.words;
  const figure = (value: string, label: string) =>
    h("div", { class: "figure-cell" }, h("b", {}, h("bdi", {}, value)), h("span", {}, label));
  const toll = (["dead", "injured"] as const).flatMap((name) => {
    const spread = incident.counts[name];
    return spread === undefined
      ? []
      : [
          figure(
            words.range(spread),
            words.t(covers(spread, name, incident) ? `incident.${name}` : `incident.${name}.latest`),
          ),
        ];
  });
  const plural = (text: string) => text.replace(/^[\u2066-\u2069]*[\d٠-٩.,٬]+[\u2066-\u2069]*\s*/u, "");
  return h(
    "div",
    { class: "verdict " + incident.state },
    h("div", { class: "verdict-say" }, h("h2", {}, words.t(`State.${incident.state}`)), h("p", {}, sentence(incident))),
    figure(words.number(incident.origins), plural(words.t("count.independent", { n: incident.origins }))),
    figure(
      words.number(incident.reports),
      words.t("incident.reportsOf", {
        reports: plural(words.t("count.reports", { n: incident.reports })),
        members: words.t("count.members", { n: members(current(incident.reportsFull)).length }),
      }),
    ),
    ...toll,
  );
}
