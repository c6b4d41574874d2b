import { api } from "../api.ts";
import { app, memberName } from "../app.ts";
import { h, replace } from "../dom.ts";
import { HERE } from "../here.ts";
import type { Report } from "../types.ts";
import { earlier } from "./accounts.ts";
import { rows } from "./cells.ts";

/** All versions stay visible: the earlier ones are fetched when somebody asks for them. */
export function earlierVersions(report: Report, all: readonly Report[]): HTMLElement {
  const words = app.words;
  const list = h("ul", {});
  // What came before a version never changes: a list that somebody unfolded stays as it is.
  const box = h(
    "details",
    { class: "version", "data-key": report.id, "data-stays": true, ontoggle: () => void unfold() },
    h("summary", {}, words.t("cell.amended")),
    list,
  );
  return box;

  async function unfold(): Promise<void> {
    if (box.open && list.childElementCount === 0) {
      replace(list, ...(await chain(report, all)).map(version));
    }
  }
}

async function chain(report: Report, all: readonly Report[]): Promise<Report[]> {
  const found = earlier(report, all);
  let next = (found.at(-1) ?? report).amends;
  while (next !== null && found.length < 50) {
    const before = await api.record(next).catch(() => undefined);
    if (before === undefined) {
      break;
    }
    found.push(before);
    next = before.amends;
  }
  return found;
}

/** What an earlier version said, in a line for each row of the table that it filled. */
function version(report: Report): HTMLElement {
  const words = app.words;
  const said = rows("UTC").flatMap((row) => {
    const cell = row.cell(report);
    return cell === null ? [] : [h("div", {}, words.t(row.key), ": ", ...cell)];
  });
  return h("li", {}, h("b", {}, words.t("cell.filed", { time: filed(new Date(report.at)) })), ...said);
}

/** When it was filed: the time of today, the date before that. */
export function filed(at: Date): string {
  const words = app.words;
  const today = Date.now() - at.getTime() < 20 * 3_600_000;
  return today ? words.time(at, HERE) : words.date(at, HERE, "short");
}

/** When a report was taken back, and why. Its author took back every version of it, whichever was named. */
export function retraction(by: NonNullable<Report["retractedBy"]>): string {
  return app.words.t("cell.retracted", { time: filed(new Date(by.at)), reason: by.reason ?? "" });
}

/** A report that was taken back: whose it was, since when it counts no more, and what it had said. */
export function retracted(report: Report): HTMLElement {
  return h(
    "li",
    {},
    h(
      "p",
      { class: "retracted" },
      h("b", {}, memberName(report.member)),
      " · ",
      report.retractedBy !== null && retraction(report.retractedBy),
    ),
    h("ul", { class: "said" }, version(report)),
    report.amends !== null && earlierVersions(report, [report]),
  );
}
