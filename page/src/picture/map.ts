import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { app, categoryName } from "../app.ts";
import { type Cluster, cluster } from "../cluster.ts";
import { branchOf } from "../glyphs.ts";
import { bounds, groundMap } from "../map/frame.ts";
import { addImages, clusterKey } from "../map/images.ts";
import { MAP_STRONG } from "../map/style.ts";
import { type Mark, markKey } from "../mark.ts";
import { PALETTE } from "../palette.ts";
import { type Box, circleRing, pixelsPerMetre, type Point } from "../place.ts";
import type { Held } from "../store.ts";
import type { Incident } from "../types.ts";

/** An incident that has a place, as the map clusters it. */
export interface Spot {
  point: Point;
  incident: Incident;
}

export function spotOf(incident: Incident): Spot | undefined {
  const where = incident.where;
  return where?.lat === undefined || where.lon === undefined ? undefined : { point: [where.lon, where.lat], incident };
}

/** How an incident's mark looks. A contested one shows at least one origin apart, for that is what contested means. */
export function markOf(incident: Incident): Mark {
  return {
    category: incident.category,
    state: incident.state,
    origins: incident.origins,
    other: incident.state === "contested" ? Math.max(1, incident.accounts - 1) : 0,
  };
}

export interface IncidentMap {
  map: MapLibre;
  /** Shows these. */
  show(incidents: readonly Incident[]): void;
  select(id: string | null): void;
  hover(id: string | null): void;
  fit(box: Box): void;
  box(): Box;
  /** Where an incident's mark stands: its own place, or the middle of its cluster. */
  markAt(id: string): Point | undefined;
  /** What lies within so many pixels of a point of the screen. */
  near(x: number, y: number, reach: number): Incident[];
}

export interface Listeners {
  moved(): void;
  picked(incidents: Incident[]): void;
  drawn(): void;
}

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const REACH = 34;

/** The map of the Picture: clusters, marks, circles of uncertainty in true metres, the selection. */
export async function incidentMap(
  held: Held,
  container: HTMLElement,
  start: Box | undefined,
  /** Whether `start` is what the map showed before, to be shown exactly. */
  again: boolean,
  on: Listeners,
): Promise<IncidentMap> {
  let spots: Spot[] = [];
  let groups: Cluster<Spot>[] = [];
  let selected: string | null = null;
  let hovered: string | null = null;
  let step = Number.NaN;

  const theme = () => (app.dark.get() ? "dark" : "light");
  const source = (name: string) => ground.map.getSource<GeoJSONSource>(name);
  const options =
    start === undefined
      ? { center: [39.5, 34.5] as [number, number], zoom: 5 }
      : { bounds: bounds(start), fitBoundsOptions: again ? { padding: 0 } : { padding: 48, maxZoom: 9 } };
  const ground = await groundMap(held, container, options, (map) => {
    for (const name of ["circles", "marks", "ring"]) {
      map.addSource(name, { type: "geojson", data: EMPTY });
    }
    layers(map, PALETTE[theme()]);
    step = Number.NaN;
    redraw();
  });
  const map = ground.map;

  function redraw(): void {
    const zoom = Math.round(map.getZoom() * 2) / 2;
    if (zoom !== step) {
      step = zoom;
      groups = cluster(spots, zoom, REACH);
    }
    if (map.getSource("marks") === undefined) {
      return;
    }
    const keys = new Set<string>();
    const features = groups.map((group, at) => {
      const [only, ...more] = group.members;
      const contested = group.members.filter((m) => m.incident.state === "contested").length;
      const confirmed = group.members.filter((m) => m.incident.state === "confirmed").length;
      const icon =
        more.length === 0 && only !== undefined
          ? markKey(markOf(only.incident))
          : clusterKey(group.members.length, confirmed, contested);
      keys.add(icon);
      return {
        type: "Feature" as const,
        properties: {
          at,
          icon,
          n: more.length === 0 ? "" : app.words.number(group.members.length),
          w: group.members.length,
          big: more.length === 0 && (only?.incident.origins ?? 0) > 2 ? 1 : 0,
        },
        geometry: { type: "Point" as const, coordinates: [...group.point] },
      };
    });
    addImages(map, keys, theme());
    source("marks")?.setData({ type: "FeatureCollection", features });
    circles();
    ring();
  }

  /** Circles of what stands alone; one that is smaller than the mark is not drawn. */
  function circles(): void {
    const zoom = map.getZoom();
    const palette = PALETTE[theme()];
    const lone = groups.filter((g) => g.members.length === 1 || g.members.some((m) => m.incident.id === selected));
    source("circles")?.setData({
      type: "FeatureCollection",
      features: lone.flatMap((g) =>
        g.members
          .filter((m) => g.members.length === 1 || m.incident.id === selected)
          .filter((m) => (m.incident.where?.radiusM ?? 0) * pixelsPerMetre(m.point[1], zoom) > 15)
          .map((m) => ({
            type: "Feature" as const,
            properties: {
              colour: m.incident.state === "contested" ? palette.contest : palette[branchOf(m.incident.category).hue],
              strong: m.incident.id === selected || m.incident.id === hovered ? 1 : 0,
            },
            geometry: { type: "Polygon" as const, coordinates: [circleRing(m.point, m.incident.where?.radiusM ?? 0)] },
          })),
      ),
    });
  }

  /** The selection stands where the incident's mark stands, be it alone or in a cluster. */
  function ring(): void {
    const at = (id: string | null) =>
      id === null ? undefined : groups.find((g) => g.members.some((m) => m.incident.id === id))?.point;
    const features = (
      [
        ["selected", at(selected)],
        ["hovered", at(hovered)],
      ] as const
    ).flatMap(([kind, point]) =>
      point === undefined
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { kind },
              geometry: { type: "Point" as const, coordinates: [...point] },
            },
          ],
    );
    source("ring")?.setData({ type: "FeatureCollection", features });
  }

  map.on("zoom", () => Math.round(map.getZoom() * 2) / 2 !== step && redraw());
  map.on("zoomend", circles);
  map.on("moveend", on.moved);
  map.on("move", on.drawn);
  map.on("click", (event: MapMouseEvent) => {
    const found = map.queryRenderedFeatures(event.point, { layers: ["marks"] })[0];
    const group = found === undefined ? undefined : groups[Number(found.properties["at"])];
    if (group === undefined) {
      on.picked([]);
    } else if (group.members.length > 1 && map.getZoom() < 13 && spread(group) > 0.002) {
      zoomInto(group);
    } else {
      on.picked(group.members.map((m) => m.incident));
    }
  });
  map.on("mousemove", "marks", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "marks", () => (map.getCanvas().style.cursor = ""));

  function zoomInto(group: Cluster<Spot>): void {
    const lons = group.members.map((m) => m.point[0]);
    const lats = group.members.map((m) => m.point[1]);
    const box: [number, number, number, number] = [
      Math.min(...lons),
      Math.min(...lats),
      Math.max(...lons),
      Math.max(...lats),
    ];
    const camera = map.cameraForBounds(box, { padding: 90, maxZoom: 13 });
    map.easeTo({
      center: camera?.center ?? [...group.point],
      zoom: Math.max(camera?.zoom ?? 0, map.getZoom() + 1),
      duration: motion(),
    });
  }

  return {
    map,
    show(incidents) {
      spots = incidents.map(spotOf).filter((spot) => spot !== undefined);
      step = Number.NaN;
      redraw();
    },
    select(id) {
      selected = id;
      circles();
      ring();
    },
    hover(id) {
      hovered = id;
      circles();
      ring();
    },
    fit(box) {
      map.fitBounds(bounds(box), { padding: 60, maxZoom: 10, duration: motion() });
    },
    markAt(id) {
      return groups.find((g) => g.members.some((m) => m.incident.id === id))?.point;
    },
    box() {
      const b = map.getBounds();
      return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
    },
    near(x, y, reach) {
      return spots
        .filter((spot) => {
          const p = map.project([...spot.point]);
          return Math.hypot(p.x - x, p.y - y) <= reach;
        })
        .map((spot) => spot.incident);
    },
  };
}

