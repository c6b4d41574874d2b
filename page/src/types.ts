/** What a node's API answers, as docs/api.md of the repository says it. */

export type Status = "actual" | "exercise";
/** A name in several languages, by language code. */
export type Names = Record<string, string>;

export interface MemberInfo {
  member: string;
  name: Names;
  node: boolean;
}

export interface GroupInfo {
  group: string;
  name: Names;
  members: string[];
  mine: boolean;
}

export interface NodeInfo {
  member: string;
  name: Names;
  version: string;
  defaultStatus: Status;
  example: boolean;
  now: string;
  opening?: { from: string; to: string };
  members: MemberInfo[];
  groups: GroupInfo[];
  state: "serving" | "restoring" | "disk-full";
}

export interface AllianceMember {
  member: string;
  self: boolean;
  node: boolean;
  link: "live" | "down" | "relayed" | "none";
  since?: string;
  lagMs?: number;
  behind?: number;
  size?: number;
  epoch?: number;
  lacking?: number;
  digest?: string | null;
  picture: "same" | "differs" | "behind" | "unknown";
  why?: string;
}

export interface Alliance {
  group: string | null;
  digest: string;
  at: string;
  same: number;
  of: number;
  members: AllianceMember[];
}

/** A place that is known, one known by name alone, or none. */
export interface Where {
  lat?: number;
  lon?: number;
  radiusM?: number;
  exact?: boolean;
  place?: Names;
  placeName?: string;
}

export interface Spread {
  low?: number;
  best?: number;
  high?: number;
  values?: number[];
}

export type CountName = "dead" | "injured" | "count";

export interface Incident {
  id: string;
  category: string;
  state: "reported" | "contested" | "confirmed";
  /** Absent when no report that may be shown says when. */
  from?: string;
  to?: string;
  precisionS?: number;
  where: Where | null;
  members: { member: string; stance: "reports" | "passes-on" | "confirms" | "contests" | "cannot-tell" }[];
  origins: number;
  reports: number;
  counts: Partial<Record<CountName, Spread>>;
  differs: string[];
  accounts: number;
  layer: "facts" | "script" | null;
}

export interface Incidents {
  digest: string;
  asOf: string | null;
  total: number;
  shown: number;
  incidents: Incident[];
}

export interface CountRange {
  low?: number;
  best?: number;
  high?: number;
}

export interface Text {
  lang: string;
  value: string;
  translated?: string;
}

export interface Label {
  level?: string;
  audience?: string[];
  sections?: Record<string, { level?: string; audience?: string[] }>;
}

export interface What {
  category?: string;
  count?: CountRange;
  dead?: CountRange;
  injured?: CountRange;
}

export interface When {
  from?: string;
  to?: string;
  precision?: string;
}

/** A place as a report says it. */
export interface ReportWhere {
  lat?: number;
  lon?: number;
  radius_m?: number;
  /** In any notation, as written; the node reads it. */
  coordinates?: string;
  /** Keeps a pair that looks swapped. */
  as_written?: boolean;
  place?: Names | string;
  area?: unknown;
}

export interface How {
  means?: string;
  reliability?: string;
  credibility?: number;
  from?: { lat: number; lon: number };
  bearing?: number;
}

export interface Claim {
  what: string;
  party?: string;
  by?: string;
}

export interface Report {
  id: string;
  ledger: string;
  index: number;
  member: string;
  at: string;
  status: Status;
  ext: string;
  origin?: string | { record: string } | null;
  desk: string | null;
  account?: string;
  what?: What;
  when?: When;
  where?: ReportWhere;
  how?: How;
  vantage?: { from?: { lat: number; lon: number }; bearing?: number };
  coarse?: Record<string, unknown>;
  text?: Text[];
  media?: { sha256: string; type?: string; bytes?: number }[];
  claims?: Claim[];
  label: Label;
  mayHold: Record<string, string[]>;
  withheld: string[];
  amends: string | null;
  amendedBy: string[];
  retractedBy: null | { id: string; at: string; reason: string | null };
  layer: "facts" | "script" | null;
  attribution?: string | null;
  mine: boolean;
  incident?: string;
}

export interface Why {
  a: string;
  b: string;
  score: number;
  threshold: number;
  terms: { name: string; value: number }[];
}

export interface IncidentFull extends Incident {
  reportsFull: Report[];
  why: Why[];
  related: string[];
}

export interface TimelineStep {
  from: string;
  incidents: number;
  contested: number;
  reports: number;
}

export interface PlaceFound {
  name: Names;
  kind: "place" | "area";
  lat: number;
  lon: number;
  radiusM: number;
  within?: Names;
}

export interface Categories {
  branches: { branch: string; name: Names; leaves: { category: string; name: Names }[] }[];
}

export interface Preview {
  ok: boolean;
  ext: string;
  receives: { member: string; sections: string[]; rule: string }[];
  not: { member: string; why: string }[];
  withheld: { section: string; why: string }[];
  warnings: { field: string; reason: string }[];
  resolved?: { lat?: number; lon?: number; radiusM?: number; place?: Names } | null;
}

/** What a report looks like when it is sent. */
export interface Draft {
  kind: "report";
  ext?: string;
  amends?: string;
  origin?: string;
  status?: Status;
  what: What;
  when: When;
  where: ReportWhere;
  how?: How;
  text?: Text[];
  label?: Label;
}

export interface Retraction {
  kind: "retraction";
  retracts: string;
  reason: string;
  ext?: string;
  label?: Label;
}
