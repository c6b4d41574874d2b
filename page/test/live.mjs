// The page on a real alliance: see alliance.mjs. `npm run test:live`.
import assert from "node:assert/strict";
import { after, before, test as run } from "node:test";
import { SOON, startAlliance } from "./alliance.mjs";
import { skip } from "./chromium.mjs";

const test = (name, body) => run(name, { skip, timeout: 180_000 }, body);
let alliance;

before(async () => {
  if (!skip) {
    alliance = await startAlliance();
  }
});

after(() => alliance?.close());

const pages = { get: (member) => alliance.pages.get(member) };
const open = (t, member, path, options) => alliance.open(t, member, path, options);
const row = (page, id) => page.locator(`.row[data-id="${id}"]`);

const hasFocus = (page, selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);

/** Chooses a group in the masthead, and waits for its picture. */
async function chooseGroup(page, group) {
  const answered = page.waitForResponse((answer) => answer.url().includes(`/incidents?group=${group}&`));
  await page.locator("#head-group").selectOption(group);
  await answered;
}

/** Fills in a report of shelling on a day of the window that the page opens on, in a desert where the example has none. */
async function fillIn(page, { dead }) {
  await page.locator(".tile").first().click();
  await page.getByRole("button", { name: "Set", exact: true }).click();
  const opening = await page.evaluate(() =>
    fetch("/api/v1/node").then(async (answer) => (await answer.json()).opening),
  );
  await page.locator("input[type=date]").fill(opening.to.slice(0, 10));
  const digits = (below) => String(Math.floor(Math.random() * below)).padStart(String(below - 1).length, "0");
  await page
    .locator("input[type=time]")
    .first()
    .fill(`03:${digits(60)}`);
  await page.getByRole("button", { name: "Coordinates" }).click();
  await page.locator(".part-where input").fill(`32.${digits(10_000)} 38.${digits(10_000)}`);
  await sayDead(page, dead);
}

async function sayDead(page, dead) {
  const input = page.getByRole("textbox", { name: "Dead", exact: true });
  await input.fill(String(dead));
  await input.blur();
}

/** Files what is filled in, and opens its incident from there. */
async function file(page, button) {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { name: "Arrived" }).waitFor();
  await page.getByRole("link", { name: "Open the incident" }).click();
  await page.waitForSelector(".accounts-table");
  return page.url().split("/").at(-1);
}

/** The names in the preview: who receives something, and who nothing. */
async function preview(page) {
  await page.locator(".receives li").first().waitFor();
  const names = (chip) => page.locator(`.receives .chip.${chip}`).allInnerTexts();
  return { receives: (await names("confirms")).sort(), not: (await names("reports")).sort() };
}

const deadCell = (page) => page.locator("tbody tr", { has: page.locator("th", { hasText: "Dead" }) }).locator("td b");

test("a report filed at one member, and its correction, come to another's open page by themselves", async (t) => {
  const [author, reader] = await Promise.all([open(t, "sy", "/"), open(t, "iq", "/")]);
  for (const { page } of [author, reader]) {
    await page.waitForSelector(".row");
    await chooseGroup(page, "border");
  }
  await reader.page.evaluate(() => (globalThis.stayed = true));
  await reader.page.keyboard.press("j");

  await author.page.getByRole("link", { name: "Report" }).first().click();
  await fillIn(author.page, { dead: 1 });
  // What the form says before anything leaves: the other of the pair receives it, and nobody else.
  assert.deepEqual(await preview(author.page), {
    receives: ["Iraq"],
    not: ["Iran", "Joint centre", "Russia"],
  });
  const id = await file(author.page, "File the report");
  assert.equal(await deadCell(author.page).innerText(), "1");
  await author.page.getByRole("link", { name: "Picture" }).first().click();
  await row(author.page, id).waitFor();

  await reader.page.locator(".pill:visible").waitFor(SOON);
  assert.ok(await hasFocus(reader.page, ".row.selected a"), "what arrives takes the focus from nobody");
  await reader.page.locator(".pill:visible").click();
  await row(reader.page, id).getByRole("link").click();
  await reader.page.locator(".accounts-table th", { hasText: "Syria" }).waitFor();
  assert.equal(await deadCell(reader.page).innerText(), "1");
  assert.equal(
    await reader.page.getByRole("link", { name: "Correct" }).count(),
    0,
    "only its author corrects a report",
  );

  await row(author.page, id).getByRole("link").click();
  await author.page.getByRole("link", { name: "Correct" }).click();
  await sayDead(author.page, 3);
  assert.deepEqual((await preview(author.page)).receives, ["Iraq"]);
  const corrected = await file(author.page, "File the correction");
  assert.equal(await deadCell(author.page).innerText(), "3");

  await deadCell(reader.page).getByText("3", { exact: true }).waitFor(SOON);
  assert.equal(await deadCell(reader.page).count(), 1, "what was corrected is no column of its own");
  await reader.page.locator("details.version summary").click();
  assert.match(await reader.page.locator("details.version li").innerText(), /Dead: 1\b/);
  assert.equal(await reader.page.evaluate(() => globalThis.stayed), true, "it was never loaded anew");

  // Neither comes to a member outside the pair.
  const outside = await open(t, "ru", "/");
  await outside.page.waitForSelector(".row");
  const held = await outside.page.evaluate(
    (id) => fetch(`/api/v1/incidents/${id}`).then((answer) => answer.status),
    id,
  );
  assert.equal(held, 404);
  assert.deepEqual([...author.wrong, ...reader.wrong], []);
});

