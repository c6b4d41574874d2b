// Members talk by their pages: a secretary, a duty officer and a principal, each at a node of the example. See alliance.mjs.
import assert from "node:assert/strict";
import { after, before, test as run } from "node:test";
import { SOON, startAlliance } from "./alliance.mjs";
import { skip, violations } from "./chromium.mjs";

const test = (name, body) => run(name, { skip, timeout: 180_000 }, body);
let alliance;

before(async () => {
  if (!skip) {
    alliance = await startAlliance();
  }
});

after(() => alliance?.close());

/** Opens a member's page of talk, with a group chosen. */
async function open(t, member, { group = "border", ...options } = {}) {
  const opened = await alliance.open(t, member, "/", options);
  await opened.page.waitForSelector(".picture .row, .picture .empty");
  await opened.page.evaluate((g) => localStorage.setItem("tansiq.group", g), group);
  await opened.page.goto(`${alliance.pages.get(member)}/#/talks`);
  await opened.page.reload();
  await opened.page.waitForSelector(".board h1");
  return opened;
}

const dialog = (page) => page.locator("dialog.saying");
const field = (page, name) => dialog(page).locator(`[data-field="${name}"]`);

/** Writes into a line or a text of a form, in the language that it begins with or another. */
async function write(page, name, text, lang) {
  const where = lang === undefined ? "" : `[data-lang="${lang}"]`;
  await field(page, name).locator(`input[type=text]${where}, textarea${where}`).first().fill(text);
}

/** Opens the form of an act: its button, or first the menu that it is in. */
async function act(page, name, within = page.locator("body")) {
  const button = within.locator(`[data-act="${name}"]`).first();
  await button.waitFor({ state: "attached" });
  if (!(await button.isVisible())) {
    await within
      .locator("details.menu:not([open])", { has: page.locator(`[data-act="${name}"]`) })
      .first()
      .locator("summary")
      .click();
  }
  await button.click();
}

/** Says what a form holds, and waits until it is kept. */
async function say(page, keys = "Control+Enter") {
  // What was said before may still stand there.
  await page.evaluate(() => document.querySelector(".toast")?.remove());
  await page.keyboard.press(keys);
  await page.locator(".toast", { hasText: /entry|القيد/ }).waitFor();
}

async function saidAndClosed(page) {
  await say(page);
  await dialog(page).waitFor({ state: "detached" });
}

const matterOf = (page) => page.url().split("/").at(-1);

/** Founds a council of the border pair, of a name that no other has, and opens its sheet. */
async function found(page, title) {
  const name = `${title} ${Math.random().toString(36).slice(2, 8)}`;
  await act(page, "council");
  await write(page, "name", name);
  await write(page, "remit", "What happens on the common border.");
  await field(page, "group").locator("select").selectOption("border");
  for (const language of ["ar", "en"]) {
    await field(page, "languages").locator(`input[value=${language}]`).check();
  }
  await saidAndClosed(page);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return matterOf(page);
}

/** What the page says where it matters, in the language of its reader. */
const WORDS = {
  en: {
    blank: "Nothing has been said of it yet.",
    open: "open",
    adopted: "adopted",
    agrees: "agrees",
    closed: "Closed ",
    earlier: /earlier version/,
    published: "approved by all",
    met: "met",
    verified: "Verified",
    other: "Iraq",
  },
  ar: {
    blank: "لم يُقل فيه شيء بعد.",
    open: "مفتوح",
    adopted: "معتمَد",
    agrees: "يوافق",
    closed: "اختُتم",
    earlier: /نسخة سابقة/,
    published: "وافق عليه الجميع",
    met: "أُوفي به",
    verified: "تُحقّق منه",
    other: "العراق",
  },
};

