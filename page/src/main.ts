import { api } from "./api.ts";
import { app, ask, groupName, heardNow, loadAlliance, lostNow, type Route, routeOf } from "./app.ts";
import { h, replace } from "./dom.ts";
import { bands } from "./frame/bands.ts";
import { listenForKeys } from "./frame/keys.ts";
import { choose, masthead, otherLanguage, tabbar } from "./frame/masthead.ts";
import { strip } from "./frame/strip.ts";
import { clefts } from "./markSvg.ts";
import { flush } from "./report/queue.ts";
import { firstGroup } from "./roster.ts";
import { dark, type Settings, wear } from "./settings.ts";
import { Held } from "./store.ts";
import { wordsOf } from "./words/index.ts";

const root = document.getElementById("app") as HTMLElement;
const GROUP = "tansiq.group";

let frame = new Held();
let shown = new Held();
let main = h("main", { id: "view", tabindex: -1 });
/** Which opening of a view is the latest: a module that arrives late must not draw over a newer view. */
let opening = 0;

/** Builds the frame anew; the language decides every word in it, so nothing is worth keeping. */
function build(): void {
  shown.end();
  frame.end();
  frame = new Held();
  main = h("main", { id: "view", tabindex: -1 });
  replace(
    root,
    h(
      "a",
      { class: "skip", href: "#view", onclick: (e: Event) => (e.preventDefault(), main.focus()) },
      app.words.t("skip"),
    ),
    clefts(),
    masthead(frame),
    strip(frame),
    bands(frame),
    main,
    tabbar(frame),
  );
  void show();
}

async function show(): Promise<void> {
  const mine = ++opening;
  shown.end();
  const held = new Held();
  shown = held;
  const route = app.route.get();
  document.body.dataset.view = route.view;
  document.title = `${app.words.t(route.view)} · ${app.words.t("tansiq")}`;
  const made = await viewOf(route, held).catch(notFetched);
  if (mine !== opening) {
    held.end();
    return;
  }
  if (made === null) {
    // The view that was there stays, and this one opens when the node is back.
    const end = app.net.watch((net) => {
      if (net.state === "live") {
        end();
        void (mine === opening && show());
      }
    });
    lostNow();
    return;
  }
  replace(main, made);
  main.scrollTop = 0;
  if (mine > 1) {
    // Who reads by ear is told of the new view; the first one is where the reading starts anyway.
    main.focus({ preventScroll: true });
  }
}

async function viewOf(route: Route, held: Held): Promise<Node> {
  switch (route.view) {
    case "picture":
      return (await import("./picture/picture.ts")).picture(held);
    case "incident":
      return (await import("./incident/incident.ts")).incident(held, route.id);
    case "alliance":
      return (await import("./alliance/alliance.ts")).alliance(held);
    case "talks":
      return route.id === undefined
        ? (await import("./council/board.ts")).board(held)
        : (await import("./council/matter.ts")).matter(held, route.id);
    case "whole":
      return (await import("./whole/whole.ts")).whole(held, route.part, route.figure);
    case "report":
      return (await import("./report/form.ts")).form(held, route.amends);
  }
}

/** Parts of the page load when they are first looked at; a silent node has none to give. Browsers name it by its message alone. */
function notFetched(cause: unknown): null {
  if (cause instanceof TypeError && /module/i.test(cause.message)) {
    return null;
  }
  throw cause;
}

/** What is there before the first word with the node: the frame, and what is awaited. */
async function start(): Promise<void> {
  wear(app.settings.get());
  app.route.set(routeOf(location.hash));
  replace(root, h("p", { class: "first-wait" }, ""));
  const late = setTimeout(() => replace(root, h("p", { class: "first-wait" }, app.words.t("wait.node"))), 2000);
  await firstAnswer();
  clearTimeout(late);
  build();
  follow();
}

async function firstAnswer(): Promise<void> {
  for (;;) {
    try {
      const [node, categories] = await ask(Promise.all([api.node(), api.categories()]));
      app.node.set(node);
      app.categories.set(categories);
      const kept = keptGroup();
      const isMine = node.groups.some((g) => g.mine && g.group === kept);
      const group = kept === "" ? null : isMine ? kept : firstGroup(node);
      app.scope.set({ group, status: node.defaultStatus });
      await loadAlliance().catch(() => undefined);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
}

/** The group that was chosen last; empty for all that the node holds. */
function keptGroup(): string | null {
  try {
    return localStorage.getItem(GROUP);
  } catch {
    return null;
  }
}

/** Live: the node says when the picture or a link changes; a silent stream is a lost node until it is back. */
function follow(): void {
  const settled = new Map<string, number>();
  /** At most one question of a kind in 300 ms, the last one always asked: ten changes a second need no ten answers. */
  const soon = (what: string, run: () => void) => {
    if (!settled.has(what)) {
      settled.set(
        what,
        window.setTimeout(() => (settled.delete(what), run()), 300),
      );
    }
  };
  const alliance = () => soon("alliance", () => void loadAlliance().catch(() => undefined));
  api.events({
    picture: (fresh) => {
      heardNow();
      soon("picture", () => app.change.set({ n: app.change.get().n + 1, fresh: pending.splice(0) }));
      pending.push(...fresh);
      alliance();
    },
    alliance,
    open: () => {
      const back = app.net.get().state === "lost";
      heardNow();
      void flush();
      if (back) {
        void api.node().then(
          (node) => app.node.set(node),
          () => undefined,
        );
        app.change.set({ n: app.change.get().n + 1, fresh: [] });
        alliance();
      }
    },
    lost: lostNow,
  });
  // Lags grow while nothing happens: the strip must not say "0.3 s" for an hour.
  setInterval(alliance, 10_000);
  window.addEventListener("online", () => void flush());
}

const pending: string[] = [];

window.addEventListener("hashchange", () => app.route.set(routeOf(location.hash)));
app.route.watch(() => {
  // Before the node has said who it is, no view can open.
  if (app.node.get() !== null && main.isConnected) {
    void show();
  }
});
app.scope.watch((scope) => {
  try {
    localStorage.setItem(GROUP, scope.group ?? "");
  } catch {
    // A browser that keeps nothing opens on the first group again.
  }
  void loadAlliance().catch(() => undefined);
  document.title = `${app.words.t(app.route.get().view)} · ${groupName(scope.group)}`;
});
app.settings.watch((settings) => void reworded(settings));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themed);

/** Puts on what the reader chose. A language that cannot be fetched now leaves the page in the one it has. */
async function reworded(settings: Settings): Promise<void> {
  const before = app.words;
  const words = await wordsOf(settings).catch(() => null);
  if (settings !== app.settings.get()) {
    return;
  }
  if (words === null) {
    lostNow();
    choose({ language: before.language });
    return;
  }
  app.words = words;
  themed();
  if (before.locale !== words.locale) {
    build();
  }
}

/** Puts the theme on, and tells the maps, which are painted and not styled. */
function themed(): void {
  wear(app.settings.get());
  app.dark.set(dark(app.settings.get()));
}
listenForKeys(otherLanguage);
void start();
