import { app, href, memberName } from "../app.ts";
import { h, place } from "../dom.ts";
import { icon } from "../icons.ts";
import type { IncidentFull, Report } from "../types.ts";
import { type Account, accounts, current, letter, ordered, originKey } from "./accounts.ts";
import { columnHead, type Row, rows } from "./cells.ts";
import { together } from "./together.ts";
import { earlierVersions, filed, retraction } from "./versions.ts";

/** A or B before what is said, on every cell that speaks in a row that is disputed. */
function badge(report: Report): HTMLElement {
  const account = report.account ?? "A";
  return h("span", { class: account === "A" ? "account" : "account other" }, letter(account, app.words.rtl));
}

function isDisputed(row: Row, incident: IncidentFull): boolean {
  return row.quoted !== true && (row.differs?.some((name) => incident.differs.includes(name)) ?? false);
}

function label(row: Row, incident: IncidentFull): HTMLElement {
  const words = app.words;
  return h(
    "th",
    { scope: "row" },
    words.t(row.key),
    isDisputed(row, incident)
      ? h(
          "small",
          { class: "differs" },
          icon("differs", 12),
          words.t("incident.accountsDiffer", { n: Math.max(2, incident.accounts) }),
        )
      : row.sub !== undefined && h("small", {}, words.t(row.sub)),
  );
}

function silence(row: Row, report: Report): HTMLElement {
  const words = app.words;
  return h(
    "span",
    { class: "silent" },
    report.withheld.includes(row.section)
      ? words.t("cell.withheld", { name: memberName(report.member) })
      : words.t("cell.notSaid"),
  );
}

/** Widths of columns in pixels; the label and what the reports say together keep theirs. */
const NARROWEST = { label: 104, report: 118, together: 212 };

/** Reports side by side, a column each; what they say together in the last. */
export function sideBySide(incident: IncidentFull, zone: string): HTMLElement {
  const words = app.words;
  const all = incident.reportsFull;
  const columns = ordered(current(all));
  const shown = rows(zone).filter((row) => columns.some((r) => row.cell(r) !== null));
  // One report alone has nothing beside it to be read together with.
  const several = columns.length > 1;
  const table = h(
    "table",
    { class: "accounts-table" },
    h(
      "colgroup",
      {},
      h("col", { class: "c-label" }),
      ...columns.map(() => h("col", { class: "c-report" })),
      several && h("col", { class: "c-together" }),
    ),
    h(
      "thead",
      {},
      brackets(columns, all),
      h(
        "tr",
        {},
        h("td"),
        ...columns.map((r) => h("th", { scope: "col" }, ...columnHead(r, all))),
        several &&
          h(
            "th",
            { scope: "col", class: "together" },
            h("b", {}, words.t("incident.together")),
            h("small", {}, words.t("incident.together.sub")),
          ),
      ),
    ),
    h(
      "tbody",
      {},
      ...shown.map((row) => {
        const disputed = isDisputed(row, incident);
        return h(
          "tr",
          { class: disputed ? "disputed" : "" },
          label(row, incident),
          ...columns.map((report) => {
            const said = row.cell(report);
            const other = disputed && (report.account ?? "A") !== "A";
            return h(
              "td",
              { class: said === null ? "quiet" : disputed ? (other ? "speaks other" : "speaks") : "" },
              said === null ? silence(row, report) : [disputed && badge(report), ...said],
            );
          }),
          several && h("td", { class: "together" }, ...together(row, columns, incident, zone)),
        );
      }),
      recordRow(columns, all),
    ),
  );
  // Room for each column to be read; with few reports the table does not stretch their lines over the whole view.
  const beside = NARROWEST.label + (several ? NARROWEST.together : 0);
  place(table, {
    "min-inline-size": `${beside + columns.length * NARROWEST.report}px`,
    "max-inline-size": `${beside + columns.length * (several ? 300 : 480)}px`,
  });
  return h(
    "div",
    { class: "table-box side", tabindex: 0, role: "region", "aria-label": words.t("incident.columns") },
    table,
  );
}

/** Over reports of one origin stands a bracket: they count once. */
function brackets(columns: readonly Report[], all: readonly Report[]): HTMLElement | null {
  const cells: HTMLElement[] = [];
  let any = false;
  for (let i = 0; i < columns.length;) {
    const first = columns[i] as Report;
    let n = 1;
    while (columns[i + n] !== undefined && originKey(columns[i + n] as Report, all) === originKey(first, all)) {
      n++;
    }
    any ||= n > 1;
    cells.push(
      h("td", { colspan: n, class: n > 1 ? "bracket" : "" }, n > 1 && h("span", {}, app.words.t("incident.once"))),
    );
    i += n;
  }
  return any ? h("tr", { class: "brackets" }, h("td"), ...cells, h("td", { class: "no-tint" })) : null;
}

