import { app, groupName, href, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { emblem, icon, type Icon } from "../icons.ts";
import { redraw } from "../redraw.ts";
import { keepSettings, type Settings } from "../settings.ts";
import type { Held } from "../store.ts";
import type { Status } from "../types.ts";
import { openKeys } from "./keys.ts";

/** Changes what the reader chose, and keeps it. */
export function choose(change: Partial<Settings>): void {
  const next = { ...app.settings.get(), ...change };
  keepSettings(next);
  app.settings.set(next);
}

export function otherLanguage(): void {
  choose({ language: app.settings.get().language === "en" ? "ar" : "en" });
}

const THEMES: Record<Settings["theme"], { next: Settings["theme"]; icon: Icon }> = {
  auto: { next: "light", icon: "system" },
  light: { next: "dark", icon: "sun" },
  dark: { next: "auto", icon: "moon" },
};

export function groupSelect(id: string): HTMLSelectElement {
  const node = app.node.get();
  const scope = app.scope.get();
  const groups = (node?.groups ?? []).filter((g) => g.mine);
  return h(
    "select",
    {
      id,
      onchange: (event: Event) => {
        const value = (event.target as HTMLSelectElement).value;
        app.scope.set({ ...app.scope.get(), group: value === "" ? null : value });
      },
    },
    ...groups.map((g) => h("option", { value: g.group, selected: g.group === scope.group }, groupName(g.group))),
    h("option", { value: "", selected: scope.group === null }, groupName(null)),
  );
}

/** Whether what is shown really happened: said on each page, and a way to the other picture. */
export function statusSelect(id: string): HTMLSelectElement {
  const { t } = bound();
  const scope = app.scope.get();
  const exercise = app.node.get()?.example === true ? t("badge.example") : t("status.exercise");
  return h(
    "select",
    {
      id,
      class: scope.status,
      title: scope.status === "exercise" ? t("badge.exercise.long") : undefined,
      onchange: (event: Event) =>
        app.scope.set({ ...app.scope.get(), status: (event.target as HTMLSelectElement).value as Status }),
    },
    h("option", { value: "exercise", selected: scope.status === "exercise" }, exercise),
    h("option", { value: "actual", selected: scope.status === "actual" }, t("status.actual")),
  );
}

function bound() {
  return { t: app.words.t.bind(app.words) };
}

function themeButton(): HTMLButtonElement {
  const { t } = bound();
  const theme = app.settings.get().theme;
  const label = t(`theme.${theme}`);
  return h(
    "button",
    {
      class: "quiet square",
      type: "button",
      title: label,
      "aria-label": label,
      onclick: () => choose({ theme: THEMES[theme].next }),
    },
    icon(THEMES[theme].icon),
  );
}

function tab(view: "picture" | "talks" | "alliance"): HTMLAnchorElement {
  const shown = app.route.get().view;
  const current =
    shown === view || (view === "picture" && shown === "incident") || (view === "alliance" && shown === "whole");
  return h("a", { href: href({ view }), "aria-current": current ? "page" : undefined }, app.words.t(view));
}

/** The settings that have no place in the masthead, or none on a phone. */
function openMenu(): void {
  const { t } = bound();
  const settings = app.settings.get();
  const toggle = (label: string, on: boolean, change: (on: boolean) => void) =>
    h(
      "label",
      { class: "toggle" },
      h("input", {
        type: "checkbox",
        checked: on,
        onchange: (e: Event) => change((e.target as HTMLInputElement).checked),
      }),
      label,
    );
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-label": t("settings"), onclose: () => dialog.remove() },
    h(
      "div",
      { class: "sheet-head" },
      h("h2", {}, t("settings")),
      h(
        "button",
        { class: "quiet square", type: "button", "aria-label": t("close"), onclick: () => dialog.close() },
        icon("cross"),
      ),
    ),
    h("label", { class: "field" }, h("span", {}, t("group.choose")), groupSelect("menu-group")),
    h("label", { class: "field" }, h("span", {}, t("status.choose")), statusSelect("menu-status")),
    h(
      "div",
      { class: "choices", role: "group" },
      ...(["auto", "light", "dark"] as const).map((theme) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(settings.theme === theme),
            onclick: () => (dialog.close(), choose({ theme })),
          },
          icon(THEMES[theme].icon, 16),
          t(`theme.${theme}`),
        ),
      ),
    ),
    app.words.rtl &&
      toggle(t("settings.digits"), settings.digits === "latn", (on) => choose({ digits: on ? "latn" : "own" })),
    toggle(t("settings.keys"), settings.keys, (keys) => choose({ keys })),
    h(
      "div",
      { class: "sheet-foot" },
      h(
        "button",
        { type: "button", onclick: () => (dialog.close(), openKeys()) },
        t("keys.title"),
        " ",
        h("kbd", {}, "?"),
      ),
      h("small", { class: "mono" }, `Tansiq ${app.node.get()?.version ?? ""}`),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** Name, views, group, status, language, theme: the same on every view. */
export function masthead(held: Held): HTMLElement {
  const header = h("header", { class: "masthead" });
  const draw = () => {
    const { t } = bound();
    const node = app.node.get();
    redraw(
      header,
      h(
        "a",
        { class: "brand", href: href({ view: "picture" }) },
        emblem(),
        h("b", {}, t("tansiq")),
        !app.words.rtl && h("span", { lang: "ar" }, "تنسيق"),
      ),
      h("nav", { class: "tabs", "aria-label": t("menu") }, tab("picture"), tab("talks"), tab("alliance")),
      h("span", { class: "spring" }),
      h("label", { class: "chooser wide" }, h("span", {}, t("group.choose")), groupSelect("head-group")),
      h(
        "label",
        { class: "chooser badge" },
        h("span", { class: "offstage" }, t("status.choose")),
        statusSelect("head-status"),
      ),
      node !== null && h("span", { class: "you wide" }, t("you.at", { name: memberName(node.member) })),
      h("a", { class: "button strong wide", href: href({ view: "report" }) }, icon("plus", 16), t("report")),
      h("span", { class: "wide" }, themeButton()),
      h(
        "button",
        { class: "lang", type: "button", lang: app.words.rtl ? "en" : "ar", onclick: otherLanguage },
        t("language.other"),
      ),
      h(
        "button",
        { class: "quiet square", type: "button", "aria-label": t("settings"), title: t("settings"), onclick: openMenu },
        icon("more"),
      ),
    );
  };
  held.add(app.node.watch(draw));
  held.add(app.scope.watch(draw));
  held.add(app.route.watch(draw));
  held.add(app.settings.watch(draw));
  draw();
  return header;
}

/** The phone's foot: the two views, and the report between them. */
export function tabbar(held: Held): HTMLElement {
  const nav = h("nav", { class: "tabbar" });
  const draw = () => {
    const { t } = bound();
    const shown = app.route.get().view;
    const item = (view: "picture" | "talks" | "alliance", name: Icon) =>
      h(
        "a",
        {
          href: href({ view }),
          "aria-current": shown === view || (view === "picture" && shown === "incident") ? "page" : undefined,
        },
        icon(name, 24),
        h("span", {}, t(view)),
      );
    redraw(
      nav,
      item("picture", "map"),
      h("a", { class: "button strong", href: href({ view: "report" }) }, icon("plus", 18), t("report")),
      item("talks", "talk"),
      item("alliance", "line"),
    );
    nav.hidden = shown === "report";
  };
  held.add(app.route.watch(draw));
  draw();
  return nav;
}