for (const [language, width, locale] of [
  ["en", 1440, "en-GB"],
  ["ar", 390, "ar-SY"],
]) {
  test(`a secretary enters a meeting from blank at ${width} pixels in ${locale}, and the other member sees the same sheet`, async (t) => {
    const says = WORDS[language];
    const reader = { width, height: 900, locale };
    const { page, wrong } = await open(t, "sy", reader);
    const other = await open(t, "iq", reader);
    await found(page, "Border liaison");

    await act(page, "meeting");
    await write(page, "title", "Liaison at Al-Qaim");
    await field(page, "from").locator("input").fill("2017-06-07T10:00");
    await field(page, "to").locator("input").fill("2017-06-07T13:00");
    await write(page, "place", "Al-Qaim");
    await write(page, "source", "Made up for a test");
    await saidAndClosed(page);
    await page.getByRole("link", { name: "Liaison at Al-Qaim" }).click();
    await page.getByText(says.blank).waitFor();
    const meeting = matterOf(page);

    await act(page, "attendance-attended");
    await field(page, "seats").locator("input").first().fill("head of the border guard of Syria");
    await saidAndClosed(page);

    // Two items in a row, by the keyboard alone.
    await act(page, "item");
    await page.keyboard.type("Patrols on both sides");
    await say(page, "Control+Shift+Enter");
    await dialog(page).locator("input:focus").waitFor();
    await page.keyboard.type("Crossings at night");
    await saidAndClosed(page);

    const item = page.locator("article.item", { hasText: "Patrols on both sides" });
    await act(page, "position", item);
    await write(page, "office", "border guard of Syria");
    await write(page, "vision", "A border that both sides watch.");
    await write(page, "programme", "Hours of patrols are exchanged a day ahead.");
    await saidAndClosed(page);

    await act(page, "decision", page.locator(".matter > .acts"));
    await write(page, "title", "Hours are exchanged");
    await write(page, "texts", "Each side tells the other its hours of patrol a day ahead.");
    // What came out of a past meeting is on record as its source has it, unless one says otherwise.
    assert.equal(await field(page, "source").locator("input").inputValue(), "Made up for a test");
    await field(page, "procedure").locator("input[value=consensus]").check();
    await saidAndClosed(page);
    const decision = page.locator("article.block", { hasText: "Hours are exchanged" });
    await decision.locator(".chip", { hasText: says.open }).waitFor();

    // The other member sees it and agrees; both have agreed when this one does.
    await other.page.goto(`${alliance.pages.get("iq")}/#/talks/${meeting}`);
    const there = other.page.locator("article.block", { hasText: "Hours are exchanged" });
    await there.locator("[data-act=response-agrees]").click(SOON);
    await decision.locator(".voices", { hasText: says.agrees }).waitFor(SOON);
    await act(page, "response-agrees", decision);
    await decision.locator(".chip", { hasText: says.adopted }).waitFor();
    await there.locator(".chip", { hasText: says.adopted }).waitFor(SOON);

    await act(page, "statement", page.locator(".matter > .acts"));
    await write(page, "title", "Common statement");
    await write(page, "texts", "Both sides watch [day and night].", "en");
    await write(page, "texts", "يراقب الطرفان الحدود.", "ar");
    await saidAndClosed(page);
    const statement = page.locator("article.block", { hasText: "Common statement" });
    await statement.locator("mark", { hasText: "[day and night]" }).waitFor();
    await act(page, "statement-statement", statement);
    await write(page, "texts", "Both sides watch.", "en");
    await saidAndClosed(page);
    await statement.locator(".tongues mark").waitFor({ state: "detached" });
    await statement.getByText(says.earlier).waitFor();
    await act(page, "approval-approves", statement);
    const theirs = other.page.locator("article.block", { hasText: "Common statement" });
    await theirs.locator("[data-act=approval-approves]").click(SOON);
    await statement.locator(".chip", { hasText: says.published }).waitFor(SOON);

    await act(page, "commitment", decision);
    await write(page, "title", "Hours by each evening");
    await write(page, "texts", "Syria sends its hours each evening.");
    await field(page, "members").locator("input[value=sy]").check();
    await field(page, "by").locator("input").fill("2031-01-01T12:00");
    await saidAndClosed(page);
    const commitment = page.locator(".became article.block", { hasText: "Hours by each evening" });
    await act(page, "progress-met", commitment);
    await commitment.locator(".chip", { hasText: says.met }).first().waitFor();
    await other.page.locator(".became article.block [data-act=progress-confirms]").click(SOON);
    await commitment.locator("section", { hasText: says.verified }).getByText(says.other).waitFor(SOON);

    await act(page, "minutes", page.locator(".matter > .acts"));
    await write(page, "texts", "Both sides spoke; one decision.");
    await field(page, "closes").locator("input").check();
    await saidAndClosed(page);
    await page.getByText(says.closed).first().waitFor();
    await other.page.getByText(says.closed).first().waitFor(SOON);

    // The sheet is the same at both: what a member can do there is its own.
    const sheet = (p) =>
      p.evaluate(() =>
        [...document.querySelectorAll(".matter .words, .matter h1, .matter h3, .matter h4, .matter .meta")].map(
          (e) => e.textContent,
        ),
      );
    const own = JSON.stringify(await sheet(page));
    for (let i = 0; i < 100 && JSON.stringify(await sheet(other.page)) !== own; i++) {
      await other.page.waitForTimeout(100);
    }
    assert.deepEqual(await sheet(other.page), await sheet(page));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual([...wrong, ...other.wrong], []);
  });
}

