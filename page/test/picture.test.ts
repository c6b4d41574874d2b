import assert from "node:assert/strict";
import { test } from "node:test";
import { accounts, current, earlier, letter, ordered, originKey } from "../src/incident/accounts.ts";
import { countTicks, timeTicks } from "../src/incident/ticks.ts";
import { columnLength, columns, ticks } from "../src/picture/columns.ts";
import type { Report } from "../src/types.ts";

const DAY = 86_400_000;
const start = Date.parse("2016-01-01T00:00:00Z");

function report(id: string, change: Partial<Report> = {}): Report {
  return {
    id,
    ledger: "sy/1",
    index: 0,
    member: "sy",
    at: "2017-05-27T15:00:00Z",
    status: "exercise",
    ext: id,
    desk: null,
    label: {},
    mayHold: {},
    withheld: [],
    amends: null,
    amendedBy: [],
    retractedBy: null,
    layer: null,
    mine: false,
    account: "A",
    ...change,
  };
}

test("what was passed on has the origin of whom it came from", () => {
  const first = report("1", { origin: "team 4" });
  const passed = report("2", { member: "ru", origin: { record: "1" } });
  const again = report("3", { member: "ir", origin: { record: "2" } });
  assert.equal(originKey(again, [first, passed, again]), "sy/team 4");
});

test("a circle of reports passing on each other ends", () => {
  const a = report("1", { origin: { record: "2" } });
  const b = report("2", { origin: { record: "1" } });
  assert.ok(originKey(a, [a, b]));
});

test("an account counts an origin once", () => {
  const all = [
    report("1", { origin: "team 4" }),
    report("2", { member: "ru", origin: { record: "1" } }),
    report("3", { member: "ir", account: "B" }),
  ];
  assert.deepEqual(
    accounts(all).map((a) => [a.letter, a.origins, a.reports.length]),
    [
      ["A", 1, 2],
      ["B", 1, 1],
    ],
  );
});

test("columns are by account, and one origin stays together", () => {
  const all = [
    report("1", { origin: "team 4", at: "2017-05-27T15:00:00Z" }),
    report("2", { member: "centre", origin: "camera", at: "2017-05-27T15:10:00Z" }),
    report("3", { member: "ru", origin: { record: "1" }, at: "2017-05-27T15:20:00Z" }),
    report("4", { member: "ir", account: "B", at: "2017-05-27T14:00:00Z" }),
  ];
  assert.deepEqual(
    ordered(all).map((r) => r.id),
    ["1", "3", "2", "4"],
  );
});

test("a corrected report is one column, with its versions behind it", () => {
  const all = [
    report("1", { amendedBy: ["2"] }),
    report("2", { amends: "1", amendedBy: ["3"] }),
    report("3", { amends: "2" }),
  ];
  assert.deepEqual(
    current(all).map((r) => r.id),
    ["3"],
  );
  assert.deepEqual(
    earlier(all[2] as Report, all).map((r) => r.id),
    ["2", "1"],
  );
});

test("accounts are lettered in the reader's alphabet", () => {
  assert.equal(letter("B", false), "B");
  assert.equal(letter("B", true), "ب");
});

test("columns of time hold every step once", () => {
  const steps = Array.from({ length: 366 }, (_, i) => ({
    from: new Date(start + i * DAY).toISOString(),
    incidents: 2,
    contested: 1,
    reports: 3,
  }));
  for (const width of [300, 1200]) {
    const length = columnLength(366 * DAY, width);
    const cols = columns(steps, start, start + 366 * DAY, length);
    assert.equal(
      cols.reduce((n, c) => n + c.incidents, 0),
      732,
    );
    assert.ok(cols.length * 9 <= width + 18);
  }
});

test("ticks keep apart from hours to decades", () => {
  for (const days of [1, 3, 14, 60, 366, 6000]) {
    const found = ticks(start, start + days * DAY, 800);
    assert.ok(found.length >= 1 && found.length <= 14, `${days} days: ${found.length}`);
  }
});

test("axes of counts have whole steps and reach over the most", () => {
  for (const most of [1, 4, 8, 17, 230, 4000]) {
    const found = countTicks(most);
    assert.ok(found.every(Number.isInteger) && (found.at(-1) ?? 0) >= most && found.length <= 6, `${most}: ${found}`);
  }
});

test("axes of time have two ticks at least when there is room", () => {
  for (const minutes of [20, 90, 600, 10_000]) {
    assert.ok(timeTicks(start + 1, start + minutes * 60_000).length >= 2, String(minutes));
  }
});

test("steps of days on an axis of time begin at the place's midnight", () => {
  const hour = 3_600_000;
  const found = timeTicks(start, start + 3 * DAY, 3 * hour);
  assert.ok(found.length >= 2);
  assert.deepEqual(
    found.map((at) => (at + 3 * hour) % DAY),
    found.map(() => 0),
  );
});

test("a report without an origin is its member's own observation", () => {
  const nobody = report("1", { origin: null });
  assert.equal(originKey(nobody, [nobody]), "sy/");
});
