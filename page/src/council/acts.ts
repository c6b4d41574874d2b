import { app } from "../app.ts";
import { sits } from "./councils.ts";
import type { Content, Kind, Matter, Sheet } from "./types.ts";
import { t } from "./words.ts";

/** Something that this node's member can say to a matter now. */
export interface Act {
  label: string;
  kind: Kind;
  content: Content;
  /** Nothing is left to be written: one click says it. */
  ready?: boolean;
  /** What most will want here. */
  strong?: boolean;
  /** Of what is rarer: it waits in a menu where there is little room. */
  rare?: boolean;
}

/** What is known of the meeting that a matter belongs to. */
export interface Around {
  /** It is over: nobody lays down a position on an item any more. */
  isClosed?: boolean;
  /** Where it is on public record: what came out of it is there too. */
  source?: string | undefined;
  /** The positions that were laid down there: a common vision grows from them. */
  positions?: readonly string[];
}

/** Most papers beside one record. */
export const MOST_PAPERS = 64;

/** Replies to a consultation that leave it open. */
export const OPEN_REPLIES: readonly string[] = ["awaited", "received", "partly-answered", "silent", "not-asked-for"];

/** What this node's member can say to it, the likeliest first. The node judges anew whatever is said. */
export function acts(matter: Matter, around: Around = {}): Act[] {
  const me = app.node.get()?.member ?? "";
  if (matter.recalled !== undefined) {
    return [];
  }
  return [...answers(matter, me, around), ...(matter.member === me ? own(matter, around) : [])];
}

function answers(matter: Matter, me: string, around: Around): Act[] {
  const on = matter.matter;
  const stands = matter.stands ?? {};
  switch (matter.kind) {
    case "council":
      return [
        { label: t("act.meeting"), kind: "meeting", content: { on }, strong: true },
        { label: t("act.decision"), kind: "decision", content: { on }, rare: true },
        { label: t("act.statement"), kind: "statement", content: { on }, rare: true },
      ];
    case "meeting":
      return [
        ...attendance(matter, on, me),
        ...(stands.closed === undefined ? brought(on) : []),
        ...outcome(on, matter.content.source),
        ...vision(on, around.positions ?? []),
      ];
    case "item":
      return [
        ...(around.isClosed === true
          ? []
          : [{ label: t("act.position"), kind: "position" as const, content: { on }, strong: true }]),
        ...outcome(on, around.source),
      ];
    case "decision":
      return decision(matter, on, me);
    case "statement":
      return approval(matter, me);
    case "commitment":
      return progress(on, matter.content.members?.includes(me) === true);
    case "consultation":
      return consultation(matter, on, me);
    default:
      return [];
  }
}

/** Whether it comes, until it begins, then who was there. Who has said so says otherwise by a new version. */
function attendance(matter: Matter & Partial<Sheet>, on: string, me: string): Act[] {
  if (sits(matter, me) === false) {
    return [];
  }
  const said = (matter.belonging ?? []).filter(
    (each) => each.kind === "attendance" && each.member === me && each.recalled === undefined,
  );
  const has = (reply: string) => said.some((each) => each.content.reply === reply);
  const isAhead = matter.content.source === undefined && new Date(matter.content.from ?? 0).getTime() > Date.now();
  if (!isAhead) {
    return has("attended")
      ? []
      : [{ label: t("act.attended"), kind: "attendance", content: { on, reply: "attended" } }];
  }
  const before = said.at(-1);
  const content = before === undefined ? { on } : { on, amends: before.id };
  const accept: Act = {
    label: t("act.accept"),
    kind: "attendance",
    content: { ...content, reply: "accepts" },
    ready: true,
    strong: true,
  };
  const decline: Act = { label: t("act.decline"), kind: "attendance", content: { ...content, reply: "declines" } };
  return [...(has("accepts") ? [] : [accept]), ...(has("declines") ? [] : [decline])];
}

function brought(on: string): Act[] {
  return [
    { label: t("act.item"), kind: "item", content: { on } },
    { label: t("act.position"), kind: "position", content: { on } },
    { label: t("act.minutes"), kind: "minutes", content: { on } },
  ];
}

