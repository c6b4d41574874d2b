import { api, Refused, Unreachable } from "../api.ts";
import { app, ask, go, href } from "../app.ts";
import { h, replace } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { icon } from "../icons.ts";
import { retraction } from "../incident/versions.ts";
import { zonesReady } from "../map/geography.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { Preview, Report } from "../types.ts";
import { arrived, done, queued } from "./done.ts";
import { type Part, Parts } from "./parts.ts";
import { type PickMap, pickMap } from "./pickmap.ts";
import { previewList } from "./preview.ts";
import { queue, wait } from "./queue.ts";
import { clockAt, type Spot, spotOf, whenSaid, whereSaid } from "./said.ts";
import { countsSection, howSection, textSection, whatSection, whenSection } from "./sections.ts";
import { draftOf, empty, keepDraft, missing, ofReport, readDraft, type State } from "./state.ts";
import { waitingRows } from "./waiting.ts";
import { WhereSection } from "./where.ts";
import { whoChoice } from "./who.ts";

/** The form to file a report, or to correct one of this member's own. */
export async function form(held: Held, amends?: string): Promise<HTMLElement> {
  await zonesReady().catch(() => undefined);
  let report: Report | undefined;
  if (amends !== undefined) {
    report = await ask(api.record(amends)).catch(() => undefined);
    if (report === undefined || !report.mine || report.retractedBy !== null) {
      return h(
        "div",
        { class: "gone" },
        h("h1", {}, app.words.t("form.cannot")),
        report?.retractedBy && h("p", {}, retraction(report.retractedBy)),
        h("a", { class: "button", href: href({ view: "picture" }) }, app.words.t("incident.back")),
      );
    }
  }
  return new Form(held, report).element;
}

class Form {
  readonly element = h("div", { class: "report" });
  #parts = new Parts();
  readonly #preview = h("div", { class: "preview-body", "aria-live": "polite" });
  readonly #send = h("button", { type: "button", class: "strong file", onclick: () => void this.#file() });
  readonly #kept = h("span", { class: "note", role: "status" });
  readonly #all = h("button", {
    type: "button",
    class: "bare",
    onclick: () => ((this.#allCategories = !this.#allCategories), this.#drawPart("what")),
  });
  readonly #where: WhereSection;
  readonly #amends: string | undefined;
  #state: State;
  #allCategories = false;
  #found: Preview | null = null;
  #map: PickMap | null = null;
  #waiting = 0;
  #asked = 0;

