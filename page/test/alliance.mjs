// The example's nodes as `./tansiq demo` runs them, each with its own page, ledger and keys, for tests with Chromium as a person's browser.
// With TANSIQ_ALLIANCE, the folder of a demo that runs already, none is started.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { launch, open as openPage } from "./chromium.mjs";

const launcher = fileURLToPath(new URL("../../tansiq", import.meta.url));

/** A record comes to a neighbour in some milliseconds; a machine that builds beside may take longer, one that lost it never shows it. */
export const SOON = { timeout: 10_000 };

let demo;
let folder;

// Whoever breaks the tests off leaves no alliance behind.
process.on("exit", () => demo?.kill("SIGTERM"));

/** Starts the alliance and the browser: where the page of each member is, how to open it, and how to end both. */
export async function startAlliance() {
  const starting = process.env.TANSIQ_ALLIANCE ?? startDemo();
  const browser = await launch();
  const { nodes } = JSON.parse(await readFile(join(await starting, "alliance.json"), "utf8"));
  const pages = new Map(nodes.map(({ member, api }) => [member, api]));
  return {
    pages,
    open: (t, member, path, options) => openPage(t, browser, pages.get(member) + path, options),
    async close() {
      await browser.close();
      if (demo !== undefined && demo.exitCode === null) {
        demo.kill("SIGTERM");
        await once(demo, "exit");
      }
      if (folder !== undefined) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Starts the example in a folder of its own; answers with the folder once it is loaded and serves. */
async function startDemo() {
  folder = await mkdtemp(join(tmpdir(), "tansiq-live-"));
  const data = join(folder, "demo");
  demo = spawn(launcher, ["demo", "--data", data, "--port", String(await freePort())], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  demo.stderr.on("data", (text) => (said += text));
  const ended = once(demo, "exit").then(([code]) => {
    throw new Error(`./tansiq demo ended with ${code}: ${said}`);
  });
  // Awaited only while it starts: at the end it is this test that stops it.
  ended.catch(() => undefined);
  const up = new Promise((resolve) =>
    createInterface(demo.stdout).on("line", (line) => line.startsWith("Open http") && resolve(data)),
  );
  return Promise.race([up, ended]);
}

/** A port that nobody listens on; the demo passes over those after it that somebody took. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
