import { app, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import type { Around } from "./acts.ts";
import { buttons, closing, ending } from "./buttons.ts";
import { calendar } from "./calls.ts";
import { commitmentBlock } from "./commitment.ts";
import { consultationRow } from "./thread.ts";
import { decisionBlock, saidBefore } from "./decision.ts";
import type { Lists } from "./lists.ts";
import { chip, heading, label, line, link, moment, period, texts, titleOf } from "./pieces.ts";
import { papers, statementBlock } from "./statement.ts";
import type { Kind, Sheet, Version } from "./types.ts";
import { named, t } from "./words.ts";

/** All of a kind that belong to a matter, however far down, in their order. */
export function collect(sheet: Sheet, kind: Kind): Sheet[] {
  return sheet.belonging.flatMap((each) => [...(each.kind === kind ? [each] : []), ...collect(each, kind)]);
}

/** A meeting on one sheet: who came, what each brought, what came out, and what became of it. */
export function meetingSheet(sheet: Sheet, now: string, lists: Lists, done: () => void): Child[] {
  const content = sheet.content;
  const items = sheet.belonging.filter((each) => each.kind === "item");
  const loose = sheet.belonging.filter((each) => each.kind === "position");
  const minutes = collect(sheet, "minutes");
  const decisions = collect(sheet, "decision");
  const statements = collect(sheet, "statement");
  const commitments = collect(sheet, "commitment");
  const asked = collect(sheet, "consultation");
  const around = {
    isClosed: sheet.stands?.closed !== undefined,
    source: content.source,
    positions: collect(sheet, "position")
      .filter(stands)
      .map((each) => each.id),
  };
  return [
    h("h1", {}, line(titleOf(sheet))),
    h(
      "p",
      { class: "lead" },
      period(content.from ?? now, content.to as string | undefined),
      content.place !== undefined && [" · ", line(content.place)],
    ),
    h(
      "p",
      { class: "say" },
      summary(
        sheet,
        around.positions.length,
        decisions.filter(stands),
        statements.filter(stands),
        commitments.filter(stands),
      ),
    ),
    content.source !== undefined &&
      h("p", { class: "note" }, t("meeting.after"), " ", h("cite", { dir: "auto" }, content.source)),
    // What is entered afterwards was over long before its minutes were written.
    sheet.stands?.closed !== undefined &&
      h(
        "p",
        { class: "note" },
        t(content.source === undefined ? "meeting.closed" : "meeting.closed.after", {
          time: moment(sheet.stands.closed),
        }),
      ),
    ...texts(content.notice, sheet.matter),
    buttons(sheet, done, around),
    h("div", { class: "sheet-tools" }, papers(sheet), tools()),
    part("who", attendance(sheet, done)),
    part(
      "brought",
      ...lists.rows("items", items, (item, i) => itemBlock(item, i + 1, done, around), { holder: "div" }),
      loose.length > 0 && h("h3", {}, t("positions.loose")),
      positions(loose, done, around),
      items.length === 0 && loose.length === 0 && h("p", { class: "note" }, t("brought.none")),
    ),
    part(
      "came",
      ...statements.map((each) => statementBlock(each, done)),
      ...decisions.map((each) => decisionBlock(each, now, done)),
      ...minutes.map((each) => minutesBlock(each, done)),
      statements.length + decisions.length + minutes.length === 0 && h("p", { class: "note" }, t("came.none")),
    ),
    part(
      "became",
      ...commitments.map((each) =>
        commitmentBlock(
          each,
          decisions.find((d) => d.versions.some((version) => version.id === each.content.on)),
          now,
          done,
        ),
      ),
      asked.length > 0 && h("h3", {}, t("consultations")),
      asked.length > 0 &&
        h(
          "ul",
          { class: "rows" },
          ...asked.map((each) => h("li", { "data-key": each.matter }, ...consultationRow(each, now))),
        ),
      commitments.length + asked.length === 0 && h("p", { class: "note" }, t("became.none")),
    ),
    ...ending(sheet, saidBefore, done),
  ];
}

/** Whether it was not taken back. */
function stands(sheet: Sheet): boolean {
  return sheet.recalled === undefined;
}

/** First in a sentence: how many came, and what there is. */
function summary(sheet: Sheet, brought: number, decisions: Sheet[], statements: Sheet[], commitments: Sheet[]): string {
  const came = new Set(
    sheet.belonging
      .filter((e) => e.kind === "attendance" && stands(e) && e.content.reply !== "declines")
      .map((e) => e.member),
  );
  const open = commitments.filter((e) => e.stands?.kept !== "met" && e.stands?.kept !== "recalled").length;
  const parts = [
    came.size > 0 && t("count.came", { n: came.size }),
    brought > 0 && t("count.positions", { n: brought }),
    decisions.length > 0 && t("count.decisions", { n: decisions.length }),
    statements.length > 0 && t("count.statements", { n: statements.length }),
    commitments.length > 0 && t("count.commitments", { n: commitments.length, open: app.words.figure(open) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t("meeting.blank") : parts.join(t("comma")) + ".";
}

function part(name: "who" | "brought" | "came" | "became", ...content: Child[]): HTMLElement {
  return h("section", { class: `sheet-part ${name}`, "data-key": name }, h("h2", {}, t(`part.${name}`)), ...content);
}

function tools(): HTMLElement {
  const scope = app.scope.get();
  return h(
    "p",
    { class: "papers" },
    h("a", { href: calendar(scope, app.words.language), download: true }, t("calendar")),
    " · ",
    h("button", { type: "button", class: "bare link", onclick: () => print() }, t("print")),
  );
}

/** Who came, by office and capacity, or said whether it will. */
function attendance(sheet: Sheet, done: () => void): HTMLElement {
  const all = sheet.belonging.filter((each) => each.kind === "attendance");
  return all.length === 0
    ? h("p", { class: "note" }, t("who.none"))
    : h(
        "ul",
        { class: "who-list" },
        ...all.map((each) =>
          h(
            "li",
            { "data-key": each.matter, class: each.recalled === undefined ? "" : "taken-back" },
            h("b", {}, memberName(each.member)),
            " ",
            chip(
              each.content.reply === "declines" ? "cannot-tell" : "reports",
              named("reply", each.content.reply ?? ""),
            ),
            ...(each.content.seats ?? []).map((seat) =>
              h("div", {}, line(seat.office), " ", h("small", {}, named("capacity", seat.capacity))),
            ),
            ...texts(each.content.reason, each.matter),
            ...closing(each, saidBefore, done),
          ),
        ),
      );
}

/** An item of the agenda with each member's position on it. */
export function itemBlock(
  item: Sheet,
  number: number,
  done: () => void,
  around: Around = {},
  level: 2 | 3 = 3,
): HTMLElement {
  const brought = item.belonging.filter((each) => each.kind === "position");
  return h(
    "article",
    { class: "item", "data-key": item.matter },
    heading(
      level,
      number > 0 && [h("bdi", { class: "number" }, app.words.number(number)), " "],
      link(item, line(titleOf(item))),
    ),
    ...texts(item.content.texts, item.matter),
    positions(brought, done, around),
    ...closing(item, saidBefore, done, around),
  );
}

/** What each member laid down, beside each other: none is first. */
export function positions(list: readonly Sheet[], done: () => void, around: Around = {}, level: 2 | 4 = 4): Child {
  return (
    list.length > 0 &&
    h(
      "div",
      { class: "positions" },
      ...list.map((each) =>
        h(
          "article",
          { "data-key": each.matter, class: each.recalled === undefined ? "position" : "position taken-back" },
          h(
            level === 2 ? "h2" : "h4",
            {},
            memberName(each.member),
            each.stands?.late === true && [" ", chip("cannot-tell", t("position.late"))],
          ),
          each.content.office !== undefined && h("p", { class: "meta" }, line(each.content.office)),
          ...laid(each),
          ...closing(each, laid, done, around),
        ),
      ),
    )
  );
}

function laid(version: Version): Child[] {
  const content = version.content;
  return (["vision", "programme"] as const).flatMap((name) =>
    content?.[name] === undefined ? [] : [label(t(`field.${name}`)), ...texts(content[name], `${version.id}-${name}`)],
  );
}

function minutesBlock(each: Sheet, done: () => void): HTMLElement {
  return h(
    "article",
    { class: "block", "data-key": each.matter },
    heading(
      3,
      t("minutes.by", { member: memberName(each.member) }),
      each.content.closes === true && [" ", chip("passes-on", t("minutes.closes"))],
    ),
    ...texts(each.content.texts, each.matter),
    ...closing(each, saidBefore, done),
  );
}