test("a duty officer answers on a phone in Arabic, and what was asked is never lost from sight", async (t) => {
  const asker = await open(t, "sy");
  const { page, wrong } = await open(t, "iq", { width: 390, height: 844, locale: "ar-IQ" });
  await asker.page.keyboard.press("q");
  await dialog(asker.page).waitFor();
  await field(asker.page, "to").getByLabel("Iraq").check();
  await write(asker.page, "title", "Movement near the crossing");
  await write(asker.page, "texts", "Did your posts see movement last night?");
  await field(asker.page, "due").locator("input").fill("2031-01-01T12:00");
  await saidAndClosed(asker.page);

  const row = page.locator(".awaits li", { hasText: "Movement near the crossing" });
  await row.locator("[data-act=answer-receipt]").click(SOON);
  await page.locator(".toast").waitFor();
  await asker.page.locator(".consultations li", { hasText: "Movement near" }).getByText("received").waitFor(SOON);

  await row.getByRole("link").click();
  await page.locator(".thread").waitFor();
  await act(page, "answer-partial", page.locator(".matter > .acts"));
  // Without words it is not said; what is missing is shown where it is.
  await page.keyboard.press("Control+Enter");
  await field(page, "texts").locator(".refusal:not(:empty)").waitFor();
  await write(page, "texts", "نعم، قبل الفجر.");
  await saidAndClosed(page);
  await asker.page.getByRole("link", { name: "Movement near the crossing" }).first().click();
  await asker.page.locator(".thread .to", { hasText: "نعم، قبل الفجر." }).waitFor(SOON);
  await asker.page.locator(".chips", { hasText: "answered in part" }).waitFor();

  // A slip is taken back, and stays readable as that.
  await act(page, "answer-refusal", page.locator(".matter > .acts"));
  await write(page, "texts", "لا.");
  await saidAndClosed(page);
  await page.locator(".toast button").click();
  await page.locator(".thread .recalled").waitFor(SOON);
  await asker.page.locator(".chips", { hasText: "answered in part" }).waitFor(SOON);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.deepEqual([...wrong, ...asker.wrong], []);
});

for (const [width, locale, silent] of [
  [1440, "en-GB", /no answer by .*4 Jun 2017/],
  [390, "ar-SY", /لا جواب حتى .*٤ حزيران ٢٠١٧/],
]) {
  test(`at ${width} pixels in ${locale} a principal finds what awaits, and takes the paper and the calendar along`, async (t) => {
    const { page, wrong } = await open(t, "ru", { group: "four", width, height: 900, locale });
    const home = alliance.pages.get("ru");
    await page.locator(".awaits li").first().waitFor();
    await page.keyboard.press("j");
    const title = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.keyboard.press("Escape");
    await page.waitForSelector(".board h1");

    const zavidovo = await page.evaluate(async () => {
      const { meetings } = await (await fetch("/api/v1/board?group=four")).json();
      return meetings.find((m) => m.content.title.en.includes("Zavidovo")).matter;
    });
    await page.locator(`.board a[href="#/talks/${zavidovo}"]`).click();
    await page.locator(".sheet-part.became").waitFor();
    for (const [name, type] of [
      ["PDF", /pdf/],
      ["DOCX", /wordprocessingml/],
      [/\.ics/, /calendar/],
    ]) {
      const href = await page.locator(".papers a", { hasText: name }).first().getAttribute("href");
      const answer = await page.request.get(home + href);
      assert.equal(answer.status(), 200, href);
      assert.match(answer.headers()["content-type"], type);
      assert.ok((await answer.body()).length > 400);
    }
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".acts").first().isVisible(), false);
    assert.equal(await page.locator(".position").first().isVisible(), true);
    await page.emulateMedia({ media: null });
    // Who had not answered in 2017 by the term is told of without blame.
    await page.goto(`${home}/#/talks`);
    await page.getByText(silent).first().waitFor();
    assert.deepEqual(wrong, []);
  });
}

