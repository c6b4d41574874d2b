import { app, categoryName, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { seconds } from "../duration.ts";
import { coordinates, zoneOf } from "../picture/say.ts";
import { distance } from "../place.ts";
import type { CountRange, Report, ReportWhere, Text } from "../types.ts";
import type { Key } from "../words/index.ts";

/** What a report says in one row of the table; nothing if it says nothing there. */
export type Cell = (report: Report) => (Node | string)[] | null;

export interface Row {
  key: Key;
  /** The section that the row is made from: if it is withheld, the cell says so. */
  section: string;
  /** The names by which the API says that reports differ here: what happened stands with how many of it. */
  differs?: readonly string[];
  /** A second line of the label. */
  sub?: Key;
  /** Quotes and claims get no tint: they are quoted with their speaker. */
  quoted?: boolean;
  cell: Cell;
}

const small = (...parts: (Node | string | false)[]) => h("small", {}, ...parts);

function what(report: Report): (Node | string)[] | null {
  const said = report.what;
  if (said?.category === undefined) {
    return report.coarse === undefined ? null : [app.words.t("cell.coarse")];
  }
  const count = said.count;
  const name = categoryName(said.category);
  const figure = count?.best ?? (count !== undefined && count.low === count.high ? count.low : undefined);
  return [
    figure === undefined ? name : `${name}${app.words.rtl ? "، " : ", "}${app.words.number(figure)}`,
    ...(count?.low !== undefined && count.high !== undefined && count.low !== count.high
      ? [small(h("bdi", {}, app.words.span(app.words.number(count.low), app.words.number(count.high))))]
      : []),
  ];
}

export function whereOf(report: Report): { lat: number; lon: number; radiusM: number } | null {
  const where = report.where;
  return where?.lat === undefined || where.lon === undefined
    ? null
    : { lat: where.lat, lon: where.lon, radiusM: where.radius_m ?? 0 };
}

/** The earliest and the latest moment that a report allows, in ms. */
export function spanOf(report: Report): { low: number; high: number; best: number } | null {
  const when = report.when;
  if (when?.from === undefined) {
    return null;
  }
  const sure = (seconds(when.precision) ?? 0) * 1000;
  const from = Date.parse(when.from);
  const to = when.to === undefined ? from : Date.parse(when.to);
  return { low: from - sure, high: to + sure, best: (from + to) / 2 };
}

function whenCell(zone: string): Cell {
  return (report) => {
    const when = report.when;
    if (when?.from === undefined) {
      return null;
    }
    const words = app.words;
    const from = new Date(when.from);
    const to = when.to === undefined ? from : new Date(when.to);
    const length = (to.getTime() - from.getTime()) / 1000;
    const sure = seconds(when.precision);
    const seconds_ = from.getUTCSeconds() !== 0;
    // A time known to half a day is the day.
    const main =
      length >= 0.8 * 86_400 || (sure ?? 0) >= 6 * 3600
        ? length < 1.3 * 86_400
          ? words.date(from, zone, "month")
          : words.span(words.date(from, zone, "month"), words.date(to, zone, "month"))
        : length === 0
          ? words.time(from, zone, seconds_)
          : words.span(words.time(from, zone), words.time(to, zone));
    return [
      h("bdi", {}, main),
      ...(sure ? [small(h("bdi", {}, words.t("unit.pm", { n: words.duration(sure) })))] : []),
    ];
  };
}

function placeOf(where: ReportWhere): string {
  const name = app.words.name(where.place, "");
  return name === "" ? coordinates(where) : name;
}

function where(report: Report): (Node | string)[] | null {
  const said = report.where;
  if (said === undefined) {
    return report.coarse === undefined ? null : [app.words.t("cell.coarse")];
  }
  if (said.area !== undefined && said.lat === undefined) {
    return [placeOf(said) || app.words.t("place.area")];
  }
  const radius = said.radius_m;
  return [
    h("bdi", {}, placeOf(said)),
    ...(radius === undefined ? [] : [app.words.rtl ? "، " : ", ", h("bdi", {}, app.words.distance(radius))]),
  ];
}

function how(report: Report): (Node | string)[] | null {
  const said = report.how;
  if (said === undefined) {
    return null;
  }
  const words = app.words;
  const key = `means.${said.means ?? ""}`;
  const means = words.has(key) ? words.t(key) : (said.means ?? "");
  const from = report.vantage?.from ?? said.from;
  const place = whereOf(report);
  const far =
    from === undefined || place === null ? "" : words.distance(distance([from.lon, from.lat], [place.lon, place.lat]));
  const grade = `${said.reliability ?? ""}${said.credibility ?? ""}`;
  const parts = [means + (far === "" ? "" : (words.rtl ? "، " : ", ") + far)];
  return means === "" && grade === ""
    ? null
    : [...parts, ...(grade === "" ? [] : [h("small", { class: "mono", dir: "ltr" }, grade)])];
}

function number(range: CountRange | undefined): (Node | string)[] | null {
  if (range === undefined || (range.low === undefined && range.best === undefined && range.high === undefined)) {
    return null;
  }
  const words = app.words;
  const best = range.best ?? (range.low === range.high ? range.low : undefined);
  const spans = range.low !== undefined && range.high !== undefined && !(best === range.low && best === range.high);
  if (best === undefined) {
    return [h("b", { class: "figure" }, h("bdi", {}, words.range(range)))];
  }
  return [
    h("b", { class: "figure" }, words.figure(best)),
    ...(best === 0 && !spans ? [small(words.t("seen.none"))] : []),
    ...(spans ? [small(h("bdi", {}, words.span(words.number(range.low ?? 0), words.number(range.high ?? 0))))] : []),
  ];
}

function claims(report: Report): (Node | string)[] | null {
  const list = report.claims ?? [];
  return list.length === 0
    ? null
    : list.map((c) =>
        h(
          "div",
          { dir: "auto" },
          c.party ?? c.what,
          c.by !== undefined && [app.words.rtl ? "، " : ", ", app.words.t("cell.says", { name: c.by })],
        ),
      );
}

const RIGHT = new Set(["ar", "fa", "he", "ur", "ku", "ckb"]);

/** A quote in its own language and direction. */
export function quote(text: Text): HTMLElement {
  return h(
    "q",
    { lang: text.lang, dir: RIGHT.has(text.lang.split("-")[0] ?? "") ? "rtl" : "ltr" },
    text.value,
    text.translated !== undefined &&
      small(" ", app.words.t(text.translated === "machine" ? "cell.translated-machine" : "cell.translated")),
  );
}

function text(report: Report): (Node | string)[] | null {
  const parts: (Node | string)[] = (report.text ?? []).map(quote);
  const media = report.media?.length ?? 0;
  if (media > 0) {
    parts.push(
      h(
        "span",
        { class: "sure", title: report.media?.map((m) => m.sha256).join("\n") },
        app.words.t("cell.media", { n: media }),
      ),
    );
  }
  return parts.length === 0 ? null : parts;
}

/** The rows of the table, in the order in which an incident is read. */
export function rows(zone: string): Row[] {
  return [
    { key: "row.what", section: "what", differs: ["category", "count"], cell: what },
    { key: "row.when", section: "when", differs: ["when"], cell: whenCell(zone) },
    { key: "row.where", section: "where", differs: ["where"], cell: where },
    { key: "row.how", section: "how", sub: "row.grade", cell: how },
    { key: "dead", section: "what", differs: ["dead"], cell: (r) => number(r.what?.dead) },
    { key: "injured", section: "what", differs: ["injured"], cell: (r) => number(r.what?.injured) },
    { key: "row.claims", section: "claims", quoted: true, cell: claims },
    { key: "row.text", section: "text", sub: "row.original", quoted: true, cell: text },
  ];
}

/** Whose report a column is: the member, and how the observation came to it. */
export function columnHead(report: Report, all: readonly Report[]): (Node | string)[] {
  const words = app.words;
  const origin = report.origin;
  const second =
    origin === undefined || origin === null
      ? words.t("incident.own")
      : typeof origin === "string"
        ? origin
        : words.t("incident.passes", { origin: passed(origin.record, all) });
  return [
    h("b", {}, memberName(report.member)),
    ...(report.desk === null ? [] : [h("small", {}, h("bdi", {}, report.desk))]),
    h("small", { class: "sure" }, h("bdi", {}, second)),
  ];
}

function passed(record: string, all: readonly Report[]): string {
  const source = all.find((r) => r.id === record);
  return source === undefined
    ? record.slice(0, 8)
    : typeof source.origin === "string"
      ? source.origin
      : memberName(source.member);
}

export function zoneOfReports(reports: readonly Report[]): string {
  for (const report of reports) {
    const place = whereOf(report);
    if (place !== null) {
      return zoneOf(place);
    }
  }
  return "UTC";
}
