import { app } from "../app.ts";
import type { Args } from "../words/index.ts";
import type { TalkKey } from "./en.ts";

export type { TalkKey } from "./en.ts";

let table: Readonly<Record<TalkKey, string>>;

/** Fetches what these views say, in the reader's language; asked for before any of them is drawn. */
export async function talkWords(): Promise<void> {
  const { language } = app.words;
  const found = language === "ar" ? (await import("./ar.ts")).ar : (await import("./en.ts")).en;
  if (language === app.words.language) {
    table = found;
  }
}

/** A message of these views. */
export function t(key: TalkKey, args: Args = {}): string {
  return app.words.fill(table[key], args);
}

/** Whether these views have such a message. */
export function has(key: string): key is TalkKey {
  return key in table;
}

/** What a word of the API is called; a word that is newer than the page stands as it is. */
export function named(group: string, word: string): string {
  const key = `${group}.${word}`;
  return has(key) ? t(key) : word;
}
