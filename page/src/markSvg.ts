import { s } from "./dom.ts";
import { CLEFT, clusterParts, GLYPH_PLACE, type Mark, type Part, parts } from "./mark.ts";
import { branchOf } from "./glyphs.ts";

/** The cleft's clip paths, once for the whole document: every mark is drawn in the same box of 32 units. */
export function clefts(): SVGSVGElement {
  return s(
    "svg",
    { width: 0, height: 0, class: "offstage", "aria-hidden": "true" },
    s(
      "defs",
      {},
      ...(["first", "second"] as const).map((half) =>
        s("clipPath", { id: "cleft-" + half }, s("path", { d: CLEFT[half] })),
      ),
    ),
  );
}

function draw(part: Part): SVGElement {
  const path = s("path", {
    d: part.path,
    class: [part.fill ? "f-" + part.fill : "f-none", part.stroke ? "s-" + part.stroke : ""].join(" ").trim(),
    "fill-rule": "evenodd",
    "stroke-width": part.width,
    "stroke-dasharray": part.dash?.join(" "),
    // A length of one lets a new incident's ring be drawn along its arcs, whatever they measure.
    pathLength: part.stroke !== undefined && part.fill === undefined ? 1 : undefined,
    transform: part.glyph
      ? `translate(${GLYPH_PLACE.shift} ${GLYPH_PLACE.shift}) scale(${GLYPH_PLACE.scale})`
      : undefined,
  });
  return part.half ? s("g", { "clip-path": `url(#cleft-${part.half})` }, path) : path;
}

/** A mark for the page. It is decoration: what it says is said in words beside it. */
export function markSvg(mark: Mark, size: number): SVGSVGElement {
  return s(
    "svg",
    { viewBox: "0 0 32 32", width: size, height: size, class: "mark", "aria-hidden": "true" },
    ...parts(mark).map(draw),
  );
}

export function clusterSvg(total: number, contested: number, size: number, text: string): SVGSVGElement {
  return s(
    "svg",
    { viewBox: "0 0 32 32", width: size, height: size, class: "mark", "aria-hidden": "true" },
    ...clusterParts(total, 0, contested).map(draw),
    s("text", { x: 16, y: 20.6, "text-anchor": "middle", class: "mark-count" }, text),
  );
}

/** The bare glyph of a category in its hue. */
export function glyphSvg(category: string, size: number): SVGSVGElement {
  const branch = branchOf(category);
  return s(
    "svg",
    { viewBox: "0 0 16 16", width: size, height: size, class: "mark", "aria-hidden": "true" },
    s("path", { d: branch.glyph, class: "f-" + branch.hue, "fill-rule": "evenodd" }),
  );
}
