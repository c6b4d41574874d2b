import { api, call, Refused, Unreachable } from "../api.ts";
import { app, ask, go, groupName, href, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { HERE } from "../here.ts";
import { styled } from "../late.ts";
import { zonesReady } from "../map/geography.ts";
import { List } from "../picture/list.ts";
import { view } from "../picture/view.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { Incidents } from "../types.ts";
import { type Figure, follow, isWhole, most, told, type Whole } from "./follow.ts";
import { partName, table } from "./table.ts";
import { t, wholeWords } from "./words.ts";

const DAY = 86_400;
const FIRST = 200;

/** What the whole sees: the sentence, the figures, and the incidents behind one of them. */
export async function whole(held: Held, part?: string, figure?: string): Promise<HTMLElement> {
  const element =
    part === undefined || figure === undefined ? await section(held, "h1") : await behind(held, part, figure as Figure);
  held.add(
    takeKeys((code) => {
      if (code === "Escape") {
        go(part === undefined ? { view: "alliance" } : { view: "whole" });
        return true;
      }
      return false;
    }),
  );
  return h("div", { class: "alliance" }, element);
}

/** The strip, under a heading of this rank. */
export async function section(held: Held, heading: "h1" | "h2"): Promise<HTMLElement> {
  await Promise.all([wholeWords(), styled("whole")]);
  const body = h("div", {}, h("p", { class: "wait" }, t("wait")));
  follow(held, (found) => redraw(body, ...content(found)));
  return h("section", { class: "whole" }, h(heading, {}, app.words.t("whole")), body);
}

function content(found: Whole): (HTMLElement | null)[] {
  const words = app.words;
  const all = found.rows.at(-1);
  if (all === undefined || found.incidents === 0) {
    return [h("p", { class: "lead" }, t("empty")), ...notes(found)];
  }
  if (!isWhole(found)) {
    const one = found.rows.find((row) => row.kind === "member" && row.told > 0);
    return [h("p", { class: "lead" }, t("empty.one", { name: memberName(one?.part ?? "") })), ...notes(found)];
  }
  const days = words.t("unit.d", { n: Math.round(found.inTimeS / DAY) });
  return [
    h(
      "p",
      { class: "lead" },
      t("lead", {
        group: groupName(found.group),
        all: words.t("count.incidents", { n: told(found) }),
        most: most(found),
      }),
    ),
    h("p", { class: "lead" }, t("together", { n: all.together })),
    all.first === 0 ? h("p", { class: "note" }, t("hours.none", { days })) : null,
    h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": app.words.t("whole") }, table(found)),
    ...notes(found),
  ];
}

function notes(found: Whole): HTMLElement[] {
  return [
    ...(found.asOf === null ? [] : [t("asOf", { time: moment(new Date(found.asOf)) })]),
    t("note"),
    ...(found.group === null ? [t("note.all")] : []),
  ].map((text) => h("p", { class: "note" }, text));
}

function moment(at: Date): string {
  return `${app.words.date(at, HERE, "short")} ${app.words.time(at, HERE)}`;
}

/** The incidents that a figure counts. */
async function behind(held: Held, part: string, figure: Figure): Promise<HTMLElement> {
  await Promise.all([wholeWords(), styled("whole"), zonesReady().catch(() => undefined)]);
  const element = h("section", { class: "whole behind" });
  const list = new List({
    select: (id) => list.select(id, false),
    hover: () => undefined,
    foot: () => null,
  });
  const load = async () => {
    try {
      const question = { ...app.scope.get(), asOf: view.asOf, part, figure, limit: FIRST };
      const [answer, node] = await ask(Promise.all([call<Incidents>("/incidents", {}, question), api.node()]));
      const kind = node.members.some((m) => m.member === part) ? "member" : isSmaller(part) ? "group" : "whole";
      list.show(answer.incidents);
      redraw(
        element,
        h("p", { class: "crumb" }, h("a", { href: href({ view: "whole" }) }, app.words.t("whole"))),
        h("h1", {}, t(`list.${figure}`, { part: partName({ part, kind }) })),
        h(
          "p",
          { class: "note" },
          answer.total === 0 ? t("list.none") : app.words.t("count.incidents", { n: answer.total }),
          answer.total > answer.shown && " · " + t("list.some", { n: answer.shown }),
        ),
        list.element,
      );
    } catch (cause) {
      if (cause instanceof Refused) {
        redraw(element, h("p", { class: "lead" }, t("refused")));
      } else if (!(cause instanceof Unreachable)) {
        throw cause;
      }
    }
  };
  held.add(app.scope.watch(() => void load()));
  await load();
  return element;
}

function isSmaller(part: string): boolean {
  return part !== "all" && part !== "group:" + (app.scope.get().group ?? "");
}
