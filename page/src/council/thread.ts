import { app, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { buttons, closing, ending } from "./buttons.ts";
import { saidBefore } from "./decision.ts";
import type { Lists } from "./lists.ts";
import { chip, line, link, moment, term, texts, titleOf } from "./pieces.ts";
import { recordLinks } from "./records.ts";
import type { Matter, Sheet } from "./types.ts";
import { named, t } from "./words.ts";

/** How each addressee stands to it: facts on record, put without blame. */
export function replies(matter: Matter): HTMLElement {
  return h(
    "ul",
    { class: "chips" },
    ...Object.entries(matter.stands?.replies ?? {}).map(([member, reply]) =>
      h(
        "li",
        { "data-key": member },
        chip(kindOf(reply), memberName(member)),
        " ",
        h(
          "small",
          {},
          reply === "silent" && matter.content.due !== undefined
            ? t("reply.silent.by", { day: moment(matter.content.due, false) })
            : named("reply", reply),
        ),
      ),
    ),
  );
}

function kindOf(reply: string): "confirms" | "reports" | "cannot-tell" | "passes-on" {
  return reply === "answered" || reply === "refused"
    ? "confirms"
    : reply === "awaited" || reply === "silent"
      ? "cannot-tell"
      : reply === "recalled" || reply === "not-asked-for"
        ? "passes-on"
        : "reports";
}

/** Who asks whom, how soon, and by when. */
export function addressed(matter: Matter, now: string): Child[] {
  const { content, stands } = matter;
  const isOpen = Object.values(stands?.replies ?? {}).some(
    (r) => r === "awaited" || r === "received" || r === "partly-answered",
  );
  return [
    t("asks", {
      form: named("form", content.form ?? ""),
      from: memberName(matter.member),
      to: app.words.list(((content.to as string[] | undefined) ?? []).map(memberName)),
    }),
    content.urgency !== "routine" && [" · ", h("b", { class: "urgency" }, named("urgency", content.urgency ?? ""))],
    content.due !== undefined && [" · ", t("due"), " ", isOpen ? term(content.due, now) : moment(content.due)],
  ];
}

/** A consultation as two columns: who asked on one side, who was asked on the other, in the order of their records. */
export function threadSheet(sheet: Sheet, now: string, lists: Lists, done: () => void): Child[] {
  const answers = [...sheet.belonging].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [
    h("h1", {}, line(titleOf(sheet))),
    h("p", { class: "lead" }, ...addressed(sheet, now)),
    replies(sheet),
    buttons(sheet, done),
    h(
      "ol",
      { class: "thread" },
      h(
        "li",
        { class: "from", "data-key": sheet.matter },
        ...entry(sheet, named("form", sheet.content.form ?? ""), done),
      ),
      ...lists.rows("answers", answers, (each) => threadEntry(each, sheet, now, done)),
    ),
  ];
}

function threadEntry(each: Sheet, sheet: Sheet, now: string, done: () => void): HTMLElement {
  const side = each.member === sheet.member ? "from" : "to";
  if (each.kind === "consultation") {
    return h("li", { class: side, "data-key": each.matter }, ...consultationRow(each, now));
  }
  if (each.kind !== "answer") {
    return h("li", { class: side, "data-key": each.matter }, named("kind", each.kind), ": ", link(each));
  }
  const isAfter = sheet.stands?.afterRecall?.includes(each.matter) === true;
  return h(
    "li",
    { class: side + (each.content.form === "receipt" ? " receipt" : ""), "data-key": each.matter },
    ...entry(each, named("reply", each.content.form ?? ""), done),
    isAfter && h("p", { class: "note" }, t("answer.after")),
    ...each.belonging
      .filter((b) => b.kind === "consultation")
      .map((b) => h("div", { class: "voice", "data-key": b.matter }, ...consultationRow(b, now))),
  );
}

function entry(each: Sheet, what: string, done: () => void): Child[] {
  const refs = each.kind === "consultation" && each.content.on !== undefined ? [each.content.on] : [];
  return [
    h("h2", { class: "block-title" }, memberName(each.member), " ", h("small", {}, what, " · ", moment(each.at))),
    ...texts(each.content.texts, each.matter),
    recordLinks(refs, done),
    ...(each.kind === "answer" ? closing(each, saidBefore, done) : ending(each, saidBefore, done)),
  ];
}

/** One line in a list of consultations. */
export function consultationRow(matter: Matter, now: string): Child[] {
  return [
    h("div", { class: "row-head" }, link(matter)),
    h("p", { class: "meta" }, ...addressed(matter, now)),
    replies(matter),
  ];
}
