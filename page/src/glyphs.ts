import type { Token } from "./palette.ts";

/** A family of categories: how its marks look. */
export interface Branch {
  /** The hue of its family. */
  hue: Token;
  /** A disc can be a violation; a rounded square is a notice or calm, which is none. */
  shape: "disc" | "square";
  /** The glyph on a 16-unit grid, as a filled path (even-odd). */
  glyph: string;
}

/** An eight-pointed burst around (8, 8). */
function burst(): string {
  const points: string[] = [];
  for (let i = 0; i < 16; i++) {
    const angle = (Math.PI * i) / 8;
    const radius = i % 2 === 0 ? 6.6 : 2.9;
    points.push(`${(8 + radius * Math.sin(angle)).toFixed(2)} ${(8 - radius * Math.cos(angle)).toFixed(2)}`);
  }
  return "M" + points.join("L") + "Z";
}

/** The ten branches of the categories of reports. */
export const BRANCHES: Record<string, Branch> = {
  force: { hue: "force", shape: "disc", glyph: burst() },
  posture: {
    hue: "move",
    shape: "disc",
    glyph: "M1.8 3.8H14.2V12.2H1.8ZM3.4 5.4V9.6L9.7 5.4ZM12.6 6.4L6.3 10.6H12.6Z",
  },
  overflight: {
    hue: "move",
    shape: "disc",
    glyph:
      "M8 1C8.8 1 9.3 2.2 9.3 3.4V6.2L14.8 9.6V11.2L9.3 9.5V12.3L11 13.7V14.9L8 14.1L5 14.9V13.7L6.7 12.3V9.5L1.2 11.2V9.6L6.7 6.2V3.4C6.7 2.2 7.2 1 8 1Z",
  },
  civilians: {
    hue: "force",
    shape: "disc",
    glyph: "M8 1.6A2.9 2.9 0 1 1 8 7.4A2.9 2.9 0 1 1 8 1.6ZM2.4 14C2.4 10.3 4.8 8.4 8 8.4C11.2 8.4 13.6 10.3 13.6 14Z",
  },
  obstruction: { hue: "hinder", shape: "disc", glyph: "M2 6.2H14V9.8H2Z" },
  provocation: {
    hue: "hinder",
    shape: "disc",
    glyph: "M6.7 1.6H9.3L8.9 10H7.1ZM8 11.3A1.5 1.5 0 1 1 8 14.3A1.5 1.5 0 1 1 8 11.3Z",
  },
  border: {
    hue: "move",
    shape: "disc",
    glyph:
      "M4.2 1H6V3.4H4.2ZM4.2 12.6H6V15H4.2ZM1 7.1H9.2V3.6L15 8L9.2 12.4V8.9H1ZM4.2 4.8H6V6.1H4.2ZM4.2 9.9H6V11.2H4.2Z",
  },
  hazard: {
    hue: "hinder",
    shape: "disc",
    glyph:
      "M8.4 1C8.8 3.8 12.9 5.8 12.9 9.9C12.9 12.8 10.8 14.9 8 14.9C5.2 14.9 3.1 12.8 3.1 10C3.1 7.9 4.2 6.7 5 5.6C5.2 7 5.7 7.6 6.5 8C6.4 5.4 7 2.8 8.4 1Z",
  },
  notice: { hue: "ease", shape: "square", glyph: "M3.6 1.8H5.4V2.4H13.6L11.4 5.6L13.6 8.8H5.4V14.4H3.6Z" },
  calm: {
    hue: "ease",
    shape: "square",
    glyph:
      "M1.2 6.6C3.4 3.2 5.6 3.2 8 5.2C10.4 7.2 11.6 7 13.4 4.6L14.8 5.6C12.4 9 10.2 9.2 7.6 7.1C5.2 5.2 4.2 5.2 2.6 7.5ZM1.2 11.4C3.4 8 5.6 8 8 10C10.4 12 11.6 11.8 13.4 9.4L14.8 10.4C12.4 13.8 10.2 14 7.6 11.9C5.2 10 4.2 10 2.6 12.3Z",
  },
};

const UNKNOWN: Branch = {
  hue: "ink3",
  shape: "disc",
  glyph: "M8 4.6A3.4 3.4 0 1 1 8 11.4A3.4 3.4 0 1 1 8 4.6Z",
};

/** How a category is drawn; a branch that this page does not know gets a plain dot rather than another's glyph. */
export function branchOf(category: string): Branch {
  return BRANCHES[category.split(".")[0] ?? ""] ?? UNKNOWN;
}