test("an item that would be hidden from a member of the council is warned of before", async (t) => {
  const { page, wrong } = await open(t, "sy");
  await found(page, "A council to hide from");
  await act(page, "meeting");
  await write(page, "title", "A meeting to hide from");
  await field(page, "from").locator("input").fill("2031-06-07T10:00");
  await saidAndClosed(page);
  await page.getByRole("link", { name: "A meeting to hide from" }).click();
  await page.getByRole("heading", { level: 1, name: "A meeting to hide from" }).waitFor();
  await act(page, "item");
  await write(page, "title", "For one's own eyes");
  await dialog(page).locator(".say-preview", { hasText: "Iraq" }).waitFor();
  await dialog(page).locator(".audience summary").click();
  await dialog(page).locator(".audience .option", { hasText: "Stay at home" }).click();
  await dialog(page)
    .getByText(/would be hidden from .*Iraq/)
    .waitFor();
  // What was begun is there again after a look elsewhere.
  await page.keyboard.press("Escape");
  await act(page, "item");
  assert.equal(await field(page, "title").locator("input").inputValue(), "For one's own eyes");
  assert.deepEqual(wrong, []);
});

test("the button that was pressed decides what a form says, and a narrowed audience stays with its draft", async (t) => {
  const { page, wrong } = await open(t, "sy");
  await found(page, "A council of drafts");
  await act(page, "decision", page.locator(".matter > .acts"));
  await write(page, "title", "Drafts are kept");
  await write(page, "texts", "As they were.");
  await saidAndClosed(page);
  await page.getByRole("link", { name: "Drafts are kept" }).click();
  const decision = page.locator(".alone");
  await decision.waitFor();
  await page.keyboard.press("q");
  await dialog(page)
    .getByText(/On: .*Drafts are kept/)
    .waitFor();
  await page.keyboard.press("Escape");
  await act(page, "response-objects", decision);
  await write(page, "texts", "Not yet.");
  await page.keyboard.press("Escape");
  await act(page, "response-reserves", decision);
  assert.equal(await field(page, "say").locator("input:checked").inputValue(), "reserves");
  // A reason is wanted here, and the form says so.
  assert.doesNotMatch(await field(page, "texts").locator("span").first().textContent(), /optional/);
  await write(page, "texts", "With a limit.");
  await dialog(page).locator(".audience summary").click();
  await dialog(page).locator(".audience .option", { hasText: "Stay at home" }).click();
  await dialog(page).getByText("Stays at this node.").waitFor();
  await page.keyboard.press("Escape");
  await act(page, "response-reserves", decision);
  await dialog(page).getByText("Stays at this node.").waitFor();
  await page.keyboard.press("Escape");
  await act(page, "response-objects", decision);
  assert.equal(await field(page, "texts").locator("textarea").inputValue(), "Not yet.");
  await page.keyboard.press("Escape");

  // Two clicks are one word; what was taken back can be said again.
  await decision.locator("[data-act=response-agrees]").dblclick();
  await decision.locator(".voices", { hasText: "agrees" }).waitFor();
  assert.equal(await decision.locator(".voices > li").count(), 1);
  await page.locator(".toast button").click();
  await page.locator(".toast", { hasText: "Taken back" }).waitFor();
  // Nothing takes back what takes back.
  assert.equal(await page.locator(".toast button").count(), 0);
  await decision.locator(".taken-back .recalled").waitFor();
  await act(page, "response-agrees", decision);
  await decision.locator(".voices > li:not(.taken-back)", { hasText: "agrees" }).waitFor();
  assert.deepEqual(wrong, []);
});

test("another group brings its own members to a council, and nobody's audience is chosen before it is known", async (t) => {
  const { page, wrong } = await open(t, "sy");
  await act(page, "council");
  const members = () =>
    field(page, "members")
      .locator("input:checked")
      .evaluateAll((all) => all.map((each) => each.value).sort());
  assert.deepEqual(await members(), ["iq", "sy"]);
  assert.equal(await dialog(page).locator(".audience").isVisible(), false);
  await field(page, "group").locator("select").focus();
  await field(page, "group").locator("select").selectOption("trio");
  assert.deepEqual(await members(), ["ir", "ru", "sy"]);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "SELECT");
  await write(page, "name", "Not to be founded");
  await dialog(page).locator(".say-preview", { hasText: "Iran" }).waitFor();
  await dialog(page).locator(".audience summary").click();
  await dialog(page).locator(".audience .option", { hasText: "confidential" }).click();
  await dialog(page)
    .locator(".audience summary", { hasText: /confidential.*The trio/ })
    .waitFor();
  assert.deepEqual(wrong, []);
});

