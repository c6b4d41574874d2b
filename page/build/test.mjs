// Bundles the tests, which are TypeScript, and runs them with Node's own runner, and with them those in a browser. Arguments go on to it.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "node_modules/.cache/tansiq/tests");
await rm(out, { recursive: true, force: true });
const entryPoints = (await readdir(join(root, "test")))
  .filter((f) => f.endsWith(".test.ts"))
  .map((f) => join(root, "test", f));
await build({
  entryPoints,
  outdir: out,
  bundle: true,
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  sourcemap: "inline",
  logLevel: "warning",
});
const run = spawnSync(
  process.execPath,
  [
    "--test",
    "--enable-source-maps",
    ...process.argv.slice(2),
    ...(await readdir(out)).map((f) => join(out, f)),
    join(root, "test/browser.mjs"),
  ],
  { stdio: "inherit" },
);
await rm(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
