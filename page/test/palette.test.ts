import assert from "node:assert/strict";
import { test } from "node:test";
import { HUES, PALETTE, type Theme, type Token } from "../src/palette.ts";

type Rgb = [number, number, number];

function linear(hex: string): Rgb {
  return [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

/** Relative luminance and contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((hex) => {
    const [r, g, bl] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  }) as [number, number];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Severity 1.0 of Machado, Oliveira and Fernandes 2009, on linear RGB. */
const MACHADO: Record<string, number[][]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65) of linear RGB. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The smallest CIE76 distance between any two hues as such a reader sees them. */
function smallest(theme: Theme, matrix: number[][]): { distance: number; pair: string } {
  const seen = HUES.map((token) => {
    const rgb = linear(PALETTE[theme][token]);
    return lab(
      matrix.map((row) =>
        Math.max(
          0,
          Math.min(
            1,
            row.reduce((n, m, i) => n + m * (rgb[i] ?? 0), 0),
          ),
        ),
      ) as Rgb,
    );
  });
  let best = { distance: Number.POSITIVE_INFINITY, pair: "" };
  for (const [i, a] of seen.entries()) {
    for (const [j, b] of seen.entries()) {
      const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
      if (i < j && distance < best.distance) {
        best = { distance, pair: `${HUES[i]}–${HUES[j]}` };
      }
    }
  }
  return best;
}

const LEAST: Record<string, number> = { protan: 20, deutan: 20, tritan: 15 };

for (const theme of ["light", "dark"] as const) {
  for (const [reader, matrix] of Object.entries(MACHADO)) {
    test(`in the ${theme} theme a ${reader} reader tells every two hues apart`, () => {
      const { distance, pair } = smallest(theme, matrix);
      assert.ok(distance >= (LEAST[reader] ?? 20), `${pair}: ${distance.toFixed(1)}`);
    });
  }

  test(`in the ${theme} theme text reaches 4.5 on paper and on each tint that it stands on`, () => {
    const c = PALETTE[theme];
    const on: [Token, Token[]][] = [
      ["ink", ["paper", "paper2", "accentSoft", "contestSoft", "focus", "land"]],
      ["ink2", ["paper", "paper2", "accentSoft", "contestSoft"]],
      ["ink3", ["paper", "paper2"]],
      ["accent", ["paper"]],
      ["contest", ["paper", "contestSoft", "accentSoft"]],
      ["warn", ["paper", "warnSoft"]],
      ["onAccent", ["accent"]],
    ];
    for (const [text, grounds] of on) {
      for (const ground of grounds) {
        const found = contrast(c[text], c[ground]);
        assert.ok(found >= 4.5, `${text} on ${ground}: ${found.toFixed(2)}`);
      }
    }
  });

  test(`in the ${theme} theme control borders and marks reach 3 on paper`, () => {
    for (const token of ["line2", ...HUES] as Token[]) {
      const found = contrast(PALETTE[theme][token], PALETTE[theme].paper);
      assert.ok(found >= 3, `${token}: ${found.toFixed(2)}`);
    }
  });
}
