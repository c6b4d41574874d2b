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
