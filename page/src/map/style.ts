import type { LayerSpecification, StyleSpecification, VariableAnchorOffsetCollectionSpecification } from "maplibre-gl";
import { fontPath, SCRIPTS } from "../fonts.ts";
import { PALETTE, type Theme } from "../palette.ts";
import type { Words } from "../words/index.ts";
import type { Geography } from "./geography.ts";

function face(weight: number) {
  return SCRIPTS.map((script) => ({ url: fontPath(script, weight), "unicode-range": [...script.ranges] }));
}

/** Map text looks half a weight heavier than the page's, so its normal is 400 and its strong 500. */
export const MAP_FONT = ["Map Regular"];
export const MAP_STRONG = ["Map Medium"];

type Collection = GeoJSON.FeatureCollection;

function points<T>(
  rows: readonly T[],
  at: (row: T) => [number, number],
  properties: (row: T) => Record<string, unknown>,
): Collection {
  return {
    type: "FeatureCollection",
    features: rows.map((row) => ({
      type: "Feature",
      properties: properties(row),
      geometry: { type: "Point", coordinates: at(row) },
    })),
  };
}

/** Where a town's name may stand beside its ring, nearest first; the capital's has the most choice. */
const NEAR: VariableAnchorOffsetCollectionSpecification = [
  "left",
  [0.7, 0],
  "right",
  [-0.7, 0],
  "top",
  [0, 0.6],
  "bottom",
  [0, -0.6],
];
const FAR: VariableAnchorOffsetCollectionSpecification = [
  "left",
  [1.8, 0],
  "right",
  [-1.8, 0],
  "top",
  [0, 1.7],
  "bottom",
  [0, -1.7],
];
const FARTHEST: VariableAnchorOffsetCollectionSpecification = [
  "top-left",
  [1.5, 1.5],
  "bottom-left",
  [1.5, -1.5],
  "top-right",
  [-1.5, 1.5],
  "bottom-right",
  [-1.5, -1.5],
  "top",
  [0, 2.8],
  "bottom",
  [0, -2.8],
];

/** A layer of towns of one rank; near anchors first, then far ones, so that a mark pushes a name aside rather than away. */
function towns(
  id: string,
  rank: number,
  size: number,
  minzoom: number,
  theme: Theme,
  strong: boolean,
): LayerSpecification {
  const c = PALETTE[theme];
  return {
    id,
    type: "symbol",
    source: "places",
    minzoom,
    filter: ["==", ["get", "r"], rank],
    layout: {
      ...(rank === 0 ? {} : { "icon-image": "town", "icon-optional": true }),
      "text-field": ["get", "n"],
      "text-font": strong ? MAP_STRONG : MAP_FONT,
      "text-size": size,
      "text-variable-anchor-offset": rank === 0 ? [...NEAR, ...FAR, ...FARTHEST] : [...NEAR, ...FAR],
      "text-justify": "auto",
      "text-padding": 3,
      "text-max-width": 12,
      "symbol-sort-key": ["-", 0, ["get", "p"]],
    },
    paint: {
      "text-color": ["case", ["==", ["get", "f"], 1], c.ink3, rank < 2 ? c.ink : c.ink2],
      "text-halo-color": c.focus,
      "text-halo-width": 1.6,
    },
  };
}

/**
 * The map under the incidents: sea, land, the group's own countries brighter (all other land is dimmed, for this picture says
 * nothing of it), provinces, borders, borders between two members of the group in ink, names in the reader's language.
 */
export function baseStyle(theme: Theme, words: Words, land: Geography, own: readonly string[]): StyleSpecification {
  const c = PALETTE[theme];
  const ownAny = own.length === 0;
  const isOwn = ["in", ["get", "iso"], ["literal", own]] as unknown as boolean;
  const ownBorder = [
    "all",
    ["in", ["get", "a"], ["literal", own]],
    ["in", ["get", "b"], ["literal", own]],
  ] as unknown as boolean;
  return {
    version: 8,
    "font-faces": { "Map Regular": face(400), "Map Medium": face(500) },
    sources: {
      countries: { type: "geojson", data: land.countries, tolerance: 0.2 },
      borders: { type: "geojson", data: land.borders, tolerance: 0.2 },
      provinces: { type: "geojson", data: land.provinces, tolerance: 0.3 },
      places: {
        type: "geojson",
        data: points(
          land.places,
          (r) => [r[0], r[1]],
          (r) => ({ n: r[2], r: r[3], p: r[4], f: r[5] ?? 0 }),
        ),
      },
      names: {
        type: "geojson",
        data: points(
          land.labels,
          (l) => l.at,
          (l) => ({ n: words.country(l.iso), iso: l.iso, s: l.size }),
        ),
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": c.sea } },
      {
        id: "land",
        type: "fill",
        source: "countries",
        paint: { "fill-color": ["case", ownAny ? true : isOwn, c.focus, c.land], "fill-antialias": true },
      },
      {
        id: "provinces",
        type: "line",
        source: "provinces",
        minzoom: 4.5,
        paint: { "line-color": c.line, "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.8, 9, 1.4] },
      },
      {
        id: "borders",
        type: "line",
        source: "borders",
        layout: { "line-join": "round" },
        paint: { "line-color": c.ink3, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 6, 1.1, 9, 1.6] },
      },
      {
        id: "own-borders",
        type: "line",
        source: "borders",
        filter: ownBorder as never,
        layout: { "line-join": "round", "line-cap": "round" },
        paint: { "line-color": c.ink, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 1, 6, 2.2, 9, 2.8] },
      },
    ],
  };
}

/** The names, above what a view draws on the ground and below its marks. */
export function nameLayers(theme: Theme, words: Words): LayerSpecification[] {
  const c = PALETTE[theme];
  return [
    {
      id: "country-names",
      type: "symbol",
      source: "names",
      maxzoom: 8,
      layout: {
        "text-field": ["get", "n"],
        "text-font": MAP_FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 3, 11, 6, 14],
        "text-letter-spacing": words.rtl ? 0 : 0.1,
        "text-max-width": 8,
        "symbol-sort-key": ["-", 0, ["get", "s"]],
      },
      paint: { "text-color": c.ink3, "text-halo-color": c.focus, "text-halo-width": 1.4 },
    },
    towns("towns-3", 3, 12, 7.1, theme, false),
    towns("towns-2", 2, 12, 5.6, theme, false),
    towns("towns-1", 1, 13, 4.6, theme, true),
    {
      id: "capital-dots",
      type: "symbol",
      source: "places",
      filter: ["==", ["get", "r"], 0],
      layout: { "icon-image": "town", "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
    // Placed before all other names, and pushed aside by marks rather than lost: a reader finds the way by capitals.
    towns("capitals", 0, 15, 3, theme, true),
  ];
}
