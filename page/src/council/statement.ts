import { app, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { paper } from "./calls.ts";
import { closing } from "./buttons.ts";
import { saidBefore } from "./decision.ts";
import { chip, heading, label, line, link, ordered, paragraphs, texts, titleOf, translation } from "./pieces.ts";
import type { Matter, Sheet } from "./types.ts";
import { named, t } from "./words.ts";

/** Whether all approved it in all languages, as a chip. */
export function published(matter: Matter): HTMLElement {
  if (matter.recalled !== undefined) {
    return chip("passes-on", t("stands.recalled"));
  }
  return matter.stands?.published === true
    ? chip("confirms", t("statement.published"))
    : chip("reports", t("statement.draft"));
}

/** A statement: each authentic language beside the others, and who approved which. */
export function statementBlock(sheet: Sheet, done: () => void, level: 2 | 3 = 3): HTMLElement {
  const approvals = sheet.belonging.filter((each) => each.kind === "approval");
  const languages = sheet.content.texts ?? [];
  const isOpen = languages.some((text) => /\[/.test(text.value));
  return h(
    "article",
    { class: "block", "data-key": sheet.matter },
    heading(
      level,
      link(sheet, line(titleOf(sheet))),
      " ",
      chip("passes-on", named("statement", sheet.content.form ?? "")),
      " ",
      published(sheet),
    ),
    sheet.content.regarding !== undefined &&
      h("p", { class: "meta" }, t("regarding"), " ", line(sheet.content.regarding)),
    isOpen && h("p", { class: "note" }, t("statement.bracket")),
    h(
      "div",
      { class: "tongues" },
      ...ordered(languages).map((text) =>
        h(
          "section",
          { "data-key": text.lang },
          label(app.words.tongue(text.lang), " ", translation(text)),
          paragraphs(text, true),
          h("p", { class: "note" }, ...approval(sheet, approvals, text.lang)),
        ),
      ),
    ),
    ...voices(sheet, approvals, done),
    papers(sheet),
    ...closing(sheet, saidBefore, done),
  );
}

/** Who approved a language of the latest version, and who has not. */
function approval(sheet: Sheet, approvals: readonly Sheet[], lang: string): Child[] {
  const missing = sheet.stands?.missing?.[lang] ?? [];
  const by = approvals
    .filter(
      (each) =>
        each.recalled === undefined &&
        each.content.word === "approves" &&
        each.content.on === sheet.id &&
        each.content.languages?.includes(lang) === true &&
        // Who withheld it since does not approve any more.
        !missing.includes(each.member),
    )
    .map((each) => memberName(each.member));
  return [
    by.length > 0 && t("approved.by", { members: app.words.list([...new Set(by)]) }),
    by.length > 0 && missing.length > 0 && " ",
    missing.length > 0 && t("approved.missing", { members: app.words.list(missing.map(memberName)) }),
  ];
}

/** What the lines under each language do not say: withheld, with words, taken back, of an earlier version; and this member's own, to be taken back. */
function voices(sheet: Sheet, approvals: readonly Sheet[], done: () => void): Child[] {
  const me = app.node.get()?.member;
  return approvals
    .filter(
      (each) =>
        each.content.word === "withholds" ||
        (each.content.texts ?? []).length > 0 ||
        each.recalled !== undefined ||
        each.content.on !== sheet.id ||
        each.member === me,
    )
    .map((each) =>
      h(
        "div",
        { class: each.recalled === undefined ? "voice" : "voice taken-back", "data-key": each.matter },
        chip(each.content.word === "withholds" ? "contests" : "confirms", memberName(each.member)),
        " ",
        h("b", {}, named("approval", each.content.word ?? "")),
        each.content.on !== sheet.id && h("span", { class: "note" }, " ", t("approval.earlier")),
        ...texts(each.content.texts, each.matter),
        ...closing(each, saidBefore, done),
      ),
    );
}

/** The paper to take along, in the reader's language. */
export function papers(matter: Matter): HTMLElement {
  const scope = app.scope.get();
  const lang = app.words.language;
  return h(
    "p",
    { class: "papers" },
    t("papers"),
    " ",
    h("a", { href: paper(scope, matter.matter, "pdf", lang), download: true }, "PDF"),
    " · ",
    h("a", { href: paper(scope, matter.matter, "docx", lang), download: true }, "DOCX"),
  );
}

export function statementRow(matter: Matter): Child[] {
  const missing = new Set(Object.values(matter.stands?.missing ?? {}).flat());
  return [
    h("div", { class: "row-head" }, link(matter), published(matter)),
    h(
      "p",
      { class: "meta" },
      named("statement", matter.content.form ?? ""),
      matter.content.regarding !== undefined && [" · ", t("regarding"), " ", line(matter.content.regarding)],
      missing.size > 0 &&
        matter.recalled === undefined && [
          " · ",
          t("approved.missing", { members: app.words.list([...missing].map(memberName)) }),
        ],
    ),
  ];
}
