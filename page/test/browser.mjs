// The page in a real browser: Chromium from the system (or CHROMIUM), against the development server or, with TANSIQ_PAGE, a running
// node of the example alliance. Part of `npm test`; alone: `npm run test:browser`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { after, before, test as run } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open as openPage, skip, violations } from "./chromium.mjs";

const test = (name, body) => run(name, { skip }, body);
let base = process.env.TANSIQ_PAGE;
let server;
let browser;

before(async () => {
  if (skip) {
    return;
  }
  assert.ok(existsSync(new URL("../dist/index.html", import.meta.url)), "The page is not built: npm run build.");
  if (base === undefined) {
    server = spawn(process.execPath, [fileURLToPath(new URL("../dev/server.mjs", import.meta.url)), "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    base = await new Promise((found) => server.stdout.once("data", (line) => found(String(line).trim())));
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill();
});

const open = (t, path, options) => openPage(t, browser, path.startsWith("about:") ? path : base + path, options);
const drawn = (page) => page.waitForSelector(".picture.drawn", { timeout: 60_000 });
const incidents = (page) =>
  page
    .locator(".summary b")
    .innerText()
    .then((text) => Number(text.replace(/\D/g, "")));

test("the picture draws its map, its list and its time, and breaks no rule of its policy", async (t) => {
  const { page, wrong } = await open(t, "/");
  await drawn(page);
  assert.ok((await page.locator(".row").count()) > 3);
  assert.ok((await page.locator(".time-plot rect").count()) > 3);
  // A canvas that was drawn on compresses badly; an empty one is a few hundred bytes.
  assert.ok((await page.locator(".map canvas").screenshot()).length > 20_000);
  // A font that the browser cannot read is no error on the page: it is drawn in another.
  const fonts = await page.evaluate(() =>
    document.fonts.ready.then((all) => [...all].map((f) => [f.family, f.status])),
  );
  assert.ok(fonts.some(([family, status]) => family.includes("Plex") && status === "loaded"));
  assert.ok(fonts.some(([family, status]) => family.startsWith("maplibre") && status === "loaded"));
  assert.deepEqual(
    fonts.filter(([, status]) => status === "error"),
    [],
  );
  assert.deepEqual(wrong, []);
});

test("the example says on each view that it is an exercise", async (t) => {
  const { page } = await open(t, "/");
  for (const path of ["#/", "#/talks", "#/alliance", "#/report"]) {
    await page.goto(base + "/" + path);
    await page.waitForSelector("main > *");
    assert.match(
      await page.locator(".masthead .badge select").evaluate((s) => s.selectedOptions[0].text),
      /example|exercise/i,
      path,
    );
  }
});

test("the list follows the map", async (t) => {
  const { page } = await open(t, "/");
  await drawn(page);
  const before = await page.locator(".row").count();
  for (let i = 0; i < 4; i++) {
    await page.getByRole("button", { name: "Closer" }).click();
    await page.waitForTimeout(300);
  }
  await page.waitForFunction((n) => document.querySelectorAll(".row").length !== n, before);
  await page.getByRole("button", { name: "Show all on the map" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".row").length >= n - 1, before);
});

test("keys move through the list, open an incident, and lead back", async (t) => {
  const { page } = await open(t, "/");
  await drawn(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await page.locator(".row.selected").count(), 1);
  const title = await page.locator(".row.selected a").innerText();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".incident h1");
  assert.ok((await page.locator(".incident h1").innerText()).startsWith(title));
  await page.keyboard.press("Escape");
  await drawn(page);
  assert.equal(await page.locator(".row.selected a").innerText(), title);
});

test("contested only, by key and by chip, and back", async (t) => {
  const { page } = await open(t, "/");
  await drawn(page);
  const all = await incidents(page);
  await page.keyboard.press("c");
  await page.locator(".filter-chips .contested[aria-pressed=true]").waitFor();
  const contested = await incidents(page);
  assert.ok(contested > 0 && contested < all);
  await page.getByRole("button", { name: /^All/ }).click();
  assert.equal(await incidents(page), all);
});

test("Arabic turns the frame around and counts in its own digits", async (t) => {
  const { page, wrong } = await open(t, "/", { locale: "ar-SY" });
  await drawn(page);
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  const [list, map] = await Promise.all([".list-pane", ".map-box"].map((s) => page.locator(s).boundingBox()));
  assert.ok(list.x > map.x, "the list stands at the start of reading");
  assert.match(await page.locator(".summary b").innerText(), /[٠-٩]/);
  assert.match((await page.locator(".map canvas").getAttribute("aria-label")) ?? "", /[\u0600-\u06ff]/);
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForSelector("html[dir=ltr]");
  await drawn(page);
  assert.deepEqual(wrong, []);
});

test("a contested incident shows its accounts side by side and takes no side", async (t) => {
  const { page, wrong } = await open(t, "/");
  await drawn(page);
  await page.keyboard.press("c");
  await page.locator(".row a").first().click();
  await page.waitForSelector(".accounts-table");
  assert.ok((await page.locator("tr.disputed td.speaks").count()) > 1);
  assert.ok((await page.locator(".account.other").count()) > 0);
  assert.match(await page.locator(".verdict").innerText(), /does not decide/);
  assert.deepEqual(wrong, []);
});

test("a report is previewed, filed, arrives, and shows in another reader's picture", async (t) => {
  const { page, wrong } = await open(t, "/#/report", { width: 390, height: 844 });
  const reader = await open(t, "/");
  await drawn(reader.page);
  const before = await incidents(reader.page);
  await page.locator(".tile").nth(1).tap();
  await page.getByRole("button", { name: "Set", exact: true }).tap();
  // A day of the opening window, and a time and place that no earlier run has used: it must be an incident of its own.
  const opening = await reader.page.evaluate(() =>
    fetch("/api/v1/node")
      .then((answer) => answer.json())
      .then((node) => node.opening),
  );
  const middle = new Date(Date.parse(opening.to) - 10 * 86_400_000).toISOString().slice(0, 10);
  const digits = () => String(Math.floor(Math.random() * 10_000)).padStart(4, "0");
  const minute = digits()
    .slice(0, 2)
    .replace(/^[6-9]/, "5");
  await page.locator("input[type=date]").fill(middle);
  await page.locator("input[type=time]").first().fill(`03:${minute}`);
  await page.getByRole("button", { name: "Coordinates" }).tap();
  await page.locator(".part-where input").fill(`36.${digits()} 40.${digits()}`);
  await page.waitForSelector(".receives li");
  assert.match(await page.locator(".preview").innerText(), /receives/);
  await page.getByRole("button", { name: "File the report" }).tap();
  await page.getByText("Arrived").waitFor();
  await page.getByRole("link", { name: "Open the incident" }).waitFor();
  await reader.page.locator(".pill:visible").waitFor({ timeout: 15_000 });
  await reader.page.locator(".pill").click();
  assert.equal(await incidents(reader.page), before + 1);
  assert.deepEqual(wrong, []);
});

test("a refusal stands at its field, with the node's reason, and nothing is lost", async (t) => {
  const { page } = await open(t, "/#/report");
  await page.locator(".tile").first().click();
  await page.getByRole("button", { name: "Coordinates" }).click();
  await page.locator(".part-where input").fill("91.5 36.71");
  await page.getByRole("button", { name: "File the report" }).click();
  await page.locator(".part-where.refused .refusal").waitFor();
  assert.equal(await page.locator(".part-where input").inputValue(), "91.5 36.71");
});

test("what looks like a person's number is pointed out at the text, in the reader's language", async (t) => {
  const { page } = await open(t, "/#/report", { locale: "ar" });
  await page.locator(".tile").first().click();
  await page.locator(".part-where button").nth(3).click();
  await page.locator(".part-where input").fill("36.2 37.1");
  await page.locator(".part-text textarea").fill("اتصلوا على 0991234567");
  const warning = page.locator(".part-text .warning");
  await warning.waitFor();
  assert.match(await warning.innerText(), /هاتف/);
});

test("who files a report too soon is led by the keyboard to what is missing", async (t) => {
  const { page } = await open(t, "/#/report");
  await page.locator(".file").focus();
  await page.keyboard.press("Enter");
  await page.locator(".part-what.refused .tile:focus").first().waitFor();
});

test("without the node a report waits in the browser, and goes out by itself", async (t) => {
  const { page, context } = await open(t, "/#/report");
  await page.locator(".tile").nth(2).click();
  await page.getByRole("button", { name: "Coordinates" }).click();
  await page.locator(".part-where input").fill("33.51 36.29");
  await context.setOffline(true);
  await page.getByRole("button", { name: "File the report" }).click();
  await page.getByText("Kept here, not sent yet").waitFor();
  await page.locator(".band", { hasText: "report waiting" }).waitFor();
  await context.setOffline(false);
  await page.locator(".band", { hasText: "report waiting" }).waitFor({ state: "detached", timeout: 20_000 });
});

test("a draft outlives the page", async (t) => {
  const { page } = await open(t, "/#/report");
  await page.locator(".tile").nth(3).click();
  await page.locator("textarea").fill("حريق قرب الطريق");
  await page.getByText("Draft kept").waitFor();
  await page.reload();
  await page.waitForSelector("textarea");
  assert.equal(await page.locator("textarea").inputValue(), "حريق قرب الطريق");
  assert.equal(await page.locator(".tile[aria-pressed=true]").count(), 1);
});

/** Lets the page have another answer than the server gives. */
async function altered(page, path, change) {
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change(await answer.json()) });
  });
}

