// The fonts that ship: IBM Plex as @fontsource publishes it, a file for each script and weight, less what no page of ours asks for:
// features of layout that are off unless a style names them, and hints for screens of coarse pixels. That is a third of each file.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fontverter from "fontverter";
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
    const font = renamed(await fontverter.convert(whole, "truetype"));
    const options = { targetFormat: "woff2", keepFeatures: FEATURES, noHinting: true };
    const url = fontPath(script, weight);
    await writeFile(join(dist, url), await subset(font, characters(script.ranges), options));
    css +=
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
      `src:url(${url}) format("woff2");unicode-range:${script.ranges.join()}}\n`;
  }
  await writeFile(join(dist, "fonts/LICENSE.txt"), await readFile(join(source, "ibm-plex-sans/LICENSE")));
  return css;
}

/** Weights of text on papers: that of reading, and that of headings. */
const PAPER_WEIGHTS = [400, 600];

/**
 * Writes the fonts of papers, a file for each script and weight, as TrueType, which the node embeds cut to what a paper says. No style names
 * them, and the page never asks for them.
 */
export async function writePaperFonts(root, folder, { SCRIPTS, LATIN }) {
  const source = join(root, "node_modules/@fontsource");
  const sources = new Map();
  for (const script of SCRIPTS) {
    const name = `${script.pack}-${script.source}`;
    const { ranges = [] } = sources.get(name) ?? {};
    sources.set(name, { pack: script.pack, ranges: [...ranges, ...script.ranges] });
  }
  const faces = [...sources].flatMap(([name, of]) => PAPER_WEIGHTS.map((weight) => [name, of, weight]));
  faces.push(["ibm-plex-mono-latin", { pack: "ibm-plex-mono", ranges: LATIN.ranges }, PAPER_WEIGHTS[0]]);
  await mkdir(folder, { recursive: true });
  for (const [name, { pack, ranges }, weight] of faces) {
    const whole = await readFile(join(source, pack, "files", `${name}-${weight}-normal.woff2`));
    const font = renamed(await fontverter.convert(whole, "truetype"));
    const options = { targetFormat: "truetype", keepFeatures: FEATURES, noHinting: true };
    // A space in each, or every word would be told apart from the space before it.
    const text = characters(["U+0020", ...ranges]);
    await writeFile(join(folder, `${name}-${weight}.ttf`), await subset(font, text, options));
  }
  await writeFile(join(folder, "LICENSE.txt"), await readFile(join(source, "ibm-plex-sans/LICENSE")));
}

/** Of the names in a font: family, unique, full, for PostScript, and the family of all weights. The copyright is none of them. */
const NAMES = [1, 3, 4, 6, 16];

/**
 * The font under another name: the licence (OFL 1.1, 3) reserves Plex for what its makers published. The new name is as long as the old, so
 * that it is written over it (OpenType, `name`).
 */
function renamed(font) {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const name = font.readUInt32BE(tables.find((at) => font.toString("latin1", at, at + 4) === "name") + 8);
  const texts = name + font.readUInt16BE(name + 4);
  for (let i = 0; i < font.readUInt16BE(name + 2); i++) {
    const record = name + 6 + 12 * i;
    if (NAMES.includes(font.readUInt16BE(record + 6))) {
      const start = texts + font.readUInt16BE(record + 10);
      const text = font.subarray(start, start + font.readUInt16BE(record + 8));
      for (const [old, own] of [
        ["Plex", "Tnsq"],
        ["\0P\0l\0e\0x", "\0T\0n\0s\0q"],
      ]) {
        for (let at = text.indexOf(old, 0, "latin1"); at >= 0; at = text.indexOf(old, at, "latin1")) {
          text.write(own, at, "latin1");
        }
      }
    }
  }
  return font;
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
