import { app, groupName, href, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { HERE } from "../here.ts";
import type { Label, Names, Text } from "../types.ts";
import type { Matter, Version } from "./types.ts";
import { named, t } from "./words.ts";

/** A name in the reader's language, else in English, else in the first that it has; marked with the language it is in. */
export function line(names: Names | undefined, fallback = ""): HTMLElement {
  const language = app.words.language;
  const code = [language, "en", ...Object.keys(names ?? {})].find((l) => names?.[l] !== undefined);
  return code === undefined
    ? h("span", { dir: "auto" }, fallback)
    : h("span", { lang: code, dir: "auto" }, names?.[code]);
}

/** The same as plain text, for labels and titles. */
export function plain(names: Names | undefined, fallback = ""): string {
  return app.words.name(names, fallback);
}

/** What a matter is called: its title or name, else what kind of thing it is. */
export function titleOf(matter: Pick<Matter, "kind" | "content">): Names | undefined {
  return matter.content.title ?? matter.content.name;
}

/** Paragraphs as they were written. What stands in brackets is not agreed, and is marked so in a statement. */
export function paragraphs(text: Text, bracketed = false): HTMLElement {
  const pieces = (paragraph: string): Child[] =>
    bracketed
      ? paragraph
          .split(/(\[[^\]]*\]?)/)
          .map((piece) => (piece.startsWith("[") ? h("mark", { title: t("statement.bracket") }, piece) : piece))
      : [paragraph];
  return h(
    "div",
    { class: "words", lang: text.lang, dir: "auto" },
    ...text.value
      .split(/\n+/)
      .filter((paragraph) => paragraph.trim() !== "")
      .map((paragraph) => h("p", { dir: "auto" }, ...pieces(paragraph))),
  );
}

/** By whom a text was put into its language; nothing where it is the original. */
export function translation(text: Text): HTMLElement | false {
  return (
    text.translated !== undefined &&
    h("small", { class: "translated" }, t(`translated.${text.translated as "human" | "machine"}`))
  );
}

/** A text in the reader's language first, and in all others for who wants to compare. */
export function texts(list: readonly Text[] | undefined, key: string): Child[] {
  const [first, ...others] = ordered(list ?? []);
  if (first === undefined) {
    return [];
  }
  if (others.length === 0) {
    return [paragraphs(first), translation(first)];
  }
  const also = t("texts.others", { languages: app.words.list(others.map((o) => app.words.tongue(o.lang))) });
  return [
    paragraphs(first),
    h(
      "details",
      { class: "others", "data-key": `others-${key}` },
      h("summary", {}, translation(first), first.translated !== undefined && " · ", also),
      ...others.map((other) =>
        h(
          "div",
          { class: "other-text" },
          h("small", {}, app.words.tongue(other.lang), " ", translation(other)),
          paragraphs(other),
        ),
      ),
    ),
  ];
}

/** The reader's language, then what was not translated, then English. */
export function ordered(list: readonly Text[]): Text[] {
  const rank = (text: Text) =>
    text.lang === app.words.language ? 0 : text.translated === undefined ? 1 : text.lang === "en" ? 2 : 3;
  return [...list].sort((a, b) => rank(a) - rank(b));
}

/** A moment on this device's clock; the day alone where it is midnight in UTC, as for terms that name a day. */
export function moment(iso: string, withTime = true): string {
  const words = app.words;
  const at = new Date(iso);
  const wholeDay = at.getUTCHours() === 0 && at.getUTCMinutes() === 0;
  const day = words.date(at, wholeDay ? "UTC" : HERE, "short");
  // Put together without isolates of their own: one inside another is drawn in the wrong order by Chromium.
  return withTime && !wholeDay ? day + t("comma") + words.time(at, HERE) : day;
}

/** A moment to the minute, though it be midnight: after it, silence is consent. */
export function exact(iso: string): string {
  const at = new Date(iso);
  return app.words.date(at, HERE, "short") + t("comma") + app.words.time(at, HERE);
}