test("whether one comes is said once and changed by a new version, and closing by a slip is taken back", async (t) => {
  const { page, wrong } = await open(t, "sy");
  await found(page, "A council that meets");
  await act(page, "meeting");
  await write(page, "title", "A meeting ahead");
  await field(page, "from").locator("input").fill("2031-06-07T10:00");
  await saidAndClosed(page);
  await page.getByRole("link", { name: "A meeting ahead" }).click();
  const who = page.locator(".sheet-part.who");
  await act(page, "attendance-accepts");
  await who.getByText("comes", { exact: true }).waitFor();
  const invited = page.locator(".matter > .acts");
  await invited.locator("[data-act=attendance-accepts]").waitFor({ state: "detached" });
  await act(page, "attendance-declines", invited);
  await saidAndClosed(page);
  await who.getByText("does not come").waitFor();
  assert.equal(await who.locator(".who-list > li").count(), 1);

  await act(page, "position", page.locator(".matter > .acts"));
  await write(page, "vision", "Too soon.");
  await saidAndClosed(page);
  await act(page, "minutes", page.locator(".matter > .acts"));
  await write(page, "texts", "Nothing yet.");
  await field(page, "closes").locator("input").check();
  await saidAndClosed(page);
  await page.getByText("Closed ").waitFor();
  // Nobody is offered what would be refused.
  await page.locator(".position [data-act=position]").waitFor({ state: "detached" });
  await page.locator(".toast button").click();
  await page.getByText("Closed ").waitFor({ state: "detached" });
  await page.locator(".matter > .acts [data-act=position]").waitFor();
  assert.deepEqual(wrong, []);
});

test("a sheet that cannot be fetched while the node is silent opens when it is back", async (t) => {
  const { page } = await open(t, "ru", { group: "four" });
  const title = await page.locator(".rows a").first().textContent();
  await page.route(/part-/, (route) => route.abort());
  await page.locator(".rows a").first().click();
  await page.getByText("No answer from this node").waitFor();
  await page.getByRole("heading", { level: 1, name: "Talks" }).waitFor();
  await page.unroute(/part-/);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
});

test("a consultation on a report stands beside its incident", async (t) => {
  const { page, wrong } = await open(t, "sy");
  await page.goto(`${alliance.pages.get("sy")}/#/`);
  await page.locator(".row a").first().click();
  await page.locator(".ask").click();
  await field(page, "to").getByLabel("Iraq").check();
  await write(page, "title", "Did you see this?");
  await write(page, "texts", "From your side of the border.");
  // The address of any page goes along: here, of the same incident.
  await field(page, "papers").locator("input").fill(page.url());
  await field(page, "papers").locator("a").waitFor();
  await saidAndClosed(page);
  await page.locator(".incident-rail .rows", { hasText: "Did you see this?" }).waitFor();
  await page.getByRole("link", { name: "Did you see this?" }).last().click();
  // And from the thread the way leads back to it.
  await page.locator(".refs a").nth(1).waitFor();
  await page.locator(".refs a").first().click();
  await page.locator(".accounts-table").waitFor();
  assert.deepEqual(wrong, []);
});

for (const [width, locale, dark] of [
  [1440, "en-GB", false],
  [390, "ar-SY", true],
]) {
  test(`at ${width} pixels in ${locale} no sheet sticks out, and axe finds nothing`, async (t) => {
    const { page, context } = await open(t, "ru", { group: "four", width, height: 900, locale, dark });
    await context.newPage();
    const board = await page.evaluate(async () => (await fetch("/api/v1/board?group=four")).json());
    const some = ["councils", "meetings", "decisions", "statements", "commitments", "consultations"];
    for (const path of ["", ...some.map((list) => `/${board[list][0].matter}`)]) {
      await page.goto(`${alliance.pages.get("ru")}/#/talks${path}`);
      await page.locator(".talks h1").waitFor();
      await page.waitForTimeout(300);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`);
      assert.deepEqual(await violations(page), [], path);
    }
    await page.goto(`${alliance.pages.get("ru")}/#/talks`);
    await page.locator("[data-act=consultation]").first().click();
    await dialog(page).waitFor();
    assert.deepEqual(await violations(page, "dialog.saying"), []);
  });
}
