// Builds the page into dist/: one module, split where the map and the form load later; MapLibre as it is published, its worker a
// file of its own beside it; fonts; the map's data. No network, no clock: the same input gives the same files.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { writeMapData } from "./mapdata.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);
const dev = process.argv.includes("--dev");

/** Every font file that ships: package, subset, weight; the family it is known by, and the characters it covers. */
const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+2260,U+FEFF,U+FFFD";
const LATIN_EXT = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF";
const CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116";
const ARABIC =
  "U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC";
const FONTS = [
  ...[400, 500, 600].flatMap((weight) => [
    ["ibm-plex-sans", "latin", weight, "Plex", LATIN],
    ["ibm-plex-sans", "latin-ext", weight, "Plex", LATIN_EXT],
    ["ibm-plex-sans", "cyrillic", weight, "Plex", CYRILLIC],
    ["ibm-plex-sans-arabic", "arabic", weight, "Plex", ARABIC],
  ]),
  ["ibm-plex-sans-condensed", "latin", 400, "Plex Condensed", LATIN],
  ["ibm-plex-mono", "latin", 400, "Plex Mono", LATIN],
];

async function fonts() {
  await mkdir(join(dist, "fonts"), { recursive: true });
  let css = "";
  for (const [pack, subset, weight, family, range] of FONTS) {
    const file = `${pack}-${subset}-${weight}-normal.woff2`;
    await cp(join(root, "node_modules/@fontsource", pack, "files", file), join(dist, "fonts", file));
    css +=
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
      `src:url(/fonts/${file}) format("woff2");unicode-range:${range}}\n`;
  }
  return css;
}

/** Colours come from one table, so the style sheet's variables are written from it. */
async function tokens() {
  const out = join(root, "node_modules/.cache/tansiq/tokens.mjs");
  await build({ entryPoints: [join(root, "src/palette.ts")], outfile: out, format: "esm", logLevel: "warning" });
  const { tokensCss } = await import(out);
  await rm(out);
  return tokensCss();
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const head = (await fonts()) + (await tokens());
const shared = { bundle: true, minify: !dev, sourcemap: dev ? "linked" : false, target: "es2022", logLevel: "warning" };
await Promise.all([
  build({
    ...shared,
    entryPoints: [join(root, "src/main.ts")],
    outdir: dist,
    format: "esm",
    splitting: true,
    chunkNames: "part-[name]-[hash]",
    external: ["./maplibre-gl.mjs"],
  }),
  build({ ...shared, entryPoints: [join(root, "src/boot.ts")], outdir: dist, format: "iife" }),
  build({
    ...shared,
    stdin: {
      contents: (await readFile(join(root, "src/styles/main.css"), "utf8")) + head,
      resolveDir: join(root, "src/styles"),
      loader: "css",
    },
    outfile: join(dist, "main.css"),
    external: ["/fonts/*"],
  }),
  writeMapData(root, join(dist, "map"), ["en", "ar"]),
  cp(join(root, "src/index.html"), join(dist, "index.html")),
  cp(join(root, "src/icon.svg"), join(dist, "icon.svg")),
]);
const maplibre = dirname(require.resolve("maplibre-gl/package.json"));
for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs"]) {
  const text = await readFile(join(maplibre, "dist", file), "utf8");
  await writeFile(join(dist, file), text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}
await cp(join(maplibre, "LICENSE.txt"), join(dist, "maplibre-gl.LICENSE.txt"));
if (!dev) {
  await compress();
}

/** Text is sent as it was compressed here once, not anew for every reader. */
async function compress() {
  for (const path of await readdir(dist, { recursive: true })) {
    if (/\.(m?js|css|json|svg)$/.test(path)) {
      const bytes = await readFile(join(dist, path));
      const hint = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
      await writeFile(join(dist, path + ".br"), brotliCompressSync(bytes, hint));
      await writeFile(join(dist, path + ".gz"), gzipSync(bytes, { level: 9 }));
    }
  }
}
