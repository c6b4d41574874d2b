import { app, go } from "../app.ts";
import { h, replace } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { groupNotes } from "../group.ts";
import { icon } from "../icons.ts";
import { zonesReady } from "../map/geography.ts";
import { type Box, boxOf, inBox } from "../place.ts";
import type { Held } from "../store.ts";
import type { Incident } from "../types.ts";
import { Callout } from "./callout.ts";
import { MapCursor } from "./cursor.ts";
import { emptyState } from "./empty.ts";
import { Feed } from "./feed.ts";
import { Filters, passes } from "./filters.ts";
import { legend } from "./legend.ts";
import { List } from "./list.ts";
import { incidentMap, type IncidentMap, spotOf } from "./map.ts";
import { summary } from "./summary.ts";
import { Timeline } from "./timeline.ts";
import { view } from "./view.ts";

const DAY = 86_400_000;

/** The picture: list and map above, time below; each follows the others. */
export async function picture(held: Held): Promise<HTMLElement> {
  // The clock of each place decides under which day an incident stands, so the countries come before the first row.
  await zonesReady().catch(() => undefined);
  const screen = new Screen(held);
  let ended = false;
  held.add(() => (ended = true));
  void import("../whole/line.ts").then(({ line }) => ended || screen.element.append(line(held)));
  void screen.open();
  return screen.element;
}

class Screen {
  readonly element: HTMLElement;
  readonly #feed: Feed;
  readonly #list: List;
  readonly #filters: Filters;
  readonly #timeline: Timeline;
  readonly #callout = new Callout();
  readonly #cursor: MapCursor;
  readonly #canvas = h("div", { class: "map", role: "region", "aria-label": app.words.t("map.label") });
  readonly #mapBox = h("div", { class: "map-box" });
  readonly #summary = h("div", { class: "float summary", "aria-live": "polite" });
  readonly #pill = h("button", { type: "button", class: "pill", hidden: true, onclick: () => this.#reveal() });
  readonly #wait = h("p", { class: "float wait", hidden: true });
  readonly #attribution = h("div", { class: "attribution" });
  readonly #scroller = h("div", { class: "scroller" });
  #map: IncidentMap | null = null;
  /** The members of a cluster that cannot be taken apart, while the list shows them alone. */
  #cluster: ReadonlySet<string> | null = null;

