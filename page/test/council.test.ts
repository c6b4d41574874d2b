import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, cleaned, FIELDS, lacking } from "../src/council/kinds.ts";
import type { Content, Kind } from "../src/council/types.ts";

const ON = "ab".repeat(32);

test("what was left empty is not sent, and a text without words is none", () => {
  const content: Content = {
    on: ON,
    title: { en: " Patrols ", ar: "" },
    texts: [
      { lang: "en", value: "Each evening." },
      { lang: "ar", value: "  " },
    ],
    procedure: "consensus",
    holds: "lasting",
  };
  assert.deepEqual(cleaned("decision", content), {
    on: ON,
    title: { en: "Patrols" },
    texts: [{ lang: "en", value: "Each evening." }],
    procedure: "consensus",
    holds: "lasting",
  });
});

test("what belongs to another choice is not sent with this one", () => {
  const content: Content = { on: ON, procedure: "consensus", until: "2031-01-01T00:00:00Z", source: "A paper" };
  const said = cleaned("decision", content);
  assert.equal(said.until, undefined);
  assert.equal(said.source, undefined);
  assert.ok(asked("decision", { ...content, procedure: "silence" }).some((field) => field.name === "until"));
});

test("a tier of zero is a tier, and a meeting that is not closed says nothing of it", () => {
  assert.equal(cleaned("council", { tier: 0 }).tier, 0);
  assert.equal(cleaned("minutes", { closes: false }).closes, undefined);
  assert.equal(cleaned("minutes", { closes: true }).closes, true);
});

test("an office without a name takes no seat", () => {
  const seats = [
    { office: { en: "" }, capacity: "head" },
    { office: { en: "border guard" }, capacity: "delegate" },
  ];
  assert.deepEqual(cleaned("attendance", { on: ON, reply: "accepts", seats }).seats, [seats[1]]);
});

for (const [kind, content, missing] of [
  ["decision", {}, ["title", "texts"]],
  ["decision", { procedure: "silence" }, ["title", "texts", "until"]],
  ["decision", { procedure: "on-record" }, ["title", "texts", "source"]],
  ["statement", { form: "stance" }, ["title", "regarding", "texts"]],
  ["response", { say: "agrees" }, []],
  ["response", { say: "objects" }, ["texts"]],
  ["response", { say: "reserves", texts: [{ lang: "en", value: " " }] }, ["texts"]],
  ["answer", { form: "receipt" }, []],
  ["answer", { form: "refusal" }, ["texts"]],
  ["progress", { word: "met" }, []],
  ["progress", { word: "contests" }, ["texts"]],
  ["approval", { word: "withholds", languages: ["ar"] }, ["texts"]],
  ["position", {}, ["vision"]],
  ["position", { programme: [{ lang: "ar", value: "نعم" }] }, []],
  ["consultation", { to: [] }, ["to", "title", "texts"]],
] as [Kind, Content, string[]][]) {
  test(`before it is said, ${kind} ${JSON.stringify(content)} wants ${missing.join(", ") || "nothing more"}`, () => {
    assert.deepEqual(lacking(kind, { on: ON, ...content }), missing);
  });
}

test("no form asks for the same twice", () => {
  for (const [kind, fields] of Object.entries(FIELDS)) {
    const names = fields.map((field) => field.name);
    assert.equal(new Set(names).size, names.length, kind);
  }
});