/** How wide a cluster lies, in degrees: things at one place do not come apart by zooming. */
function spread(group: Cluster<Spot>): number {
  const lons = group.members.map((m) => m.point[0]);
  const lats = group.members.map((m) => m.point[1]);
  return Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats));
}

/** Length of a flight of the map: none for those who want no motion. */
export function motion(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300;
}

function layers(map: MapLibre, c: Record<keyof (typeof PALETTE)["light"], string>): void {
  map.addLayer(
    {
      id: "circle-fill",
      type: "fill",
      source: "circles",
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["case", ["==", ["get", "strong"], 1], 0.14, 0.05] },
    },
    "country-names",
  );
  map.addLayer(
    {
      id: "circle-line",
      type: "line",
      source: "circles",
      paint: {
        "line-color": ["get", "colour"],
        "line-width": ["case", ["==", ["get", "strong"], 1], 1.6, 1],
        "line-dasharray": [4, 3],
        "line-opacity": ["case", ["==", ["get", "strong"], 1], 1, 0.55],
      },
    },
    "country-names",
  );
  map.addLayer({
    id: "ring",
    type: "circle",
    source: "ring",
    paint: {
      "circle-radius": ["case", ["==", ["get", "kind"], "selected"], 22, 20],
      "circle-color": c.paper,
      "circle-opacity": ["case", ["==", ["get", "kind"], "selected"], 0.85, 0.4],
      "circle-stroke-color": c.accent,
      "circle-stroke-width": ["case", ["==", ["get", "kind"], "selected"], 2.5, 1.5],
    },
  });
  map.addLayer({
    id: "marks",
    type: "symbol",
    source: "marks",
    layout: {
      "icon-image": ["get", "icon"],
      "icon-size": ["case", ["==", ["get", "big"], 1], 1.08, ["==", ["get", "n"], ""], 0.94, 1],
      "icon-allow-overlap": true,
      "text-field": ["get", "n"],
      "text-font": MAP_STRONG,
      "text-size": 13.5,
      "text-allow-overlap": true,
      "symbol-sort-key": ["get", "w"],
    },
    paint: { "text-color": c.ink },
  });
}

/** What a mark says, for those who do not see it. */
export function markWords(incident: Incident): string {
  return `${categoryName(incident.category)}, ${app.words.t(`state.${incident.state}`)}`;
}
