import { app, go } from "../app.ts";
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Key } from "../words/index.ts";

/** What a view does with a key; true when it took it. */
export type KeyTaker = (code: string, event: KeyboardEvent) => boolean;

const takers: KeyTaker[] = [];

/** The last taker is asked first; the answer takes it away again. */
export function takeKeys(taker: KeyTaker): () => void {
  takers.push(taker);
  return () => {
    const at = takers.indexOf(taker);
    if (at >= 0) {
      takers.splice(at, 1);
    }
  };
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Where the second letter after `g` goes. */
const GO = new Map<string, "picture" | "talks" | "alliance">([
  ["KeyP", "picture"],
  ["KeyT", "talks"],
  ["KeyA", "alliance"],
]);

/** Letters by `event.code`, so they work on an Arabic layout; off inside fields, and when the reader switched them off. */
export function listenForKeys(language: () => void): void {
  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null) {
      return;
    }
    const field = inField(event.target);
    if (event.code === "Escape") {
      if (field) {
        (event.target as HTMLElement).blur();
      }
      for (const taker of [...takers].reverse()) {
        if (taker(event.code, event)) {
          break;
        }
      }
      return;
    }
    if (field || !app.settings.get().keys) {
      return;
    }
    if (performance.now() < afterG) {
      afterG = 0;
      const view = GO.get(event.code);
      if (view !== undefined) {
        go({ view });
        event.preventDefault();
        return;
      }
    }
    for (const taker of [...takers].reverse()) {
      if (taker(event.code, event)) {
        event.preventDefault();
        return;
      }
    }
    if (event.key === "?" || event.key === "؟") {
      openKeys();
      event.preventDefault();
      return;
    }
    switch (event.code) {
      case "KeyG":
        afterG = performance.now() + 1200;
        break;
      case "KeyN":
        go({ view: "report" });
        event.preventDefault();
        break;
      case "KeyL":
        language();
        break;
      default:
        break;
    }
  });
}

const LIST: [string[], Key][] = [
  [["j", "k"], "keys.move"],
  [["Enter"], "keys.open"],
  [["Esc"], "keys.back"],
  [["/"], "keys.search"],
  [["g p", "g t", "g a"], "keys.go"],
  [["n"], "keys.new"],
  [["q"], "keys.ask"],
  [["[", "]"], "keys.hour"],
  [["Space"], "keys.play"],
  [["t"], "keys.then"],
  [["c"], "keys.contested"],
  [["m"], "keys.map"],
  [["l"], "keys.language"],
  [["?"], "keys.list"],
];

export function openKeys(): void {
  const t = app.words.t.bind(app.words);
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-label": t("keys.title"), onclose: () => dialog.remove() },
    h(
      "div",
      { class: "sheet-head" },
      h("h2", {}, t("keys.title")),
      h(
        "button",
        { class: "quiet square", type: "button", "aria-label": t("close"), onclick: () => dialog.close() },
        icon("cross"),
      ),
    ),
    h(
      "dl",
      { class: "keys" },
      ...LIST.map(([keys, what]) => [
        h("dt", {}, ...keys.flatMap((k, i) => [i > 0 && " ", h("kbd", { dir: "ltr" }, k)])),
        h("dd", {}, t(what)),
      ]),
    ),
    h("p", { class: "note" }, t("keys.off")),
  );
  document.body.append(dialog);
  dialog.showModal();
}
