import type { Map as MapLibre } from "maplibre-gl";
import { CLEFT, clusterParts, GLYPH_PLACE, markOfKey, type Part, parts } from "../mark.ts";
import { PALETTE, type Theme } from "../palette.ts";

/**
 * Marks as images of the map, drawn from the same geometry as the page's own marks. They are drawn when first needed rather than shipped as a
 * sprite: 10 glyphs × 4 states × 20 rings in two themes and two densities would be thousands, of which a picture shows a few dozen, and
 * a canvas draws at exactly the density of the screen.
 */
const BOX = 32;
const MARGIN = 1;

function paint(context: CanvasRenderingContext2D, part: Part, theme: Theme): void {
  context.save();
  if (part.half !== undefined) {
    context.clip(new Path2D(CLEFT[part.half]));
  }
  if (part.glyph) {
    context.translate(GLYPH_PLACE.shift, GLYPH_PLACE.shift);
    context.scale(GLYPH_PLACE.scale, GLYPH_PLACE.scale);
  }
  const path = new Path2D(part.path);
  if (part.fill !== undefined) {
    context.fillStyle = PALETTE[theme][part.fill];
    context.fill(path, "evenodd");
  }
  if (part.stroke !== undefined) {
    context.strokeStyle = PALETTE[theme][part.stroke];
    context.lineWidth = part.width ?? 1;
    context.setLineDash([...(part.dash ?? [])]);
    context.stroke(path);
  }
  context.restore();
}

function image(all: Part[], size: number, theme: Theme): { data: ImageData; ratio: number } {
  const ratio = Math.max(2, Math.min(3, Math.ceil(devicePixelRatio)));
  const scale = (size * ratio) / (BOX + 2 * MARGIN);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(size * ratio);
  const context = canvas.getContext("2d");
  if (context === null) {
    throw new Error("This browser gives no 2D canvas.");
  }
  context.scale(scale, scale);
  context.translate(MARGIN, MARGIN);
  for (const part of all) {
    paint(context, part, theme);
  }
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), ratio };
}

/** A cluster's image by the shares of its ring, in 48ths: equal rings share an image. */
export function clusterKey(total: number, confirmed: number, contested: number): string {
  const share = (n: number) => (n === 0 ? 0 : Math.max(1, Math.round((48 * n) / total)));
  return `c:${share(confirmed)}:${share(contested)}`;
}

/** Sees to it that the map has all these images. */
export function addImages(map: MapLibre, keys: Iterable<string>, theme: Theme): void {
  for (const key of keys) {
    if (map.hasImage(key)) {
      continue;
    }
    const mark = markOfKey(key);
    const [, confirmed, contested] = key.split(":");
    const drawn =
      mark !== undefined
        ? image(parts(mark), 36, theme)
        : image(clusterParts(48, Number(confirmed), Number(contested)), 38, theme);
    map.addImage(key, drawn.data, { pixelRatio: drawn.ratio });
  }
}

/** The small ring that a town is. */
export function addTown(map: MapLibre, theme: Theme): void {
  const town: Part = { path: "M16 9A7 7 0 1 1 16 23A7 7 0 1 1 16 9Z", fill: "paper", stroke: "ink2", width: 4 };
  const drawn = image([town], 12, theme);
  if (!map.hasImage("town")) {
    map.addImage("town", drawn.data, { pixelRatio: drawn.ratio });
  }
}
