import { api, Refused, Unreachable } from "../api.ts";
import { app, ask, go, href } from "../app.ts";
import { h, replace } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { HERE } from "../here.ts";
import { icon } from "../icons.ts";
import { zoneAt, zonesReady } from "../map/geography.ts";
import { coordinates } from "../picture/say.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { Preview, Report } from "../types.ts";
import { arrived, done, queued } from "./done.ts";
import { type PickMap, pickMap } from "./pickmap.ts";
import { previewList } from "./preview.ts";
import { queue, wait } from "./queue.ts";
import { countsSection, howSection, textSection, whatSection, whenSection, whoSection } from "./sections.ts";
import { draftOf, empty, keepDraft, missing, ofReport, readDraft, type State, timeOf } from "./state.ts";
import { waitingRows } from "./waiting.ts";
import { WhereSection } from "./where.ts";

type Part = "what" | "when" | "where" | "how" | "howmany" | "text" | "who";

/** The form to file a report, or to correct one of this member's own. */
export async function form(held: Held, amends?: string): Promise<HTMLElement> {
  await zonesReady().catch(() => undefined);
  let report: Report | undefined;
  if (amends !== undefined) {
    report = await ask(api.record(amends)).catch(() => undefined);
    if (report === undefined || !report.mine) {
      return h(
        "div",
        { class: "gone" },
        h("h1", {}, app.words.t("incident.gone")),
        h("a", { class: "button", href: href({ view: "picture" }) }, app.words.t("incident.back")),
      );
    }
  }
  return new Form(held, report).element;
}