/** Makes the page ask the node anew, as a change of the picture does, with answers of `path` altered by `change`. */
async function redrawn(page, path, change) {
  await altered(page, path, change);
  const { token, report } = await page.evaluate(() => ({
    token: document.querySelector("meta[name=tansiq-token]").content,
    report: { kind: "report", ext: `test/${crypto.randomUUID()}`, what: { category: "hazard.fire" } },
  }));
  await page.evaluate(
    ({ token, report }) =>
      fetch("/api/v1/reports", {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify({
          ...report,
          when: { from: new Date().toISOString() },
          where: { lat: 34 + Math.random(), lon: 38 + Math.random(), radius_m: 1000 },
        }),
      }),
    { token, report },
  );
}

/** Marks what has the focus, to tell it from another of its kind drawn in its place. */
const markFocus = (locator) => locator.evaluate((element) => (element.focus(), (globalThis.held = element)) && null);
const stillFocused = (page) => page.evaluate(() => document.activeElement === globalThis.held);

test("the strip and the alliance drawn anew keep the focus where it is", async (t) => {
  const { page, wrong } = await open(t, "/#/alliance");
  for (const [what, selector] of [
    ["the strip", ".strip-digest button"],
    ["the alliance", ".groups li:nth-child(2) button"],
  ]) {
    await page.locator(".alliance .members").first().waitFor();
    await markFocus(page.locator(selector));
    const sizes = Math.floor(Math.random() * 1e6) + 1e6;
    await redrawn(page, "**/api/v1/alliance*", (alliance) => ({
      ...alliance,
      members: alliance.members.map((m) => ({ ...m, size: sizes })),
    }));
    await page
      .locator(".members td", { hasText: sizes.toLocaleString("en-GB") })
      .first()
      .waitFor();
    assert.ok(await stillFocused(page), what);
    await page.unrouteAll({ behavior: "wait" });
  }
  assert.deepEqual(wrong, []);
});