/** From when to when. */
export function period(from: string, to: string | undefined): string {
  if (to === undefined) {
    return moment(from);
  }
  const sameDay = app.words.date(new Date(from), HERE, "short") === app.words.date(new Date(to), HERE, "short");
  return sameDay
    ? `${moment(from)} – ${app.words.time(new Date(to), HERE)}`
    : `${moment(from, false)} – ${moment(to, false)}`;
}

/** How often what is shown is asked for anew when nothing is heard: terms pass by themselves. */
export const A_MINUTE = 60_000;

/** How long until a term, or since it passed; the nearer, the finer. */
export function term(due: string, now: string, isExact = false): HTMLElement {
  const seconds = (new Date(due).getTime() - new Date(now).getTime()) / 1000;
  const length = app.words.duration(Math.abs(seconds));
  // Nobody counts days by the hundred.
  const isNear = Math.abs(seconds) < 100 * 86_400;
  return h(
    "span",
    { class: seconds < 0 ? "term past" : seconds < 3 * 86_400 ? "term near" : "term" },
    h("time", { datetime: due }, isExact ? exact(due) : moment(due)),
    " ",
    isNear && h("small", {}, seconds < 0 ? t("term.past", { length }) : t("term.in", { length })),
    !isNear && seconds < 0 && h("small", {}, t("term.long")),
  );
}

/** The level and who may hold it, as its author says. */
export function labelSay(label: Label): string {
  const parties = (label.audience ?? []).map((party) =>
    party.startsWith("group:") ? groupName(party.slice(6)) : party === "all" ? t("audience.all") : memberName(party),
  );
  const level = app.words.t(`level.${label.level ?? "restricted"}` as "level.open");
  return parties.length === 0 ? t("label.home", { level }) : t("label.to", { level, parties: app.words.list(parties) });
}

/** Whose words they are, when they were kept, and where: the record itself. */
export function foot(version: Version): HTMLElement {
  return h(
    "p",
    { class: "record-foot" },
    t("foot", { member: memberName(version.member), time: moment(version.at) }),
    " · ",
    labelSay(version.label),
    " · ",
    entry(version),
  );
}

function entry(version: Version): HTMLElement {
  return h("span", { class: "mono", dir: "ltr", title: version.id }, `${version.ledger} ${version.index}`);
}

/** The record alone, of a word whose author stands above it; to whom it went, for who asks. */
export function record(version: Version): HTMLElement {
  return h("p", { class: "record-foot", title: labelSay(version.label) }, moment(version.at), " · ", entry(version));
}

/** What was said before, and what was taken back. Nothing of it goes away. */
export function history(matter: Matter, said: (version: Version) => Child[]): Child[] {
  const before = matter.versions.slice(0, -1).reverse();
  return [
    matter.recalled !== undefined &&
      h(
        "p",
        { class: "recalled" },
        t("recalled", { member: memberName(matter.recalled.member), time: moment(matter.recalled.at) }),
        " ",
        ...texts(matter.recalled.content?.texts, `recall-${matter.matter}`),
      ),
    before.length > 0 &&
      h(
        "details",
        { class: "others", "data-key": `versions-${matter.matter}` },
        h("summary", {}, t("versions", { n: before.length })),
        ...before.map((version) => h("div", { class: "other-text" }, ...said(version), foot(version))),
      ),
  ];
}

/** The title of a block: the second on a page of its own, the third on a sheet. */
export function heading(level: 2 | 3, ...content: Child[]): HTMLElement {
  return h(level === 2 ? "h2" : "h3", { class: "block-title" }, ...content);
}

/** What a part of a block is, above it. */
export function label(...content: Child[]): HTMLElement {
  return h("p", { class: "label" }, ...content);
}

/** What a link to a matter needs to know of it. */
export type Linked = Pick<Matter, "matter" | "kind" | "content">;

/** A link to a matter by its title. */
export function link(matter: Linked, text?: Child): HTMLAnchorElement {
  return h(
    "a",
    { href: href({ view: "talks", id: matter.matter }) },
    text ?? line(titleOf(matter), named("kind", matter.kind)),
  );
}

/** A word about where something stands. Plum is for disagreement alone. */
export function chip(
  kind: "confirms" | "contests" | "reports" | "cannot-tell" | "passes-on",
  text: string,
): HTMLElement {
  return h("span", { class: `chip ${kind}` }, text);
}
