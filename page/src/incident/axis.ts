import { app } from "../app.ts";
import { s } from "../dom.ts";

/** One report on an axis: from low to high, its best in between. Absent ends are open. */
export interface Line {
  low: number;
  high: number;
  best?: number;
  /** Another account than A: plum, on a tinted band. */
  other: boolean;
}

const WIDTH = 190;
const STEP = 11;
const PAD = 8;
/** Half the widest label that is a figure or a time of day, and half a letter of a longer one. */
const EDGE = 17;
const LETTER = 3;

/** One line a report over a common axis; never a mean. Reading direction decides where low stands. */
export function axis(
  lines: readonly Line[],
  from: number,
  to: number,
  ticks: readonly number[],
  label: (at: number, before: number | undefined) => string,
): SVGSVGElement {
  const rtl = app.words.rtl;
  const height = lines.length * STEP + 25;
  const x = (at: number) => {
    const along = PAD + ((at - from) / Math.max(1e-9, to - from)) * (WIDTH - 2 * PAD);
    return rtl ? WIDTH - along : along;
  };
  const grid = ticks.map((at) =>
    s("path", { d: `M${x(at).toFixed(1)} 2V${lines.length * STEP + 6}`, class: "s-line", "stroke-width": 1 }),
  );
  // The first and last label stay inside the figure; the rest stand under their line.
  const labels = ticks.map((at, i) => {
    const text = label(at, ticks[i - 1]);
    const half = Math.max(EDGE, text.length * LETTER);
    return s(
      "text",
      {
        x: Math.max(half, Math.min(WIDTH - half, x(at))).toFixed(1),
        y: height - 5,
        class: "axis",
        "text-anchor": "middle",
        direction: rtl ? "rtl" : "ltr",
      },
      text,
    );
  });
  const drawn = lines.flatMap((line, i) => {
    const y = 6 + i * STEP;
    const tone = line.other ? "contest" : "ink";
    return [
      line.other && s("rect", { x: 0, y: y - STEP / 2, width: WIDTH, height: STEP, class: "f-contest-soft" }),
      line.high > line.low &&
        s("path", {
          d: `M${x(line.low).toFixed(1)} ${y}H${x(line.high).toFixed(1)}`,
          class: line.other ? "s-contest" : "s-ink2",
          "stroke-width": 1.8,
        }),
      line.best !== undefined && s("circle", { cx: x(line.best).toFixed(1), cy: y, r: 3, class: "f-" + tone }),
      line.best === undefined &&
        line.high === line.low &&
        s("path", { d: `M${x(line.low).toFixed(1)} ${y - 4}V${y + 4}`, class: "s-" + tone, "stroke-width": 1.8 }),
    ].filter((part) => part !== false);
  });
  return s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, class: "axis-figure", "aria-hidden": "true" },
    ...grid,
    ...drawn,
    ...labels,
  );
}
