import { api, type Scope, Unreachable } from "./api.ts";
import { dark, readSettings } from "./settings.ts";
import { Store } from "./store.ts";
import type { Alliance, Categories, MemberInfo, NodeInfo } from "./types.ts";
import { wordsOf } from "./words/index.ts";

/** Which view is shown, as the address says it. */
export type Route =
  | { view: "picture" }
  | { view: "incident"; id: string }
  | { view: "alliance" }
  | { view: "talks"; id?: string }
  | { view: "whole"; part?: string; figure?: string }
  | { view: "report"; amends?: string };

/** How the node answers: not asked yet, answering, or silent since. */
export type Net = { state: "waiting" } | { state: "live" } | { state: "lost"; since: Date };

const settings = new Store(readSettings());

/** What the whole page shares. Views watch it; only a person's act or the node's answer changes it. */
export const app = {
  settings,
  dark: new Store(dark(settings.get())),
  words: await wordsOf(settings.get()),
  node: new Store<NodeInfo | null>(null),
  categories: new Store<Categories | null>(null),
  alliance: new Store<Alliance | null>(null),
  scope: new Store<Scope>({ group: null, status: "exercise" }),
  route: new Store<Route>({ view: "picture" }),
  net: new Store<Net>({ state: "waiting" }),
  /** Counts up at each change of the picture; `fresh` are the incidents that it brought. */
  change: new Store<{ n: number; fresh: string[] }>({ n: 0, fresh: [] }),
  /** When the node was last heard. */
  heard: new Store<Date | null>(null),
};

/** The address of a route. */
export function href(route: Route): string {
  switch (route.view) {
    case "picture":
      return "#/";
    case "incident":
      return "#/incident/" + route.id;
    case "alliance":
      return "#/alliance";
    case "talks":
      return route.id === undefined ? "#/talks" : "#/talks/" + route.id;
    case "whole":
      return ["#/whole", route.part, route.figure].filter(Boolean).join("/");
    case "report":
      return route.amends === undefined ? "#/report" : "#/report/" + route.amends;
  }
}

/** The route of an address; an unknown one is the picture. */
export function routeOf(hash: string): Route {
  const [view, id, figure] = hash.replace(/^#\/?/, "").split("/");
  switch (view) {
    case "incident":
      return id ? { view: "incident", id } : { view: "picture" };
    case "alliance":
      return { view: "alliance" };
    case "talks":
      return id ? { view: "talks", id } : { view: "talks" };
    case "whole":
      return id && figure ? { view: "whole", part: id, figure } : { view: "whole" };
    case "report":
      return id ? { view: "report", amends: id } : { view: "report" };
    default:
      return { view: "picture" };
  }
}

export function go(route: Route): void {
  location.hash = href(route);
}

export function memberInfo(member: string): MemberInfo | undefined {
  return app.node.get()?.members.find((m) => m.member === member);
}

/** A member's name in the reader's language. */
export function memberName(member: string): string {
  return app.words.name(memberInfo(member)?.name, member.toUpperCase());
}

/** On chips: a code in English, where it is a country's; the name in Arabic, where codes say nothing. */
export function memberChip(member: string): string {
  if (app.words.language === "ar" || member.length > 3) {
    return shortName(member);
  }
  return member.toUpperCase();
}

/** The name as it fits a chip: without what stands after its first word or two. */
function shortName(member: string): string {
  const name = memberName(member);
  if (member === "centre") {
    return app.words.language === "ar" ? "المركز" : "Centre";
  }
  return name.length > 14 ? (name.split(" ")[0] ?? name) : name;
}

export function groupName(group: string | null): string {
  if (group === null) {
    return app.words.t("group.all");
  }
  return app.words.name(app.node.get()?.groups.find((g) => g.group === group)?.name, group);
}

/** A category's name, its branch's if the leaf is unknown, else the bare word. */
export function categoryName(category: string): string {
  const [head] = category.split(".");
  const branch = app.categories.get()?.branches.find((b) => b.branch === head);
  const leaf = branch?.leaves.find((l) => l.category === category);
  return app.words.name(leaf?.name ?? branch?.name, category.split(".").at(-1) ?? category);
}

/** Runs a question to the node and keeps `net` true to whether it answered. */
export async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    const answer = await question;
    heardNow();
    return answer;
  } catch (cause) {
    if (cause instanceof Unreachable) {
      lostNow();
    } else if (!(cause instanceof DOMException)) {
      heardNow();
    }
    throw cause;
  }
}

export function heardNow(): void {
  app.heard.set(new Date());
  if (app.net.get().state !== "live") {
    app.net.set({ state: "live" });
  }
}

export function lostNow(): void {
  if (app.net.get().state !== "lost") {
    app.net.set({ state: "lost", since: new Date() });
  }
}

export async function loadAlliance(): Promise<void> {
  app.alliance.set(await ask(api.alliance(app.scope.get().group)));
}