test("an incident drawn anew keeps focus, scroll and what was unfolded", async (t) => {
  const { page, wrong } = await open(t, "/", { width: 800 });
  await drawn(page);
  const id = await page.evaluate(async () => {
    const { incidents } = await (await fetch("/api/v1/incidents?limit=1000")).json();
    return incidents.sort((a, b) => b.reports - a.reports)[0].id;
  });
  // The made-up incidents have one pair at most; the others are folded away only where there are more.
  const pair = { terms: [], score: 4, threshold: 3 };
  const several = (incident) => ({
    ...incident,
    why: incident.reportsFull.slice(1).map((r) => ({ ...pair, a: incident.reportsFull[0].id, b: r.id })),
  });
  await altered(page, `**/api/v1/incidents/${id}*`, several);
  await page.goto(`${base}/#/incident/${id}`);
  await page.locator(".accounts-table").waitFor();
  const pairs = page.locator(".rail-part details");
  await pairs.locator("summary").click();
  await markFocus(pairs.locator("summary"));
  await page.locator(".side").evaluate((box) => (box.scrollLeft = 40));
  assert.equal(await page.locator(".side").evaluate((box) => box.scrollLeft), 40);
  await redrawn(page, `**/api/v1/incidents/${id}*`, (incident) => ({ ...several(incident), origins: 77 }));
  await page.locator(".verdict b", { hasText: "77" }).waitFor();
  assert.ok(await stillFocused(page));
  assert.equal(await pairs.getAttribute("open"), "");
  assert.equal(await page.locator(".side").evaluate((box) => box.scrollLeft), 40);
  assert.deepEqual(wrong, []);
});

