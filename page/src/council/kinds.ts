import type { Content, Kind } from "./types.ts";

/** What a form asks for. */
export interface Field {
  type:
    | "line"
    | "texts"
    | "choice"
    | "members"
    | "languages"
    | "time"
    | "source"
    | "group"
    | "tier"
    | "seats"
    | "sign"
    | "closes"
    | "papers";
  name: keyof Content;
  /** Must be filled in before it can be said. */
  need?: boolean;
  /** Words to choose from. */
  options?: readonly string[];
  /** Whose names the words have, where not the field's own. */
  group?: string;
  /** Asked only with such a content. */
  when?: (content: Content) => boolean;
  /** Lines that a text starts with. */
  rows?: number;
}

const reasoned = (content: Content) => content.word === "withholds" || content.word === "not-met";

/** What each kind asks for, in the order in which people think of it. */
export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  council: [
    { type: "line", name: "name", need: true },
    { type: "group", name: "group", need: true },
    { type: "members", name: "members", need: true },
    { type: "tier", name: "tier", need: true },
    { type: "line", name: "tierName" },
    { type: "texts", name: "remit" },
    { type: "languages", name: "languages", need: true },
  ],
  meeting: [
    { type: "line", name: "title", need: true },
    { type: "time", name: "from", need: true },
    { type: "time", name: "to" },
    { type: "line", name: "place" },
    { type: "texts", name: "notice" },
    { type: "source", name: "source" },
  ],
  attendance: [
    { type: "choice", name: "reply", options: ["accepts", "declines", "attended"] },
    { type: "seats", name: "seats", when: (content) => content.reply !== "declines" },
    { type: "texts", name: "reason", rows: 2 },
  ],
  item: [
    { type: "line", name: "title", need: true },
    { type: "texts", name: "texts" },
    { type: "papers", name: "papers" },
  ],
  position: [
    { type: "line", name: "office" },
    { type: "texts", name: "vision", rows: 5 },
    { type: "texts", name: "programme", rows: 5 },
    { type: "papers", name: "papers" },
  ],
  minutes: [
    { type: "texts", name: "texts", need: true, rows: 8 },
    { type: "closes", name: "closes" },
    { type: "papers", name: "papers" },
  ],
  decision: [
    { type: "line", name: "title", need: true },
    { type: "texts", name: "texts", need: true, rows: 4 },
    { type: "choice", name: "procedure", options: ["consensus", "silence", "on-record"] },
    { type: "time", name: "until", need: true, when: (content) => content.procedure === "silence" },
    { type: "source", name: "source", need: true, when: (content) => content.procedure === "on-record" },
    { type: "choice", name: "holds", options: ["lasting", "moment"] },
    { type: "time", name: "review" },
    { type: "papers", name: "papers" },
  ],
  response: [
    { type: "choice", name: "say", options: ["agrees", "objects", "reserves", "interprets"] },
    { type: "texts", name: "texts", rows: 4 },
  ],
  statement: [
    { type: "choice", name: "form", group: "statement", options: ["statement", "stance", "vision"] },
    { type: "line", name: "title", need: true },
    { type: "line", name: "regarding", need: true, when: (content) => content.form === "stance" },
    { type: "texts", name: "texts", need: true, rows: 6 },
    { type: "papers", name: "papers" },
  ],
  approval: [
    { type: "choice", name: "word", group: "approval", options: ["approves", "withholds"] },
    { type: "languages", name: "languages", need: true },
    { type: "texts", name: "texts", rows: 3 },
  ],
  commitment: [
    { type: "line", name: "title", need: true },
    { type: "texts", name: "texts", need: true, rows: 3 },
    { type: "members", name: "members", need: true },
    { type: "time", name: "by", need: true },
    { type: "sign", name: "sign" },
    { type: "papers", name: "papers" },
  ],
  progress: [
    {
      type: "choice",
      name: "word",
      group: "progress",
      options: ["on-track", "met", "not-met", "confirms", "contests"],
    },
    { type: "texts", name: "texts", rows: 3 },
  ],
  consultation: [
    {
      type: "choice",
      name: "form",
      group: "form",
      options: ["question", "request", "notification", "proposal", "protest"],
    },
    { type: "members", name: "to", need: true },
    { type: "line", name: "title", need: true },
    { type: "texts", name: "texts", need: true, rows: 4 },
    { type: "time", name: "due" },
    { type: "choice", name: "urgency", options: ["routine", "urgent", "immediate"] },
    { type: "papers", name: "papers" },
  ],
  answer: [
    { type: "choice", name: "form", group: "reply", options: ["answer", "partial", "refusal", "receipt"] },
    { type: "texts", name: "texts", rows: 4, when: (content) => content.form !== "receipt" },
    { type: "papers", name: "papers" },
  ],
  recall: [{ type: "texts", name: "texts", rows: 3 }],
};

/** What is asked for first stands filled in, where one answer is usual. */
export const USUAL: Readonly<Partial<Record<Kind, Content>>> = {
  council: { tier: 0 },
  attendance: { reply: "accepts" },
  decision: { procedure: "consensus", holds: "lasting" },
  statement: { form: "statement" },
  consultation: { form: "question", urgency: "routine" },
  answer: { form: "answer" },
};

/** Kinds of which a person often says several in a row. */
export const IN_A_ROW: readonly Kind[] = ["item", "position", "decision", "commitment", "attendance"];

/** Whether a content wants a reason although its field is not needed by itself. */
export function wantsText(kind: Kind, content: Content): boolean {
  return (
    (kind === "response" && content.say !== "agrees") ||
    (kind === "answer" && content.form !== "receipt") ||
    (kind === "approval" && reasoned(content)) ||
    (kind === "progress" && (reasoned(content) || content.word === "contests"))
  );
}

/** The fields that are asked for with this content. */
export function asked(kind: Kind, content: Content): Field[] {
  return FIELDS[kind].filter((field) => field.when === undefined || field.when(content));
}

/** What is missing before it can be said. */
export function lacking(kind: Kind, content: Content): (keyof Content)[] {
  const said = cleaned(kind, content);
  const missing = asked(kind, content)
    .filter((field) => field.need === true && said[field.name] === undefined)
    .map((field) => field.name);
  if (wantsText(kind, content) && said.texts === undefined) {
    missing.push("texts");
  }
  if (kind === "position" && said.vision === undefined && said.programme === undefined) {
    missing.push("vision");
  }
  return missing;
}

/** The content as it is sent: without what was left empty and what is not asked for with it. */
export function cleaned(kind: Kind, content: Content): Content {
  const names = new Set<string>(["on", "amends", "papers", ...asked(kind, content).map((field) => field.name)]);
  const kept = Object.entries(content)
    .filter(([name]) => names.has(name))
    .map(([name, value]) => [name, filled(value)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Content;
}

/** A value without its empty parts; nothing where it has no other. A text is empty without words, whatever its language. */
function filled(value: unknown): unknown {
  if (typeof value === "string") {
    return value.trim() === "" ? undefined : value.trim();
  }
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .map(([name, inner]) => [name, filled(inner)] as const)
      .filter(([, inner]) => inner !== undefined);
    const isWordless = "lang" in value && !entries.some(([name]) => name === "value");
    const isSeatless = "capacity" in value && !entries.some(([name]) => name === "office");
    return entries.length === 0 || isWordless || isSeatless ? undefined : Object.fromEntries(entries);
  }
  return value === false ? undefined : (value ?? undefined);
}
