import { Refused, Unreachable } from "../api.ts";
import { app, groupName, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { styled } from "../late.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import { asking } from "./acts.ts";
import { awaitedRow, awaitRow } from "./awaits.ts";
import { type Boards, fetchBoards, type Wanted } from "./boards.ts";
import { actButton } from "./buttons.ts";
import { calendar } from "./calls.ts";
import { commitmentRow } from "./commitment.ts";
import { meetingRow, tierName } from "./council.ts";
import { decisionRow } from "./decision.ts";
import { Lists, section } from "./lists.ts";
import { A_MINUTE, moment, line, link } from "./pieces.ts";
import { openSaying } from "./say.ts";
import { statementRow } from "./statement.ts";
import { consultationRow } from "./thread.ts";
import type { Awaited, Board, Matter } from "./types.ts";
import { named, t, talkWords } from "./words.ts";

/** The board: what awaits this member, and what is open and due in each council. */
export async function board(held: Held): Promise<HTMLElement> {
  await Promise.all([talkWords(), styled("talks")]);
  return new BoardView(held).start();
}

class BoardView {
  readonly #view = h("div", { class: "talks board" });
  #shown: Boards | null = null;
  /** The councils to choose from. */
  #councilsThere: Matter[] = [];
  #problem: string | null = null;
  #turn = 0;
  readonly #wanted: Wanted = { council: "", member: "", isAll: false, limit: 60 };
  readonly #lists = new Lists(
    12,
    () => this.#draw(),
    () => this.#want({ limit: this.#wanted.limit * 4 }),
  );

  constructor(readonly held: Held) {
    held.add(app.change.watch(() => void this.#load()));
    held.add(app.scope.watch(() => this.#want({ council: "", member: "" })));
    const tick = setInterval(() => void this.#load(), A_MINUTE);
    held.add(() => (clearInterval(tick), ++this.#turn));
    held.add(takeKeys((code, event) => this.#key(code, event)));
  }

  async start(): Promise<HTMLElement> {
    await this.#load();
    return this.#view;
  }

  #want(change: Partial<Wanted>): void {
    Object.assign(this.#wanted, change);
    void this.#load();
  }

  async #load(): Promise<void> {
    const mine = ++this.#turn;
    const scope = app.scope.get();
    try {
      const shown = await fetchBoards({ ...this.#wanted });
      if (mine === this.#turn) {
        [this.#shown, this.#problem] = [shown, null];
        if (this.#wanted.council === "") {
          this.#councilsThere = shown.group.councils;
        }
      }
    } catch (cause) {
      if (!(cause instanceof Unreachable || cause instanceof Refused)) {
        throw cause;
      }
      if (mine === this.#turn) {
        this.#problem = cause instanceof Refused ? cause.reason : t("unreachable");
        // What was another group's, or a drill's, does not stay under this one's name.
        const { group, status } = this.#shown?.group ?? scope;
        this.#shown = group === scope.group && status === scope.status ? this.#shown : null;
      }
    }
    if (mine === this.#turn) {
      this.#draw();
    }
  }

  readonly #again = () => void this.#load();

  #draw(): void {
    const shown = this.#shown;
    if (shown === null) {
      redraw(this.#view, h("p", { class: "wait" }, this.#problem ?? app.words.t("wait.node")));
      return;
    }
    const { group, own } = shown;
    const isEmpty = own.all.councils + own.all.consultations + own.all.apart === 0;
    redraw(
      this.#view,
      h(
        "header",
        { class: "board-head" },
        h("h1", {}, t("talks")),
        h("p", { class: "lead" }, isEmpty ? t("board.empty") : this.#lead(own)),
        this.#tools(),
      ),
      this.#problem !== null && h("p", { class: "note" }, this.#problem),
      isEmpty
        ? this.#start()
        : h(
            "div",
            { class: "board-columns" },
            h("div", {}, this.#awaits(own), this.#others(shown), this.#consultations(own)),
            h("div", {}, this.#filters(), ...this.#councils(group), ...this.#open(group), this.#apart(group)),
          ),
    );
  }

  /** First in a sentence: how much awaits this member, and how soon. */
  #lead({ awaited, waited, now }: Board): string {
    const me = app.node.get()?.member ?? "";
    const past = awaited.filter((each) => each.due !== undefined && each.due < now).length;
    const next = awaited.find((each) => each.due !== undefined && each.due >= now);
    return [
      t("board.lead", { n: waited[me] ?? 0, member: memberName(me) }),
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
  #awaits(own: Board): HTMLElement {
    const row = (each: Awaited) => awaitRow(each, own.now, this.#again);
    const list = this.#lists.list("awaits", own.awaited, t("board.awaits.none"), row, own.more.awaited);
    return section("awaits", t("board.awaits"), list);
  }

  /** Who else is waited for: a count, and the way to see for what. */
  #others({ group, of }: Boards): HTMLElement | false {
    const me = app.node.get()?.member ?? "";
    const others = Object.entries(group.waited).filter(([member]) => member !== me);
    const row = ([member, n]: [string, number]) => {
      const isChosen = this.#wanted.member === member;
      return h(
        "li",
        { "data-key": member },
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-expanded": String(isChosen),
            onclick: () => this.#want({ member: isChosen ? "" : member }),
          },
          memberName(member),
          " ",
          h("b", {}, app.words.figure(n)),
        ),
        isChosen &&
          h(
            "ul",
            { class: "rows" },
            ...this.#lists.rows("of-" + member, of, (each) => awaitedRow(each, group.now), { beyond: n - of.length }),
          ),
      );
    };
    return (
      others.length > 0 && section("others", t("board.others"), h("ul", { class: "by-member" }, ...others.map(row)))
    );
  }

  /** All that this node holds: who asks one member asks no group. */
  #consultations(own: Board): HTMLElement {
    const list = own.consultations.sort(latest);
    const none = own.all.consultations === 0 ? t("board.consultations.none") : settled(own.all.consultations);
    const row = (each: Matter) => h("li", { "data-key": each.matter }, ...consultationRow(each, own.now));
    return section(
      "consultations",
      t("consultations"),
      this.#lists.list("consultations", list, none, row, own.more.consultations),
    );
  }

  #filters(): HTMLElement {
    const { council, isAll } = this.#wanted;
    return h(
      "div",
      { class: "board-filters" },
      h(
        "label",
        { class: "chooser" },
        h("span", {}, t("filter.council")),
        h(
          "select",
          { onchange: (e: Event) => this.#want({ council: (e.target as HTMLSelectElement).value }) },
          h("option", { value: "", selected: council === "" }, t("filter.council.all")),
          ...this.#councilsThere.map((c) =>
            h("option", { value: c.matter, selected: c.matter === council }, app.words.name(c.content.name, c.matter)),
          ),
        ),
      ),
      h(
        "label",
        { class: "toggle" },
        h("input", {
          type: "checkbox",
          checked: isAll,
          onchange: (e: Event) => this.#want({ isAll: (e.target as HTMLInputElement).checked }),
        }),
        t("filter.all"),
      ),
    );
  }

  /** Councils by their tiers, the highest above, each with its meetings. */
  #councils(group: Board): HTMLElement[] {
    return group.councils
      .filter((each) => each.recalled === undefined)
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
            group.more.meetings,
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
    const lists: ["decisions" | "statements" | "commitments", (m: Matter) => Child[]][] = [
      ["decisions", (m) => decisionRow(m, now)],
      ["statements", (m) => statementRow(m)],
      ["commitments", (m) => commitmentRow(m, now)],
    ];
    return lists.map(([name, row]) => {
      const none = group.all[name] === 0 ? t(`board.${name}.none`) : settled(group.all[name]);
      const item = (each: Matter) => h("li", { "data-key": each.matter }, ...row(each));
      return section(name, t(name), this.#lists.list(name, group[name].sort(latest), none, item, group.more[name]));
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

/** That of so many none is open. */
function settled(n: number): string {
  return t("board.none.open", { n });
}

function latest(a: Matter, b: Matter): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}

function newest(a: Matter, b: Matter): number {
  const [x, y] = [a.content.from ?? "", b.content.from ?? ""];
  return x < y ? 1 : x > y ? -1 : 0;
}
