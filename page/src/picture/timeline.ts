import { app } from "../app.ts";
import { h, place, replace, s } from "../dom.ts";
import { icon } from "../icons.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { TimelineStep } from "../types.ts";
import { columnLength, columns } from "./columns.ts";
import { along, axis, bars, brush, type Plot } from "./plot.ts";
import { timeTools } from "./timetools.ts";
import { view } from "./view.ts";

const DAY = 86_400_000;
/** The API answers so many steps at most. */
const LONGEST = 4990 * DAY;

/** Columns of incidents over time, contested in plum; days chosen by dragging; the picture as known now, or then. */
export class Timeline {
  readonly element: HTMLElement;
  readonly #plot: SVGSVGElement;
  readonly #note: HTMLElement;
  readonly #side: HTMLElement;
  #steps: TimelineStep[] = [];
  #drag: { from: number; moved: boolean } | null = null;
  #playing: number | null = null;

  constructor(
    held: Held,
    readonly on: { changed(): void; windowChanged(): void },
  ) {
    this.#plot = s("svg", { class: "time-plot", role: "img" });
    this.#note = h("div", { class: "time-note" });
    this.#side = h("div", { class: "time-side" });
    this.element = h(
      "section",
      { class: "timeline", "aria-label": app.words.t("time.label") },
      this.#side,
      h("div", { class: "time-main" }, this.#plot, this.#note),
    );
    this.#plot.addEventListener("pointerdown", (e) => this.#down(e));
    this.#plot.addEventListener("pointermove", (e) => this.#move(e));
    this.#plot.addEventListener("pointerup", (e) => this.#up(e));
    this.#plot.addEventListener("pointercancel", () => ((this.#drag = null), this.draw()));
    this.#plot.addEventListener("dblclick", () => this.all());
    const sized = new ResizeObserver(() => this.draw());
    sized.observe(this.#plot);
    held.add(() => (sized.disconnect(), this.#stop()));
  }

  show(steps: TimelineStep[]): void {
    this.#steps = steps;
    this.draw();
  }

  /** One column back or on: the chosen days move, or become the last column. */
  step(by: 1 | -1): void {
    const window = view.window;
    if (window === null) {
      return;
    }
    const length = this.#length();
    const now = view.chosen ?? { from: window.to - length, to: window.to };
    const moved = { from: now.from + by * length, to: now.to + by * length };
    if (moved.to > window.to || moved.from < window.from) {
      this.pan(by);
    }
    view.chosen = moved;
    this.draw();
    this.on.changed();
  }

  /** Steps on by itself until the end of the window. */
  play(): void {
    if (this.#playing !== null) {
      this.#stop();
      this.draw();
      return;
    }
    this.#playing = window.setInterval(() => {
      if (view.chosen !== null && view.window !== null && view.chosen.to >= view.window.to) {
        this.#stop();
        this.draw();
      } else if (view.chosen === null && view.window !== null) {
        view.chosen = { from: view.window.from, to: view.window.from + this.#length() };
        this.draw();
        this.on.changed();
      } else {
        this.step(1);
      }
    }, 700);
    this.draw();
  }

  #stop(): void {
    if (this.#playing !== null) {
      clearInterval(this.#playing);
      this.#playing = null;
    }
  }

  /** Every day of the window. */
  all(): void {
    view.chosen = null;
    this.draw();
    this.on.changed();
  }

  /** As known now, or as this node knew it at the end of the chosen days. */
  then(): void {
    const end = view.chosen?.to ?? view.window?.to ?? Date.now();
    view.asOf = view.asOf === null ? new Date(Math.min(end, Date.now())).toISOString().replace(/\.\d+Z$/, "Z") : null;
    this.draw();
    this.on.windowChanged();
  }

  pan(by: 1 | -1): void {
    const window = view.window;
    if (window !== null) {
      const half = (window.to - window.from) / 2;
      view.window = { from: window.from + by * half, to: window.to + by * half };
      this.draw();
      this.on.windowChanged();
    }
  }

  /** Fewer days around the chosen ones or the middle, or twice as many. */
  zoom(closer: boolean): void {
    const window = view.window;
    if (window === null) {
      return;
    }
    if (closer && view.chosen !== null) {
      const span = Math.max(DAY, view.chosen.to - view.chosen.from);
      view.window = { from: view.chosen.from - span / 8, to: view.chosen.from + span * 1.125 };
      view.chosen = null;
    } else {
      const middle = (window.from + window.to) / 2;
      const half = Math.min(LONGEST / 2, Math.max(DAY / 2, ((window.to - window.from) / 2) * (closer ? 0.5 : 2)));
      view.window = { from: middle - half, to: middle + half };
    }
    this.draw();
    this.on.windowChanged();
  }

  #length(): number {
    const window = view.window;
    return window === null ? DAY : columnLength(window.to - window.from, this.#width());
  }

  #width(): number {
    return Math.max(200, this.#plot.clientWidth);
  }

  draw(): void {
    this.#drawTools();
    const days = view.window;
    if (days === null) {
      return;
    }
    const height = Math.max(60, this.#plot.clientHeight);
    const plot = { days, width: this.#width(), height, base: height - 24, rtl: app.words.rtl };
    this.#plot.setAttribute("viewBox", `0 0 ${plot.width} ${height}`);
    this.#plot.setAttribute("aria-label", app.words.t("time.brush"));
    // Nothing in it can be focused, and under a drag it is drawn often: that goes faster anew.
    replace(
      this.#plot,
      s("rect", { x: 0, y: 0, width: plot.width, height, class: "f-none hit" }),
      view.chosen === null ? [] : brush(plot, view.chosen),
      bars(plot, columns(this.#steps, days.from, days.to, this.#length()), this.#length()),
      s("path", { d: `M0 ${plot.base}H${plot.width}`, class: "s-line2", "stroke-width": 1 }),
      axis(plot),
    );
    this.#drawNote(plot);
  }

  /** The chosen days in words, over the brush. */
  #drawNote(plot: Plot): void {
    const chosen = view.chosen;
    if (chosen === null) {
      redraw(this.#note);
      return;
    }
    const words = app.words;
    const hours = chosen.to - chosen.from < 2 * DAY;
    const text = (at: number) =>
      hours
        ? words.date(new Date(at), "UTC", "month") + " " + words.time(new Date(at), "UTC")
        : words.date(new Date(at), "UTC", "short");
    redraw(
      this.#note,
      h(
        "button",
        { type: "button", class: "time-chosen", title: words.t("time.all"), onclick: () => this.all() },
        h("bdi", {}, words.span(text(chosen.from), text(chosen.to))),
        icon("cross", 12),
      ),
    );
    const label = this.#note.firstElementChild as HTMLElement;
    const middle = (along(plot, chosen.from) + along(plot, chosen.to)) / 2;
    const half = label.offsetWidth / 2;
    place(label, { left: `${Math.max(2, Math.min(plot.width - 2 * half - 2, middle - half))}px` });
  }

  #drawTools(): void {
    redraw(
      this.#side,
      ...timeTools(view.asOf, this.#playing !== null, {
        then: () => this.then(),
        asOf: (at) => ((view.asOf = at), this.on.windowChanged()),
        pan: (by) => this.pan(by),
        zoom: (closer) => this.zoom(closer),
        play: () => this.play(),
      }),
    );
  }

  #at(event: PointerEvent): number {
    const window = view.window as { from: number; to: number };
    const box = this.#plot.getBoundingClientRect();
    const along = (event.clientX - box.left) / box.width;
    return window.from + (app.words.rtl ? 1 - along : along) * (window.to - window.from);
  }

  #down(event: PointerEvent): void {
    if (view.window !== null && event.button === 0) {
      this.#drag = { from: this.#at(event), moved: false };
      this.#plot.setPointerCapture(event.pointerId);
    }
  }

  #move(event: PointerEvent): void {
    if (this.#drag !== null) {
      const length = this.#length();
      const snap = (at: number, up: boolean) => (up ? Math.ceil(at / length) : Math.floor(at / length)) * length;
      const to = this.#at(event);
      this.#drag.moved ||= Math.abs(to - this.#drag.from) > length / 3;
      if (this.#drag.moved) {
        view.chosen = {
          from: snap(Math.min(this.#drag.from, to), false),
          to: snap(Math.max(this.#drag.from, to), true),
        };
        this.draw();
      }
    }
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    this.#drag = null;
    if (drag === null) {
      return;
    }
    if (!drag.moved) {
      // A click on a column chooses it; a click on what is chosen lets go.
      const at = this.#at(event);
      const length = this.#length();
      const inside = view.chosen !== null && at >= view.chosen.from && at <= view.chosen.to;
      view.chosen = inside
        ? null
        : { from: Math.floor(at / length) * length, to: Math.floor(at / length) * length + length };
    }
    this.draw();
    this.on.changed();
  }
}