  constructor(
    readonly held: Held,
    readonly report: Report | undefined,
  ) {
    this.#amends = report?.id;
    const scope = app.scope.get();
    this.#state =
      readDraft(report?.id) ?? (report === undefined ? empty(app.words.language, scope.group) : ofReport(report));
    if (this.#state.when.mode !== "set" && this.#state.when.at === null) {
      this.#state.when.at = new Date().toISOString();
    }
    this.#where = new WhereSection(this.#state, () => this.#changed("where"));
    this.#draw();
    held.add(() => clearTimeout(this.#waiting));
    held.add(takeKeys((code) => code === "Escape" && (leave(), true)));
    held.add(queue.watch(() => this.#drawQueue()));
  }

  #draw(): void {
    const words = app.words;
    const canvas = h("div", { class: "map", role: "application", "aria-label": words.t("form.where.tap") });
    const part = (name: Part, title: string, extra?: Node) => this.#parts.add(name, title, extra);
    replace(
      this.element,
      h(
        "div",
        { class: "form-head" },
        h(
          "button",
          { type: "button", class: "quiet square", "aria-label": words.t("cancel"), onclick: leave },
          icon("back", 20, true),
        ),
        h("h1", {}, words.t(this.#amends === undefined ? "form.title" : "form.title.correct")),
        app.scope.get().status === "exercise" && h("span", { class: "chip cannot-tell" }, words.t("badge.exercise")),
        this.#kept,
      ),
      h("div", { class: "waiting-list" }),
      this.#amends !== undefined && h("p", { class: "note lead-note" }, words.t("form.correct.note")),
      part("what", words.t("form.what"), this.#all),
      part("when", words.t("form.when")),
      part("where", words.t("form.where")),
      h("div", { class: "pick-map" }, canvas),
      part("how", words.t("form.how")),
      part("howmany", words.t("form.howmany"), h("span", { class: "part-say" }, words.t("form.howmany.leave"))),
      part("text", words.t("form.text"), h("span", { class: "part-say" }, words.t("form.text.optional"))),
      part("who", words.t("form.who")),
      h(
        "section",
        { class: "part preview" },
        h("div", { class: "part-head" }, h("h2", {}, words.t("form.preview"))),
        this.#preview,
      ),
      h(
        "div",
        { class: "form-foot" },
        this.#send,
        h("button", { type: "button", class: "quiet", onclick: () => this.#clear() }, words.t("form.clear")),
      ),
    );
    for (const name of this.#parts.names) {
      this.#drawPart(name);
    }
    this.#drawQueue();
    this.#drawSend();
    this.#schedule();
    requestAnimationFrame(() => {
      pickMap(this.held, canvas, (lat, lon) => this.#where.tapped(lat, lon))
        .then((map) => {
          this.#map = map;
          this.#drawMap();
        })
        .catch((cause: unknown) => {
          console.warn(cause);
          canvas.parentElement?.remove();
        });
    });
  }

  #drawPart(name: Part): void {
    const state = this.#state;
    const change = () => this.#changed(name);
    switch (name) {
      case "what":
        this.#parts.draw(
          name,
          whatSection(
            state,
            this.#allCategories,
            (all) => ((this.#allCategories = all ?? this.#allCategories), change()),
          ),
        );
        this.#all.textContent = app.words.t(this.#allCategories ? "form.what.fewer" : "form.what.all");
        break;
      case "when":
        this.#parts.draw(name, whenSection(state, clockAt(this.#spot()), change));
        this.#parts.say(name, whenSaid(state, this.#spot()));
        break;
      case "where":
        this.#parts.draw(name, [this.#where.element]);
        this.#parts.say(name, whereSaid(state, this.#found?.resolved));
        break;
      case "how":
        this.#parts.draw(name, howSection(state, change));
        break;
      case "howmany":
        this.#parts.draw(name, countsSection(state, change));
        break;
      case "text":
        this.#parts.draw(
          name,
          textSection(state, () => this.#changed("text", false)),
        );
        break;
      case "who":
        this.#parts.draw(name, whoChoice(state, change));
        this.#parts.say(name, app.words.t(`level.${state.level}` as "level.open"));
        break;
    }
  }

  #spot(): Spot | null {
    return spotOf(this.#state, this.#found?.resolved);
  }

  #drawMap(): void {
    this.#map?.show(this.#spot(), this.#state.category);
  }

  /** Something was filled in: keep it, say it, and ask who would receive it. */
  #changed(name: Part, anew = true): void {
    keepDraft(this.#state, this.#amends);
    this.#kept.textContent = app.words.t("form.kept");
    if (name === "where") {
      // What the node read belongs to what was written before.
      this.#found = null;
    }
    this.#parts.clear(name);
    if (anew && name !== "where") {
      this.#drawPart(name);
    }
    this.#drawPart("where");
    this.#parts.say("when", whenSaid(this.#state, this.#spot()));
    this.#drawMap();
    this.#drawSend();
    this.#schedule();
  }

  #drawSend(): void {
    redraw(this.#send, app.words.t(this.#amends === undefined ? "form.file" : "form.file.correct"));
  }

  #schedule(): void {
    clearTimeout(this.#waiting);
    if (missing(this.#state).length > 0) {
      redraw(this.#preview, h("p", { class: "note" }, app.words.t("form.preview.wait")));
      return;
    }
    this.#waiting = window.setTimeout(() => void this.#ask(), 350);
  }

  async #ask(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = await ask(api.preview(draftOf(this.#state, app.scope.get().status, this.report?.ext)));
      if (mine !== this.#asked) {
        return;
      }
      this.#found = found;
      redraw(this.#preview, ...previewList(found));
      this.#parts.warn(found.warnings);
      this.#drawMap();
      this.#drawPart("where");
    } catch (cause) {
      if (mine !== this.#asked) {
        return;
      }
      if (cause instanceof Refused) {
        this.#refuse(cause, false);
      } else {
        redraw(this.#preview, h("p", { class: "note" }, app.words.t("form.preview.offline")));
      }
    }
  }

  #refuse(cause: Refused, loud: boolean): void {
    this.#parts.refuse(cause, loud, () => ((this.#state.where.asWritten = true), this.#changed("where")));
  }

  async #file(): Promise<void> {
    const words = app.words;
    const lacking = missing(this.#state);
    if (lacking.length > 0) {
      this.#parts.need(lacking);
      return;
    }
    this.#send.disabled = true;
    redraw(this.#send, words.t("form.filing"));
    const draft = draftOf(this.#state, app.scope.get().status, this.report?.ext);
    try {
      const answer = await ask(api.file(draft));
      keepDraft(null, this.#amends);
      this.#done(arrived(answer.id, answer.index, answer.again, this.#found));
    } catch (cause) {
      if (cause instanceof Unreachable || (cause instanceof Refused && cause.status === 503)) {
        wait(draft);
        keepDraft(null, this.#amends);
        this.#done(queued());
      } else if (cause instanceof Refused) {
        this.#refuse(cause, true);
      } else {
        throw cause;
      }
    } finally {
      this.#send.disabled = false;
      this.#drawSend();
    }
  }

  #done(content: Node[]): void {
    const box = done(content, () => this.#again());
    replace(this.element, box);
    box.focus();
  }

  #again(): void {
    if (this.#amends !== undefined) {
      go({ view: "report" });
      return;
    }
    this.#clear();
  }

  #clear(): void {
    keepDraft(null, this.#amends);
    const fresh = this.report === undefined ? empty(app.words.language, app.scope.get().group) : ofReport(this.report);
    Object.assign(this.#state, fresh);
    if (this.#state.when.mode !== "set") {
      this.#state.when.at = new Date().toISOString();
    }
    this.#found = null;
    this.#allCategories = false;
    this.#kept.textContent = "";
    this.#parts = new Parts();
    this.#where.draw();
    this.#draw();
  }

  #drawQueue(): void {
    const box = this.element.querySelector(".waiting-list");
    if (box !== null) {
      redraw(box, ...waitingRows());
    }
  }
}

/** Back to where the form was opened from. */
function leave(): void {
  if (history.length > 1) {
    history.back();
  } else {
    go({ view: "picture" });
  }
}
