import assert from "node:assert/strict";
import { test } from "node:test";
import { cluster } from "../src/cluster.ts";
import { boxOf, circleRing, distance, inBox, inRing, pixelsPerMetre, type Point, toward } from "../src/place.ts";

const daraa: Point = [36.1021, 32.6189];
const damascus: Point = [36.29128, 33.5102];

test("a box holds what lies in it, over the antimeridian too", () => {
  assert.equal(inBox(daraa, [35, 32, 37, 33]), true);
  assert.equal(inBox(damascus, [35, 32, 37, 33]), false);
  assert.equal(inBox([179, 0], [170, -10, -170, 10]), true);
  assert.equal(inBox([0, 0], [170, -10, -170, 10]), false);
});

test("the box of points is the smallest, and there is none of no points", () => {
  assert.deepEqual(boxOf([daraa, damascus]), [36.1021, 32.6189, 36.29128, 33.5102]);
  assert.equal(boxOf([]), undefined);
});

test("a circle is true in metres all around, at any latitude", () => {
  for (const centre of [daraa, [37.6, 55.75] as Point, [25, 70] as Point]) {
    for (const point of circleRing(centre, 5000)) {
      assert.ok(Math.abs(distance(centre, point) - 5000) < 5, `${centre}`);
    }
  }
});

test("a circle's ring is closed", () => {
  const ring = circleRing(daraa, 1000);
  assert.deepEqual(ring[0], ring.at(-1));
});

test("going so far in a direction and measuring gives the same", () => {
  assert.ok(Math.abs(distance(daraa, toward(daraa, 6100, 48)) - 6100) < 0.01);
  assert.ok(toward(daraa, 6100, 0)[1] > daraa[1]);
});

test("Daraa to Damascus is about 101 km", () => {
  assert.ok(Math.abs(distance(daraa, damascus) - 100_700) < 1500);
});

test("a metre has more pixels toward the pole", () => {
  assert.ok(pixelsPerMetre(60, 8) > pixelsPerMetre(30, 8) * 1.7);
});

test("a ring knows inside from outside", () => {
  const square = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  assert.equal(inRing([1, 1], square), true);
  assert.equal(inRing([3, 1], square), false);
});

const things = Array.from({ length: 60 }, (_, i) => ({
  id: i,
  point: [36 + (i % 10) * 0.13, 33 + Math.floor(i / 10) * 0.11] as Point,
}));

test("clusters lose nothing and count nothing twice", () => {
  for (const zoom of [3, 6, 9, 14]) {
    const ids = cluster(things, zoom, 34).flatMap((g) => g.members.map((m) => m.id));
    assert.deepEqual(
      ids.sort((a, b) => a - b),
      things.map((t) => t.id),
    );
  }
});

test("closer means more clusters, and close enough each thing stands alone", () => {
  const sizes = [3, 6, 8, 12].map((zoom) => cluster(things, zoom, 34).length);
  assert.deepEqual(
    sizes,
    [...sizes].sort((a, b) => a - b),
  );
  assert.equal(sizes.at(-1), things.length);
});

test("things at one place never come apart", () => {
  const same = [1, 2, 3].map((id) => ({ id, point: daraa }));
  assert.equal(cluster(same, 15, 34).length, 1);
});

test("a cluster stands in the middle of its members", () => {
  const [one] = cluster([{ point: [36, 33] as Point }, { point: [36.02, 33.02] as Point }], 5, 34);
  assert.ok(one && Math.abs(one.point[0] - 36.01) < 1e-9 && Math.abs(one.point[1] - 33.01) < 1e-9);
});
