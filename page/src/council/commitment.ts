import { app, categoryName, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { closing } from "./buttons.ts";
import { saidBefore } from "./decision.ts";
import { chip, heading, label, line, link, type Linked, moment, period, term, texts, titleOf } from "./pieces.ts";
import type { Matter, Sheet, Sign } from "./types.ts";
import { named, t } from "./words.ts";

/** What became of a commitment, as a chip; the only judgement is the one that the records make. */
export function kept(matter: Matter): HTMLElement {
  const stands = matter.stands?.kept ?? "cannot-tell";
  const kind =
    stands === "met"
      ? "confirms"
      : stands === "cannot-tell"
        ? "cannot-tell"
        : stands === "recalled"
          ? "passes-on"
          : "reports";
  const made = chip(kind, named("kept", stands));
  made.classList.add("kept-" + stands);
  return made;
}

/** What would show whether it is kept, in a sentence. */
function sign(of: Sign): Child[] {
  const branch = app.categories.get()?.branches.find((b) => b.branch === of.category);
  const what = branch === undefined ? categoryName(of.category) : app.words.name(branch.name, of.category);
  return [
    t("sign.say", {
      what,
      radius: app.words.distance(of.radiusM),
      lat: app.words.number(of.lat, 2),
      lon: app.words.number(of.lon, 2),
      period: period(of.from, of.to),
      n: of.most,
    }),
  ];
}

/** Said, decided, done and verified, side by side. */
export function commitmentBlock(
  sheet: Sheet,
  decision: Linked | undefined,
  now: string,
  done: () => void,
  level: 2 | 3 = 3,
): HTMLElement {
  const words = sheet.belonging.filter((each) => each.kind === "progress");
  const isOwn = (each: Matter) => sheet.content.members?.includes(each.member) === true;
  const open = sheet.stands?.kept !== "met" && sheet.stands?.kept !== "recalled";
  return h(
    "article",
    { class: "block", "data-key": sheet.matter },
    heading(level, link(sheet, line(titleOf(sheet))), " ", kept(sheet)),
    h(
      "div",
      { class: "four-steps" },
      step(
        "said",
        h("p", {}, t("commits", { members: app.words.list((sheet.content.members ?? []).map(memberName)) })),
        h(
          "p",
          { class: "meta" },
          t("by"),
          " ",
          open ? term(sheet.content.by ?? now, now) : moment(sheet.content.by ?? now),
        ),
        ...texts(sheet.content.texts, sheet.matter),
      ),
      step("decided", decision === undefined ? h("p", { class: "note" }, t("step.none")) : h("p", {}, link(decision))),
      step("done", ...voices(words.filter(isOwn), t("step.noword"), done)),
      step(
        "verified",
        ...count(sheet),
        ...voices(
          words.filter((each) => !isOwn(each)),
          sheet.content.sign === undefined ? t("step.nobody") : "",
          done,
        ),
      ),
    ),
    ...closing(sheet, saidBefore, done),
  );
}

function step(name: "said" | "decided" | "done" | "verified", ...content: Child[]): HTMLElement {
  return h("section", { "data-key": name }, label(t(`step.${name}`)), ...content);
}

function count(sheet: Sheet): Child[] {
  const of = sheet.content.sign;
  if (of === undefined) {
    return [];
  }
  const seen = sheet.stands?.count;
  return [
    seen !== undefined && h("p", {}, h("b", {}, t("sign.count", { n: seen })), " ", t("sign.most", { n: of.most })),
    h("p", { class: "note" }, ...sign(of), " ", t("sign.nobody")),
  ];
}

function voices(words: readonly Sheet[], none: string, done: () => void): Child[] {
  return words.length === 0
    ? [none !== "" && h("p", { class: "note" }, none)]
    : words.map((each) =>
        h(
          "div",
          { class: each.recalled === undefined ? "voice" : "voice taken-back", "data-key": each.matter },
          chip(
            each.content.word === "contests" ? "contests" : each.content.word === "confirms" ? "confirms" : "reports",
            memberName(each.member),
          ),
          " ",
          h("b", {}, named("progress", each.content.word ?? "")),
          ...texts(each.content.texts, each.matter),
          ...closing(each, saidBefore, done),
        ),
      );
}

export function commitmentRow(matter: Matter, now: string): Child[] {
  const { stands, content } = matter;
  const isOver = stands?.kept === "met" || stands?.kept === "recalled" || stands?.kept === "broken";
  return [
    h("div", { class: "row-head" }, link(matter), kept(matter)),
    h(
      "p",
      { class: "meta" },
      app.words.list((content.members ?? []).map(memberName)),
      " · ",
      t("by"),
      " ",
      isOver ? moment(content.by ?? now) : term(content.by ?? now, now),
      stands?.count !== undefined &&
        content.sign !== undefined && [
          " · ",
          t("sign.count", { n: stands.count }),
          " ",
          t("sign.most", { n: content.sign.most }),
        ],
    ),
  ];
}
