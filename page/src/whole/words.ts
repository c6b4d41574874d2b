import { app } from "../app.ts";
import type { Args } from "../words/index.ts";
import type { WholeKey } from "./en.ts";

let table: Readonly<Record<WholeKey, string>>;

/** Fetches what these views say, in the reader's language; asked for before any of them is drawn. */
export async function wholeWords(): Promise<void> {
  table = app.words.language === "ar" ? (await import("./ar.ts")).ar : (await import("./en.ts")).en;
}

/** A message of these views. */
export function t(key: WholeKey, args: Args = {}): string {
  return app.words.fill(table[key], args);
}
