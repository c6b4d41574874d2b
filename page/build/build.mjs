// Builds the page into dist/: one module, split where the map and the form load later; MapLibre as it is published, its worker a
// file of its own beside it; fonts; the map's data. No network, no clock: the same input gives the same files.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { writeFonts, writePaperFonts } from "./fonts.mjs";
import { writeMapData } from "./mapdata.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);
const dev = process.argv.includes("--dev");

/** Style sheets of views that load late. */
const LATE = ["talks", "whole"];

/** What a module of the page says: colours and fonts come from one table each, and the style sheet is written from it. */
async function said(source) {
  const out = join(root, "node_modules/.cache/tansiq", source.replace(/\W/g, "-") + ".mjs");
  await build({ entryPoints: [join(root, source)], outfile: out, format: "esm", logLevel: "warning" });
  const found = await import(out);
  await rm(out);
  return found;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const faces = await said("src/fonts.ts");
const fonts = await writeFonts(root, dist, faces);
await writePaperFonts(root, join(dist, "paper"), faces);
const head = fonts + (await said("src/palette.ts")).tokensCss();
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
  // Views that most readers of the first page never open bring their own rules (see src/late.ts).
  build({ ...shared, entryPoints: LATE.map((name) => join(root, `src/styles/${name}.css`)), outdir: dist }),
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