test("who chooses a group by keyboard is still at the choice when its picture is there", async (t) => {
  const { page } = await open(t, "/");
  await drawn(page);
  await markFocus(page.locator("#head-group"));
  const answered = page.waitForResponse((answer) => answer.url().includes("/incidents?group=border&"));
  await page.locator("#head-group").selectOption("border");
  await answered;
  assert.ok(await stillFocused(page));
  assert.equal(await page.locator("#head-group").inputValue(), "border");
  const earlier = page.getByRole("button", { name: "Earlier" });
  await markFocus(earlier);
  await page.keyboard.press("Enter");
  assert.ok(await stillFocused(page));
});

test("the picture ends on what the whole sees, and each figure of it leads to its incidents", async (t) => {
  const { page, wrong } = await open(t, "/");
  await drawn(page);
  const line = page.locator(".whole-line");
  await line.getByText("no member alone tells of more than").waitFor();
  await line.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".whole-table tbody tr");
  assert.match(await page.locator(".whole .lead").first().innerText(), /together: .*incidents/);
  const rows = page.locator(".whole-table tbody tr");
  assert.equal(await rows.last().locator("th").innerText(), "All together");
  const never = rows.first().locator("a[href$=never]");
  const counted = Number((await never.innerText()).replace(/\D/g, ""));
  assert.ok(counted > 0);
  await never.click();
  await page.waitForSelector(".behind .row");
  const said = await page.locator(".behind .note").innerText();
  assert.equal(Number(/[\d,]+/.exec(said)[0].replace(/\D/g, "")), counted);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".whole-table");
  assert.deepEqual(wrong, []);
});

test("where nobody or one member reports the strip says so and shows no table", async (t) => {
  const { page } = await open(t, "about:blank");
  let rows = [];
  await page.route("**/api/v1/whole*", (route) =>
    route.fulfill({
      json: { group: "four", asOf: null, incidents: rows.length, reports: 1, origins: 1, inTimeS: 604800, rows },
    }),
  );
  await page.goto(base + "/#/whole");
  await page.getByText("there is nothing to count").waitFor();
  const figures = { told: 1, never: 0, joined: 0, together: 0, first: 1, later: 0, afterwards: 0, earlierS: null };
  const row = { ...figures, members: ["sy"], alone: { reports: 1, incidents: 1, origins: 1 } };
  rows = [
    { ...row, part: "sy", kind: "member" },
    { ...row, part: "group:four", kind: "whole" },
  ];
  await page.reload();
  await page.getByText(/Only .*Syria.* reports here so far/).waitFor();
  assert.equal(await page.locator(".whole-table").count(), 0);
});

