import { type Child, h } from "../dom.ts";
import { type Act, acts, type Around, asking } from "./acts.ts";
import { foot, history, record } from "./pieces.ts";
import { recordLinks } from "./records.ts";
import { openSaying, sayNow } from "./say.ts";
import type { Kind, Matter, Version } from "./types.ts";
import { t } from "./words.ts";

/** Kinds that are a word on something else: who asks, asks about that. */
const VOICES: ReadonlySet<Kind> = new Set(["attendance", "response", "approval", "progress"]);

/** The button of one act. */
export function actButton(act: Act, on: Matter | undefined, done: () => void): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: act.strong === true ? "outline" : "quiet",
      "data-act": [act.kind, act.content.say ?? act.content.form ?? act.content.word ?? act.content.reply]
        .filter((word) => word !== undefined)
        .join("-"),
      onclick: (event: Event) => {
        const menu = (event.currentTarget as HTMLElement).closest<HTMLDetailsElement>("details.menu");
        if (menu !== null) {
          // Where the form leaves the focus when it closes: what is folded away cannot have it.
          menu.querySelector("summary")?.focus();
          menu.open = false;
        }
        void (act.ready === true ? sayNow(act, done) : openSaying(act, on, done));
      },
    },
    act.label,
  );
}

/** All that this node's member can say to a matter: what is likely as buttons, what is rare behind one. */
export function buttons(matter: Matter, done: () => void, around: Around = {}): HTMLElement | false {
  const isAskable = matter.recalled === undefined && !VOICES.has(matter.kind);
  const all = [...acts(matter, around), ...(isAskable ? [asking(matter.matter)] : [])];
  const rare = all.filter((act) => act.rare === true);
  return (
    all.length > 0 &&
    h(
      "div",
      { class: "acts" },
      ...all.filter((act) => act.rare !== true).map((act) => actButton(act, matter, done)),
      rare.length > 0 &&
        h(
          "details",
          {
            class: "menu",
            "data-key": `menu-${matter.matter}`,
            onkeydown: (event: KeyboardEvent) => {
              const menu = event.currentTarget as HTMLDetailsElement;
              if (event.key === "Escape" && menu.open) {
                event.stopPropagation();
                menu.open = false;
                menu.querySelector("summary")?.focus();
              }
            },
            onfocusout: (event: FocusEvent) => {
              const menu = event.currentTarget as HTMLDetailsElement;
              if (!menu.contains(event.relatedTarget as Node | null)) {
                menu.open = false;
              }
            },
          },
          h("summary", { title: t("menu.of") }, t("menu")),
          // It can hold the focus, so that a press on a button, which in some browsers takes none, does not look like leaving.
          h("div", { class: "menu-list float", tabindex: -1 }, ...rare.map((act) => actButton(act, matter, done))),
        ),
    )
  );
}

/** What stands under a matter: its earlier versions, the record itself, and what can be said to it. */
export function closing(
  matter: Matter,
  said: (version: Version) => Child[],
  done: () => void,
  around: Around = {},
): Child[] {
  const version = matter.versions.at(-1) ?? matter;
  return [
    recordLinks(matter.content.papers ?? [], done),
    ...history(matter, said),
    h(
      "div",
      { class: "block-foot" },
      VOICES.has(matter.kind) ? record(version) : foot(version),
      buttons(matter, done, around),
    ),
  ];
}

/** The same without what can be said to it, which stands above. */
export function ending(matter: Matter, said: (version: Version) => Child[], done: () => void): Child[] {
  return [
    recordLinks(matter.content.papers ?? [], done),
    ...history(matter, said),
    foot(matter.versions.at(-1) ?? matter),
  ];
}
