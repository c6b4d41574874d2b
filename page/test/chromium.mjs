// The browser that tests use: the machine's own Chromium, or the one that CHROMIUM names. Where there is none, tests in it are skipped,
// except where TANSIQ_BROWSER_TESTS=required.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why tests in a browser are skipped here; false where they run. */
export const skip =
  existsSync(executablePath) || process.env.TANSIQ_BROWSER_TESTS === "required"
    ? false
    : `there is no Chromium at ${executablePath}; install it, or say where it is in CHROMIUM`;

export function launch() {
  assert.ok(
    existsSync(executablePath),
    `There is no Chromium at ${executablePath}: install it, or say where it is in CHROMIUM.`,
  );
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  });
}

/** A record that was filed a moment ago may not be in the picture yet: the page asks until it is, and the browser notes each no. */
function isWaiting(message) {
  return message.text().includes("404") && message.location().url.includes("/api/v1/records/");
}

/** A page of a reader of its own, closed with the test; what it logs as wrong, refusals of the content security policy among it, is in `wrong`. */
export async function open(t, browser, url, { width = 1280, height = 800, locale = "en-GB", dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    colorScheme: dark ? "dark" : "light",
    timezoneId: "Asia/Damascus",
    isMobile: width < 768,
    hasTouch: width < 768,
    reducedMotion: "reduce",
  });
  t.after(() => context.close());
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on(
    "console",
    (message) =>
      message.type() === "error" && !isWaiting(message) && wrong.push(`${message.text()} ${message.location().url}`),
  );
  await page.goto(url);
  return { page, context, wrong };
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, or in a part of it. The page's policy allows no script but its own, so axe comes in by the debugger. */
export async function violations(page, selector = "html") {
  await page.evaluate(axe);
  const found = await page.evaluate((part) => globalThis.axe.run(document.querySelector(part)), selector);
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].target}`);
}
