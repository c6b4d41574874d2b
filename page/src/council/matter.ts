import { Refused, type Scope, Unreachable } from "../api.ts";
import { app, ask, groupName, href, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { icon } from "../icons.ts";
import { styled } from "../late.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import { asking } from "./acts.ts";
import { closing } from "./buttons.ts";
import { calls } from "./calls.ts";
import { commitmentBlock } from "./commitment.ts";
import { councilSheet } from "./council.ts";
import { decisionBlock, saidBefore } from "./decision.ts";
import { itemBlock, meetingSheet, positions } from "./meeting.ts";
import { Lists } from "./lists.ts";
import { A_MINUTE, chip, line, link, type Linked, plain, texts, titleOf } from "./pieces.ts";
import { openSaying } from "./say.ts";
import { statementBlock } from "./statement.ts";
import { threadSheet } from "./thread.ts";
import type { Kind, Sheet } from "./types.ts";
import { named, t, talkWords } from "./words.ts";

/** A matter on a sheet of its own: a meeting, a consultation, a council, a decision, a statement, a commitment. */
export async function matter(held: Held, id: string): Promise<HTMLElement> {
  await Promise.all([talkWords(), styled("talks")]);
  const view = h("div", { class: "talks matter" });
  let found: Sheet | null = null;
  let isWider = false;
  let problem: string | null = null;
  let asked = 0;
  let shown: Scope | null = null;
  const lists = new Lists(50, () => draw());

  const load = async () => {
    const mine = ++asked;
    const scope = app.scope.get();
    const answer = await looked(scope, id).catch((cause: unknown) => trouble(cause));
    if (mine !== asked) {
      return;
    }
    if ("sheet" in answer) {
      [found, isWider, problem, shown] = [answer.sheet, answer.isWider, null, scope];
    } else {
      problem = answer.problem;
      // What was a drill's, or is there no more, does not stay under another heading.
      found = answer.isGone || shown?.status !== scope.status ? null : found;
    }
    draw();
  };
  const draw = () => {
    if (found === null) {
      redraw(view, crumb([]), problem === null ? h("p", { class: "wait" }, app.words.t("wait.node")) : gone(problem));
      return;
    }
    redraw(
      view,
      crumb(found.above ?? []),
      isWider && h("p", { class: "note" }, t("matter.wider", { group: groupName(app.scope.get().group) })),
      problem !== null && h("p", { class: "note" }, problem),
      ...content(found, new Date().toISOString(), lists, () => void load()),
    );
    document.title = `${plain(titleOf(found), named("kind", found.kind))} · ${app.words.t("tansiq")}`;
  };
  held.add(app.change.watch(() => void load()));
  held.add(app.scope.watch(() => void load()));
  const tick = setInterval(() => void load(), A_MINUTE);
  held.add(() => (clearInterval(tick), ++asked));
  held.add(
    takeKeys((code, event) => {
      if (code === "KeyQ" && !event.shiftKey && found !== null) {
        void openSaying(asking(found.matter), found, () => void load());
        return true;
      }
      return code === "Escape" && ((location.hash = href({ view: "talks" })), true);
    }),
  );
  await load();
  return view;
}

/** Why there is no answer; a node that says no to something else than the id does not say that there is none. */
function trouble(cause: unknown): { problem: string; isGone: boolean } {
  if (cause instanceof Unreachable) {
    return { problem: t("unreachable"), isGone: false };
  }
  if (cause instanceof Refused) {
    const isGone = cause.status === 404;
    return { problem: isGone ? t("matter.gone") : cause.reason, isGone };
  }
  throw cause;
}

/** In the picture that is shown; else as this node alone holds it. */
async function looked(scope: Scope, id: string): Promise<{ sheet: Sheet; isWider: boolean }> {
  try {
    return { sheet: await ask(calls.matter(scope, id)), isWider: false };
  } catch (cause) {
    if (cause instanceof Refused && cause.status === 404 && scope.group !== null) {
      return { sheet: await ask(calls.matter({ ...scope, group: null }, id)), isWider: true };
    }
    throw cause;
  }
}

function gone(problem: string): HTMLElement {
  return h(
    "div",
    { class: "gone" },
    h("h1", {}, problem),
    h("a", { class: "button", href: href({ view: "talks" }) }, t("talks")),
  );
}

/** The way up: the board, and what it belongs to. */
function crumb(above: NonNullable<Sheet["above"]>): HTMLElement {
  return h(
    "nav",
    { class: "crumbs", "aria-label": t("crumbs") },
    h("a", { href: href({ view: "talks" }) }, icon("back", 16, true), " ", t("talks")),
    ...above.map((each) => [
      h("span", { "aria-hidden": "true" }, app.words.rtl ? " ‹ " : " › "),
      h("a", { href: href({ view: "talks", id: each.matter }) }, line(each.title, named("kind", each.kind))),
    ]),
  );
}

function content(sheet: Sheet, now: string, lists: Lists, done: () => void): Child[] {
  switch (sheet.kind) {
    case "meeting":
      return meetingSheet(sheet, now, lists, done);
    case "council":
      return councilSheet(sheet, now, lists, done);
    case "consultation":
      return threadSheet(sheet, now, lists, done);
    case "decision":
      return headed(sheet, decisionBlock(sheet, now, done, 2), now, done);
    case "statement":
      return headed(sheet, statementBlock(sheet, done, 2), now, done);
    case "commitment":
      return headed(sheet, commitmentBlock(sheet, decisionAbove(sheet), now, done, 2), now, done);
    case "item":
      return headed(sheet, itemBlock(sheet, 0, done, {}, 2), now, done);
    case "position":
      return headed(sheet, positions([sheet], done, {}, 2), now, done);
    default:
      return headed(sheet, h("article", { class: "block" }, ...plainly(sheet, done)), now, done);
  }
}

/** The decision that something follows from, by the name that it has there. */
function decisionAbove(sheet: Sheet): Linked | undefined {
  const above = sheet.above?.findLast((each) => each.kind === "decision");
  return above === undefined
    ? undefined
    : { matter: above.matter, kind: above.kind, content: above.title === undefined ? {} : { title: above.title } };
}

/** A kind that usually stands on another's sheet, alone, with what belongs to it below. */
function headed(sheet: Sheet, block: Child, now: string, done: () => void): Child[] {
  const shown = new Set(["response", "approval", "progress", "position"]);
  const below = sheet.belonging.filter((each) => !shown.has(each.kind));
  return [
    h("h1", {}, line(titleOf(sheet), named("kind", sheet.kind))),
    h("div", { class: "alone" }, block),
    below.length > 0 && h("h2", {}, t("below")),
    ...below.map((each) => blockOf(each, sheet, now, done)),
  ];
}

function blockOf(sheet: Sheet, on: Sheet, now: string, done: () => void): Child {
  return sheet.kind === "decision"
    ? decisionBlock(sheet, now, done)
    : sheet.kind === "statement"
      ? statementBlock(sheet, done)
      : sheet.kind === "commitment"
        ? commitmentBlock(sheet, on.kind === "decision" ? on : undefined, now, done)
        : h("p", { "data-key": sheet.matter }, named("kind", sheet.kind), ": ", link(sheet));
}

/** Where the words of a kind are named, for kinds that are a word on something else. */
const NAMED: Partial<Record<Kind, string>> = {
  attendance: "reply",
  response: "say",
  approval: "approval",
  progress: "progress",
  answer: "reply",
};

/** A word on something else that is not shown here: whose it is, and what it says. */
function plainly(sheet: Sheet, done: () => void): Child[] {
  const { content } = sheet;
  const word = content.form ?? content.word ?? content.say ?? content.reply;
  return [
    h(
      "p",
      {},
      h("b", {}, memberName(sheet.member)),
      word !== undefined && [" ", chip("reports", named(NAMED[sheet.kind] ?? "", word))],
    ),
    ...(content.seats ?? []).map((seat) =>
      h("div", {}, line(seat.office), " ", h("small", {}, named("capacity", seat.capacity))),
    ),
    ...texts(content.texts ?? content.reason ?? content.notice, sheet.matter),
    ...closing(sheet, saidBefore, done),
  ];
}
