import { app } from "../app.ts";
import { h, replace } from "../dom.ts";
import { whoChoice } from "../report/who.ts";
import { labelSay } from "./pieces.ts";
import type { SayPreview } from "./types.ts";
import { t } from "./words.ts";

/** What an author chose: for whom, how restricted, or both. What is absent is as usual. */
export interface Chosen {
  who?: { kind: "home" | "group" | "members"; group: string | null; members: string[] };
  level?: string;
}

/** Who gets what is said: whoever may hold what it belongs to, unless its author chooses. */
export class Audience {
  /** Hidden until it is known what would be usual: nobody can choose beside what nobody sees. */
  readonly element = h("details", { class: "audience", hidden: true });
  readonly #summary = h("summary", {}, t("audience.usual"));
  #usual: SayPreview | null = null;
  #chosen: Chosen;

  constructor(
    readonly changed: () => void,
    chosen: Chosen = {},
  ) {
    this.#chosen = chosen;
  }

  #draw(usual: SayPreview): void {
    const group = usual.audience.find((party) => party.startsWith("group:"));
    const state = {
      who: structuredClone(this.#chosen.who) ?? {
        kind:
          group !== undefined
            ? ("group" as const)
            : usual.audience.length === 0
              ? ("home" as const)
              : ("members" as const),
        group: group?.slice(6) ?? null,
        members: usual.audience.filter((party) => !party.startsWith("group:")),
      },
      level: this.#chosen.level ?? usual.level,
    };
    const before = { who: JSON.stringify(state.who), level: state.level };
    const choose = () => {
      // Who changes the level alone leaves everybody who gets it as usual.
      this.#chosen = {
        ...this.#chosen,
        ...(JSON.stringify(state.who) === before.who ? {} : { who: state.who }),
        ...(state.level === before.level ? {} : { level: state.level }),
      };
      this.#draw(usual);
      this.changed();
    };
    const at = [...this.element.querySelectorAll("button")].findIndex((each) => each === document.activeElement);
    replace(
      this.element,
      this.#summary,
      ...whoChoice(state, choose),
      h(
        "p",
        { class: "note" },
        t("audience.note"),
        " ",
        this.isChosen &&
          h(
            "button",
            {
              type: "button",
              class: "bare link",
              onclick: () => ((this.#chosen = {}), this.#draw(usual), this.#summary.focus(), this.changed()),
            },
            t("audience.back"),
          ),
      ),
    );
    this.element.querySelectorAll<HTMLElement>("button")[at]?.focus();
  }

  get isChosen(): boolean {
    return this.#chosen.who !== undefined || this.#chosen.level !== undefined;
  }

  /** What the node says that it would be: where nobody has chosen, choosing begins from there. */
  show(found: SayPreview): void {
    this.#summary.textContent = t("audience.now", {
      label: labelSay({ level: found.level, audience: found.audience }),
    });
    if (!this.isChosen || this.#usual === null) {
      this.#usual = found;
      this.#draw(found);
      this.element.hidden = false;
    }
  }

  /** What the author chose, to be kept with a draft. */
  get chosen(): Chosen {
    return this.#chosen;
  }

  /** The same as the node reads it; nothing where it is as usual. */
  get query(): { to?: string; level?: string } {
    const { who, level } = this.#chosen;
    const self = app.node.get()?.member ?? "";
    const to =
      who === undefined
        ? undefined
        : who.kind === "group"
          ? `group:${who.group}`
          : who.kind === "members" && who.members.length > 0
            ? who.members.join(",")
            : self;
    return { ...(to === undefined ? {} : { to }), ...(level === undefined ? {} : { level }) };
  }
}
