import { api } from "../api.ts";
import { app } from "../app.ts";
import { h } from "../dom.ts";
import { redraw } from "../redraw.ts";
import type { PlaceFound } from "../types.ts";
import { option } from "./option.ts";
import { radiusOptions } from "./sections.ts";
import type { State } from "./state.ts";

/** Where it happened: here, a tap on the map, a place by name, or coordinates in any notation. */
export class WhereSection {
  readonly element = h("div", {});
  readonly #found = h("div", { class: "found", "aria-live": "polite" });
  #note = "";
  #searching: AbortController | null = null;
  #waiting = 0;

  constructor(
    readonly state: State,
    /** The place changed, or how it is said. */
    readonly changed: () => void,
  ) {
    this.draw();
  }

  /** A tap on the map says where, whatever way was used before. */
  tapped(lat: number, lon: number): void {
    Object.assign(this.state.where, { mode: "map", lat, lon, name: null });
    this.#note = "";
    this.draw();
    this.changed();
  }

  draw(): void {
    const words = app.words;
    const where = this.state.where;
    const mode = (kind: State["where"]["mode"], choose: () => void) =>
      option(words.t(`form.where.${kind}`), where.mode === kind, choose);
    redraw(
      this.element,
      h(
        "div",
        { class: "options four" },
        mode("here", () => this.#here()),
        mode("map", () => this.#choose("map")),
        mode("name", () => this.#choose("name")),
        mode("coords", () => this.#choose("coords")),
      ),
      where.mode === "map" && where.lat === null && h("p", { class: "note" }, words.t("form.where.tap")),
      where.mode === "name" && this.#byName(),
      where.mode === "coords" && this.#byCoordinates(),
      this.#note !== "" && h("p", { class: "note" }, this.#note),
      ...radiusOptions(this.state, () => (this.draw(), this.changed())),
    );
  }

  #choose(mode: State["where"]["mode"]): void {
    this.state.where.mode = mode;
    this.#note = "";
    this.draw();
    this.changed();
    this.element.querySelector("input")?.focus();
  }

  #here(): void {
    const words = app.words;
    this.state.where.mode = "here";
    this.#note = words.t("form.where.locating");
    this.draw();
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        const radius = [50, 250, 1000, 5000, 25_000].find((m) => m >= coords.accuracy) ?? 25_000;
        Object.assign(this.state.where, { lat: coords.latitude, lon: coords.longitude, name: null, radiusM: radius });
        this.#note = "";
        this.draw();
        this.changed();
      },
      () => this.#noDevice(),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
    if (navigator.geolocation === undefined) {
      this.#noDevice();
    }
  }

  #noDevice(): void {
    this.state.where.mode = "map";
    this.#note = app.words.t("form.where.noDevice");
    this.draw();
  }

  #byName(): HTMLElement {
    const words = app.words;
    const where = this.state.where;
    const input = h("input", {
      type: "search",
      dir: "auto",
      autocomplete: "off",
      placeholder: words.t("form.where.name.placeholder"),
      "aria-label": words.t("form.where.name.placeholder"),
      value: where.text || words.name(where.name ?? undefined, ""),
      oninput: (event: Event) => {
        where.text = (event.currentTarget as HTMLInputElement).value;
        clearTimeout(this.#waiting);
        this.#waiting = window.setTimeout(() => void this.#search(where.text.trim()), 180);
      },
    });
    return h("div", { class: "by-name" }, input, this.#found);
  }

  async #search(q: string): Promise<void> {
    this.#searching?.abort();
    if (q.length < 2) {
      redraw(this.#found);
      return;
    }
    this.#searching = new AbortController();
    try {
      const { places } = await api.places(q, this.#searching.signal);
      this.#show(q, places);
    } catch {
      // Aborted by the next letter, or no answer: the name can still be sent as it is.
      this.#show(q, []);
    }
  }

  #show(q: string, places: readonly PlaceFound[]): void {
    const words = app.words;
    const pick = (place: PlaceFound) => {
      Object.assign(this.state.where, {
        lat: place.lat,
        lon: place.lon,
        name: place.name,
        text: "",
        radiusM: Math.max(50, Math.round(place.radiusM)),
      });
      redraw(this.#found);
      this.draw();
      this.changed();
    };
    const asName = () => {
      Object.assign(this.state.where, { lat: null, lon: null, name: { [this.state.lang]: q }, text: q });
      redraw(this.#found);
      this.draw();
      this.changed();
    };
    redraw(
      this.#found,
      ...places.map((p) =>
        h(
          "button",
          { type: "button", class: "place", onclick: () => pick(p) },
          h("b", { dir: "auto" }, words.name(p.name)),
          h("span", {}, [words.name(p.within), words.distance(p.radiusM)].filter(Boolean).join(" · ")),
        ),
      ),
      places.length === 0 && h("p", { class: "note" }, words.t("form.where.none")),
      h("button", { type: "button", class: "place", onclick: asName }, words.t("form.where.asName", { name: q })),
    );
  }

  #byCoordinates(): HTMLElement {
    const words = app.words;
    const where = this.state.where;
    const input = h("input", {
      type: "text",
      dir: "ltr",
      class: "mono",
      autocomplete: "off",
      placeholder: words.t("form.where.coords.placeholder"),
      "aria-label": words.t("form.where.coords"),
      value: where.text,
      oninput: (event: Event) => {
        const text = (event.currentTarget as HTMLInputElement).value;
        Object.assign(where, { text, lat: null, lon: null, name: null, asWritten: false });
        this.changed();
      },
    });
    return h("div", {}, input, h("p", { class: "note" }, words.t("form.where.hint")));
  }
}