class Form {
  readonly element = h("div", { class: "report" });
  readonly #parts = new Map<Part, { box: HTMLElement; head: HTMLElement; body: HTMLElement; error: HTMLElement }>();
  readonly #preview = h("div", { class: "preview-body", "aria-live": "polite" });
  readonly #send = h("button", { type: "button", class: "strong file", onclick: () => void this.#file() });
  readonly #kept = h("span", { class: "note", role: "status" });
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
    const part = (name: Part, title: string, extra?: Node) => {
      const head = h("span", { class: "part-say" });
      const error = h("p", { class: "refusal", role: "alert" });
      const body = h("div", { class: "part-body" });
      const box = h(
        "section",
        { class: "part part-" + name },
        h("div", { class: "part-head" }, h("h2", {}, title), extra ?? head),
        error,
        body,
      );
      this.#parts.set(name, { box, head, body, error });
      return box;
    };
    const all = h(
      "button",
      {
        type: "button",
        class: "bare",
        onclick: () => ((this.#allCategories = !this.#allCategories), this.#drawPart("what")),
      },
      words.t("form.what.all"),
    );
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
      part("what", words.t("form.what"), all),
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
    for (const name of this.#parts.keys()) {
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
    const part = this.#parts.get(name);
    if (part === undefined) {
      return;
    }
    const state = this.#state;
    const change = () => this.#changed(name);
    switch (name) {
      case "what":
        redraw(
          part.body,
          ...whatSection(
            state,
            this.#allCategories,
            (all) => ((this.#allCategories = all ?? this.#allCategories), change()),
          ),
        );
        part.box
          .querySelector(".part-head button")
          ?.replaceChildren(app.words.t(this.#allCategories ? "form.what.fewer" : "form.what.all"));
        break;
      case "when":
        redraw(part.body, ...whenSection(state, this.#placeZone(), change));
        part.head.textContent = this.#whenSay();
        break;
      case "where":
        if (!part.body.contains(this.#where.element)) {
          redraw(part.body, this.#where.element);
        }
        part.head.textContent = this.#whereSay();
        break;
      case "how":
        redraw(part.body, ...howSection(state, change));
        break;
      case "howmany":
        redraw(part.body, ...countsSection(state, change));
        break;
      case "text":
        redraw(part.body, ...textSection(state, () => this.#changed("text", false)));
        break;
      case "who":
        redraw(part.body, ...whoSection(state, change));
        part.head.textContent = app.words.t(`level.${state.level}` as "level.open");
        break;
    }
  }

  #placeZone(): string {
    const where = this.#place();
    const zone = where === null ? HERE : zoneAt([where.lon, where.lat]);
    return zone === "UTC" ? HERE : zone;
  }

  #whenSay(): string {
    const words = app.words;
    const time = timeOf(this.#state);
    if (time === null) {
      return "";
    }
    const zone = this.#placeZone();
    const sure =
      this.#state.when.precisionS > 0
        ? " " + words.t("unit.pm", { n: words.duration(this.#state.when.precisionS) })
        : "";
    const day = words.date(time.from, zone, "month");
    const clock =
      time.to === null
        ? words.time(time.from, zone)
        : words.span(words.time(time.from, zone), words.time(time.to, zone));
    return `${day} ${clock}${sure} · ${words.time(time.from, "UTC")} UTC`;
  }

  /** The place as far as it is known here: set on this page, or read by the node. */
  #place(): { lat: number; lon: number; radiusM: number } | null {
    const where = this.#state.where;
    if (where.lat !== null && where.lon !== null && where.mode !== "coords") {
      return { lat: where.lat, lon: where.lon, radiusM: where.radiusM };
    }
    const read = this.#found?.resolved;
    return read?.lat === undefined || read.lon === undefined || (where.mode !== "coords" && where.mode !== "name")
      ? null
      : {
          lat: read.lat,
          lon: read.lon,
          radiusM: where.mode === "coords" ? where.radiusM : (read.radiusM ?? where.radiusM),
        };
  }

  #whereSay(): string {
    const words = app.words;
    const where = this.#state.where;
    const place = this.#place();
    const name = words.name(where.name ?? this.#found?.resolved?.place ?? undefined, "");
    if (place === null) {
      return name === "" ? words.t("form.summary.map") : `${name} · ${words.t("place.unmapped")}`;
    }
    return [
      name === "" ? coordinates(place) : name,
      words.t("place.within", { radius: words.distance(where.radiusM) }),
    ].join(words.rtl ? "، " : ", ");
  }

  #drawMap(): void {
    this.#map?.show(this.#place(), this.#state.category);
  }

  /** Something was filled in: keep it, say it, and ask who would receive it. */
  #changed(name: Part, anew = true): void {
    keepDraft(this.#state, this.#amends);
    this.#kept.textContent = app.words.t("form.kept");
    if (name === "where") {
      // What the node read belongs to what was written before.
      this.#found = null;
    }
    const part = this.#parts.get(name);
    if (part !== undefined) {
      part.error.textContent = "";
      part.box.classList.remove("refused");
    }
    if (anew && name !== "where") {
      this.#drawPart(name);
    }
    this.#drawPart("where");
    const when = this.#parts.get("when");
    if (when !== undefined) {
      when.head.textContent = this.#whenSay();
    }
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
      this.#warn(found);
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

  /** What the author is told before anything leaves: free text that looks like a name, a number or a plate. */
  #warn(found: Preview): void {
    for (const { box } of this.#parts.values()) {
      box.querySelector(".warning")?.remove();
    }
    for (const warning of found.warnings) {
      this.#parts.get(partOf(warning.field))?.error.after(h("p", { class: "warning", dir: "auto" }, warning.reason));
    }
  }

  /** At the field that was refused, with the node's reason. */
  #refuse(cause: Refused, loud: boolean): void {
    const words = app.words;
    const name = partOf(cause.field);
    const part = this.#parts.get(name);
    if (part === undefined) {
      return;
    }
    part.box.classList.add("refused");
    redraw(
      part.error,
      loud && h("b", {}, words.t("form.refused"), " "),
      h("span", { class: "mono", dir: "ltr" }, cause.field),
      " ",
      h("span", { dir: "auto" }, cause.reason),
      name === "where" &&
        /as_written/.test(cause.reason) &&
        h(
          "button",
          { type: "button", onclick: () => ((this.#state.where.asWritten = true), this.#changed("where")) },
          words.t("form.where.asWritten"),
        ),
    );
    if (loud) {
      part.box.scrollIntoView({ block: "center" });
      part.body.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
    }
  }

  async #file(): Promise<void> {
    const words = app.words;
    const lacking = missing(this.#state);
    for (const name of lacking) {
      const part = this.#parts.get(name);
      if (part !== undefined) {
        part.box.classList.add("refused");
        part.error.textContent = words.t(name === "who" ? "form.need.members" : `form.need.${name}`);
      }
    }
    const first = lacking[0];
    if (first !== undefined) {
      this.#parts.get(first)?.box.scrollIntoView({ block: "center" });
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
    this.#parts.clear();
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

/** The part of the form that a field of the report belongs to. */
function partOf(field: string): Part {
  const [section, name] = field.split(".");
  switch (section) {
    case "what":
      return name === "category" || name === undefined ? "what" : "howmany";
    case "when":
    case "where":
    case "how":
      return section;
    case "text":
    case "origin":
      return "text";
    case "label":
      return "who";
    default:
      return "what";
  }
}
