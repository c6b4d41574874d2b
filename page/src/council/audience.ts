import { app } from "../app.ts";
import { h, replace } from "../dom.ts";
import { whoChoice } from "../report/who.ts";
import { labelSay } from "./pieces.ts";
import type { SayPreview } from "./types.ts";
import { t } from "./words.ts";

/** Who gets what is said: whoever may hold what it belongs to, unless its author chooses. */
export class Audience {
  readonly element = h("details", { class: "audience" });
  readonly #summary = h("summary", {}, t("audience.usual"));
  readonly #state = {
    who: { kind: "home" as "home" | "group" | "members", group: null as string | null, members: [] as string[] },
    level: "restricted" as string,
  };
  #isChosen = false;

  constructor(readonly changed: () => void) {
    this.#draw();
  }

  #draw(): void {
    replace(
      this.element,
      this.#summary,
      ...whoChoice(this.#state, () => {
        this.#isChosen = true;
        this.#draw();
        this.changed();
      }),
      h(
        "p",
        { class: "note" },
        t("audience.note"),
        " ",
        this.#isChosen &&
          h(
            "button",
            {
              type: "button",
              class: "bare link",
              onclick: () => ((this.#isChosen = false), this.#draw(), this.changed()),
            },
            t("audience.back"),
          ),
      ),
    );
  }

  /** What the node said that it would be: where nobody has chosen, choosing begins from there. */
  show(found: SayPreview): void {
    this.#summary.textContent = t("audience.now", {
      label: labelSay({ level: found.level, audience: found.audience }),
    });
    if (!this.#isChosen) {
      const group = found.audience.find((party) => party.startsWith("group:"));
      const who = this.#state.who;
      who.kind = group !== undefined ? "group" : found.audience.length === 0 ? "home" : "members";
      who.group = group?.slice(6) ?? null;
      who.members = found.audience.filter((party) => !party.startsWith("group:"));
      this.#state.level = found.level;
      const open = this.element.open;
      this.#draw();
      this.element.open = open;
    }
  }

  /** What the author chose, as the node reads it; nothing where it is as usual. */
  chosen(): { to?: string; level?: string } {
    if (!this.#isChosen) {
      return {};
    }
    const { who, level } = this.#state;
    const self = app.node.get()?.member ?? "";
    const to = who.kind === "group" ? `group:${who.group}` : who.kind === "members" ? who.members.join(",") : self;
    return { to: to === "" ? self : to, level };
  }
}
