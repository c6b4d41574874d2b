import assert from "node:assert/strict";
import { test } from "node:test";
import { ar } from "../src/words/ar.ts";
import { ar as talkAr } from "../src/council/ar.ts";
import { en as talkEn } from "../src/council/en.ts";
import { ar as wholeAr } from "../src/whole/ar.ts";
import { en as wholeEn } from "../src/whole/en.ts";
import { en } from "../src/words/en.ts";
import { Words } from "../src/words/index.ts";

const english = new Words({ language: "en", digits: "own" }, en);
const arabic = new Words({ language: "ar", digits: "own" }, ar);
/** What the page says, and what views that load late say for themselves, in Arabic and English. */
const TABLES: [Record<string, string>, Record<string, string>][] = [
  [ar, en],
  [wholeAr, wholeEn],
  [talkAr, talkEn],
];
/** Without the isolates that keep an inserted value from turning the sentence around it. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

test("Arabic counts in six forms", () => {
  const said = [0, 1, 2, 3, 11, 100].map((n) => plain(arabic.t("count.reports", { n })));
  assert.deepEqual(said, ["لا تقارير", "تقرير واحد", "تقريران", "٣ تقارير", "١١ تقريراً", "١٠٠ تقرير"]);
});

test("English counts in two", () => {
  assert.deepEqual(
    [0, 1, 2].map((n) => plain(english.t("count.reports", { n }))),
    ["0 reports", "1 report", "2 reports"],
  );
});

test("every Arabic message with a plural has all six forms", () => {
  for (const [key, text] of TABLES.flatMap(([arabic]) => Object.entries(arabic))) {
    if (text.includes(", plural,")) {
      for (const form of ["zero", "one", "two", "few", "many", "other"]) {
        assert.match(text, new RegExp(`(^|[ ,{}])${form} \\{`), `${key} lacks ${form}`);
      }
    }
  }
});

test("both languages insert the same values", () => {
  const names = (text = "") => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((m) => m[1]))].sort();
  for (const [arabic, english] of TABLES) {
    for (const key of Object.keys(english)) {
      assert.deepEqual(names(arabic[key]), names(english[key]), key);
    }
  }
});

test("no Arabic message is left in English", () => {
  for (const [arabic, english] of TABLES) {
    for (const [key, text] of Object.entries(arabic)) {
      if (/[a-z]{4}/.test(english[key] ?? "") && !["language.other"].includes(key)) {
        assert.match(text, /[\u0600-\u06FF]|^\{\w+\}|^[\d.′°NE ·A-Z]+$/, key);
      }
    }
  }
});

test("an Arabic figure of zero is the word, for a lone zero looks like a dot", () => {
  assert.equal(arabic.figure(0), "صفر");
  assert.equal(english.figure(0), "0");
});

test("numbers are in the digits of the language unless the reader wants Latin ones", () => {
  assert.equal(arabic.number(1284), "١٬٢٨٤");
  assert.equal(new Words({ language: "ar", digits: "latn" }, ar).number(12), "12");
  assert.equal(plain(arabic.signed(-0.8)), "−٠٫٨");
});

test("ranges go from low to high, bounds say which end they are", () => {
  assert.equal(plain(english.range({ low: 4, high: 17 })), "4–17");
  assert.equal(plain(arabic.range({ low: 4, high: 17 })), "٤–١٧");
  assert.equal(plain(english.range({ low: 5 })), "5 at least");
  assert.equal(plain(english.range({ low: 3, best: 3, high: 3 })), "3");
  assert.equal(plain(arabic.range({ best: 0 })), "صفر");
});

test("a range holds no isolate of its own: Chromium draws one inside another in the wrong order", () => {
  assert.doesNotMatch(arabic.range({ low: 4, high: 17 }), /[\u2066-\u2069]/);
});

test("distances and times are in the unit that fits", () => {
  assert.deepEqual(
    [50, 250, 1000, 3400, 25_000].map((m) => plain(english.distance(m))),
    ["50\u00a0m", "250\u00a0m", "1\u00a0km", "3.4\u00a0km", "25\u00a0km"],
  );
  assert.deepEqual(
    [0.017, 0.3, 5, 60, 300, 3600, 43_200, 172_800].map((s) => plain(english.duration(s))),
    ["17\u00a0ms", "0.3\u00a0s", "5\u00a0s", "1\u00a0min", "5\u00a0min", "1\u00a0h", "12\u00a0h", "2 days"],
  );
});

test("time is the place's own, by the rules of that date", () => {
  const summer = new Date("2017-05-27T14:12:40Z");
  const winter = new Date("2017-01-27T14:12:40Z");
  assert.equal(english.time(summer, "Asia/Damascus"), "17:12");
  assert.equal(english.time(winter, "Asia/Damascus"), "16:12");
  assert.equal(english.offset(summer, "Asia/Damascus"), "UTC+3");
  assert.equal(english.offset(winter, "Asia/Damascus"), "UTC+2");
  assert.equal(english.offset(summer, "Asia/Tehran"), "UTC+4:30");
});

test("months are those of the Levant", () => {
  assert.match(arabic.date(new Date("2017-05-27T12:00:00Z"), "UTC"), /أيار/);
});

test("a name falls back to English, then to any", () => {
  assert.equal(arabic.name({ en: "Daraa" }), "Daraa");
  assert.equal(arabic.name({ ru: "Деръа" }), "Деръа");
  assert.equal(arabic.name(undefined, "sy"), "sy");
});

test("the clock of a zone is as far ahead of UTC as its offset says", () => {
  const summer = new Date("2016-07-01T00:00:00Z");
  const minutes = (zone: string) => english.ahead(summer, zone) / 60_000;
  assert.deepEqual(["UTC", "Asia/Damascus", "Asia/Tehran", "America/New_York"].map(minutes), [0, 180, 270, -240]);
});
