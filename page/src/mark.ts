import { branchOf } from "./glyphs.ts";
import type { Token } from "./palette.ts";

/**
 * The grammar of marks, as geometry in a box of 32 units: what the page's SVG and the map's canvas both draw. A mark says what (glyph and
 * hue), how well it is known (fill), and from how many independent origins (ring); it never says who.
 */
export interface Mark {
  category: string;
  state: "reported" | "confirmed" | "contested" | "unverified";
  /** Independent origins, 0 or more; five slots are drawn, the fifth says five or more. */
  origins: number;
  /** How many of the origins belong to another account than A. */
  other: number;
}

/** One stroke or fill of a mark. */
export interface Part {
  path: string;
  fill?: Token;
  stroke?: Token;
  width?: number;
  dash?: readonly number[];
  /** Which side of the cleft it is cut to. */
  half?: "first" | "second";
  /** The glyph's own grid of 16 units, placed in the middle of the box. */
  glyph?: boolean;
}

const CENTRE = 16;
const DISC = 10.5;
const RING = 14;
/** Degrees of a ring slot, and what is left free between two. */
const SLOT = 72;
const GAP = 12;

/** The cleft runs from upper right to lower left: clip polygons of its two sides, with a gap between them. */
export const CLEFT = {
  first: "M0 0H18.1L12.1 32H0Z",
  second: "M20 0H32V32H14Z",
} as const;

/** How the glyph's 16 units are placed into the box: shift, then scale. */
export const GLYPH_PLACE = { shift: 10.2, scale: 0.725 } as const;

function at(radius: number, degrees: number): string {
  const radians = (degrees * Math.PI) / 180;
  return `${(CENTRE + radius * Math.sin(radians)).toFixed(2)} ${(CENTRE - radius * Math.cos(radians)).toFixed(2)}`;
}

/** An arc clockwise from `from` to `to` in degrees, 0 at 12 o'clock. */
export function arc(radius: number, from: number, to: number): string {
  return `M${at(radius, from)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${at(radius, to)}`;
}

function circle(radius: number): string {
  return `M${CENTRE} ${CENTRE - radius}A${radius} ${radius} 0 1 1 ${CENTRE} ${CENTRE + radius}A${radius} ${radius} 0 1 1 ${CENTRE} ${CENTRE - radius}Z`;
}

function square(half: number): string {
  const r = 3;
  const a = CENTRE - half;
  const b = CENTRE + half;
  return `M${a + r} ${a}H${b - r}A${r} ${r} 0 0 1 ${b} ${a + r}V${b - r}A${r} ${r} 0 0 1 ${b - r} ${b}H${a + r}A${r} ${r} 0 0 1 ${a} ${b - r}V${a + r}A${r} ${r} 0 0 1 ${a + r} ${a}Z`;
}

/** The slots of the ring that are filled, in order from 12 o'clock: first those of account A, last those of others. */
export function slots(origins: number, other: number): ("own" | "other")[] {
  const filled = Math.max(0, Math.min(5, Math.floor(origins)));
  // Of six origins with one apart, the one apart must still be seen: the fifth slot stands for the rest.
  const apart = Math.max(0, Math.min(filled === origins ? filled : filled - 1, Math.floor(other)));
  return Array.from({ length: filled }, (_, i) => (i < filled - apart ? "own" : "other"));
}

/** All strokes and fills of a mark, from the bottom up. */
export function parts(mark: Mark): Part[] {
  const branch = branchOf(mark.category);
  const outline = (inset: number) => (branch.shape === "disc" ? circle(DISC - inset) : square(DISC - 0.6 - inset));
  const all: Part[] = [];
  const glyph = branch.glyph;
  // A halo of paper keeps a mark readable on borders and on other marks.
  all.push({ path: branch.shape === "disc" ? circle(DISC + 1) : square(DISC + 0.6), fill: "paper" });
  switch (mark.state) {
    case "reported":
      all.push({ path: outline(0.85), fill: "paper", stroke: branch.hue, width: 1.7 });
      all.push({ path: glyph, fill: branch.hue, glyph: true });
      break;
    case "confirmed":
      all.push({ path: outline(0), fill: branch.hue });
      all.push({ path: glyph, fill: "paper", glyph: true });
      break;
    case "contested":
      all.push({ path: outline(0), fill: branch.hue, half: "first" });
      all.push({ path: glyph, fill: "paper", half: "first", glyph: true });
      all.push({ path: outline(0.85), fill: "paper", stroke: "contest", width: 1.7, half: "second" });
      all.push({ path: glyph, fill: "contest", half: "second", glyph: true });
      break;
    case "unverified":
      all.push({ path: outline(0.85), fill: "paper", stroke: "ink3", width: 1.5, dash: [2.2, 1.9] });
      all.push({ path: glyph, fill: "ink3", glyph: true });
      break;
  }
  if (branch.shape === "disc") {
    slots(mark.origins, mark.other).forEach((slot, i) => {
      const path = arc(RING, i * SLOT + GAP / 2, (i + 1) * SLOT - GAP / 2);
      all.push({ path, stroke: "paper", width: 4.4 });
      all.push({ path, stroke: slot === "own" ? "ink" : "contest", width: 2.2 });
    });
  }
  return all;
}

/** A cluster: paper disc, ring split into confirmed, contested and the rest. The count is text, drawn by whoever draws the cluster. */
export function clusterParts(total: number, confirmed: number, contested: number): Part[] {
  const all: Part[] = [
    { path: circle(15.4), fill: "paper" },
    { path: circle(13.6), stroke: "line2", width: 1.2 },
  ];
  let from = 0;
  const share = (count: number, stroke: Token) => {
    if (count <= 0 || total <= 0) {
      return;
    }
    // A full ring is two arcs: one arc from a point to itself draws nothing.
    const to = from + (360 * count) / total;
    const middle = (from + to) / 2;
    all.push({ path: arc(13.6, from, middle) + arc(13.6, middle, to), stroke, width: 3 });
    from = to;
  };
  share(confirmed, "ink");
  share(contested, "contest");
  return all;
}

/** A mark's name as a map image: everything that changes how it looks, so equal names look equal. */
export function markKey(mark: Mark): string {
  const filled = slots(mark.origins, mark.other);
  return `m:${mark.category.split(".")[0]}:${mark.state}:${filled.length}:${filled.filter((s) => s === "other").length}`;
}

/** The mark that `markKey` named, or nothing if the name is another's. */
export function markOfKey(key: string): Mark | undefined {
  const [kind, category, state, origins, other] = key.split(":");
  if (kind !== "m" || category === undefined || state === undefined) {
    return undefined;
  }
  return { category, state: state as Mark["state"], origins: Number(origins), other: Number(other) };
}
