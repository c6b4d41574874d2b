import { app, groupName, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { buttons, ending } from "./buttons.ts";
import { commitmentRow } from "./commitment.ts";
import { decisionRow, saidBefore } from "./decision.ts";
import { collect } from "./meeting.ts";
import type { Lists } from "./lists.ts";
import { line, link, period, texts, titleOf } from "./pieces.ts";
import { statementRow } from "./statement.ts";
import { consultationRow } from "./thread.ts";
import type { Matter, Sheet } from "./types.ts";
import { t } from "./words.ts";

/** The name of the tier that a council is on, else its number. */
export function tierName(council: Matter): Child {
  return council.content.tierName === undefined
    ? t("tier", { n: council.content.tier ?? 0 })
    : line(council.content.tierName);
}

/** A council: who sits in it, what it is for, and all that came of it. */
export function councilSheet(sheet: Sheet, now: string, lists: Lists, done: () => void): Child[] {
  const { content } = sheet;
  const parts: [string, Sheet[], (each: Sheet) => Child[]][] = [
    [t("meetings"), collect(sheet, "meeting"), meetingRow],
    [t("decisions"), collect(sheet, "decision"), (each) => decisionRow(each, now)],
    [t("statements"), collect(sheet, "statement"), statementRow],
    [t("commitments"), collect(sheet, "commitment"), (each) => commitmentRow(each, now)],
    [t("consultations"), collect(sheet, "consultation"), (each) => consultationRow(each, now)],
  ];
  return [
    h("h1", {}, line(titleOf(sheet))),
    h("p", { class: "lead" }, tierName(sheet), " · ", groupName(content.group ?? null)),
    h("p", {}, t("council.members", { members: app.words.list((content.members ?? []).map(memberName)) })),
    h(
      "p",
      { class: "note" },
      t("council.languages", { languages: app.words.list((content.languages ?? []).map((l) => app.words.tongue(l))) }),
    ),
    ...texts(content.remit, sheet.matter),
    buttons(sheet, done),
    ...parts
      .filter(([, all]) => all.length > 0)
      .map(([title, all, row]) =>
        h(
          "section",
          { class: "sheet-part", "data-key": title },
          h("h2", {}, title),
          lists.list(title, all, "", (each) => h("li", { "data-key": each.matter }, ...row(each))),
        ),
      ),
    ...ending(sheet, saidBefore, done),
  ];
}

/** One line in a list of meetings. */
export function meetingRow(matter: Matter): Child[] {
  const { content } = matter;
  return [
    h(
      "div",
      { class: "row-head" },
      link(matter),
      matter.recalled !== undefined && h("small", {}, t("stands.recalled")),
    ),
    h(
      "p",
      { class: "meta" },
      period(content.from ?? matter.at, content.to as string | undefined),
      content.place !== undefined && [" · ", line(content.place)],
      content.source !== undefined && [" · ", t("meeting.after.short")],
    ),
  ];
}
