import { api, Refused } from "../api.ts";
import { app, ask, categoryName, go, groupName, href } from "../app.ts";
import { h, place as placed, replace } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { icon } from "../icons.ts";
import { zonesReady } from "../map/geography.ts";
import { type Box, boxOf, boxText, inBox } from "../place.ts";
import type { Held } from "../store.ts";
import type { Incident, Incidents } from "../types.ts";
import { MapCursor } from "./cursor.ts";
import { emptyState } from "./empty.ts";
import { Filters, passes } from "./filters.ts";
import { legend } from "./legend.ts";
import { List } from "./list.ts";
import { incidentMap, type IncidentMap, spotOf } from "./map.ts";
import { placeName } from "./say.ts";
import { Timeline } from "./timeline.ts";
import { asked, view } from "./view.ts";

/** How many incidents are asked for at once; more are asked for by what the map shows. */
const LIMIT = 3000;
const DAY = 86_400_000;

/** The picture: list and map above, time below; each follows the others. */
export async function picture(held: Held): Promise<HTMLElement> {
  // The clock of each place decides under which day an incident stands, so the countries come before the first row.
  await zonesReady().catch(() => undefined);
  const screen = new Screen(held);
  void screen.open();
  return screen.element;
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

class Screen {
  readonly element: HTMLElement;
  readonly #list: List;
  readonly #filters: Filters;
  readonly #timeline: Timeline;
  readonly #mapBox = h("div", { class: "map-box" });
  readonly #summary = h("div", { class: "float summary", "aria-live": "polite" });
  readonly #callout = h("a", { class: "float callout", hidden: true });
  readonly #pill = h("button", { type: "button", class: "pill", hidden: true });
  readonly #wait = h("p", { class: "float wait", hidden: true });
  readonly #attribution = h("div", { class: "attribution" });
  readonly #scroller = h("div", { class: "scroller" });
  readonly #cursor: MapCursor;
  #map: IncidentMap | null = null;
  #answer: Incidents | null = null;
  #all: Incident[] = [];
  /** Incidents that came while the list is shown: on the map at once, in the list when asked for. */
  #held = new Set<string>();
  /** The members of a cluster that cannot be taken apart, while the list shows them alone. */
  #cluster: ReadonlySet<string> | null = null;
  #asking: AbortController | null = null;

  constructor(readonly held: Held) {
    this.#filters = new Filters({ changed: () => this.#narrow(), searched: () => void this.#load() });
    this.#list = new List({ select: (id) => this.#select(id, "list"), hover: (id) => this.#map?.hover(id), foot: () => this.#foot() });
    this.#timeline = new Timeline(held, { changed: () => void this.#load(), windowChanged: () => void this.#reload() });
    this.#cursor = new MapCursor(this.#mapBox, () => this.#map, (found) => this.#picked(found));
    const canvas = h("div", { class: "map", role: "region", "aria-label": app.words.t("map.label") });
    this.#pill.addEventListener("click", () => this.#reveal());
    this.#scroller.append(this.#list.element);
    replace(this.#mapBox, canvas, this.#summary, this.#callout, this.#wait, this.#controls(), h("div", { class: "map-foot" }, this.#attribution, legend()));
    this.element = h(
      "div",
      { class: "picture" },
      h("h1", { class: "offstage" }, app.words.t("picture")),
      h("section", { class: "list-pane", "aria-label": app.words.t("list.label") }, this.#filters.element, h("div", { class: "pill-line" }, this.#pill), this.#scroller),
      this.#mapBox,
      this.#timeline.element,
    );
    this.#listen(canvas);
  }

  #listen(canvas: HTMLElement): void {
    this.held.add(app.change.watch(({ fresh }) => void this.#follow(fresh)));
    this.held.add(
      app.scope.watch(() => {
        view.selected = null;
        this.#cluster = null;
        void this.#reload();
      }),
    );
    this.held.add(takeKeys((code, event) => this.#key(code, event)));
    this.held.add(() => ((this.#ended = true), this.#asking?.abort()));
    this.held.add(() => (view.scroll = this.#scroller.scrollTop));
    this.#canvas = canvas;
  }

  #canvas: HTMLElement | null = null;

  /** First the days, then the incidents, then the map: the list is readable before the map is there. */
  async open(): Promise<void> {
    if (view.window === null) {
      const opening = app.node.get()?.opening;
      const to = opening === undefined ? Math.ceil(Date.now() / DAY) * DAY : Math.ceil(Date.parse(opening.to) / DAY) * DAY;
      view.window = { from: opening === undefined ? to - 7 * DAY : Date.parse(opening.from), to };
    }
    await this.#reload();
    this.#scroller.scrollTop = view.scroll;
    const late = setTimeout(() => this.#await(app.words.t("wait.map")), 2000);
    try {
      const start = view.box ?? boxOf(this.#all.map(spotOf).flatMap((spot) => (spot === undefined ? [] : [spot.point])));
      const canvas = this.#canvas as HTMLElement;
      this.#map = await incidentMap(this.held, canvas, start, view.box !== null, { moved: () => this.#moved(), picked: (found) => this.#picked(found), drawn: () => this.#placeCallout() });
      this.#map.map.once("load", () => this.element.classList.add("drawn"));
      this.#map.show(this.#visible());
      this.#map.select(view.selected);
      this.#moved();
    } catch (cause) {
      console.warn(cause);
      this.#await(app.words.t("map.none"));
      return;
    } finally {
      clearTimeout(late);
    }
    this.#await(null);
  }

  #await(text: string | null): void {
    this.#wait.hidden = text === null;
    this.#wait.textContent = text;
  }

  /** Both the incidents and the columns of time. */
  async #reload(fresh: readonly string[] = []): Promise<void> {
    await Promise.all([this.#load(fresh), this.#loadTime()]);
  }

  #changed = false;
  #following = false;
  readonly #arrived: string[] = [];

  /** Takes in changes one answer at a time, with a rest as long as the answer took: a busy node is not asked more than it can say. */
  async #follow(fresh: readonly string[]): Promise<void> {
    this.#arrived.push(...fresh);
    this.#changed = true;
    if (this.#following) {
      return;
    }
    this.#following = true;
    while (this.#changed && !this.#ended) {
      this.#changed = false;
      const start = performance.now();
      await this.#reload(this.#arrived.splice(0));
      await new Promise((done) => setTimeout(done, performance.now() - start));
    }
    this.#following = false;
  }

  #ended = false;

  async #load(fresh: readonly string[] = []): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { from, to } = asked();
    const late = setTimeout(() => this.#await(app.words.t("wait.picture", { name: groupName(app.scope.get().group) })), 2000);
    try {
      const question = { from: iso(from), to: iso(to), q: view.q, asOf: view.asOf, limit: LIMIT };
      let answer = await ask(api.incidents(app.scope.get(), question, asking.signal));
      if (answer.total > answer.shown && this.#map !== null) {
        // Too many to hold them all: then only those that the map shows.
        answer = await ask(api.incidents(app.scope.get(), { ...question, bbox: boxText(this.#map.box()) }, asking.signal));
      }
      this.#take(answer, fresh);
    } catch (cause) {
      if (cause instanceof Refused) {
        this.#say(cause.reason);
      }
      // No answer is said by the band above; what was known stays, with its time.
    } finally {
      clearTimeout(late);
      if (this.#map !== null) {
        this.#await(null);
      }
    }
  }

  async #loadTime(): Promise<void> {
    const window = view.window;
    if (window === null) {
      return;
    }
    const step = window.to - window.from <= 62 * DAY ? "PT1H" : "P1D";
    try {
      // Steps count from the first moment asked for, so that is a whole one.
      const grain = step === "PT1H" ? DAY / 24 : DAY;
      const question = { from: iso(Math.floor(window.from / grain) * grain), to: iso(Math.ceil(window.to / grain) * grain), q: view.q, asOf: view.asOf, step };
      this.#timeline.show((await ask(api.timeline(app.scope.get(), question))).steps);
    } catch {
      this.#timeline.draw();
    }
  }

  #take(answer: Incidents, fresh: readonly string[]): void {
    const before = new Set(this.#all.map((i) => i.id));
    const arrived = new Set(fresh);
    const first = this.#answer === null;
    this.#answer = answer;
    this.#all = answer.incidents;
    if (!first) {
      for (const incident of this.#all) {
        if (!before.has(incident.id) && arrived.has(incident.id)) {
          this.#held.add(incident.id);
        }
      }
    }
    if (fresh.length === 0) {
      this.#held.clear();
    }
    this.#narrow();
  }

  /** What passes the filter, wherever it lies. */
  #visible(): Incident[] {
    return this.#all.filter((i) => passes(i, view.filter));
  }

  #narrow(): void {
    const visible = this.#visible();
    this.#map?.show(visible);
    this.#map?.select(view.selected);
    this.#filters.show(this.#all);
    this.#drawPill();
    this.#drawList();
    this.#drawSummary(visible);
    this.#drawAttribution();
    this.#placeCallout();
  }

  /** The list follows the map; without a map, or for what has no place, it shows all. */
  #listed(): Incident[] {
    const visible = this.#visible().filter((i) => !this.#held.has(i.id));
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
    const outside = visible.filter((i) => spotOf(i) !== undefined).length - listed.filter((i) => spotOf(i) !== undefined).length;
    const parts: Node[] = [];
    if (this.#all.length === 0 || visible.length === 0) {
      return this.#answer === null ? null : emptyState(this.#all.length, { filter: () => this.#filters.choose("all"), search: () => this.#filters.clear(), days: () => this.#timeline.zoom(false) });
    }
    if (this.#cluster !== null) {
      parts.push(h("button", { type: "button", onclick: () => ((this.#cluster = null), this.#drawList()) }, words.t("list.cluster.leave")));
    } else if (outside > 0) {
      parts.push(h("span", {}, words.t("list.outside", { n: outside }), " "), h("button", { type: "button", onclick: () => this.#fitAll() }, words.t("list.wholeMap")));
    }
    return parts.length === 0 ? null : h("div", { class: "list-foot" }, ...parts);
  }

  #drawSummary(visible: readonly Incident[]): void {
    const words = app.words;
    const reports = visible.reduce((n, i) => n + i.reports, 0);
    const origins = visible.reduce((n, i) => n + i.origins, 0);
    replace(
      this.#summary,
      h("b", {}, words.t("count.incidents", { n: this.#all.length < (this.#answer?.total ?? 0) && view.filter === "all" ? (this.#answer?.total ?? 0) : visible.length })),
      h("span", { class: "on-wide" }, words.t("count.from", { reports: words.t("count.reports", { n: reports }), origins: words.t("count.independent", { n: origins }) })),
      h("span", { class: "on-phone" }, words.t("count.origins", { n: origins })),
    );
  }

  #drawAttribution(): void {
    const words = app.words;
    replace(this.#attribution, h("span", {}, words.t("map.attribution")), app.node.get()?.example === true && h("span", {}, " ", words.t("map.attribution.events")));
  }

  #drawPill(): void {
    this.#pill.hidden = this.#held.size === 0;
    this.#pill.textContent = app.words.t("list.new", { n: this.#held.size });
    this.#pill.setAttribute("aria-label", app.words.t("list.new.show", { n: this.#held.size }));
  }

  /** Lets the new ones into the list, tinted for a while. */
  #reveal(): void {
    const fresh = new Set(this.#held);
    this.#held.clear();
    this.#drawPill();
    this.#scroller.scrollTop = 0;
    this.#drawList(fresh);
  }

  #say(reason: string): void {
    this.#await(reason);
  }

  #moved(): void {
    if (this.#map === null) {
      return;
    }
    view.box = this.#map.box();
    if (this.#answer !== null && this.#answer.total > this.#answer.shown) {
      void this.#load();
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
    const incident = this.#all.find((i) => i.id === id);
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

  /** The selected incident's name beside its mark, on the side with more room. */
  #placeCallout(): void {
    const incident = this.#all.find((i) => i.id === view.selected);
    const mark = incident === undefined ? undefined : this.#map?.markAt(incident.id);
    if (incident === undefined || mark === undefined || this.#map === null) {
      this.#callout.hidden = true;
      return;
    }
    const at = this.#map.map.project([...mark]);
    const wide = this.#mapBox.clientWidth;
    if (this.#callout.dataset["id"] !== incident.id || this.#callout.hidden) {
      const words = app.words;
      this.#callout.dataset["id"] = incident.id;
      this.#callout.setAttribute("href", href({ view: "incident", id: incident.id }));
      replace(
        this.#callout,
        h("b", {}, words.t("callout", { title: categoryName(incident.category), place: placeName(incident.where) })),
        h("span", {}, " ", words.t("count.origins", { n: incident.origins }), incident.accounts > 1 && [words.rtl ? "، " : ", ", words.t("count.accounts", { n: incident.accounts })]),
        icon("back", 13, true),
      );
    }
    this.#callout.hidden = at.x < 0 || at.y < 0 || at.x > wide || at.y > this.#mapBox.clientHeight;
    const own = this.#callout.offsetWidth;
    const left = at.x + 30 + own < wide - 8 ? at.x + 30 : at.x - 30 - own;
    placed(this.#callout, { left: `${Math.round(Math.max(8, left))}px`, top: `${Math.round(at.y - this.#callout.offsetHeight / 2)}px` });
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
    const box = boxOf(this.#visible().map(spotOf).flatMap((spot) => (spot === undefined ? [] : [spot.point])));
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
        if (view.selected !== null && !(document.activeElement instanceof HTMLAnchorElement || document.activeElement instanceof HTMLButtonElement)) {
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
