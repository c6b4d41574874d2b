// Made-up answers about what the whole sees, counted over made-up incidents. See server.mjs.
import { node } from "./made.mjs";

const reports = (incident, members) =>
  incident.members.some((m) => m.stance === "reports" && members.includes(m.member));

/** Whether an incident counts in a figure of these members; who told later is told by the incident's id. */
export function counts(incident, members, figure) {
  const told = reports(incident, members);
  const several = incident.members.filter((m) => m.stance === "reports" && members.includes(m.member)).length > 1;
  const late = members.length === 1 && shared(incident) && Number.parseInt(incident.id.slice(0, 2), 16) % 2 === 0;
  switch (figure) {
    case "told":
      return told;
    case "never":
      return !told;
    case "joined":
    case "together":
      return several;
    case "later":
      return told && late;
    case "first":
      return told && !late;
    default:
      return false;
  }
}

const shared = (incident) => incident.members.filter((m) => m.stance === "reports").length > 1;

/** The members of a part, as an audience names it. */
export function membersOf(part) {
  const { groups, members } = node();
  return part === "all"
    ? members.map((m) => m.member)
    : part.startsWith("group:")
      ? (groups.find((g) => g.group === part.slice(6))?.members ?? [])
      : [part];
}

export function whole(url, incidents) {
  const group = url.searchParams.get("group");
  const name = group === null ? "all" : "group:" + group;
  const members = membersOf(name);
  const smaller = node().groups.filter(
    (g) => g.members.length > 1 && g.members.length < members.length && g.members.every((m) => members.includes(m)),
  );
  const row = (part, kind) => {
    const of = membersOf(part);
    const figures = ["told", "joined", "together", "first", "later", "afterwards", "never"].map((figure) => [
      figure,
      incidents.filter((i) => counts(i, of, figure)).length,
    ]);
    const { told, later } = Object.fromEntries(figures);
    return {
      part,
      kind,
      members: of,
      alone: { reports: told, incidents: told + (kind === "group" ? 1 : 0), origins: told },
      ...Object.fromEntries(figures),
      earlierS: later === 0 ? null : { median: 9000, least: 240, most: 90_000 },
    };
  };
  return {
    group,
    status: "exercise",
    asOf: url.searchParams.get("asOf"),
    digest: "7f3ac91e04bd",
    incidents: incidents.length,
    reports: incidents.reduce((sum, i) => sum + i.reports, 0),
    origins: incidents.reduce((sum, i) => sum + i.origins, 0),
    inTimeS: 604_800,
    rows: [
      ...members.map((m) => row(m, "member")),
      ...smaller.map((g) => row("group:" + g.group, "group")),
      row(name, "whole"),
    ],
  };
}
