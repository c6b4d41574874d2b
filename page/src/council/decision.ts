import { app, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { closing } from "./buttons.ts";
import { chip, heading, line, link, moment, term, texts, titleOf } from "./pieces.ts";
import type { Matter, Sheet, Version } from "./types.ts";
import { named, t } from "./words.ts";

/** Where a decision stands, as a chip. */
export function decided(matter: Matter): HTMLElement {
  const stands = matter.stands?.decided ?? "open";
  const kind =
    stands === "adopted"
      ? "confirms"
      : stands === "not-adopted"
        ? "contests"
        : stands === "open"
          ? "reports"
          : "passes-on";
  return chip(kind, named("decided", stands));
}

/** How a council comes to it: by whom, until when, or where it is on record. */
export function procedure(matter: Matter, now: string): Child[] {
  const content = matter.content;
  return [
    named("procedure", content.procedure ?? ""),
    content.until !== undefined && [" · ", t("until"), " ", term(content.until, now, true)],
    content.source !== undefined && [": ", h("cite", { dir: "auto" }, content.source)],
    " · ",
    named("holds", content.holds ?? ""),
    content.review !== undefined && [" · ", t("review", { day: moment(content.review, false) })],
  ];
}

/** A decision with all that was said to it: reservations and interpretative statements stay attached. */
export function decisionBlock(sheet: Sheet, now: string, done: () => void, level: 2 | 3 = 3): HTMLElement {
  const responses = sheet.belonging.filter((each) => each.kind === "response");
  const open = sheet.stands?.decided === "open" ? silentYet(sheet) : [];
  const left = sheet.stands?.left ?? [];
  return h(
    "article",
    { class: "block", "data-key": sheet.matter },
    heading(level, link(sheet, line(titleOf(sheet))), " ", decided(sheet)),
    h("p", { class: "meta" }, ...procedure(sheet, now)),
    ...texts(sheet.content.texts, sheet.matter),
    responses.length > 0 && h("ul", { class: "voices" }, ...responses.map((each) => response(each, sheet, done))),
    open.length > 0 && h("p", { class: "note" }, t("decision.awaits", { members: list(open) })),
    left.length > 0 && h("p", { class: "note" }, t("decision.left", { members: list(left) })),
    ...closing(sheet, saidBefore, done),
  );
}

function list(members: readonly string[]): string {
  return app.words.list(members.map(memberName));
}

function silentYet(sheet: Sheet): string[] {
  const said = sheet.stands?.responses ?? {};
  return (sheet.stands?.members ?? []).filter((member) => said[member] === undefined);
}

function response(each: Sheet, decision: Sheet, done: () => void): HTMLElement {
  const say = each.content.say ?? "";
  const late = decision.stands?.late;
  const isLate = Array.isArray(late) && late.includes(each.matter);
  const isOutside = decision.stands?.outside?.includes(each.matter) === true;
  return h(
    "li",
    { "data-key": each.matter, class: each.recalled === undefined ? "" : "taken-back" },
    chip(say === "objects" ? "contests" : say === "agrees" ? "confirms" : "reports", memberName(each.member)),
    " ",
    h("b", {}, named("say", say)),
    isLate &&
      h(
        "span",
        { class: "note" },
        " ",
        t("response.late", { at: moment(each.at), until: moment(decision.content.until ?? each.at) }),
      ),
    isOutside && h("span", { class: "note" }, " ", t("response.outside")),
    ...texts(each.content.texts, each.matter),
    ...closing(each, saidBefore, done),
  );
}

/** What an earlier version of a matter with a title and texts had said. */
export function saidBefore(version: Version): Child[] {
  const content = version.content;
  return [content?.title !== undefined && h("b", {}, line(content.title)), ...texts(content?.texts, version.id)];
}

/** One line in a list of decisions. */
export function decisionRow(matter: Matter, now: string): Child[] {
  return [
    h("div", { class: "row-head" }, link(matter), decided(matter)),
    h("p", { class: "meta" }, ...procedure(matter, now)),
  ];
}