  constructor(readonly held: Held) {
    this.#feed = new Feed(held, () => this.#map?.box(), {
      incidents: () => this.#narrow(),
      time: (steps) => (steps === null ? this.#timeline.draw() : this.#timeline.show(steps)),
      awaits: (text) => this.#await(text),
    });
    this.#filters = new Filters({ changed: () => this.#narrow(), searched: () => void this.#feed.reload() });
    this.#list = new List({
      select: (id) => this.#select(id, "list"),
      hover: (id) => this.#map?.hover(id),
      foot: () => this.#foot(),
    });
    this.#timeline = new Timeline(held, {
      changed: () => void this.#feed.load(),
      windowChanged: () => void this.#feed.reload(),
    });
    this.#cursor = new MapCursor(
      this.#mapBox,
      () => this.#map,
      (found) => this.#picked(found),
    );
    this.#scroller.append(this.#list.element);
    this.element = this.#layout();
    held.add(
      app.scope.watch(() => {
        view.selected = null;
        this.#cluster = null;
        void this.#feed.reload();
      }),
    );
    held.add(takeKeys((code, event) => this.#key(code, event)));
    // Paper has no button for more.
    const whole = () => this.#list.showAll();
    addEventListener("beforeprint", whole);
    held.add(() => removeEventListener("beforeprint", whole));
    held.add(() => (view.scroll = this.#scroller.scrollTop));
  }

  #layout(): HTMLElement {
    const foot = h("div", { class: "map-foot" }, this.#attribution, legend());
    replace(this.#mapBox, this.#canvas, this.#summary, this.#callout.element, this.#wait, this.#controls(), foot);
    return h(
      "div",
      { class: "picture" },
      h("h1", { class: "offstage" }, app.words.t("picture")),
      h(
        "section",
        { class: "list-pane", "aria-label": app.words.t("list.label") },
        this.#filters.element,
        h("div", { class: "pill-line" }, this.#pill),
        this.#scroller,
      ),
      this.#mapBox,
      this.#timeline.element,
    );
  }

  /** First the days, then the incidents, then the map: the list is readable before the map is there. */
  async open(): Promise<void> {
    if (view.window === null) {
      const opening = app.node.get()?.opening;
      const end = opening === undefined ? Date.now() : Date.parse(opening.to);
      const to = Math.ceil(end / DAY) * DAY;
      view.window = { from: opening === undefined ? to - 7 * DAY : Date.parse(opening.from), to };
    }
    await this.#feed.reload();
    this.#scroller.scrollTop = view.scroll;
    const late = setTimeout(() => this.#await(app.words.t("wait.map")), 2000);
    try {
      const start = view.box ?? this.#boxOf(this.#feed.all);
      this.#map = await incidentMap(this.held, this.#canvas, start, view.box !== null, {
        moved: () => this.#moved(),
        picked: (found) => this.#picked(found),
        drawn: () => this.#placeCallout(),
      });
      this.#map.map.once("load", () => this.element.classList.add("drawn"));
      this.#map.show(this.#visible());
      this.#map.select(view.selected);
      this.#moved();
      this.#await(null);
    } catch (cause) {
      console.warn(cause);
      this.#await(app.words.t("map.none"));
    } finally {
      clearTimeout(late);
    }
  }

  #await(text: string | null): void {
    this.#wait.hidden = text === null;
    this.#wait.textContent = text;
  }

  #boxOf(incidents: readonly Incident[]): Box | undefined {
    return boxOf(incidents.map(spotOf).flatMap((spot) => (spot === undefined ? [] : [spot.point])));
  }

  /** What passes the filter, wherever it lies. */
  #visible(): Incident[] {
    return this.#feed.all.filter((i) => passes(i, view.filter));
  }

  #narrow(): void {
    const visible = this.#visible();
    this.#map?.show(visible);
    this.#map?.select(view.selected);
    this.#filters.show(this.#feed.all);
    this.#drawPill();
    this.#drawList();
    // Of more than could be held here, the whole is said; the rest of the line is about what is here.
    const total = this.#feed.partial && view.filter === "all" ? this.#feed.total : visible.length;
    replace(this.#summary, ...summary(visible, total));
    this.#drawAttribution();
    this.#placeCallout();
  }

  /** The list follows the map; without a map, or for what has no place, it shows all. */
  #listed(): Incident[] {
    const visible = this.#visible().filter((i) => !this.#feed.behind.has(i.id));
    const cluster = this.#cluster;
    if (cluster !== null) {
      return visible.filter((i) => cluster.has(i.id));
    }
    const box = this.#map?.box();
    if (box === undefined || view.filter === "unplaced") {
      return visible;
    }
    return visible.filter((i) => {
      const spot = spotOf(i);
      return spot === undefined ? false : inBox(spot.point, box);
    });
  }

  #drawList(fresh: ReadonlySet<string> = new Set()): void {
    this.#list.show(this.#listed(), fresh);
    this.#list.select(view.selected, false);
  }

  /** Under the last row: what the list leaves out, and why it is empty if it is. */
  #foot(): Node | null {
    const words = app.words;
    const visible = this.#visible();
    const listed = this.#listed();
    const outside =
      visible.filter((i) => spotOf(i) !== undefined).length - listed.filter((i) => spotOf(i) !== undefined).length;
    const parts: Node[] = [];
    if (this.#feed.all.length === 0 || visible.length === 0) {
      return !this.#feed.answered
        ? null
        : emptyState(this.#feed.all.length, {
            filter: () => this.#filters.choose("all"),
            search: () => this.#filters.clear(),
            days: () => this.#timeline.zoom(false),
          });
    }
    if (this.#cluster !== null) {
      parts.push(
        h(
          "button",
          { type: "button", onclick: () => ((this.#cluster = null), this.#drawList()) },
          words.t("list.cluster.leave"),
        ),
      );
    } else if (outside > 0) {
      parts.push(
        h("span", {}, words.t("list.outside", { n: outside }), " "),
        h("button", { type: "button", onclick: () => this.#fitAll() }, words.t("list.wholeMap")),
      );
    }
    parts.push(...groupNotes().map((note) => h("p", { class: "note" }, note)));
    return parts.length === 0 ? null : h("div", { class: "list-foot" }, ...parts);
  }

  #drawAttribution(): void {
    const words = app.words;
    replace(
      this.#attribution,
      h("span", {}, words.t("map.attribution")),
      app.node.get()?.example === true && h("span", {}, " ", words.t("map.attribution.events")),
    );
  }

  #drawPill(): void {
    this.#pill.hidden = this.#feed.behind.size === 0;
    this.#pill.textContent = app.words.t("list.new", { n: this.#feed.behind.size });
    this.#pill.setAttribute("aria-label", app.words.t("list.new.show", { n: this.#feed.behind.size }));
  }

  /** Lets the new ones into the list, tinted for a while. */
  #reveal(): void {
    const fresh = new Set(this.#feed.behind);
    this.#feed.behind.clear();
    this.#drawPill();
    this.#scroller.scrollTop = 0;
    this.#drawList(fresh);
  }

  #moved(): void {
    if (this.#map === null) {
      return;
    }
    view.box = this.#map.box();
    if (this.#feed.partial) {
      void this.#feed.load();
    } else {
      this.#drawList();
    }
  }

  #picked(found: Incident[]): void {
    if (found.length > 1) {
      this.#cluster = new Set(found.map((i) => i.id));
      this.#drawList();
      this.#scroller.scrollTop = 0;
      return;
    }
    const hadCluster = this.#cluster !== null;
    this.#cluster = null;
    if (hadCluster) {
      this.#drawList();
    }
    this.#select(found[0]?.id ?? null, "map");
  }

  #select(id: string | null, by: "list" | "map" | "keys"): void {
    if (view.selected === id && by !== "map") {
      return;
    }
    view.selected = id;
    this.#map?.select(id);
    this.#list.select(id, by !== "list");
    const incident = this.#feed.all.find((i) => i.id === id);
    const spot = incident === undefined ? undefined : spotOf(incident);
    if (spot !== undefined && this.#map !== null && by !== "map" && !inBox(spot.point, this.#inner())) {
      this.#map.map.panTo([...spot.point], { duration: 0 });
    }
    this.#placeCallout();
  }

  /** The map's box less its margins, where a mark is well in view. */
  #inner(): Box {
    const [w, s, e, n] = this.#map?.box() ?? [-180, -90, 180, 90];
    return [w + (e - w) * 0.04, s + (n - s) * 0.04, e - (e - w) * 0.04, n - (n - s) * 0.04];
  }

  #placeCallout(): void {
    const incident = this.#feed.all.find((i) => i.id === view.selected);
    const mark = incident === undefined ? undefined : this.#map?.markAt(incident.id);
    const at = mark === undefined ? undefined : this.#map?.map.project([...mark]);
    this.#callout.show(incident, at, this.#mapBox);
  }

  #controls(): HTMLElement {
    const words = app.words;
    const button = (name: Parameters<typeof icon>[0], label: string, run: () => void) =>
      h("button", { type: "button", "aria-label": label, title: label, onclick: run }, icon(name));
    return h(
      "div",
      { class: "float controls" },
      button("plus", words.t("map.in"), () => this.#map?.map.zoomIn({ duration: 200 })),
      button("minus", words.t("map.out"), () => this.#map?.map.zoomOut({ duration: 200 })),
      button("fit", words.t("map.fit"), () => this.#fitAll()),
    );
  }

  #fitAll(): void {
    const box = this.#boxOf(this.#visible());
    if (box !== undefined) {
      this.#map?.fit(box);
    }
  }

  #key(code: string, event: KeyboardEvent): boolean {
    if (this.#cursor.key(code, event)) {
      return true;
    }
    switch (code) {
      case "KeyJ":
      case "KeyK": {
        const id = this.#list.neighbour(code === "KeyJ" ? 1 : -1);
        if (id !== undefined) {
          this.#select(id, "keys");
          this.#list.focus(id);
        }
        return true;
      }
      case "Enter":
        if (
          view.selected !== null &&
          !(document.activeElement instanceof HTMLAnchorElement || document.activeElement instanceof HTMLButtonElement)
        ) {
          go({ view: "incident", id: view.selected });
          return true;
        }
        return false;
      case "Slash":
        if (event.shiftKey) {
          return false;
        }
        this.#filters.focus();
        return true;
      case "Escape":
        return this.#escape();
      case "BracketLeft":
        this.#timeline.step(-1);
        return true;
      case "BracketRight":
        this.#timeline.step(1);
        return true;
      case "Space":
        if (document.activeElement instanceof HTMLButtonElement) {
          return false;
        }
        this.#timeline.play();
        return true;
      case "KeyT":
        this.#timeline.then();
        return true;
      case "KeyC":
        this.#filters.choose("contested");
        return true;
      default:
        return false;
    }
  }

  /** One step back at a time: cluster, selection, search, chosen days. */
  #escape(): boolean {
    if (this.#cluster !== null) {
      this.#cluster = null;
      this.#drawList();
      return true;
    }
    if (view.selected !== null) {
      this.#select(null, "keys");
      return true;
    }
    if (this.#filters.clear()) {
      return true;
    }
    if (view.chosen !== null) {
      this.#timeline.all();
      return true;
    }
    return false;
  }
}
