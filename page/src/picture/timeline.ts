import { app } from "../app.ts";
import { h, place, s } from "../dom.ts";
import { HERE } from "../here.ts";
import { icon } from "../icons.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { TimelineStep } from "../types.ts";
import { columnLength, columns, ticks } from "./columns.ts";
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
    this.#drawSide();
    const span = view.window;
    if (span === null) {
      return;
    }
    const words = app.words;
    const width = this.#width();
    const height = Math.max(60, this.#plot.clientHeight);
    const base = height - 24;
    const x = (at: number) => {
      const along = ((at - span.from) / (span.to - span.from)) * width;
      return words.rtl ? width - along : along;
    };
    const length = this.#length();
    const cols = columns(this.#steps, span.from, span.to, length);
    const most = Math.max(1, ...cols.map((c) => c.incidents));
    const cell = Math.abs(x(length) - x(0));
    const room = base - 14;
    // Boxes can be counted; where they would be flatter than 3 pixels a bar says it better.
    const unit = Math.min(9, room / most);
    const boxes = unit >= 3.6 && cell >= 5;
    const shapes: SVGElement[] = [];
    for (const column of cols) {
      const left = Math.min(x(column.from), x(column.from + length)) + 0.75;
      const w = Math.max(1.2, Math.min(12, cell - 1.8));
      const from = left + (cell - 1.5 - w) / 2;
      if (boxes) {
        for (let i = 0; i < column.incidents; i++) {
          const contested = i < column.contested;
          shapes.push(
            s("rect", {
              x: from.toFixed(1),
              y: (base - (i + 1) * unit + 1).toFixed(1),
              width: w.toFixed(1),
              height: (unit - 2).toFixed(1),
              class: contested ? "f-contest s-contest" : "f-paper s-ink3",
              "stroke-width": 1,
            }),
          );
        }
      } else if (column.incidents > 0) {
        const tall = (n: number) => Math.max(n > 0 ? 1.5 : 0, (n / most) * room);
        shapes.push(
          s("rect", {
            x: from.toFixed(1),
            y: (base - tall(column.incidents)).toFixed(1),
            width: w.toFixed(1),
            height: tall(column.incidents).toFixed(1),
            class: "f-line2",
          }),
        );
        shapes.push(
          s("rect", {
            x: from.toFixed(1),
            y: (base - tall(column.contested)).toFixed(1),
            width: w.toFixed(1),
            height: tall(column.contested).toFixed(1),
            class: "f-contest",
          }),
        );
      }
    }
    const axis = ticks(span.from, span.to, width).flatMap(({ at, style }) => {
      const text =
        style === "time"
          ? words.time(new Date(at), "UTC")
          : words.date(new Date(at), "UTC", style === "month" ? "month" : style === "day" ? "day" : "year");
      const along = x(at);
      const near = words.rtl ? along - 4 : along + 4;
      return [
        s("path", { d: `M${along.toFixed(1)} ${base}V${base + 6}`, class: "s-line2", "stroke-width": 1 }),
        s(
          "text",
          {
            x: near.toFixed(1),
            y: base + 17,
            class: "axis",
            "text-anchor": "start",
            direction: words.rtl ? "rtl" : "ltr",
          },
          text,
        ),
      ];
    });
    const brush = view.chosen;
    const brushed: SVGElement[] = [];
    if (brush !== null) {
      const [a, b] = [x(brush.from), x(brush.to)].sort((p, q) => p - q) as [number, number];
      brushed.push(s("rect", { x: a, y: 0, width: Math.max(2, b - a), height: base, class: "f-accent-soft" }));
      for (const edge of [a, b]) {
        brushed.push(s("path", { d: `M${edge.toFixed(1)} 0V${base + 4}`, class: "s-accent", "stroke-width": 2 }));
      }
    }
    this.#plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#plot.setAttribute("aria-label", words.t("time.brush"));
    redraw(
      this.#plot,
      s("rect", { x: 0, y: 0, width, height, class: "f-none hit" }),
      ...brushed,
      ...shapes,
      s("path", { d: `M0 ${base}H${width}`, class: "s-line2", "stroke-width": 1 }),
      ...axis,
    );
    this.#drawNote(x);
  }

  /** The chosen days in words, over the brush. */
  #drawNote(x: (at: number) => number): void {
    const chosen = view.chosen;
    redraw(this.#note);
    if (chosen === null) {
      return;
    }
    const words = app.words;
    const hours = chosen.to - chosen.from < 2 * DAY;
    const text = (at: number) =>
      hours
        ? words.date(new Date(at), "UTC", "month") + " " + words.time(new Date(at), "UTC")
        : words.date(new Date(at), "UTC", "short");
    const label = h(
      "button",
      { type: "button", class: "time-chosen", title: words.t("time.all"), onclick: () => this.all() },
      h("bdi", {}, words.span(text(chosen.from), text(chosen.to))),
      icon("cross", 12),
    );
    const middle = (x(chosen.from) + x(chosen.to)) / 2;
    this.#note.append(label);
    const half = label.offsetWidth / 2;
    place(label, { left: `${Math.max(2, Math.min(this.#width() - 2 * half - 2, middle - half))}px` });
  }

  #drawSide(): void {
    const words = app.words;
    const known = h(
      "div",
      { class: "switch", role: "group", "aria-label": words.t("time.then") },
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(view.asOf === null),
          onclick: () => view.asOf !== null && this.then(),
        },
        words.t("time.now"),
      ),
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(view.asOf !== null),
          onclick: () => view.asOf === null && this.then(),
        },
        words.t("time.then"),
      ),
    );
    const at =
      view.asOf === null
        ? null
        : h(
            "label",
            { class: "as-of" },
            h("span", { class: "offstage" }, words.t("time.asOf")),
            h("input", {
              type: "datetime-local",
              value: localInput(view.asOf),
              onchange: (event: Event) => {
                const value = (event.target as HTMLInputElement).value;
                if (value !== "") {
                  view.asOf = new Date(value).toISOString().replace(/\.\d+Z$/, "Z");
                  this.on.windowChanged();
                }
              },
            }),
            h("small", { class: "mono" }, words.offset(new Date(view.asOf), HERE)),
          );
    const tool = (name: Parameters<typeof icon>[0], label: string, run: () => void, mirrored = false) =>
      h(
        "button",
        { type: "button", class: "quiet tool", "aria-label": label, title: label, onclick: run },
        icon(name, 16, mirrored),
      );
    redraw(
      this.#side,
      known,
      at,
      h(
        "div",
        { class: "time-tools" },
        tool("back", words.t("time.earlier"), () => this.pan(-1), true),
        tool("minus", words.t("time.wider"), () => this.zoom(false)),
        tool(
          this.#playing === null ? "play" : "pause",
          words.t(this.#playing === null ? "time.play" : "time.pause"),
          () => this.play(),
        ),
        tool("plus", words.t("time.closer"), () => this.zoom(true)),
        h(
          "span",
          { class: "turned" },
          tool("back", words.t("time.later"), () => this.pan(1), true),
        ),
      ),
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

/** A moment as `datetime-local` wants it: the reader's own clock, without a zone. */
function localInput(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
