import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, seconds } from "../src/duration.ts";
import { draftOf, instant, missing, ofReport, type State, timeOf } from "../src/report/state.ts";
import type { Report } from "../src/types.ts";

const state = (change: Partial<State> = {}): State => ({
  ext: "page/1",
  category: "force.shelling",
  when: { mode: "now", at: "2017-05-27T14:12:40Z", day: "", from: "", to: "", zone: "UTC", precisionS: 300 },
  where: { mode: "map", lat: 32.6189, lon: 36.1021, radiusM: 1000, name: null, text: "", asWritten: false },
  means: null,
  counts: {},
  text: "",
  lang: "ar",
  origin: "",
  who: { kind: "group", group: "four", members: [] },
  level: "restricted",
  ...change,
});

test("what is not known is left out, never guessed", () => {
  assert.deepEqual(draftOf(state(), "exercise", undefined), {
    kind: "report",
    ext: "page/1",
    status: "exercise",
    what: { category: "force.shelling" },
    when: { from: "2017-05-27T14:12:40Z", precision: "PT5M" },
    where: { lat: 32.6189, lon: 36.1021, radius_m: 1000 },
    label: { level: "restricted", audience: ["group:four"] },
  });
});

test("a range stays a range and zero stays zero", () => {
  const draft = draftOf(state({ counts: { dead: { best: 0 }, injured: { low: 5 } } }), "exercise", undefined);
  assert.deepEqual(draft.what, { category: "force.shelling", dead: { best: 0 }, injured: { low: 5 } });
});

test("a name alone is sent as a name alone", () => {
  const where = { ...state().where, mode: "name" as const, lat: null, lon: null, name: { ar: "تل صبحا" } };
  assert.deepEqual(draftOf(state({ where }), "exercise", undefined).where, { place: { ar: "تل صبحا" } });
});

test("coordinates go to the node as they were written", () => {
  const where = { ...state().where, mode: "coords" as const, text: " 37S BT 36 09 " };
  assert.deepEqual(draftOf(state({ where }), "exercise", undefined).where, {
    coordinates: "37S BT 36 09",
    radius_m: 1000,
  });
});

test("staying at home is an audience of nobody", () => {
  const draft = draftOf(state({ who: { kind: "home", group: null, members: [] } }), "exercise", undefined);
  assert.deepEqual(draft.label?.audience, []);
});

test("what is missing is said by part", () => {
  assert.deepEqual(missing(state()), []);
  const where = { ...state().where, lat: null };
  const when = { ...state().when, mode: "set" as const };
  assert.deepEqual(
    missing(state({ category: null, where, when, who: { kind: "members", group: null, members: [] } })),
    ["what", "when", "where", "who"],
  );
});

test("a clock's time is that of the zone on that day", () => {
  assert.equal(instant("2017-05-27", "17:12", "Asia/Damascus")?.toISOString(), "2017-05-27T14:12:00.000Z");
  assert.equal(instant("2017-01-27", "17:12", "Asia/Damascus")?.toISOString(), "2017-01-27T15:12:00.000Z");
  assert.equal(instant("2017-05-27", "17:12:30", "UTC")?.toISOString(), "2017-05-27T17:12:30.000Z");
  assert.equal(instant("", "17:12", "UTC"), null);
});

test("an end before its beginning is on the next day", () => {
  const when = { ...state().when, mode: "set" as const, day: "2017-05-27", from: "23:30", to: "00:30", zone: "UTC" };
  const time = timeOf(state({ when }));
  assert.equal(time?.to?.toISOString(), "2017-05-28T00:30:00.000Z");
});

test("a report to correct comes back as it was filed", () => {
  const report: Report = {
    id: "a",
    ledger: "sy/1",
    index: 1,
    member: "sy",
    at: "2017-05-27T15:00:00Z",
    status: "exercise",
    ext: "desk/1",
    origin: "field team 4",
    desk: null,
    what: { category: "force.shelling", dead: { low: 0, best: 2, high: 4 } },
    when: { from: "2017-05-27T14:10:00Z", to: "2017-05-27T14:25:00Z", precision: "PT15M" },
    where: { lat: 32.62, lon: 36.1, radius_m: 1000, place: { en: "Daraa" } },
    how: { means: "heard" },
    text: [{ lang: "ar", value: "سُمعت" }],
    label: { level: "restricted", audience: ["group:border"] },
    mayHold: {},
    withheld: [],
    amends: null,
    amendedBy: [],
    retractedBy: null,
    layer: null,
    mine: true,
  };
  const draft = draftOf({ ...ofReport(report), ext: "page/2" }, "exercise", "desk/1");
  assert.deepEqual(draft, {
    kind: "report",
    ext: "page/2",
    amends: "desk/1",
    origin: "field team 4",
    status: "exercise",
    what: report.what,
    when: report.when,
    where: report.where,
    how: report.how,
    text: report.text,
    label: report.label,
  });
});

test("durations read back", () => {
  for (const s of [10, 60, 300, 900, 3600, 43_200, 90_061]) {
    assert.equal(seconds(duration(s)), s);
  }
  assert.equal(seconds("P1D"), 86_400);
  assert.equal(seconds("soon"), undefined);
  assert.equal(seconds(undefined), undefined);
});
