/** Places on the sphere, for drawing: boxes, circles in true metres, distances. WGS 84 degrees, longitude first as in GeoJSON. */
export type Point = readonly [lon: number, lat: number];

/** West, south, east, north. West may be greater than east: the box then crosses the antimeridian. */
export type Box = readonly [number, number, number, number];

const EARTH = 6_371_008.8;
const RAD = Math.PI / 180;

export function inBox([lon, lat]: Point, [west, south, east, north]: Box): boolean {
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
}

/** The smallest box without the antimeridian that holds all points, or nothing for none. */
export function boxOf(points: readonly Point[]): Box | undefined {
  if (points.length === 0) {
    return undefined;
  }
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** A box as the API takes it. */
export function boxText(box: Box): string {
  return box.map((n) => n.toFixed(4)).join(",");
}

/** Great-circle distance in metres. */
export function distance([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  const a =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 +
    Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lon2 - lon1) * RAD) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** The point so many metres away in a direction (degrees clockwise from north). */
export function toward([lon, lat]: Point, metres: number, bearing: number): Point {
  const angle = metres / EARTH;
  const b = bearing * RAD;
  const lat1 = lat * RAD;
  const lat2 = Math.asin(Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(b));
  const lon2 =
    lon * RAD +
    Math.atan2(Math.sin(b) * Math.sin(angle) * Math.cos(lat1), Math.cos(angle) - Math.sin(lat1) * Math.sin(lat2));
  return [lon2 / RAD, lat2 / RAD];
}

/** A circle on the ground as a ring of points, closed. */
export function circleRing(centre: Point, metres: number, corners = 72): [number, number][] {
  const ring: [number, number][] = [];
  for (let i = 0; i <= corners; i++) {
    const [lon, lat] = toward(centre, metres, (360 * (i % corners)) / corners);
    ring.push([lon, lat]);
  }
  return ring;
}

/** How many pixels a metre is at a zoom of the map (tiles of 512 pixels, Web Mercator). */
export function pixelsPerMetre(lat: number, zoom: number): number {
  return (512 * 2 ** zoom) / (2 * Math.PI * 6_378_137 * Math.cos(lat * RAD));
}

/** Web Mercator position in pixels at a zoom. */
export function pixel([lon, lat]: Point, zoom: number): [number, number] {
  const world = 512 * 2 ** zoom;
  const clipped = Math.max(-85.05, Math.min(85.05, lat));
  return [
    ((lon + 180) / 360) * world,
    ((1 - Math.log(Math.tan(clipped * RAD) + 1 / Math.cos(clipped * RAD)) / Math.PI) / 2) * world,
  ];
}

/** Whether a point lies in a ring of points (even-odd rule). */
export function inRing([lon, lat]: Point, ring: readonly (readonly number[])[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) {
      inside = !inside;
    }
  }
  return inside;
}
