import type { FeatureCollection } from "geojson";
import { app } from "../app.ts";
import { h } from "../dom.ts";
import { bounds, groundMap } from "../map/frame.ts";
import { MAP_STRONG } from "../map/style.ts";
import { PALETTE } from "../palette.ts";
import { type Box, boxOf, circleRing, type Point } from "../place.ts";
import type { Held } from "../store.ts";
import type { Report } from "../types.ts";
import { letter } from "./accounts.ts";
import { whereOf } from "./cells.ts";

interface Drawn {
  circles: FeatureCollection;
  points: FeatureCollection;
  lines: FeatureCollection;
  box: Box;
}

/** Circles as large as each author was unsure, and lines of sight from where an observer stood. */
function drawn(reports: readonly Report[], dark: boolean): Drawn | undefined {
  const c = PALETTE[dark ? "dark" : "light"];
  const all: Drawn = { circles: collection(), points: collection(), lines: collection(), box: [0, 0, 0, 0] };
  const held: Point[] = [];
  const circles = new Map<string, { centre: Point; radiusM: number; accounts: Set<string> }>();
  for (const report of reports) {
    const place = whereOf(report);
    if (place === null) {
      continue;
    }
    const centre: Point = [place.lon, place.lat];
    const account = report.account ?? "A";
    const key = `${place.lon} ${place.lat} ${place.radiusM}`;
    const circle = circles.get(key) ?? { centre, radiusM: place.radiusM, accounts: new Set<string>() };
    circles.set(key, circle);
    circle.accounts.add(account);
    const colour = account === "A" ? c.ink : c.contest;
    const from = report.vantage?.from ?? report.how?.from;
    if (from !== undefined) {
      held.push([from.lon, from.lat]);
      all.points.features.push(
        point([from.lon, from.lat], colour, typeof report.origin === "string" ? report.origin : ""),
      );
      all.lines.features.push({
        type: "Feature",
        properties: { colour },
        geometry: { type: "LineString", coordinates: [[from.lon, from.lat], [...centre]] },
      });
    }
  }
  const lettered = new Set<string>();
  for (const { centre, radiusM, accounts } of circles.values()) {
    // A circle that several accounts give is no disagreement; a letter stands at the first circle of its account only.
    const colour = accounts.has("A") ? c.ink : c.contest;
    const letters = [...accounts].filter((a) => !lettered.has(a)).sort();
    letters.forEach((a) => lettered.add(a));
    const ring = circleRing(centre, Math.max(radiusM, 1));
    held.push(...ring);
    all.circles.features.push({
      type: "Feature",
      properties: { colour },
      geometry: { type: "Polygon", coordinates: [ring] },
    });
    const name = several(reports) ? letters.map((a) => letter(a, app.words.rtl)).join(" ") : "";
    all.points.features.push(point(centre, colour, name));
  }
  const box = boxOf(held);
  return box === undefined ? undefined : { ...all, box };
}

function several(reports: readonly Report[]): boolean {
  return new Set(reports.map((r) => r.account ?? "A")).size > 1;
}

function collection(): FeatureCollection {
  return { type: "FeatureCollection", features: [] };
}

function point(at: Point, colour: string, name: string): GeoJSON.Feature {
  return { type: "Feature", properties: { colour, name }, geometry: { type: "Point", coordinates: [...at] } };
}

/** What the small map is drawn from: equal for reports that would be drawn alike. */
export function placesOf(reports: readonly Report[]): string {
  return JSON.stringify(reports.map((r) => [r.account, r.origin, whereOf(r), r.vantage?.from ?? r.how?.from]));
}

/** A small map of an incident's reports, or nothing when none has a place. */
export async function smallMap(held: Held, reports: readonly Report[]): Promise<HTMLElement | null> {
  const first = drawn(reports, app.dark.get());
  if (first === undefined) {
    return null;
  }
  const canvas = h("div", { class: "small-map map", role: "img", "aria-label": app.words.t("circle.caption") });
  // The container must have its size before the map measures it, so the map comes when the caller has put it in place.
  queueMicrotask(() => requestAnimationFrame(() => void draw()));
  return h("div", { class: "small-map-box", "data-key": "small-map" }, canvas);

  async function draw(): Promise<void> {
    if (first === undefined || !canvas.isConnected) {
      return;
    }
    const options = {
      bounds: bounds(first.box),
      fitBoundsOptions: { padding: 26, maxZoom: 13.5 },
      scrollZoom: false,
    } as const;
    await groundMap(held, canvas, options, (map) => {
      const c = PALETTE[app.dark.get() ? "dark" : "light"];
      const now = drawn(reports, app.dark.get()) ?? first;
      map.addSource("circles", { type: "geojson", data: now.circles });
      map.addSource("lines", { type: "geojson", data: now.lines });
      map.addSource("points", { type: "geojson", data: now.points });
      map.addLayer({
        id: "circle-fill",
        type: "fill",
        source: "circles",
        paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.09 },
      });
      map.addLayer({
        id: "circle-line",
        type: "line",
        source: "circles",
        paint: { "line-color": ["get", "colour"], "line-width": 1.5, "line-dasharray": [3.5, 2.5] },
      });
      map.addLayer({
        id: "sight",
        type: "line",
        source: "lines",
        paint: { "line-color": ["get", "colour"], "line-width": 1.3, "line-dasharray": [1, 2] },
      });
      map.addLayer({
        id: "points",
        type: "circle",
        source: "points",
        paint: {
          "circle-radius": 4,
          "circle-color": ["get", "colour"],
          "circle-stroke-color": c.focus,
          "circle-stroke-width": 1.5,
        },
      });
      map.addLayer({
        id: "point-names",
        type: "symbol",
        source: "points",
        layout: {
          "text-field": ["get", "name"],
          "text-font": MAP_STRONG,
          "text-size": 12,
          "text-variable-anchor": ["top", "bottom", "left", "right"],
          "text-radial-offset": 0.7,
        },
        paint: { "text-color": ["get", "colour"], "text-halo-color": c.focus, "text-halo-width": 1.6 },
      });
    }).catch((cause: unknown) => {
      console.warn(cause);
      canvas.parentElement?.remove();
    });
  }
}
