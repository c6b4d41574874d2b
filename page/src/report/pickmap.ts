import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { app } from "../app.ts";
import { branchOf } from "../glyphs.ts";
import { groundMap } from "../map/frame.ts";
import { PALETTE } from "../palette.ts";
import { circleRing, inBox, type Point } from "../place.ts";
import type { Held } from "../store.ts";
import { view } from "../picture/view.ts";

export interface PickMap {
  /** Draws the place with its circle, and brings it into view. */
  show(place: { lat: number; lon: number; radiusM: number } | null, category: string | null): void;
}

/** The form's map: a tap says where, the circle how sure. It opens where the Picture was looking. */
export async function pickMap(
  held: Held,
  canvas: HTMLElement,
  tapped: (lat: number, lon: number) => void,
): Promise<PickMap> {
  let place: { lat: number; lon: number; radiusM: number } | null = null;
  let category: string | null = null;
  const palette = () => PALETTE[app.dark.get() ? "dark" : "light"];
  const start =
    view.box === null
      ? { center: [38.6, 34.8] as [number, number], zoom: 5 }
      : { bounds: [...view.box] as [number, number, number, number] };
  const { map } = await groundMap(held, canvas, start, (fresh) => {
    fresh.addSource("pick", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    fresh.addLayer({
      id: "pick-fill",
      type: "fill",
      source: "pick",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.13 },
    });
    fresh.addLayer({
      id: "pick-line",
      type: "line",
      source: "pick",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "line-color": ["get", "colour"], "line-width": 1.6, "line-dasharray": [3.5, 2.5] },
    });
    fresh.addLayer({
      id: "pick-point",
      type: "circle",
      source: "pick",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 6,
        "circle-color": ["get", "colour"],
        "circle-stroke-color": palette().paper,
        "circle-stroke-width": 2,
      },
    });
    draw(fresh);
  });
  map.on("click", (event) => tapped(event.lngLat.lat, event.lngLat.lng));
  map.getCanvas().style.cursor = "crosshair";

  function draw(on: MapLibre): void {
    const colour = palette()[category === null ? "accent" : branchOf(category).hue];
    const features: GeoJSON.Feature[] = [];
    if (place !== null) {
      const at: Point = [place.lon, place.lat];
      features.push({
        type: "Feature",
        properties: { colour },
        geometry: { type: "Polygon", coordinates: [circleRing(at, place.radiusM)] },
      });
      features.push({ type: "Feature", properties: { colour }, geometry: { type: "Point", coordinates: [...at] } });
    }
    on.getSource<GeoJSONSource>("pick")?.setData({ type: "FeatureCollection", features });
  }

  return {
    show(now, of) {
      const moved =
        now !== null &&
        (place === null || now.lat !== place.lat || now.lon !== place.lon || now.radiusM !== place.radiusM);
      place = now;
      category = of;
      draw(map);
      if (now !== null && moved) {
        const ring = circleRing([now.lon, now.lat], now.radiusM * 2.5, 8);
        const [w, s, e, n] = map.getBounds().toArray().flat() as [number, number, number, number];
        const tooSmall = Math.abs((ring[2]?.[0] ?? 0) - (ring[6]?.[0] ?? 0)) < (e - w) / 12;
        if (!ring.every((p) => inBox(p, [w, s, e, n])) || (tooSmall && map.getZoom() < 7)) {
          const far = circleRing([now.lon, now.lat], Math.max(now.radiusM * 6, 30_000), 8);
          map.fitBounds(
            [
              Math.min(...far.map((p) => p[0])),
              Math.min(...far.map((p) => p[1])),
              Math.max(...far.map((p) => p[0])),
              Math.max(...far.map((p) => p[1])),
            ],
            { duration: 0, padding: 10 },
          );
        }
      }
    },
  };
}
