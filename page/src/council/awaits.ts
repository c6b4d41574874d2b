import { href, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { acts } from "./acts.ts";
import { actButton } from "./buttons.ts";
import { line, term } from "./pieces.ts";
import type { Awaited, Matter } from "./types.ts";
import { named, t } from "./words.ts";

function linked(each: Awaited): HTMLElement {
  return h("a", { href: href({ view: "talks", id: each.matter }) }, line(each.title, named("kind", each.kind)));
}

/** What this node's member is waited for, with what it can say to it at once. */
export function awaitRow(each: Awaited, now: string, again: () => void): HTMLElement {
  const matter = each.of;
  return h(
    "li",
    { "data-key": `${each.what}-${each.matter}` },
    h("div", { class: "row-head" }, linked(each)),
    h(
      "p",
      { class: "meta" },
      t(`awaits.${each.what}`, { from: memberName(matter?.member ?? "") }),
      so(each),
      each.due !== undefined && [" · ", term(each.due, now)],
    ),
    matter !== undefined && h("div", { class: "acts" }, ...likely(matter).map((act) => actButton(act, matter, again))),
  );
}

/** What another member is waited for. */
export function awaitedRow(each: Awaited, now: string): HTMLElement {
  return h(
    "li",
    { "data-key": `${each.what}-${each.matter}` },
    linked(each),
    h(
      "p",
      { class: "meta" },
      t(`awaited.${each.what}`),
      so(each),
      each.due !== undefined && [" · ", term(each.due, now)],
    ),
  );
}

/** How it stands so far, where anything was said. */
function so(each: Awaited): string | false {
  return each.stands !== undefined && each.stands !== "awaited" && each.stands !== "cannot-tell"
    ? ` · ${named(each.what === "commitment" ? "kept" : "reply", each.stands)}`
    : false;
}

/** What is likeliest said to what one is waited for; all else stands on its sheet. */
function likely(matter: Matter): ReturnType<typeof acts> {
  return acts(matter)
    .filter((act) => ["answer", "attendance", "response", "approval", "progress"].includes(act.kind))
    .filter((act) => act.content.say !== "interprets" && act.content.say !== "reserves");
}
