import { app } from "../app.ts";
import { h } from "../dom.ts";
import { distance } from "../place.ts";
import type { CountName, IncidentFull, Report } from "../types.ts";
import { accounts, letter } from "./accounts.ts";
import { axis, type Line } from "./axis.ts";
import { type Row, spanOf, whereOf } from "./cells.ts";
import { countTicks, timeTicks } from "./ticks.ts";

/** What the reports of a row say together: side by side on one axis, or in a sentence. Nothing is averaged. */
export function together(
  row: Row,
  reports: readonly Report[],
  incident: IncidentFull,
  zone: string,
): (Node | string)[] {
  const words = app.words;
  switch (row.key) {
    case "row.what":
      return accounts(reports).map((a, _, all) =>
        h(
          "div",
          {},
          words.t(all.length > 1 ? "together.account" : "together.one", {
            account: letter(a.letter, words.rtl),
            origins: words.t("count.origins", { n: a.origins }),
            reports: words.t("count.reports", { n: a.reports.length }),
          }),
        ),
      );
    case "row.when":
      return times(reports, zone);
    case "row.where":
      return [where(reports)];
    case "row.how": {
      const means = [...new Set(reports.map((r) => r.how?.means).filter((m) => m !== undefined))].map((m) =>
        words.has(`means.${m}`) ? words.t(`means.${m}` as "means.seen") : m,
      );
      return means.length === 0 ? [] : [words.list(means)];
    }
    case "dead":
    case "injured":
      return counts(row.key, reports, incident);
    case "row.text":
      return reports.some((r) => (r.text?.length ?? 0) > 0) ? [words.t("together.text")] : [];
    default:
      return [];
  }
}

function isOther(report: Report): boolean {
  return (report.account ?? "A") !== "A";
}

function times(reports: readonly Report[], zone: string): Node[] {
  const lines: Line[] = reports.flatMap((r) => {
    const span = spanOf(r);
    return span === null ? [] : [{ ...span, other: isOther(r) }];
  });
  if (lines.length < 2) {
    return [];
  }
  const from = Math.min(...lines.map((l) => l.low));
  const to = Math.max(...lines.map((l) => l.high));
  const pad = Math.max(60_000, (to - from) * 0.08);
  const ticks = timeTicks(from - pad, to + pad, app.words.ahead(new Date(to), zone));
  // Where steps are of days a time of day would say the same at each.
  const days = (ticks[1] ?? to) - (ticks[0] ?? from) >= 86_400_000;
  return [
    axis(lines, from - pad, to + pad, ticks, (at, before) =>
      days ? dayLabel(at, before, zone) : app.words.time(new Date(at), zone),
    ),
  ];
}

/** The day alone where the label before names its month: there is no room for it twice. */
function dayLabel(at: number, before: number | undefined, zone: string): string {
  const month = (moment: number) => app.words.date(new Date(moment), zone, "year");
  return app.words.date(new Date(at), zone, before !== undefined && month(at) === month(before) ? "day" : "month");
}

function counts(name: CountName, reports: readonly Report[], incident: IncidentFull): (Node | string)[] {
  const words = app.words;
  const lines: Line[] = reports.flatMap((r) => {
    const range = r.what?.[name as "dead" | "injured"];
    const best = range?.best ?? range?.low ?? range?.high;
    return range === undefined || best === undefined
      ? []
      : [
          {
            low: range.low ?? best,
            high: range.high ?? best,
            ...(range.best === undefined ? {} : { best: range.best }),
            other: isOther(r),
          },
        ];
  });
  if (lines.length === 0) {
    return [];
  }
  if (lines.length === 1 && !incident.differs.includes(name)) {
    return [words.t("together.said", { n: 1, of: reports.length })];
  }
  const ticks = countTicks(Math.max(1, ...lines.map((l) => l.high)));
  return [axis(lines, 0, ticks.at(-1) ?? 1, ticks, (at) => words.number(at))];
}

/** Whether one place fits all circles; if not, which two lie farthest apart. */
function where(reports: readonly Report[]): string {
  const words = app.words;
  const placed = reports.flatMap((r) => {
    const place = whereOf(r);
    return place === null ? [] : [{ report: r, place }];
  });
  if (placed.length < 2) {
    return "";
  }
  let worst: { a: Report; b: Report; gap: number } | null = null;
  for (const [i, a] of placed.entries()) {
    for (const b of placed.slice(i + 1)) {
      const gap = distance([a.place.lon, a.place.lat], [b.place.lon, b.place.lat]) - a.place.radiusM - b.place.radiusM;
      if (gap > 0 && (worst === null || gap > worst.gap)) {
        worst = { a: a.report, b: b.report, gap };
      }
    }
  }
  if (worst === null) {
    return words.t("together.circles");
  }
  const name = (r: Report) => words.name(app.node.get()?.members.find((m) => m.member === r.member)?.name, r.member);
  return words.t("together.apart", { a: name(worst.a), b: name(worst.b), distance: words.distance(worst.gap) });
}
