import { app } from "../app.ts";
import { s } from "../dom.ts";
import { type Column, ticks } from "./columns.ts";

/** The field that time is drawn on: its days, its size in pixels, the line that columns stand on, and which way it is read. */
export interface Plot {
  days: { from: number; to: number };
  width: number;
  height: number;
  base: number;
  rtl: boolean;
}

/** How far along the field a moment lies, in pixels from its left. */
export function along(plot: Plot, at: number): number {
  const part = ((at - plot.days.from) / (plot.days.to - plot.days.from)) * plot.width;
  return plot.rtl ? plot.width - part : part;
}

/** A column for each step: a box for each incident while they can be counted, else a bar; what is contested in plum, at the foot. */
export function bars(plot: Plot, cols: readonly Column[], length: number): SVGElement[] {
  const most = Math.max(1, ...cols.map((c) => c.incidents));
  const cell = Math.abs(along(plot, length) - along(plot, 0));
  const room = plot.base - 14;
  // Where boxes would be flatter than 3 pixels a bar says it better.
  const unit = Math.min(9, room / most);
  const boxes = unit >= 3.6 && cell >= 5;
  return cols.flatMap((column) => {
    // A column that the field's edge cuts stands in the part of it that is seen.
    const ends = [along(plot, column.from), along(plot, column.from + length)].map((x) =>
      Math.max(0, Math.min(plot.width, x)),
    ) as [number, number];
    const seen = Math.abs(ends[0] - ends[1]);
    const width = Math.max(1.2, Math.min(12, cell - 1.8, seen - 1.8));
    const x = Math.min(...ends) + (seen - width) / 2;
    if (boxes) {
      return Array.from({ length: column.incidents }, (_, i) =>
        s("rect", {
          x: x.toFixed(1),
          y: (plot.base - (i + 1) * unit + 1).toFixed(1),
          width: width.toFixed(1),
          height: (unit - 2).toFixed(1),
          class: i < column.contested ? "f-contest s-contest" : "f-paper s-ink3",
          "stroke-width": 1,
        }),
      );
    }
    const bar = (n: number, fill: string) => {
      const tall = Math.max(n > 0 ? 1.5 : 0, (n / most) * room);
      return s("rect", {
        x: x.toFixed(1),
        y: (plot.base - tall).toFixed(1),
        width: width.toFixed(1),
        height: tall.toFixed(1),
        class: fill,
      });
    };
    return column.incidents === 0 ? [] : [bar(column.incidents, "f-line2"), bar(column.contested, "f-contest")];
  });
}

/** Ticks and their dates, in UTC, under the line. */
export function axis(plot: Plot): SVGElement[] {
  const words = app.words;
  return ticks(plot.days.from, plot.days.to, plot.width).flatMap(({ at, style }) => {
    const text =
      style === "time"
        ? words.time(new Date(at), "UTC")
        : words.date(new Date(at), "UTC", style === "month" ? "month" : style === "day" ? "day" : "year");
    const x = along(plot, at);
    return [
      s("path", { d: `M${x.toFixed(1)} ${plot.base}V${plot.base + 6}`, class: "s-line2", "stroke-width": 1 }),
      s(
        "text",
        {
          x: (plot.rtl ? x - 4 : x + 4).toFixed(1),
          y: plot.base + 17,
          class: "axis",
          "text-anchor": "start",
          direction: plot.rtl ? "rtl" : "ltr",
        },
        text,
      ),
    ];
  });
}

/** The chosen days behind the columns, with their two edges. */
export function brush(plot: Plot, chosen: { from: number; to: number }): SVGElement[] {
  const [a, b] = [along(plot, chosen.from), along(plot, chosen.to)].sort((p, q) => p - q) as [number, number];
  return [
    s("rect", { x: a, y: 0, width: Math.max(2, b - a), height: plot.base, class: "f-accent-soft" }),
    ...[a, b].map((edge) =>
      s("path", { d: `M${edge.toFixed(1)} 0V${plot.base + 4}`, class: "s-accent", "stroke-width": 2 }),
    ),
  ];
}