/** What comes out of a meeting; of one that is entered afterwards, as its source has it. */
function outcome(on: string, source: string | undefined): Act[] {
  const record = source === undefined ? {} : { procedure: "on-record", source };
  return [
    { label: t("act.decision"), kind: "decision", content: { on, ...record }, rare: true },
    { label: t("act.statement"), kind: "statement", content: { on }, rare: true },
  ];
}

/** Aims and an assessment in common, with what each member had brought beside them. */
function vision(on: string, positions: readonly string[]): Act[] {
  const papers = positions.slice(0, MOST_PAPERS);
  return papers.length === 0
    ? []
    : [{ label: t("act.vision"), kind: "statement", content: { on, form: "vision", papers }, rare: true }];
}

function decision(matter: Matter, on: string, me: string): Act[] {
  const stands = matter.stands ?? {};
  const respond = (say: string, ready = false): Act => ({
    label: t(`act.${say}` as "act.agrees"),
    kind: "response",
    content: { on, say },
    ready,
    strong: ready,
    rare: say === "reserves" || say === "interprets",
  });
  const isOpen = stands.decided === "open";
  const isAsked = stands.members?.includes(me) === true;
  return [
    ...(isAsked && isOpen && stands.responses?.[me] === undefined ? [respond("agrees", true), respond("objects")] : []),
    ...(isAsked ? [respond("reserves"), respond("interprets")] : []),
    ...(stands.decided === "adopted"
      ? ([
          { label: t("act.commitment"), kind: "commitment", content: { on }, rare: true },
          { label: t("act.follow"), kind: "decision", content: { on }, rare: true },
        ] satisfies Act[])
      : []),
  ];
}

/** An approval names the version that it is of: what is changed afterwards wants another. */
function approval(matter: Matter, me: string): Act[] {
  const missing = Object.entries(matter.stands?.missing ?? {});
  const languages = missing.filter(([, members]) => members.includes(me)).map(([language]) => language);
  const on = matter.id;
  return languages.length === 0
    ? []
    : [
        {
          label: t("act.approves"),
          kind: "approval",
          content: { on, word: "approves", languages },
          ready: true,
          strong: true,
        },
        { label: t("act.withholds"), kind: "approval", content: { on, word: "withholds", languages } },
      ];
}

function progress(on: string, isOwn: boolean): Act[] {
  const say = (word: string, ready: boolean): Act => ({
    label: t(`act.${word}` as "act.met"),
    kind: "progress",
    content: { on, word },
    ready,
  });
  return isOwn
    ? [say("on-track", true), say("met", true), say("not-met", false)]
    : [say("confirms", true), say("contests", false)];
}

function consultation(matter: Matter, on: string, me: string): Act[] {
  const reply = matter.stands?.replies?.[me];
  if (reply === undefined || !OPEN_REPLIES.includes(reply)) {
    return [];
  }
  const say = (form: string): Act => ({
    label: t(`act.${form}` as "act.answer"),
    kind: "answer",
    content: { on, form },
    strong: form === "answer",
  });
  const receipt: Act = { label: t("act.receipt"), kind: "answer", content: { on, form: "receipt" }, ready: true };
  const isNew = reply === "awaited" || reply === "silent" || reply === "not-asked-for";
  return [say("answer"), say("partial"), say("refusal"), ...(isNew ? [receipt] : [])];
}

/** What the author of a matter can do with it: say it anew, or take it back. Neither removes anything. */
function own(matter: Matter, around: Around): Act[] {
  const { on: _, amends: __, ...content } = matter.content;
  const on = matter.content.on === undefined ? {} : { on: matter.content.on };
  const amend: Act = {
    label: t("act.amend"),
    kind: matter.kind,
    content: { ...content, ...on, amends: matter.id },
    rare: true,
  };
  return [
    ...(matter.kind === "position" && around.isClosed === true ? [] : [amend]),
    { label: t("act.recall"), kind: "recall", content: { on: matter.matter }, rare: true },
  ];
}

/** To ask members about any record. */
export function asking(on?: string): Act {
  return { label: t("act.ask"), kind: "consultation", content: on === undefined ? {} : { on }, rare: on !== undefined };
}
