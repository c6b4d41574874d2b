import type { Label, Names, Status, Text } from "../types.ts";

/** What a record of talk is, as docs/talk.md of the repository has it. */
export type Kind =
  | "council"
  | "meeting"
  | "attendance"
  | "item"
  | "position"
  | "minutes"
  | "decision"
  | "response"
  | "statement"
  | "approval"
  | "commitment"
  | "progress"
  | "consultation"
  | "answer"
  | "recall";

export interface Seat {
  office: Names;
  capacity: string;
}

/** What counts, in an area and a time, as a commitment that was not kept. */
export interface Sign {
  category: string;
  lat: number;
  lon: number;
  radiusM: number;
  from: string;
  to: string;
  most: number;
}

/** The content of any kind; each kind has some of it. */
export interface Content {
  on?: string;
  amends?: string;
  papers?: string[];
  group?: string;
  tier?: number;
  tierName?: Names;
  name?: Names;
  remit?: Text[];
  members?: string[];
  languages?: string[];
  title?: Names;
  from?: string;
  to?: string | string[];
  place?: Names;
  notice?: Text[];
  source?: string;
  reply?: string;
  seats?: Seat[];
  reason?: Text[];
  texts?: Text[];
  office?: Names;
  vision?: Text[];
  programme?: Text[];
  closes?: boolean;
  procedure?: string;
  until?: string;
  holds?: string;
  review?: string;
  say?: string;
  form?: string;
  regarding?: Names;
  word?: string;
  by?: string;
  sign?: Sign;
  due?: string;
  urgency?: string;
}

/** One version: who said it, when, and to whom. */
export interface Version {
  id: string;
  kind: Kind;
  member: string;
  ledger: string;
  index: number;
  at: string;
  label: Label;
  content?: Content;
}

/** Where it stands, as the node works it out; each kind has some of it. */
export interface Stands {
  closed?: string;
  late?: boolean | string[];
  decided?: "open" | "adopted" | "not-adopted" | "superseded" | "recalled";
  members?: string[];
  responses?: Record<string, string>;
  outside?: string[];
  left?: string[];
  published?: boolean;
  missing?: Record<string, string[]>;
  approvals?: string[];
  kept?: "on-track" | "late" | "met" | "broken" | "cannot-tell" | "recalled";
  count?: number;
  own?: Record<string, string>;
  others?: Record<string, string>;
  replies?: Record<string, string>;
  answers?: string[];
  afterRecall?: string[];
}

/** Something that was said, in its latest version, with where it stands. */
export interface Matter extends Version {
  matter: string;
  content: Content;
  versions: Version[];
  recalled?: Version;
  stands?: Stands;
  council?: string;
}

/** A matter with all that belongs to it. */
export interface Sheet extends Matter {
  belonging: Sheet[];
  /** What it belongs to, from the council down. */
  above?: { matter: string; kind: Kind; title?: Names }[];
}

/** What a member is waited for. */
export interface Awaited {
  member: string;
  what: "answer" | "attendance" | "response" | "approval" | "commitment";
  matter: string;
  kind: Kind;
  title?: Names;
  due?: string;
  /** How it stands so far, by the words of a matter's `stands`. */
  stands?: string;
  /** The matter, where one member's were asked for. */
  of?: Matter;
}

/** The lists of a board. */
export type ListName = "councils" | "meetings" | "decisions" | "statements" | "commitments" | "consultations" | "apart";

export interface Board {
  group: string | null;
  status: Status;
  digest: string;
  now: string;
  councils: Matter[];
  meetings: Matter[];
  decisions: Matter[];
  statements: Matter[];
  commitments: Matter[];
  consultations: Matter[];
  /** What belongs to something that is not shown here. */
  apart: Matter[];
  awaited: Awaited[];
  /** For how much each member is waited for. */
  waited: Record<string, number>;
  /** How many there are of each, open or not. */
  all: Record<ListName, number>;
  /** How many of what was asked for are left out. */
  more: Record<ListName | "awaited", number>;
}

/** Who would receive what is about to be said, and what to think of first. */
export interface SayPreview {
  receives: string[];
  level: string;
  audience: string[];
  warnings: { field: string; reason: string }[];
}
