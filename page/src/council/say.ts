import { Refused, Unreachable } from "../api.ts";
import { app, ask, memberName } from "../app.ts";
import { h, replace } from "../dom.ts";
import { icon } from "../icons.ts";
import { looksLike } from "../report/rules.ts";
import type { Status } from "../types.ts";
import type { Act } from "./acts.ts";
import { Audience, type Chosen } from "./audience.ts";
import { calls, type Saying } from "./calls.ts";
import { known } from "./councils.ts";
import { dropDraft, keepDraft, keepOffice, readDraft, usualOffice } from "./drafts.ts";
import { fieldOf } from "./fields.ts";
import type { Around } from "./inputs.ts";
import { asked, cleaned, IN_A_ROW, lacking, USUAL, wantsText } from "./kinds.ts";
import { plain, titleOf } from "./pieces.ts";
import { tell } from "./toast.ts";
import type { Content, Kind, Matter } from "./types.ts";
import { named, t, type TalkKey } from "./words.ts";

/** Whether a drill is talked about, or what really is: as the page shows. */
const status = (): Status => app.scope.get().status;

/** What is being said at this moment: a second click says nothing twice. */
const underWay = new Set<string>();

/** Says at once what needs no words, and offers to take it back. */
export async function sayNow(act: Act, done: () => void): Promise<void> {
  const what = JSON.stringify([act.kind, act.content]);
  if (underWay.has(what)) {
    return;
  }
  underWay.add(what);
  try {
    // The same words again may mean something again: who withheld an approval gives it anew.
    told(act.kind, act.label, await ask(calls.say({ kind: act.kind, content: act.content }, status())), done);
  } catch (cause) {
    tell(refusal(cause, false));
  } finally {
    underWay.delete(what);
  }
}

/** Tells what was kept, with the way to take it back; of a recall there is none. */
function told(kind: Kind, what: string, kept: { id: string; index: number; again: boolean }, done: () => void): void {
  const back = () => sayNow({ label: t("undone"), kind: "recall", content: { on: kept.id }, ready: true }, done);
  tell(
    t(kept.again ? "said.again" : "said", { act: what, n: kept.index }),
    kind === "recall" ? undefined : { name: t("undo"), run: () => void back() },
  );
  done();
}

/** Why something could not be said, in a sentence. */
function refusal(cause: unknown, isWritten: boolean): string {
  if (cause instanceof Refused) {
    return `${t("refused")} ${cause.reason}`;
  }
  if (cause instanceof Unreachable) {
    return t(isWritten ? "unreachable.draft" : "unreachable");
  }
  throw cause;
}

/** Opens the form to say something, on top of what is shown. */
export async function openSaying(
  act: Act,
  on: Matter | undefined,
  done: () => void,
  chosen: Chosen = {},
): Promise<void> {
  const council = on?.council === undefined ? undefined : await known(on.council);
  if (document.querySelector("dialog[open]") === null) {
    new Form(act, on, council, done, chosen).open();
  }
}

/** The members that a form offers, and the languages that it begins with. */
function around(act: Act, council: Matter | undefined, changed: () => void, redraw: () => void): Around {
  const node = app.node.get();
  const group = node?.groups.find((g) => g.group === (act.content.group ?? app.scope.get().group));
  const all = node?.members.map((m) => m.member) ?? [];
  const members =
    act.kind === "consultation"
      ? all.filter((m) => m !== node?.member)
      : (council?.content.members ?? group?.members ?? all);
  const languages = [...new Set([app.words.language, ...(council?.content.languages ?? [])])];
  const isOwn = act.content.word !== "confirms" && act.content.word !== "contests";
  return { members, languages, isOwn, changed, redraw };
}

class Form {
  readonly #content: Content;
  readonly #audience: Audience;
  readonly #fields = h("div", { class: "say-fields" });
  readonly #preview = h("div", { class: "say-preview", "aria-live": "polite" });
  readonly #error = h("p", { class: "refusal", role: "alert", dir: "auto" });
  readonly #keep = h("button", { type: "submit", class: "strong" }, t("say.keep"));
  readonly #dialog: HTMLDialogElement;
  readonly #around: Around;
  /** What the form had when it was opened: only what was changed is worth keeping as a draft. */
  readonly #fresh: string;
  #asked = "";
  #waiting = 0;
  #turn = 0;
  #isSaying = false;
  /** The node fell silent while it was being said: it may have kept it. */
  #isUnsure = false;