test("a report of which an earlier version is taken back counts no more, and says so at each version", async (t) => {
  const { page, wrong } = await open(t, "sy", "/");
  await page.waitForSelector(".row");
  await chooseGroup(page, "border");
  await page.getByRole("link", { name: "Report" }).first().click();
  await fillIn(page, { dead: 1 });
  const first = await file(page, "File the report");
  await page.getByRole("link", { name: "Correct" }).click();
  await sayDead(page, 2);
  const second = await file(page, "File the correction");
  // The page takes back the version that it shows; a program may name another.
  const status = await page.evaluate(async (id) => {
    const { ext, label } = await (await fetch(`/api/v1/records/${id}`)).json();
    const token = document.querySelector("meta[name=tansiq-token]").content;
    const answer = await fetch("/api/v1/reports", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ kind: "retraction", retracts: ext, reason: "It was thunder.", label }),
    });
    return answer.status;
  }, first);
  assert.equal(status, 201);
  for (const [id, dead] of [
    [second, "2"],
    [first, "1"],
  ]) {
    await page.goto(`${pages.get("sy")}/#/incident/${id}`);
    await page.locator(".taken-back .said", { hasText: `Dead: ${dead}` }).waitFor(SOON);
    assert.match(await page.locator(".taken-back").innerText(), /Syria.*retracted.*It was thunder\./);
    await page.goto(`${pages.get("sy")}/#/report/${id}`);
    await page.getByText("It was thunder.").waitFor();
    assert.equal(await page.locator(".tile").count(), 0, "what was taken back cannot be corrected");
  }
  // The page asks for the incident before it says that there is none.
  assert.deepEqual(
    wrong.filter((message) => !/404.*\/api\/v1\/incidents\//.test(message)),
    [],
  );
});

test("the keyboard alone reaches list, incident and form", async (t) => {
  const { page, wrong } = await open(t, "sy", "/");
  await page.waitForSelector(".row");
  const focused = (selector) => hasFocus(page, selector);
  /** Tab until something that fits has the focus; the whole frame has fewer stops than that. */
  const tabTo = async (selector, stops = 60) => {
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press("Tab");
      if (await focused(selector)) {
        return;
      }
    }
    assert.fail(`${stops} presses of Tab do not reach ${selector}`);
  };
  await tabTo(".skip", 1);
  await page.keyboard.press("Enter");
  assert.ok(await focused("main"));
  await tabTo(".row a");
  const title = await page.locator(".row.selected a").innerText();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".accounts-table");
  assert.ok((await page.locator(".incident h1").innerText()).startsWith(title));
  await tabTo(".crumb a");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".row");
  await page.keyboard.press("n");
  await page.waitForSelector(".tile");
  await tabTo(".tile");
  await page.keyboard.press("Space");
  assert.ok(await focused(".tile[aria-pressed=true]"), "the focus stays where it was pressed");
  await tabTo(".part-who .option");
  await tabTo(".file");
  await page.keyboard.press("Enter");
  await page.locator(".part-where.refused").waitFor();
  assert.deepEqual(wrong, []);
});

test("a group of which a member is not pinned says who, in both languages", async (t) => {
  const { page, wrong } = await open(t, "ru", "/");
  await page.waitForSelector(".row");
  await chooseGroup(page, "astana");
  await page.locator(".empty", { hasText: /not pinned at this node: .*Turkey/ }).waitFor();
  await page.getByRole("button", { name: "العربية" }).click();
  await page.locator(".empty", { hasText: /لم تثبّت هذه العقدة مفاتيحه.*تركيا/ }).waitFor();
  await page.goto(`${pages.get("ru")}/#/alliance`);
  await page.locator(".alliance .group-note", { hasText: "تركيا" }).waitFor();
  await page.goto(`${pages.get("ru")}/#/`);
  await page.locator(".empty button").click();
  await page.waitForSelector(".row");
  await page.reload();
  await page.waitForSelector(".row");
  assert.equal(
    await page.locator("#head-group").inputValue(),
    "",
    "all that the node holds is chosen until another is",
  );
  assert.deepEqual(wrong, []);
});

