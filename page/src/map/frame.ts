import type { Map as MapLibre, MapOptions } from "maplibre-gl";
import { app } from "../app.ts";
import type { Box } from "../place.ts";
import type { Held } from "../store.ts";
import { type Geography, geography } from "./geography.ts";
import { addTown } from "./images.ts";
import { baseStyle, nameLayers } from "./style.ts";

export type MapLibrary = typeof import("maplibre-gl");

/** MapLibre as it is published, loaded second: the page's frame and list need none of it. */
export async function library(): Promise<MapLibrary> {
  // A name that the bundler leaves alone; the worker is found beside this file.
  const path = "./maplibre-gl.mjs";
  return (await import(path)) as MapLibrary;
}

/** ISO codes of the countries of the group's members; members that are no country add none. */
export function ownCountries(): string[] {
  const node = app.node.get();
  const group = node?.groups.find((g) => g.group === app.scope.get().group);
  const members = group?.members ?? node?.members.map((m) => m.member) ?? [];
  return members.filter((m) => /^[a-z]{2}$/.test(m)).map((m) => m.toUpperCase());
}

export interface GroundMap {
  map: MapLibre;
  land: Geography;
  /** Draws the ground anew for another theme or group, then calls `dress` to put the view's own sources and layers back. */
  redress(): void;
}

/**
 * A map with the ground and the names on it. `dress` adds what a view draws, each time that the ground is drawn anew; layers go
 * before `names` (on the ground) or on top.
 */
export async function groundMap(
  held: Held,
  container: HTMLElement,
  options: Partial<MapOptions> & { bounds?: [number, number, number, number] },
  dress: (map: MapLibre) => void,
): Promise<GroundMap> {
  const [lib, land] = await Promise.all([library(), geography(app.words.language)]);
  const theme = () => (app.dark.get() ? "dark" : "light");
  const style = () => baseStyle(theme(), app.words, land, ownCountries());
  const map = new lib.Map({
    container,
    style: style(),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 2,
    maxZoom: 15,
    renderWorldCopies: false,
    fadeDuration: 0,
    keyboard: false,
    // The library calls its canvas "Map", in English, whatever the reader's language is.
    locale: { "Map.Title": app.words.t("map.title") },
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  const above = () => {
    addTown(map, theme());
    for (const layer of nameLayers(theme(), app.words)) {
      map.addLayer(layer);
    }
    dress(map);
  };
  const redress = () => {
    map.setStyle(style(), { diff: false });
    map.once("style.load", above);
  };
  map.once("style.load", above);
  held.add(app.dark.watch(redress));
  held.add(app.scope.watch(redress));
  const sized = new ResizeObserver(() => map.resize());
  sized.observe(container);
  held.add(() => {
    sized.disconnect();
    map.remove();
  });
  return { map, land, redress };
}

export function bounds(box: Box): [number, number, number, number] {
  return [box[0], box[1], box[2], box[3]];
}
