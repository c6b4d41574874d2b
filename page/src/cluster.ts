import { pixel, type Point } from "./place.ts";

/** What can be clustered: something with a place. */
export interface Placed {
  point: Point;
}

export interface Cluster<T> {
  /** The middle of its members. */
  point: Point;
  members: T[];
}

/**
 * Groups what would lie on each other at a zoom: in order, each thing joins the nearest earlier group within `reach` pixels,
 * else opens its own. The same things in the same order give the same groups wherever the map is panned to, so nothing
 * jumps while a person looks.
 */
export function cluster<T extends Placed>(things: readonly T[], zoom: number, reach: number): Cluster<T>[] {
  const groups: { x: number; y: number; lon: number; lat: number; members: T[] }[] = [];
  const cells = new Map<string, number[]>();
  for (const thing of things) {
    const [x, y] = pixel(thing.point, zoom);
    const column = Math.floor(x / reach);
    const row = Math.floor(y / reach);
    let nearest = -1;
    let best = reach * reach;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const at of cells.get(`${column + dx}:${row + dy}`) ?? []) {
          const group = groups[at];
          if (group !== undefined) {
            const square = (group.x - x) ** 2 + (group.y - y) ** 2;
            if (square < best) {
              best = square;
              nearest = at;
            }
          }
        }
      }
    }
    const found = groups[nearest];
    if (found !== undefined) {
      found.members.push(thing);
      found.lon += thing.point[0];
      found.lat += thing.point[1];
    } else {
      const key = `${column}:${row}`;
      cells.set(key, [...(cells.get(key) ?? []), groups.length]);
      groups.push({ x, y, lon: thing.point[0], lat: thing.point[1], members: [thing] });
    }
  }
  return groups.map((g) => ({ point: [g.lon / g.members.length, g.lat / g.members.length], members: g.members }));
}