  constructor(
    readonly act: Act,
    readonly on: Matter | undefined,
    readonly council: Matter | undefined,
    readonly done: () => void,
    chosen: Chosen,
  ) {
    const changed = () => this.#changed();
    this.#around = around(act, council, changed, () => this.#drawFields());
    const usual = { ...structuredClone(USUAL[act.kind] ?? {}), ...structuredClone(act.content) };
    if (act.kind === "council" && usual.group === undefined) {
      const group = app.node.get()?.groups.find((g) => g.mine && (app.scope.get().group ?? g.group) === g.group);
      Object.assign(usual, { group: group?.group, members: group?.members, languages: [app.words.language] });
    }
    if (act.kind === "position" && usual.office === undefined) {
      usual.office = usualOffice();
    }
    if (act.kind === "attendance" && usual.seats === undefined) {
      usual.seats = [{ office: usualOffice(), capacity: "head" }];
    }
    const draft = readDraft(act);
    this.#content = draft?.content ?? usual;
    this.#fresh = JSON.stringify(cleaned(act.kind, usual));
    this.#audience = new Audience(changed, draft?.chosen ?? chosen);
    this.#dialog = this.#made(draft !== null);
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#drawFields();
    this.#dialog.showModal();
    const first = this.#fields.querySelector<HTMLElement>(
      "input[type=text]:not([value]), textarea, input:checked, input, select",
    );
    (this.#firstEmpty() ?? first)?.focus();
    this.#schedule();
  }

