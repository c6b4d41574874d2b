import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import { inRing, type Point } from "../place.ts";

/** A row of the places' data: lon, lat, name, rank, population in thousands, 1 if the name is not in the reader's script. */
export type PlaceRow = [number, number, string, number, number, 1?];

export interface Geography {
  countries: FeatureCollection<Polygon | MultiPolygon, { iso?: string; name?: string }>;
  /** Lines between two countries, with both codes. */
  borders: FeatureCollection<MultiLineString, { a: string; b: string }>;
  provinces: Feature<MultiLineString>;
  labels: { iso: string; at: [number, number]; size: number }[];
  places: PlaceRow[];
}

async function json<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}

const kept = new Map<string, Promise<unknown>>();

function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  let found = kept.get(key) as Promise<T> | undefined;
  if (found === undefined) {
    found = load();
    found.catch(() => kept.delete(key));
    kept.set(key, found);
  }
  return found;
}

type Topo = TopoJSON.Topology<Record<string, TopoJSON.GeometryCollection<{ iso?: string; name?: string }>>>;

function topology(): Promise<Topo> {
  return once("topology", () => json<Topo>("/map/countries.json"));
}

function countries(): Promise<Geography["countries"]> {
  return once("countries", async () => {
    const topo = await topology();
    return feature(topo, topo.objects["countries"]!) as Geography["countries"];
  });
}

/** One line for each pair of neighbours, so that a border between two members can be told from others. */
async function borders(): Promise<Geography["borders"]> {
  return once("borders", async () => {
    const topo = await topology();
    const object = topo.objects["countries"]!;
    const pairs = new Set<string>();
    mesh(topo, object, (a, b) => {
      const [x, y] = [a, b].map((g) => (g.properties as { iso?: string }).iso ?? "-").sort() as [string, string];
      pairs.add(x + "/" + y);
      return false;
    });
    pairs.delete("-/-");
    const features = [...pairs]
      .filter((pair) => pair.split("/")[0] !== pair.split("/")[1])
      .map((pair): Feature<MultiLineString, { a: string; b: string }> => {
        const [a = "", b = ""] = pair.split("/");
        const line = mesh(topo, object, (g, o) => {
          const [x, y] = [g, o].map((k) => (k.properties as { iso?: string }).iso ?? "-").sort();
          return g !== o && x === a && y === b;
        });
        return { type: "Feature", properties: { a, b }, geometry: line };
      });
    return { type: "FeatureCollection", features };
  });
}

/** Everything that the map draws beneath the incidents, for one language. Fetched once. */
export async function geography(language: string): Promise<Geography> {
  const [lands, lines, provinces, labels, places] = await Promise.all([
    countries(),
    borders(),
    once("provinces", async () => {
      const topo = await json<TopoJSON.Topology>("/map/provinces.json");
      return feature(topo, topo.objects["lines"]!) as unknown as Geography["provinces"];
    }),
    once("labels", () => json<Geography["labels"]>("/map/country-labels.json")),
    once("places-" + language, () => json<PlaceRow[]>(`/map/places-${language}.json`)),
  ]);
  return { countries: lands, borders: lines, provinces, labels, places };
}

let loaded: Geography["countries"] | undefined;

/** Starts to load what `zoneAt` needs; the answer is true once it is there. */
export async function zonesReady(): Promise<boolean> {
  loaded = await countries();
  return true;
}

/** The country that holds a point, as ISO 3166 alpha-2. */
export function countryAt(point: Point): string | undefined {
  for (const country of loaded?.features ?? []) {
    const polygons =
      country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
    if (
      polygons.some(
        ([outer, ...holes]) =>
          outer !== undefined && inRing(point, outer) && !holes.some((hole) => inRing(point, hole)),
      )
    ) {
      return country.properties.iso;
    }
  }
  return undefined;
}

/** The clock of a country, where it has one clock. Names of the IANA time zone database. */
const ZONES: Record<string, string> = {
  SY: "Asia/Damascus",
  IQ: "Asia/Baghdad",
  IR: "Asia/Tehran",
  TR: "Europe/Istanbul",
  JO: "Asia/Amman",
  LB: "Asia/Beirut",
  IL: "Asia/Jerusalem",
  PS: "Asia/Hebron",
  SA: "Asia/Riyadh",
  KW: "Asia/Kuwait",
  CY: "Asia/Nicosia",
  EG: "Africa/Cairo",
  AE: "Asia/Dubai",
  QA: "Asia/Qatar",
  BH: "Asia/Bahrain",
  OM: "Asia/Muscat",
  YE: "Asia/Aden",
  AM: "Asia/Yerevan",
  AZ: "Asia/Baku",
  GE: "Asia/Tbilisi",
  TM: "Asia/Ashgabat",
  AF: "Asia/Kabul",
  PK: "Asia/Karachi",
  UA: "Europe/Kyiv",
  BY: "Europe/Minsk",
};

/** The zone whose clock hangs at a place; where a country has several or none is known, UTC, which is then said. */
export function zoneAt(point: Point | undefined): string {
  return (point === undefined ? undefined : ZONES[countryAt(point) ?? ""]) ?? "UTC";
}

/** The town whose clock it is, in the reader's language where the page has it: `Asia/Damascus` is Damascus. */
export function zoneTown(zone: string): string {
  return zone === "UTC" ? "UTC" : (zone.split("/").at(-1) ?? zone).replace("_", " ");
}
