// Made-up answers of the API, for work on the page alone. See server.mjs.
import { createHash } from "node:crypto";
import { counts, membersOf, whole } from "./whole.mjs";
import { alliance, categories, made, members, node, places } from "./made.mjs";

let streams = [];
const kept = [];

function send(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

const refuse = (field, reason) => ({ error: { code: "refused", field, reason } });

function chosen(url) {
  const q = url.searchParams;
  const [from, to] = [Date.parse(q.get("from") ?? "1990-01-01"), Date.parse(q.get("to") ?? "2100-01-01")];
  if (q.get("status") === "actual" || (q.get("asOf") !== null && Date.parse(q.get("asOf")) < Date.now() - 864e5)) {
    return [];
  }
  const text = (q.get("q") ?? "").toLowerCase();
  const box = q.get("bbox")?.split(",").map(Number);
  return [...kept, ...made].filter(
    (i) =>
      Date.parse(i.to) >= from &&
      Date.parse(i.from) < to &&
      (q.get("group") === null || i.groups.includes(q.get("group"))) &&
      (q.get("state") === null || i.state === q.get("state")) &&
      (text === "" || JSON.stringify([i.category, i.where, i.members]).toLowerCase().includes(text)) &&
      (box === undefined ||
        (i.where?.lon >= box[0] && i.where.lon <= box[2] && i.where.lat >= box[1] && i.where.lat <= box[3])),
  );
}

export function answer(request, url, body, response) {
  const path = url.pathname.replace("/api/v1", "");
  if (path === "/events") {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(": here\n\n");
    streams.push(response);
    request.on("close", () => (streams = streams.filter((s) => s !== response)));
    return;
  }
  if (request.method === "POST") {
    return post(path, JSON.parse(body), response);
  }
  if (path === "/node") return send(response, 200, node());
  if (path === "/alliance") return send(response, 200, alliance(url.searchParams.get("group")));
  if (path === "/categories") return send(response, 200, categories);
  if (path === "/places") return send(response, 200, { places: places(url.searchParams.get("q") ?? "") });
  if (path === "/incidents") {
    const part = url.searchParams.get("part");
    const list = chosen(url).filter((i) => part === null || counts(i, membersOf(part), url.searchParams.get("figure")));
    const limit = Number(url.searchParams.get("limit") ?? 500);
    return send(response, 200, {
      digest: "7f3ac91e04bd",
      asOf: url.searchParams.get("asOf"),
      total: list.length,
      shown: Math.min(limit, list.length),
      incidents: list.slice(0, limit).map(short),
    });
  }
  if (path === "/whole") return send(response, 200, whole(url, chosen(url)));
  if (path === "/talk") return send(response, 200, { matters: [] });
  if (path === "/board") return send(response, 200, emptyBoard(url.searchParams.get("group")));
  if (path === "/timeline") return send(response, 200, { steps: timeline(url) });
  const incident = path.match(/^\/incidents\/(.+)$/);
  if (incident !== null) {
    const found = [...kept, ...made].find((i) => i.id === incident[1]);
    return found === undefined ? send(response, 404, refuse("", "no such incident")) : send(response, 200, found);
  }
  const record = path.match(/^\/records\/(.+)$/);
  if (record !== null) {
    const found = [...kept, ...made]
      .flatMap((i) => i.reportsFull.map((r) => ({ ...r, incident: i.id })))
      .find((r) => r.id === record[1]);
    return found === undefined ? send(response, 404, refuse("", "no such record")) : send(response, 200, found);
  }
  send(response, 404, refuse("", "not here"));
}

/** Nobody has said anything: what a member's page of talk begins with. */
function emptyBoard(group) {
  const lists = ["councils", "meetings", "decisions", "statements", "commitments", "consultations", "apart", "awaited"];
  return {
    group,
    status: "exercise",
    digest: "7f3ac91e04bd",
    now: new Date().toISOString(),
    ...Object.fromEntries(lists.map((list) => [list, []])),
    waited: {},
    all: Object.fromEntries(lists.map((list) => [list, 0])),
    more: Object.fromEntries(lists.map((list) => [list, 0])),
  };
}

function short({ reportsFull, why, related, groups, ...rest }) {
  return rest;
}

function timeline(url) {
  const step = url.searchParams.get("step") === "PT1H" ? 36e5 : 864e5;
  const all = new Map();
  for (const i of chosen(url)) {
    const at = Math.floor(Date.parse(i.from) / step) * step;
    const s = all.get(at) ?? { from: new Date(at).toISOString(), incidents: 0, contested: 0, reports: 0 };
    s.incidents++;
    s.contested += i.state === "contested" ? 1 : 0;
    s.reports += i.reports;
    all.set(at, s);
  }
  return [...all.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function post(path, report, response) {
  if (report.kind === "retraction") {
    return send(response, 201, { id: "ab".repeat(32), index: 1500, ext: "x", again: false });
  }
  if (report.where?.lat > 90) return send(response, 400, refuse("where.lat", "91 is not a latitude"));
  if (report.what?.dead?.low > report.what?.dead?.high)
    return send(response, 400, refuse("what.dead", "low is greater than high"));
  const written = report.where?.coordinates?.match(/^(-?[\d.]+)[ ,]+(-?[\d.]+)$/);
  if (written) {
    Object.assign(report.where, { lat: Number(written[1]), lon: Number(written[2]) });
  }
  if (report.where?.lat > 90) return send(response, 400, refuse("where.coordinates", "91.5 is not a latitude"));
  const id = createHash("sha256").update(JSON.stringify(report)).digest("hex");
  const audience = report.label?.audience ?? [];
  const names = new Set(
    audience.flatMap((a) =>
      a.startsWith("group:") ? (node().groups.find((g) => g.group === a.slice(6))?.members ?? []) : [a],
    ),
  );
  const sections = ["what", "when", "where", "how", "text", "source", "coarse"];
  if (path === "/preview") {
    return send(response, 200, {
      ok: true,
      ext: "x",
      receives: members
        .filter((m) => m !== "sy" && names.has(m))
        .map((m) => ({ member: m, sections, rule: "in the audience by your roster" })),
      not: members.filter((m) => m !== "sy" && !names.has(m)).map((m) => ({ member: m, why: "not in the audience" })),
      withheld: [{ section: "vantage", why: "stays with the author" }],
      warnings: /\d{7}/.test(JSON.stringify(report.text ?? ""))
        ? [{ field: "text[0].value", reason: "looks like a phone number" }]
        : [],
      resolved: {
        lat: report.where.lat ?? 32.62,
        lon: report.where.lon ?? 36.1,
        radiusM: report.where.radius_m ?? 3000,
        place: { en: "Daraa", ar: "درعا" },
      },
    });
  }
  const incident = {
    id: createHash("sha256").update(id).digest("hex"),
    category: report.what.category,
    state: "reported",
    from: report.when.from,
    to: report.when.to ?? report.when.from,
    precisionS: 300,
    where: {
      lat: report.where.lat ?? 32.62,
      lon: report.where.lon ?? 36.1,
      radiusM: report.where.radius_m ?? 1000,
      exact: true,
      place: { en: "Daraa", ar: "درعا" },
    },
    members: [{ member: "sy", stance: "reports" }],
    origins: 1,
    reports: 1,
    counts: {},
    differs: [],
    accounts: 1,
    layer: null,
    groups: ["four", "trio", "border"],
    reportsFull: [
      {
        id,
        ledger: "sy/1",
        index: 1500,
        member: "sy",
        at: new Date().toISOString(),
        status: "exercise",
        ext: "x",
        origin: report.origin,
        desk: null,
        account: "A",
        ...report,
        label: report.label ?? {},
        mayHold: {},
        withheld: [],
        amends: null,
        amendedBy: [],
        retractedBy: null,
        layer: null,
        mine: true,
      },
    ],
    why: [],
    related: [],
  };
  kept.unshift(incident);
  send(response, 201, { id, index: 1500, ext: "x", again: false });
  for (const stream of streams) {
    stream.write(
      `event: picture\ndata: ${JSON.stringify({ digests: {}, at: new Date().toISOString(), new: [incident.id] })}\n\n`,
    );
  }
}
