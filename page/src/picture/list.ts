import { app, categoryName, go, href } from "../app.ts";
import { h, keep } from "../dom.ts";
import { markSvg } from "../markSvg.ts";
import type { Incident } from "../types.ts";
import { markOf } from "./map.ts";
import { mattersLine, placeName, rowLabel, stanceChip, sureText, whenText, zoneOf } from "./say.ts";

const PAGE = 60;

/** The list of incidents, newest first, under headings by day of the place. */
export class List {
  readonly element = h("ol", { class: "list", "aria-live": "off" });
  #incidents: readonly Incident[] = [];
  #shown = PAGE;
  #selected: string | null = null;
  #fresh: ReadonlySet<string> = new Set();
  /** The rows that are drawn, each under all that it shows: one that shows the same is not drawn anew. */
  #drawn = new Map<string, HTMLElement>();

  constructor(
    readonly on: {
      select(id: string): void;
      hover(id: string | null): void;
      foot(): Node | null;
    },
  ) {}

  show(incidents: readonly Incident[], fresh: ReadonlySet<string> = new Set()): void {
    // The node's order is that of the report that the others joined; one that began days before would stand under a later day.
    const began = (incident: Incident) => (incident.from === undefined ? -Infinity : Date.parse(incident.from));
    this.#incidents = [...incidents].sort((a, b) => began(b) - began(a) || 0);
    this.#fresh = fresh;
    this.#shown = Math.max(PAGE, Math.min(this.#shown, incidents.length));
    this.#draw();
  }

  /** Every row there is, however long. */
  showAll(): void {
    this.#shown = this.#incidents.length;
    this.#draw();
  }

  /** Marks the selected row; brings it into view when the choice was made elsewhere. */
  select(id: string | null, reveal: boolean): void {
    this.#selected = id;
    const at = this.#incidents.findIndex((i) => i.id === id);
    if (at >= this.#shown) {
      this.#shown = at + PAGE;
      this.#draw();
    }
    this.#mark();
    if (id !== null && reveal) {
      this.element.querySelector(`.row[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    }
  }

  /** The neighbour of the selected incident, for `j` and `k`. */
  neighbour(step: 1 | -1): string | undefined {
    const at = this.#incidents.findIndex((i) => i.id === this.#selected);
    return this.#incidents[at < 0 ? 0 : Math.max(0, Math.min(this.#incidents.length - 1, at + step))]?.id;
  }

  focus(id: string): void {
    this.element.querySelector<HTMLElement>(`.row[data-id="${CSS.escape(id)}"] a`)?.focus({ preventScroll: true });
  }

  #draw(): void {
    const rows: HTMLElement[] = [];
    const drawn = new Map<string, HTMLElement>();
    const row = (shows: string, make: () => HTMLElement) => {
      const element = this.#drawn.get(shows) ?? make();
      drawn.set(shows, element);
      rows.push(element);
    };
    let day = "";
    for (const incident of this.#incidents.slice(0, this.#shown)) {
      const heading =
        incident.from === undefined
          ? app.words.t("time.unknown")
          : app.words.date(new Date(incident.from), zoneOf(incident.where));
      if (heading !== day) {
        day = heading;
        // Clocks of several zones can come back to a day, so that its heading stands twice.
        row(`${heading} ${incident.id}`, () => h("li", { class: "day" }, h("h2", {}, heading)));
      }
      row(JSON.stringify([incident, this.#fresh.has(incident.id)]), () => this.#row(incident));
    }
    this.#drawn = drawn;
    const more = this.#incidents.length - this.#shown;
    if (more > 0) {
      const n = Math.min(PAGE * 4, more);
      rows.push(
        h(
          "li",
          { class: "more" },
          h(
            "button",
            { type: "button", onclick: () => ((this.#shown += n), this.#draw()) },
            app.words.t("list.more", { n }),
          ),
        ),
      );
    }
    const foot = this.on.foot();
    if (foot !== null) {
      rows.push(h("li", { class: "foot" }, foot));
    }
    keep(this.element, rows);
    this.#mark();
  }

  #mark(): void {
    for (const row of this.element.querySelectorAll<HTMLElement>(".row")) {
      row.classList.toggle("selected", row.dataset["id"] === this.#selected);
    }
  }

  #row(incident: Incident): HTMLElement {
    const words = app.words;
    const { time, sure } = whenText(incident.from, incident.to, incident.precisionS, zoneOf(incident.where));
    const open = href({ view: "incident", id: incident.id });
    const within = sureText(incident.where);
    return h(
      "li",
      {
        class: this.#fresh.has(incident.id) ? "row fresh" : "row",
        "data-id": incident.id,
        onclick: (event: MouseEvent) => this.#click(event, incident.id),
        ondblclick: () => go({ view: "incident", id: incident.id }),
        onmouseenter: () => this.on.hover(incident.id),
        onmouseleave: () => this.on.hover(null),
      },
      markSvg(markOf(incident), 38),
      h(
        "div",
        { class: "row-body" },
        h(
          "div",
          { class: "row-head" },
          h(
            "a",
            {
              href: open,
              "aria-label": rowLabel(incident),
              onfocus: (event: FocusEvent) => this.#focused(event, incident.id),
            },
            categoryName(incident.category),
          ),
          h("span", { class: "row-time" }, h("bdi", {}, time), sure !== "" && [" ", h("bdi", { class: "sure" }, sure)]),
        ),
        h(
          "div",
          { class: "row-place" },
          h("bdi", {}, placeName(incident.where)),
          within !== "" && h("span", { class: "sure" }, " · ", within),
        ),
        h(
          "div",
          { class: "row-chips" },
          ...incident.members.map((m) => stanceChip(m.member, m.stance)),
          h(
            "span",
            { class: "counts" },
            words.t("count.origins", { n: incident.origins }),
            words.rtl ? "، " : ", ",
            words.t("count.reports", { n: incident.reports }),
          ),
        ),
        mattersLine(incident),
      ),
    );
  }

  /** Who comes by the keyboard selects. A pressed pointer is about to open: the map, and the list with it, must not move under it. */
  #focused(event: FocusEvent, id: string): void {
    if ((event.target as HTMLElement).matches(":focus-visible")) {
      this.on.select(id);
    }
  }

  /** On a phone a tap opens; beside the map the first click selects, and the title or a second click opens. */
  #click(event: MouseEvent, id: string): void {
    if ((event.target as HTMLElement).closest("a") !== null) {
      return;
    }
    if (matchMedia("(max-width: 767px)").matches || this.#selected === id) {
      go({ view: "incident", id });
    } else {
      this.on.select(id);
    }
  }
}
