import { app, groupName } from "../app.ts";
import type { Key } from "../words/index.ts";

/** The node's rules in its own words, and the page's words for them; a rule that the page does not know is shown as the node says it. */
const RULES: [RegExp, Key][] = [
  [/^in group:([\w-]+), by this member's roster$/, "rule.group"],
  [/^named in the audience$/, "rule.named"],
  [/^all members that this one has pinned$/, "rule.pinned"],
  [/^not in the audience$/, "rule.not"],
  [/^not pinned by this member$/, "rule.notPinned"],
  [/^(\w+) is above the (\w+) that this member grants it$/, "rule.ceiling"],
  [/^stays with the author$/, "form.stays"],
  [/^goes out after 24 hours$/, "rule.later"],
  [/^goes to fewer than the rest$/, "rule.fewer"],
];

function level(word: string): string {
  const key = `level.${word}`;
  return app.words.has(key) ? app.words.t(key) : word;
}

export function ruleText(text: string): string {
  for (const [pattern, key] of RULES) {
    const found = pattern.exec(text);
    if (found !== null) {
      const [, a = "", b = ""] = found;
      return app.words.t(key, key === "rule.group" ? { group: groupName(a) } : { level: level(a), ceiling: level(b) });
    }
  }
  return text;
}

/** What the node warns of, in its own words, and the reader's. */
const LOOKS_LIKE = new Map<string, Key>([
  ["looks like a phone number", "warning.phone"],
  ["looks like an e-mail address", "warning.email"],
  ["looks like a plate", "warning.plate"],
  ["looks like a person's name", "warning.name"],
]);

/** What a text looks like, in the reader's words where the page knows it. */
export function looksLike(reason: string): string {
  const key = LOOKS_LIKE.get(reason);
  return key === undefined ? reason : app.words.t(key);
}