test("how many of it there were is disputed in the row that says what", async (t) => {
  const { page, wrong } = await open(t, "sy", "/");
  await page.waitForSelector(".row");
  await chooseGroup(page, "border");
  const id = await page.evaluate(async () => {
    const answer = await fetch("/api/v1/incidents?group=border&state=contested&limit=1000");
    return (await answer.json()).incidents.find((i) => i.differs.join() === "count").id;
  });
  await page.goto(`${pages.get("sy")}/#/incident/${id}`);
  await page.waitForSelector(".accounts-table");
  assert.equal(await page.locator("tr.disputed").count(), 1);
  assert.match(await page.locator("tr.disputed th").innerText(), /^What\s.*accounts/s);
  assert.deepEqual(await page.locator("tr.disputed .account").allInnerTexts(), ["A", "B"]);
  assert.deepEqual(wrong, []);
});

test("on paper stand the whole list and the reports side by side, and nothing that is pressed", async (t) => {
  const { page, wrong } = await open(t, "sy", "/");
  await page.waitForSelector(".picture.drawn .row");
  await page.locator(".list .more").waitFor();
  const rows = await page.locator(".row").count();
  // Printing tells the page so; the paper itself is not looked at.
  await page.pdf();
  assert.equal(await page.locator(".list .more").count(), 0);
  assert.ok((await page.locator(".row").count()) > rows);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".map canvas", ".controls", ".filters", ".time-tools"]) {
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  }
  for (const selector of [".row a", ".summary", ".attribution", ".strip-digest", "#head-group"]) {
    assert.equal(await page.locator(selector).first().isVisible(), true, selector);
  }
  const id = await page.locator(".row").first().getAttribute("data-id");
  await page.goto(`${pages.get("sy")}/#/incident/${id}`);
  await page.locator(".accounts-table").waitFor();
  // An A4 page across, less its margins.
  await page.setViewportSize({ width: 1032, height: 700 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1032);
  assert.equal(await page.locator(".actions").first().isVisible(), false);
  assert.deepEqual(wrong, []);
});

test("what the whole sees is the same at each member, and its figures lead to as many incidents", async (t) => {
  const tables = new Map();
  for (const member of alliance.pages.keys()) {
    const { page, wrong } = await open(t, member, "/#/whole");
    const table = page.locator(".whole-table tbody");
    await table.waitFor();
    tables.set(member, await table.innerText());
    assert.deepEqual(wrong, []);
  }
  for (const [member, table] of tables) {
    assert.equal(table, tables.get("sy"), member);
  }
  const { page } = await open(t, "sy", "/#/whole");
  const together = page.locator(".part-whole a[href$=together]");
  const counted = await together.innerText();
  await together.click();
  await page.waitForSelector(".behind .row");
  assert.equal(/[\d,]+/.exec(await page.locator(".behind .note").innerText())[0], counted);
});

for (const [how, options, direction, shown] of [
  ["in Arabic it reads from the right", { locale: "ar-IQ" }, "rtl", /[٠-٩]/],
  ["390 pixels hold every view", { width: 390, height: 844 }, "ltr", /[0-9]/],
]) {
  test(`${how}, on the example's own incidents`, async (t) => {
    const { page, wrong } = await open(t, "iq", "/", options);
    await page.waitForSelector(".picture.drawn .row");
    assert.equal(await page.evaluate(() => document.documentElement.dir), direction);
    assert.match(await page.locator(".summary b").innerText(), shown);
    const id = await page.locator(".row").first().getAttribute("data-id");
    for (const [path, there] of [
      ["#/", ".row"],
      [`#/incident/${id}`, ".accounts-table"],
      ["#/alliance", ".members"],
      ["#/whole", ".whole-table"],
      ["#/report", ".tile"],
    ]) {
      await page.goto(`${pages.get("iq")}/${path}`);
      // Found and measured in one step: a list that the map moves is drawn anew in between.
      const found = await page.waitForFunction((selector) => {
        const element = document.querySelector(selector);
        return (
          element !== null && {
            wide: document.documentElement.scrollWidth - innerWidth,
            reads: getComputedStyle(element).direction,
          }
        );
      }, there);
      const { wide, reads } = await found.jsonValue();
      assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`);
      assert.equal(reads, direction, path);
    }
    assert.deepEqual(wrong, []);
  });
}
