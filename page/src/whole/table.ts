import { app, groupName, href, memberName } from "../app.ts";
import { type Child, h, s } from "../dom.ts";
import type { Figure, Row, Whole } from "./follow.ts";
import { t } from "./words.ts";

type Column = "told" | "never" | "alone" | "joined" | "together" | "first" | "later" | "earlier" | "afterwards";

/** What a part is called. */
export function partName(row: Pick<Row, "part" | "kind">): string {
  return row.kind === "whole"
    ? t("all")
    : row.kind === "group"
      ? groupName(row.part.replace(/^group:/, ""))
      : memberName(row.part);
}

/** A row a part; columns in which nobody has anything stay away. */
export function table(whole: Whole): HTMLElement {
  const any = (figure: Figure) => whole.rows.some((row) => row[figure] > 0);
  const columns: Column[] = [
    "told",
    "never",
    "alone",
    "joined",
    "together",
    ...(any("first") || any("later") ? (["first", "later", "earlier"] as const) : []),
    ...(any("afterwards") ? (["afterwards"] as const) : []),
  ];
  // The roles are what the elements have by themselves, and lose where they are laid out as blocks.
  return h(
    "table",
    { class: "members whole-table", role: "table" },
    h("caption", { class: "offstage" }, t("caption")),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        ...(["part", ...columns] as const).map((name) =>
          h("th", { scope: "col", role: "columnheader" }, t(`col.${name}`)),
        ),
      ),
    ),
    h("tbody", { role: "rowgroup" }, ...whole.rows.map((row) => line(row, whole, columns))),
  );
}

function line(row: Row, whole: Whole, columns: readonly Column[]): HTMLTableRowElement {
  return h(
    "tr",
    { class: "part-" + row.kind, "data-key": row.part, role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      partName(row),
      row.kind === "group" && h("small", {}, app.words.list(row.members.map(memberName))),
    ),
    ...columns.map((column) => h("td", { role: "cell", "data-head": t(`col.${column}`) }, ...cell(row, whole, column))),
  );
}

function cell(row: Row, whole: Whole, column: Column): Child[] {
  switch (column) {
    case "earlier":
      return [earlier(row)];
    case "together":
      return [row.kind === "member" ? "–" : figure(row, column)];
    case "told":
      return [figure(row, column), share(row.told, whole.incidents)];
    case "alone":
      return [
        app.words.t("count.incidents", { n: row.alone.incidents }),
        h("small", {}, app.words.t("count.origins", { n: row.alone.origins })),
      ];
    default:
      return [figure(row, column)];
  }
}

/** A figure leads to the incidents that it counts. */
function figure(row: Row, name: Figure): HTMLElement {
  const n = row[name];
  const text = h("bdi", {}, app.words.figure(n));
  return n === 0
    ? h("span", { class: "nothing" }, text)
    : h(
        "a",
        {
          href: href({ view: "whole", part: row.part, figure: name }),
          "aria-label": t("figure", {
            all: app.words.t("count.incidents", { n }),
            what: t(`col.${name}`),
            part: partName(row),
          }),
        },
        text,
      );
}

/** How much of all incidents that is, as a length. */
function share(n: number, of: number): SVGSVGElement {
  const width = of === 0 ? 0 : Math.round((1000 * n) / of) / 10;
  return s(
    "svg",
    { class: "share", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { width: 100, height: 4 }),
    s("rect", { width, height: 4 }),
  );
}

function earlier({ earlierS }: Row): HTMLElement | string {
  const words = app.words;
  if (earlierS === null) {
    return "–";
  }
  const { median, least, most } = earlierS;
  return h(
    "span",
    {},
    h("bdi", {}, words.duration(median)),
    least !== most && h("small", {}, h("bdi", {}, words.span(words.duration(least), words.duration(most)))),
  );
}