function recordRow(columns: readonly Report[], all: readonly Report[]): HTMLElement {
  const words = app.words;
  return h(
    "tr",
    { class: "record" },
    h("th", { scope: "row" }, words.t("row.record")),
    ...columns.map((r) => h("td", {}, ...record(r, all))),
    columns.length > 1 && h("td", { class: "together" }, words.t("together.records", { n: columns.length })),
  );
}

/** Filed, id, place in the ledger, versions, what was taken back; and for one's own, how to correct it. */
function record(report: Report, all: readonly Report[]): (Node | string)[] {
  const words = app.words;
  const at = new Date(report.at);
  const parts: Node[] = [
    h("div", { title: report.at }, words.t("cell.filed", { time: filed(at) })),
    h(
      "div",
      {},
      h("bdi", { class: "mono", title: report.id, dir: "ltr" }, `${report.id.slice(0, 4)}·${report.id.slice(4, 8)}`),
    ),
    h("div", {}, words.t("cell.entry", { n: report.index })),
  ];
  if (report.layer !== null) {
    parts.push(h("div", {}, words.t(`layer.${report.layer}`)));
  }
  if (report.attribution) {
    parts.push(h("div", { class: "attributed", dir: "auto" }, report.attribution));
  }
  if (report.amends !== null) {
    parts.push(earlierVersions(report, all));
  }
  if (report.retractedBy !== null) {
    parts.push(h("div", { class: "retracted" }, retraction(report.retractedBy)));
  } else if (report.mine) {
    parts.push(
      h(
        "div",
        { class: "actions" },
        h("a", { class: "button", href: href({ view: "report", amends: report.id }) }, words.t("incident.correct")),
        h("button", { type: "button", class: "quiet", "data-retract": report.id }, words.t("incident.retract")),
      ),
    );
  }
  return parts;
}

/** On a phone: accounts side by side, their members named in the heads. */
export function byAccount(incident: IncidentFull, zone: string): HTMLElement {
  const words = app.words;
  const all = incident.reportsFull;
  const columns = ordered(current(all));
  const groups = accounts(columns);
  const shown = rows(zone).filter((row) => columns.some((r) => row.cell(r) !== null));
  return h(
    "div",
    { class: "table-box narrow", tabindex: 0, role: "region", "aria-label": words.t("incident.columns") },
    h(
      "table",
      { class: "accounts-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          { class: groups.length > 1 ? "disputed" : "" },
          h("td"),
          ...groups.map((g) =>
            h(
              "th",
              { scope: "col", class: g.letter === "A" ? "speaks" : "speaks other" },
              ...accountHead(g, groups.length > 1),
            ),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        ...shown.map((row) =>
          h(
            "tr",
            {},
            label(row, incident),
            ...groups.map((g) =>
              h(
                "td",
                { class: groups.length > 1 && g.letter !== "A" && row.quoted !== true ? "other" : "" },
                ...accountCell(row, g),
              ),
            ),
          ),
        ),
        recordsOf(groups, all),
      ),
    ),
  );
}

function accountHead(account: Account, several: boolean): (Node | string | false)[] {
  const words = app.words;
  const names = [...new Set(account.reports.map((r) => memberName(r.member)))];
  return [
    several &&
      h("span", { class: account.letter === "A" ? "account" : "account other" }, letter(account.letter, words.rtl)),
    h("b", {}, words.t("count.origins", { n: account.origins })),
    h("small", {}, words.list(names)),
  ];
}

/** What the reports of an account say in a row, each distinct saying once, with how it is known if they differ in that. */
function accountCell(row: Row, account: Account): Node[] {
  const said = new Map<string, Node>();
  for (const report of account.reports) {
    const parts = row.cell(report);
    if (parts !== null) {
      const cell = h("div", {}, ...parts);
      said.set(cell.textContent ?? "", cell);
    }
  }
  if (said.size > 0) {
    return [...said.values()];
  }
  const first = account.reports[0];
  return first === undefined ? [] : [silence(row, first)];
}

function recordsOf(groups: readonly Account[], all: readonly Report[]): HTMLElement {
  return h(
    "tr",
    { class: "record" },
    h("th", { scope: "row" }, app.words.t("row.record")),
    ...groups.map((g) =>
      h(
        "td",
        {},
        ...g.reports.map((r) => h("div", { class: "one-record" }, h("b", {}, memberName(r.member)), ...record(r, all))),
      ),
    ),
  );
}
