// The fonts that ship: IBM Plex as @fontsource publishes it, a file for each script and weight, less what no page of ours asks for:
// features of layout that are off unless a style names them, and hints for screens of coarse pixels. That is a third of each file.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import subset from "subset-font";

/** Joining, marks and kerning: what text needs to be right. */
const FEATURES = [
  ...["kern", "mark", "mkmk", "ccmp", "locl"],
  ...["init", "medi", "fina", "isol", "rlig", "calt", "liga"],
];

/** Writes the fonts that `src/fonts.ts` lists, and their licence; answers with the style that names them. */
export async function writeFonts(root, dist, { SCRIPTS, LATIN, WEIGHTS, fontPath }) {
  const source = join(root, "node_modules/@fontsource");
  const mono = { ...LATIN, pack: "ibm-plex-mono" };
  const faces = [
    ...WEIGHTS.flatMap((weight) => SCRIPTS.map((script) => ["Plex", script, weight])),
    ["Plex Mono", mono, WEIGHTS[0]],
  ];
  await mkdir(dirname(join(dist, fontPath(LATIN, WEIGHTS[0]))), { recursive: true });
  let css = "";
  for (const [family, script, weight] of faces) {
    const whole = await readFile(
      join(source, script.pack, "files", `${script.pack}-${script.source}-${weight}-normal.woff2`),
    );
    // The licence reserves the font's name for what its makers published, so a cut one carries none.
    const options = { targetFormat: "woff2", keepFeatures: FEATURES, noHinting: true, dropTables: ["name"] };
    const url = fontPath(script, weight);
    await writeFile(join(dist, url), await subset(whole, characters(script.ranges), options));
    css +=
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
      `src:url(${url}) format("woff2");unicode-range:${script.ranges.join()}}\n`;
  }
  await writeFile(join(dist, "fonts/LICENSE.txt"), await readFile(join(source, "ibm-plex-sans/LICENSE")));
  return css;
}

/** All characters of ranges as style sheets write them. */
function characters(ranges) {
  return ranges
    .map((range) => range.slice(2).split("-"))
    .flatMap(([first, last = first]) => {
      const from = Number.parseInt(first, 16);
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, i) => String.fromCodePoint(from + i));
    })
    .join("");
}