test("where nobody has talked yet, the page says how to begin, and leads there", async (t) => {
  const { page, wrong } = await open(t, "/#/talks");
  await page.getByText("Nobody has said anything here yet.").waitFor();
  assert.equal(await page.locator(".board-start li").count(), 3);
  await page.keyboard.press("q");
  await page.locator("dialog.saying", { hasText: "A consultation" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Found a council" }).click();
  assert.ok((await page.locator('[data-field="members"] input:checked').count()) > 1, "a group's members are chosen");
  assert.deepEqual(wrong, []);
});

test("a first reader of one language is sent 600 kB at most for all views", async (t) => {
  const sent = new Set();
  const { page, context } = await open(t, "about:blank");
  context.on("request", (request) => sent.add(new URL(request.url()).pathname));
  await page.goto(base + "/");
  await drawn(page);
  // One whose reports quote nobody in another script: what others write is theirs.
  const id = await page.evaluate(async () => {
    const { incidents } = await (await fetch("/api/v1/incidents?limit=1000")).json();
    for (const { id } of incidents) {
      const text = JSON.stringify(
        (await (await fetch(`/api/v1/incidents/${id}`)).json()).reportsFull.map((r) => r.text),
      );
      if (!/[\u0400-\u06ff]/.test(text)) {
        return id;
      }
    }
  });
  for (const [path, there] of [
    [`#/incident/${id}`, ".small-map canvas"],
    ["#/alliance", ".members"],
    ["#/report", ".pick-map canvas"],
  ]) {
    await page.goto(`${base}/${path}`);
    await page.waitForSelector(there);
  }
  await page.evaluate(() => document.fonts.ready);
  const bytes = async (path) => {
    const file = fileURLToPath(new URL(`../dist${path === "/" ? "/index.html" : path}`, import.meta.url));
    return (await stat(existsSync(file + ".br") ? file + ".br" : file)).size;
  };
  const files = await Promise.all(
    [...sent].filter((p) => !p.startsWith("/api/")).map(async (p) => [p, await bytes(p)]),
  );
  const total = files.reduce((sum, [, size]) => sum + size, 0);
  t.diagnostic(`${total} bytes`);
  assert.ok(
    files.some(([path]) => path.includes("maplibre-gl-worker")),
    "the map's worker is counted",
  );
  assert.ok(total <= 600_000, `${total} bytes: ${files.map((f) => f.join(" ")).join(", ")}`);
  // Who talks is sent the rest, once.
  const before = new Set(sent);
  await page.goto(`${base}/#/talks`);
  await page.locator("[data-act=consultation]").click();
  await page.waitForSelector("dialog.saying");
  await page.keyboard.press("Escape");
  await page.goto(`${base}/#/talks/${"ab".repeat(32)}`);
  await page.waitForSelector(".talks .gone");
  const late = [...sent].filter((path) => !path.startsWith("/api/") && !before.has(path));
  const more = (await Promise.all(late.map(bytes))).reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${more} bytes more for talk`);
  assert.ok(more <= 30_000, `${more} bytes: ${late.join(", ")}`);
  assert.ok(
    ![...sent].some((path) => /arabic|cyrillic|\/part-ar-/.test(path)),
    "what only the other language needs stays away",
  );
});

for (const [width, locale, dark] of [
  [1440, "en-GB", false],
  [390, "ar-SY", true],
]) {
  test(`at ${width} pixels in ${locale} nothing sticks out, and axe finds nothing`, async (t) => {
    const { page, context } = await open(t, "/", { width, height: 900, locale, dark });
    await context.newPage();
    await drawn(page);
    const id = await page.locator(".row").first().getAttribute("data-id");
    for (const path of ["#/", `#/incident/${id}`, "#/alliance", "#/whole", "#/whole/sy/never", "#/report"]) {
      await page.goto(base + "/" + path);
      await page.waitForSelector("main h1", { state: "attached" });
      await page.waitForTimeout(500);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`);
      assert.deepEqual(await violations(page), [], path);
    }
  });
}