  #firstEmpty(): HTMLElement | undefined {
    return [...this.#fields.querySelectorAll<HTMLInputElement>("input[type=text], textarea")].find(
      (e) => e.value === "",
    );
  }

  #made(hasDraft: boolean): HTMLDialogElement {
    const title = t(`say.${this.act.content.amends === undefined ? this.act.kind : "amend"}` as TalkKey);
    const dialog: HTMLDialogElement = h(
      "dialog",
      { class: "sheet saying", "aria-label": title, onclose: () => this.#closed(dialog) },
      h(
        "form",
        {
          method: "dialog",
          onsubmit: (e: SubmitEvent) => (
            e.preventDefault(),
            void this.#say(e.submitter?.dataset["again"] !== undefined)
          ),
          onkeydown: (e: KeyboardEvent) => {
            if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
              e.preventDefault();
              void this.#say(e.shiftKey);
            }
          },
        },
        h(
          "div",
          { class: "sheet-head" },
          h("h2", {}, title),
          status() === "exercise" && h("span", { class: "chip cannot-tell" }, app.words.t("badge.exercise")),
          h(
            "button",
            {
              class: "quiet square",
              type: "button",
              "aria-label": app.words.t("close"),
              onclick: () => dialog.close(),
            },
            icon("cross"),
          ),
        ),
        this.on !== undefined &&
          h("p", { class: "note" }, t("say.on", { title: plain(titleOf(this.on), named("kind", this.on.kind)) })),
        hasDraft &&
          h(
            "p",
            { class: "note" },
            t("say.draft"),
            " ",
            h("button", { type: "button", class: "bare link", onclick: () => this.#startAnew() }, t("say.draft.drop")),
          ),
        this.#fields,
        this.act.kind !== "recall" && this.#audience.element,
        this.#preview,
        this.#error,
        h(
          "div",
          { class: "sheet-foot say-foot" },
          h("small", {}, t(this.#isInARow ? "say.keys.row" : "say.keys")),
          h("span", { class: "spring" }),
          h("button", { type: "button", onclick: () => dialog.close() }, app.words.t("cancel")),
          this.#isInARow && h("button", { type: "submit", "data-again": true }, t("say.again")),
          this.#keep,
        ),
      ),
    );
    return dialog;
  }

  /** Whether another of its kind may follow at once. */
  get #isInARow(): boolean {
    return IN_A_ROW.includes(this.act.kind) && this.act.content.amends === undefined;
  }

  #closed(dialog: HTMLDialogElement): void {
    clearTimeout(this.#waiting);
    ++this.#turn;
    dialog.remove();
  }

  #startAnew(): void {
    dropDraft(this.act);
    this.#dialog.close();
    void openSaying(this.act, this.on, this.done);
  }

  /** Draws the fields that are asked for with this content; those that stay keep what was written. */
  #drawFields(): void {
    const fields = asked(this.act.kind, this.#content);
    this.#asked = this.#shape();
    const active = document.activeElement as HTMLInputElement | null;
    const within = active?.closest<HTMLElement>("[data-field]")?.dataset["field"];
    replace(
      this.#fields,
      ...fields.map((field) =>
        h(
          "div",
          { class: "say-field", "data-field": field.name, "data-half": field.type === "time" },
          fieldOf(field, this.act.kind, this.#content, this.#around),
        ),
      ),
    );
    if (within !== undefined) {
      const tag = active?.tagName.toLowerCase() ?? "";
      const value = active?.type === "radio" || active?.type === "checkbox" ? `[value="${active.value}"]` : "";
      this.#fields.querySelector<HTMLElement>(`[data-field="${within}"] ${tag}${value}`)?.focus();
    }
  }

  /** Which fields are asked for, and whether words are: as long as it is the same, the fields stay as they are. */
  #shape(): string {
    const names = asked(this.act.kind, this.#content).map((field) => field.name);
    return [...names, wantsText(this.act.kind, this.#content)].join();
  }

  #changed(): void {
    this.#error.textContent = "";
    this.#fields.querySelectorAll(".refused").forEach((field) => field.classList.remove("refused"));
    if (this.#audience.isChosen || JSON.stringify(cleaned(this.act.kind, this.#content)) !== this.#fresh) {
      keepDraft(this.act, { content: this.#content, chosen: this.#audience.chosen });
    } else {
      dropDraft(this.act);
    }
    if (this.#shape() !== this.#asked) {
      this.#drawFields();
    }
    this.#schedule();
  }

  #saying(): Saying {
    const content = cleaned(this.act.kind, this.#content);
    return { kind: this.act.kind, content, ...this.#audience.query };
  }

  #schedule(): void {
    clearTimeout(this.#waiting);
    if (lacking(this.act.kind, this.#content).length > 0) {
      replace(this.#preview, h("p", { class: "note" }, t("say.preview.wait")));
      return;
    }
    this.#waiting = window.setTimeout(() => void this.#judge(), 350);
  }

  /** Who would receive it, and whom it would be hidden from: shown before it leaves. */
  async #judge(): Promise<void> {
    const mine = ++this.#turn;
    try {
      const found = await ask(calls.preview(this.#saying(), status()));
      if (mine === this.#turn) {
        this.#audience.show(found);
        replace(
          this.#preview,
          h(
            "p",
            {},
            found.receives.length === 0
              ? t("say.preview.home")
              : t("say.preview", { members: app.words.list(found.receives.map(memberName)) }),
          ),
          ...found.warnings.map((warning) => h("p", { class: "warning", dir: "auto" }, warned(warning))),
        );
      }
    } catch (cause) {
      if (mine === this.#turn) {
        const why = cause instanceof Refused ? cause.reason : refusal(cause, true);
        replace(this.#preview, h("p", { class: "warning", dir: "auto" }, why));
      }
    }
  }

  async #say(wantsAnother: boolean): Promise<void> {
    if (this.#isSaying) {
      return;
    }
    const missing = lacking(this.act.kind, this.#content);
    const [first] = missing;
    if (first !== undefined) {
      this.#refuse(first, t("say.need"));
      return;
    }
    this.#isSaying = this.#keep.disabled = true;
    try {
      const saying = this.#saying();
      const kept = await ask(calls.say(saying, status(), this.#isUnsure));
      keepOffice(saying.content);
      dropDraft(this.act);
      this.#dialog.close();
      told(this.act.kind, named("kind", this.act.kind), kept, this.done);
      if (wantsAnother && this.#isInARow) {
        await openSaying(this.act, this.on, this.done, this.#audience.chosen);
      }
    } catch (cause) {
      this.#isUnsure = cause instanceof Unreachable;
      const why = refusal(cause, true);
      if (this.#dialog.open) {
        this.#refuse(cause instanceof Refused ? cause.field : "", why);
      } else {
        // It was closed while it was being said: what became of it is told all the same.
        tell(why);
      }
    } finally {
      this.#isSaying = this.#keep.disabled = false;
    }
  }

  /** Says what is wrong, at the field that it is wrong with. */
  #refuse(field: string, reason: string): void {
    const name = field.replace(/^content\./, "").split(/[.[]/)[0] ?? "";
    const box = this.#fields.querySelector<HTMLElement>(`[data-field="${name}"]`);
    this.#error.textContent = reason;
    if (box !== null) {
      box.classList.add("refused");
      box.append(this.#error);
      box.querySelector<HTMLElement>("input, textarea, select")?.focus();
      box.scrollIntoView({ block: "nearest" });
    } else {
      this.#preview.after(this.#error);
    }
  }
}

/** A warning in the reader's words, where the page knows it. */
function warned(warning: { field: string; reason: string }): string {
  const hidden = /^hides it from (\S+), who sits in the council$/.exec(warning.reason);
  if (hidden?.[1] !== undefined) {
    return t("warn.hides", { member: memberName(hidden[1]) });
  }
  return looksLike(warning.reason);
}
