import assert from "node:assert/strict";
import { test } from "node:test";
import { BRANCHES } from "../src/glyphs.ts";
import { arc, clusterParts, type Mark, markKey, markOfKey, parts, slots } from "../src/mark.ts";

const mark = (change: Partial<Mark> = {}): Mark => ({
  category: "force.shelling",
  state: "reported",
  origins: 1,
  other: 0,
  ...change,
});

test("the ring has a slot for each independent origin, and five say five or more", () => {
  assert.deepEqual(
    [0, 1, 3, 5, 9].map((n) => slots(n, 0).length),
    [0, 1, 3, 5, 5],
  );
});

test("origins of another account are the last slots", () => {
  assert.deepEqual(slots(4, 1), ["own", "own", "own", "other"]);
  assert.deepEqual(slots(4, 2), ["own", "own", "other", "other"]);
});

test("among more than five origins one apart is still seen, and so is one not apart", () => {
  assert.equal(slots(12, 1).at(-1), "other");
  assert.equal(slots(12, 11)[0], "own");
});

test("the ring starts at 12 o'clock and runs clockwise in every language", () => {
  assert.match(arc(14, 0, 90), /^M16\.00 2\.00A14 14 0 0 1 30\.00 16\.00$/);
});

test("plum is in a mark if and only if it is contested or an origin is of another account", () => {
  const plum = (m: Mark) => parts(m).some((p) => p.fill === "contest" || p.stroke === "contest");
  for (const category of Object.keys(BRANCHES)) {
    assert.equal(plum(mark({ category, state: "reported" })), false, category);
    assert.equal(plum(mark({ category, state: "confirmed", origins: 3 })), false, category);
    assert.equal(plum(mark({ category, state: "unverified" })), false, category);
    assert.equal(plum(mark({ category, state: "contested", origins: 3, other: 1 })), true, category);
  }
});

test("states differ in more than hue: fill, cleft and dash", () => {
  const reported = parts(mark());
  const confirmed = parts(mark({ state: "confirmed" }));
  const contested = parts(mark({ state: "contested" }));
  const unverified = parts(mark({ state: "unverified" }));
  assert.equal(reported.find((p) => p.glyph)?.fill, "force");
  assert.equal(confirmed.find((p) => p.glyph)?.fill, "paper");
  assert.ok(contested.some((p) => p.half === "first") && contested.some((p) => p.half === "second"));
  assert.ok(unverified.some((p) => p.dash !== undefined));
});

test("notice and calm are squares without a ring: they are no violation", () => {
  for (const category of ["notice.demining", "calm.observed-quiet"]) {
    assert.equal(parts(mark({ category, origins: 3 })).length, parts(mark({ category, origins: 1 })).length);
  }
});

test("an unknown branch is drawn as itself, not as another's glyph", () => {
  const glyph = parts(mark({ category: "x-new.thing" })).find((p) => p.glyph)?.path;
  assert.ok(Object.values(BRANCHES).every((b) => b.glyph !== glyph));
});

test("a mark's key says all that changes its looks, and reads back", () => {
  const seen = mark({ state: "contested", origins: 7, other: 2 });
  const again = markOfKey(markKey(seen));
  assert.ok(again);
  assert.equal(markKey(again), markKey(seen));
  assert.notEqual(markKey(seen), markKey({ ...seen, other: 1 }));
  assert.equal(markOfKey("c:1:2"), undefined);
});

test("a cluster's ring is split by what is confirmed and contested", () => {
  const strokes = clusterParts(8, 2, 1)
    .map((p) => p.stroke)
    .filter((s) => s !== undefined);
  assert.deepEqual(strokes, ["line2", "ink", "contest"]);
  assert.deepEqual(
    clusterParts(3, 0, 0)
      .map((p) => p.stroke)
      .filter((s) => s !== undefined),
    ["line2"],
  );
});
