import { Refused, type Scope, Unreachable } from "../api.ts";
import { app, ask, groupName, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { styled } from "../late.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import { asking, OPEN_REPLIES } from "./acts.ts";
import { awaitedRow, awaitRow } from "./awaits.ts";
import { actButton } from "./buttons.ts";
import { calendar, calls } from "./calls.ts";
import { commitmentRow } from "./commitment.ts";
import { meetingRow, tierName } from "./council.ts";
import { remember } from "./councils.ts";
import { decisionRow } from "./decision.ts";
import { Lists, section } from "./lists.ts";
import { moment, line, link } from "./pieces.ts";
import { openSaying } from "./say.ts";
import { statementRow } from "./statement.ts";
import { consultationRow } from "./thread.ts";
import type { Awaited, Board, Matter } from "./types.ts";
import { named, t, type TalkKey, talkWords } from "./words.ts";

/** The board: what awaits this member, and what is open and due in each council. */
export async function board(held: Held): Promise<HTMLElement> {
  await Promise.all([talkWords(), styled("talks")]);
  return new BoardView(held).start();
}

class BoardView {
  readonly #view = h("div", { class: "talks board" });
  /** What the group sees, and what this node holds: a member is waited for in any of its groups. */
  #group: Board | null = null;
  #own: Board | null = null;
  #problem: string | null = null;
  #turn = 0;
  #council = "";
  #member = "";
  #isAll = false;
  readonly #lists = new Lists(12, () => this.#draw());

  constructor(readonly held: Held) {
    held.add(app.change.watch(() => void this.#load()));
    held.add(app.scope.watch(() => void this.#load()));
    held.add(takeKeys((code, event) => this.#key(code, event)));
  }

  async start(): Promise<HTMLElement> {
    await this.#load();
    return this.#view;
  }

  async #load(): Promise<void> {
    const mine = ++this.#turn;
    const scope = app.scope.get();
    const whole: Scope = { group: null, status: scope.status };
    try {
      const [group, own] = await ask(
        scope.group === null
          ? calls.board(whole).then((one) => [one, one] as const)
          : Promise.all([calls.board(scope), calls.board(whole)]),
      );
      if (mine === this.#turn) {
        [this.#group, this.#own, this.#problem] = [group, own, null];
        remember(own);
      }
    } catch (cause) {
      if (!(cause instanceof Unreachable || cause instanceof Refused)) {
        throw cause;
      }
      this.#problem = cause instanceof Refused ? cause.reason : t("unreachable");
    }
    if (mine === this.#turn) {
      this.#draw();
    }
  }

  readonly #again = () => void this.#load();

  #draw(): void {
    const [group, own] = [this.#group, this.#own];
    if (group === null || own === null) {
      redraw(this.#view, h("p", { class: "wait" }, this.#problem ?? app.words.t("wait.node")));
      return;
    }
    const me = app.node.get()?.member ?? "";
    const mine = own.awaited.filter((each) => each.member === me);
    const isEmpty = own.councils.length + own.consultations.length === 0;
    redraw(
      this.#view,
      h(
        "header",
        { class: "board-head" },
        h("h1", {}, t("talks")),
        h("p", { class: "lead" }, isEmpty ? t("board.empty") : this.#lead(mine, own.now)),
        this.#tools(),
      ),
      this.#problem !== null && h("p", { class: "note" }, this.#problem),
      isEmpty
        ? this.#start()
        : h(
            "div",
            { class: "board-columns" },
            h("div", {}, this.#awaits(mine, own), this.#others(group), this.#consultations(own)),
            h("div", {}, this.#filters(group), ...this.#councils(group), ...this.#open(group), this.#apart(group)),
          ),
    );
  }

  /** First in a sentence: how much awaits this member, and how soon. */
  #lead(mine: readonly Awaited[], now: string): string {
    const past = mine.filter((each) => each.due !== undefined && each.due < now).length;
    const next = mine.find((each) => each.due !== undefined && each.due >= now);
    return [
      t("board.lead", { n: mine.length, member: memberName(app.node.get()?.member ?? "") }),
      past > 0 && t("board.past", { n: past }),
      next?.due !== undefined && t("board.next", { time: moment(next.due) }),
    ]
      .filter((part) => part !== false)
      .join(" ");
  }

  #tools(): HTMLElement {
    const council = { label: t("act.council"), kind: "council", content: {} } as const;
    return h(
      "div",
      { class: "acts" },
      actButton({ ...asking(), strong: true }, undefined, this.#again),
      actButton(council, undefined, this.#again),
      h("a", { class: "papers", href: calendar(app.scope.get(), app.words.language), download: true }, t("calendar")),
      h("button", { type: "button", class: "bare link papers", onclick: () => print() }, t("print")),
    );
  }

  #start(): HTMLElement {
    return h(
      "div",
      { class: "board-start" },
      h("p", {}, t("board.empty.do")),
      h("ol", {}, ...([1, 2, 3] as const).map((n) => h("li", {}, t(`board.empty.${n}`)))),
    );
  }

  /** What awaits this node's member, in any of its groups, the nearest term first; with what it can say to it at once. */
  #awaits(mine: readonly Awaited[], own: Board): HTMLElement {
    const all = new Map(
      [...own.meetings, ...own.decisions, ...own.statements, ...own.commitments, ...own.consultations].map((m) => [
        m.matter,
        m,
      ]),
    );
    return section(
      "awaits",
      t("board.awaits"),
      this.#lists.list("awaits", mine, t("board.awaits.none"), (each) =>
        awaitRow(each, all.get(each.matter), own.now, this.#again),
      ),
    );
  }

  /** Who else is waited for: a count, and the way to see for what. */
  #others(group: Board): HTMLElement | false {
    const me = app.node.get()?.member ?? "";
    const by = new Map<string, number>();
    for (const each of group.awaited) {
      if (each.member !== me) {
        by.set(each.member, (by.get(each.member) ?? 0) + 1);
      }
    }
    return (
      by.size > 0 &&
      section(
        "others",
        t("board.others"),
        h(
          "ul",
          { class: "by-member" },
          ...[...by].map(([member, n]) =>
            h(
              "li",
              { "data-key": member },
              h(
                "button",
                {
                  type: "button",
                  class: "quiet",
                  "aria-pressed": String(this.#member === member),
                  onclick: () => ((this.#member = this.#member === member ? "" : member), this.#draw()),
                },
                memberName(member),
                " ",
                h("b", {}, app.words.figure(n)),
              ),
              this.#member === member &&
                h(
                  "ul",
                  { class: "rows" },
                  ...this.#lists.rows(
                    "of-" + member,
                    group.awaited.filter((each) => each.member === member),
                    (each) => awaitedRow(each, group.now),
                  ),
                ),
            ),
          ),
        ),
      )
    );
  }

  /** All that this node holds: who asks one member asks no group. */
  #consultations(own: Board): HTMLElement {
    const isOpen = (matter: Matter) =>
      matter.recalled === undefined &&
      Object.values(matter.stands?.replies ?? {}).some(
        (reply) => OPEN_REPLIES.includes(reply) && reply !== "not-asked-for",
      );
    const list = this.#chosen(own.consultations, isOpen).sort(latest);
    return section(
      "consultations",
      t("consultations"),
      this.#lists.list("consultations", list, t("board.consultations.none"), (each) =>
        h("li", { "data-key": each.matter }, ...consultationRow(each, own.now)),
      ),
    );
  }

  #filters(group: Board): HTMLElement {
    const select = (name: string, value: string, options: [string, string][], set: (value: string) => void) =>
      h(
        "label",
        { class: "chooser" },
        h("span", {}, name),
        h(
          "select",
          { onchange: (e: Event) => (set((e.target as HTMLSelectElement).value), this.#draw()) },
          ...options.map(([word, text]) => h("option", { value: word, selected: word === value }, text)),
        ),
      );
    return h(
      "div",
      { class: "board-filters" },
      select(
        t("filter.council"),
        this.#council,
        [
          ["", t("filter.council.all")],
          ...group.councils.map((c): [string, string] => [c.matter, app.words.name(c.content.name, c.matter)]),
        ],
        (value) => (this.#council = value),
      ),
      h(
        "label",
        { class: "toggle" },
        h("input", {
          type: "checkbox",
          checked: this.#isAll,
          onchange: (e: Event) => ((this.#isAll = (e.target as HTMLInputElement).checked), this.#draw()),
        }),
        t("filter.all"),
      ),
    );
  }

  /** What is in the council that is looked at, and open unless all is wanted. */
  #chosen(matters: readonly Matter[], isOpen: (matter: Matter) => boolean): Matter[] {
    return matters.filter(
      (each) => (this.#council === "" || each.council === this.#council) && (this.#isAll || isOpen(each)),
    );
  }

  /** Councils by their tiers, the highest above, each with its meetings. */
  #councils(group: Board): HTMLElement[] {
    const councils = group.councils.filter(
      (each) => each.recalled === undefined && (this.#council === "" || each.matter === this.#council),
    );
    return councils
      .sort((a, b) => (b.content.tier ?? 0) - (a.content.tier ?? 0))
      .map((council) =>
        section(
          "council-" + council.matter,
          link(council, line(council.content.name)),
          h(
            "p",
            { class: "meta" },
            tierName(council),
            " · ",
            groupName(council.content.group ?? null),
            " · ",
            app.words.list((council.content.members ?? []).map(memberName)),
          ),
          this.#lists.list(
            "meetings-" + council.matter,
            group.meetings.filter((each) => each.council === council.matter).sort(newest),
            t("board.meetings.none"),
            (each) => h("li", { "data-key": each.matter }, ...meetingRow(each)),
          ),
          actButton(
            { label: t("act.meeting"), kind: "meeting", content: { on: council.matter } },
            council,
            this.#again,
          ),
        ),
      );
  }

  #open(group: Board): HTMLElement[] {
    const { now } = group;
    const lists: [
      TalkKey & ("decisions" | "statements" | "commitments"),
      Matter[],
      (m: Matter) => boolean,
      (m: Matter) => Child[],
    ][] = [
      ["decisions", group.decisions, (m) => m.stands?.decided === "open", (m) => decisionRow(m, now)],
      [
        "statements",
        group.statements,
        (m) => m.stands?.published !== true && m.recalled === undefined,
        (m) => statementRow(m),
      ],
      [
        "commitments",
        group.commitments,
        (m) => m.stands?.kept !== "met" && m.stands?.kept !== "recalled",
        (m) => commitmentRow(m, now),
      ],
    ];
    return lists.map(([name, all, isOpen, row]) => {
      const shown = this.#chosen(all, isOpen).sort(latest);
      const none = all.length === 0 ? t(`board.${name}.none`) : t("board.none.open", { n: all.length });
      return section(
        name,
        t(name),
        this.#lists.list(name, shown, none, (each) => h("li", { "data-key": each.matter }, ...row(each))),
      );
    });
  }

  /** What belongs to something that is not shown here, and would be found nowhere else. */
  #apart(group: Board): HTMLElement | false {
    return (
      group.apart.length > 0 &&
      section(
        "apart",
        t("board.apart"),
        this.#lists.list("apart", group.apart, "", (each) =>
          h(
            "li",
            { "data-key": each.matter },
            h("div", { class: "row-head" }, link(each)),
            h("p", { class: "meta" }, named("kind", each.kind), " · ", memberName(each.member), " · ", moment(each.at)),
          ),
        ),
      )
    );
  }

  #key(code: string, event: KeyboardEvent): boolean {
    const links = [...this.#view.querySelectorAll<HTMLElement>(".rows > li > .row-head > a, .rows > li > a")];
    const at = links.findIndex((each) => each === document.activeElement);
    if (code === "KeyJ" || code === "KeyK") {
      const next = links[code === "KeyJ" ? at + 1 : Math.max(0, at - 1)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
      return next !== undefined;
    }
    if (code === "KeyQ" && !event.shiftKey) {
      void openSaying(asking(), undefined, this.#again);
      return true;
    }
    return false;
  }
}

function latest(a: Matter, b: Matter): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}

function newest(a: Matter, b: Matter): number {
  const [x, y] = [a.content.from ?? "", b.content.from ?? ""];
  return x < y ? 1 : x > y ? -1 : 0;
}
