import { s } from "./dom.ts";

/** The page's own few pictograms, on a grid of 20, drawn with the colour of the text around them. */
const PATHS = {
  search: "M8.5 3A5.5 5.5 0 1 1 8.5 14A5.5 5.5 0 1 1 8.5 3ZM12.6 12.600L17.5 17.5",
  plus: "M10 4V16M4 10H16",
  minus: "M4 10H16",
  fit: "M3.5 7.500V3.500H7.500M12.5 3.500H16.500V7.500M16.5 12.500V16.500H12.500M7.5 16.500H3.500V12.5",
  map: "M2.5 5L7.5 3L12.5 5L17.5 3V15L12.5 17L7.5 15L2.5 17ZM7.5 3V15M12.5 5V17",
  line: "M2 10H18M5 7.500V12.500M10 7.500V12.500M15 7.500V12.5",
  talk: "M2.5 4H13V11H7L4 13.500V11H2.500ZM15 7H17.500V14H16V16.500L13 14H8.5",
  more: "M3 5H17M3 10H17M3 15H17",
  check: "M4 10.500L8 14.500L16 5.5",
  cross: "M5 5L15 15M15 5L5 15",
  back: "M9 4L3 10L9 16M3 10H17",
  sun: "M10 6.500A3.5 3.5 0 1 1 10 13.500A3.5 3.5 0 1 1 10 6.500ZM10 1.500V3.500M10 16.500V18.500M1.5 10H3.500M16.5 10H18.500M4 4L5.4 5.400M14.6 14.600L16 16M16 4L14.6 5.400M5.4 14.600L4 16",
  moon: "M16.5 12.500A7 7 0 0 1 7.5 3.500A7 7 0 1 0 16.5 12.500Z",
  system: "M2.5 4H17.500V13.500H2.500ZM7 17H13M10 13.500V17",
  play: "M6 4L16 10L6 16Z",
  pause: "M6.5 4V16M13.5 4V16",
  here: "M10 3V6M10 14V17M3 10H6M14 10H17M10 6.500A3.5 3.5 0 1 1 10 13.500A3.5 3.5 0 1 1 10 6.500Z",
  legend: "M3 5H5M3 10H5M3 15H5M8 5H17M8 10H17M8 15H17",
  differs: "M4 7.5H16M4 12.5H16M13.5 4L6.5 16",
  edit: "M3.5 16.500V13L13 3.500L16.5 7L7 16.500Z",
} as const;

export type Icon = keyof typeof PATHS;

/** A pictogram; decoration, so the control that holds it carries the words. */
export function icon(name: Icon, size = 20, mirrored = false): SVGSVGElement {
  return s(
    "svg",
    {
      viewBox: "0 0 20 20",
      width: size,
      height: size,
      class: mirrored ? "icon mirrored" : "icon",
      "aria-hidden": "true",
    },
    s("path", { d: PATHS[name] }),
  );
}

/** The emblem: members on one line, and one who looks over it. */
export function emblem(): SVGSVGElement {
  return s(
    "svg",
    { viewBox: "0 0 30 20", width: 30, height: 20, class: "emblem", "aria-hidden": "true" },
    s("path", { d: "M1 15.500H29", class: "s-accent", "stroke-width": 2.2 }),
    ...[4, 10.5, 17].map((x) => s("circle", { cx: x, cy: 15.5, r: 3.3, class: "f-ink" })),
    s("path", { d: "M24 15.500V7.5", class: "s-ink", "stroke-width": 1.8 }),
    s("circle", { cx: 24, cy: 5, r: 2.8, class: "f-paper s-ink", "stroke-width": 1.8 }),
  );
}
