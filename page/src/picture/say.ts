import { app, categoryName, memberChip, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import { zoneAt } from "../map/geography.ts";
import type { CountName, Incident, Where } from "../types.ts";

/** The clock of an incident's place. */
export function zoneOf(where: Where | null | undefined): string {
  return where?.lat === undefined || where.lon === undefined ? "UTC" : zoneAt([where.lon, where.lat]);
}

const DAY = 86_400;

/** Whether a time is known to the day and no closer. */
export function isDay(time: { from?: string; to?: string; precisionS?: number }): boolean {
  const span = time.from === undefined || time.to === undefined ? 0 : Date.parse(time.to) - Date.parse(time.from);
  return span >= 0.8 * DAY * 1000 || (time.precisionS ?? 0) >= 0.4 * DAY;
}

/** The time of an incident on its day: a moment with its precision, a span, or the bare day. */
export function whenText(
  from: string | undefined,
  to: string | undefined,
  precisionS: number | undefined,
  zone: string,
): { time: string; sure: string } {
  const words = app.words;
  if (from === undefined || to === undefined) {
    return { time: "", sure: "" };
  }
  const start = new Date(from);
  const end = new Date(to);
  const span = (end.getTime() - start.getTime()) / 1000;
  if (isDay({ from, to, ...(precisionS === undefined ? {} : { precisionS }) })) {
    const days = Math.max(1, Math.round(Math.max(span, precisionS ?? 0) / DAY));
    if (days <= 1) {
      return { time: "", sure: words.t("unit.d", { n: 1 }) };
    }
    return { time: words.span(words.date(start, zone, "month"), words.date(end, zone, "month")), sure: "" };
  }
  const sure =
    precisionS === undefined || precisionS === 0 ? "" : words.t("unit.pm", { n: words.duration(precisionS) });
  if (span > Math.max(60, 2 * (precisionS ?? 0)) || span > 3600) {
    return { time: words.span(words.time(start, zone), words.time(end, zone)), sure: "" };
  }
  const withSeconds = precisionS !== undefined && precisionS > 0 && precisionS < 30;
  return { time: words.time(start, zone, withSeconds && start.getUTCSeconds() !== 0), sure };
}

export function placeName(where: Where | null): string {
  if (where === null) {
    return app.words.t("place.unknown");
  }
  return app.words.name(where.place, where.placeName ?? coordinates(where));
}

export function coordinates(where: { lat?: number; lon?: number }): string {
  return where.lat === undefined || where.lon === undefined ? "" : `${where.lat.toFixed(3)}, ${where.lon.toFixed(3)}`;
}

/** How well the place is known, or that it is not on the map. */
export function sureText(where: Where | null): string {
  if (where === null || where.lat === undefined) {
    return app.words.t("place.unmapped");
  }
  return where.radiusM === undefined || where.radiusM === 0
    ? ""
    : app.words.t("place.within", { radius: app.words.distance(where.radiusM) });
}

/** A member's stance on an incident, by outline, fill and sign. */
export function stanceChip(member: string, stance: Incident["members"][number]["stance"]): HTMLElement {
  const sign =
    stance === "confirms"
      ? icon("check", 12)
      : stance === "contests"
        ? icon("cross", 11)
        : stance === "cannot-tell"
          ? app.words.rtl
            ? "؟"
            : "?"
          : null;
  return h(
    "span",
    { class: "chip " + stance, title: `${memberName(member)}: ${app.words.t(`stance.${stance}`)}` },
    h("bdi", {}, memberChip(member)),
    sign,
  );
}

/** Distinct best values of a count, spoken: "2, 3, or none". */
export function valuesText(values: readonly number[]): string {
  const words = app.words;
  const sorted = [...new Set(values)]
    .sort((a, b) => b - a)
    .map((v) => (v === 0 ? words.t("line.none") : words.number(v)));
  return new Intl.ListFormat(words.locale, { type: "disjunction" }).format(sorted.map((v) => words.isolate(v)));
}

/** One line of what matters: first what differs, else the toll. */
export function mattersLine(incident: Incident): HTMLElement | null {
  const words = app.words;
  for (const name of ["dead", "injured", "count"] as const) {
    const spread = incident.counts[name];
    if (incident.differs.includes(name) && spread !== undefined) {
      const said =
        spread.values !== undefined && spread.values.length > 1 ? valuesText(spread.values) : words.range(spread);
      return h(
        "span",
        { class: "matters differs" },
        icon("differs", 13),
        words.t("line.values", { what: words.t(name), values: said }),
      );
    }
  }
  const other = incident.differs.find((d) => words.has("line.differs." + d));
  if (other !== undefined) {
    return h(
      "span",
      { class: "matters differs" },
      icon("differs", 13),
      words.t(`line.differs.${other}` as "line.differs.where"),
    );
  }
  const parts = (["dead", "injured"] as const).flatMap((name) => {
    const text = countText(incident, name);
    return text === "" ? [] : [words.t(`line.${name}`, { range: text })];
  });
  return parts.length === 0 ? null : h("span", { class: "matters" }, parts.join(" · "));
}

/** A count as one phrase: "4–17, best 17". */
export function countText(incident: Incident, name: CountName): string {
  const spread = incident.counts[name];
  if (spread === undefined) {
    return "";
  }
  const words = app.words;
  const range = words.range(spread);
  const { low, best, high } = spread;
  return best !== undefined && low !== undefined && high !== undefined && low !== high
    ? words.t("line.best", { range, best })
    : range;
}

/** The whole row in one sentence, for those who hear it. */
export function rowLabel(incident: Incident): string {
  const words = app.words;
  const zone = zoneOf(incident.where);
  const { time, sure } = whenText(incident.from, incident.to, incident.precisionS, zone);
  return words.t("list.row", {
    title: categoryName(incident.category),
    place: placeName(incident.where),
    time:
      incident.from === undefined
        ? words.t("time.unknown")
        : `${words.date(new Date(incident.from), zone, "short")} ${time} ${sure}`.trim(),
    state: words.t(`state.${incident.state}`),
    origins: words.t("count.origins", { n: incident.origins }),
    reports: words.t("count.reports", { n: incident.reports }),
  });
}
