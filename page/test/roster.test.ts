import assert from "node:assert/strict";
import { test } from "node:test";
import { fewerThanTheExample, firstGroup, unpinned } from "../src/roster.ts";
import type { NodeInfo } from "../src/types.ts";

function node(pinned: readonly string[], change: Partial<NodeInfo> = {}): NodeInfo {
  return {
    member: "ru",
    name: { en: "Russia" },
    version: "0",
    defaultStatus: "exercise",
    example: true,
    now: "2017-05-27T15:00:00Z",
    members: ["ru", "ir", "sy", "iq", "tr", "centre"].map((member) => ({
      member,
      name: { en: member },
      node: pinned.includes(member),
    })),
    groups: [
      { group: "trio", name: {}, members: ["ir", "ru", "sy"], mine: true },
      { group: "astana", name: {}, members: ["ir", "ru", "tr", "kz"], mine: true },
      { group: "others", name: {}, members: ["centre", "iq", "ir", "sy", "tr"], mine: false },
    ],
    state: "serving",
    ...change,
  };
}

const ALL = ["ru", "ir", "sy", "iq", "centre"];

test("who is in a group and not pinned is named, known by name or not at all", () => {
  assert.deepEqual(unpinned(node(ALL), "astana"), ["tr", "kz"]);
  assert.deepEqual(unpinned(node(ALL), "trio"), []);
  assert.deepEqual(unpinned(node(ALL), null), []);
});

test("the group seen first is the largest of those in which something can be shared", () => {
  assert.equal(firstGroup(node(ALL)), "trio");
  const joined = ["ru", "ir", "sy", "iq", "tr", "centre", "kz"].map((member) => ({ member, name: {}, node: true }));
  assert.equal(firstGroup(node(ALL, { members: joined })), "astana");
  assert.equal(firstGroup(node(ALL, { groups: [] })), null);
});

test("this node itself needs no pin", () => {
  assert.deepEqual(unpinned(node(["ir", "sy"]), "trio"), []);
});

test("only an example of fewer members than it has is said to be smaller", () => {
  assert.equal(fewerThanTheExample(node(ALL)), null);
  assert.equal(fewerThanTheExample(node(["ru", "ir", "centre"])), 2);
  assert.equal(fewerThanTheExample(node(["ru", "ir", "centre"], { example: false })), null);
});
