import assert from "node:assert/strict";
import { test } from "node:test";
import { plainFigure } from "../src/digits.ts";

for (const [typed, read] of [
  ["34.5", "34.5"],
  [" ٣٤٫٥ ", "34.5"],
  ["۳۴٫۵", "34.5"],
  ["−0,25", "-0.25"],
  ["", ""],
] as const) {
  test(`a figure typed as "${typed}" is read as "${read}"`, () => {
    assert.equal(plainFigure(typed), read);
  });
}
