import { api, Refused, Unreachable } from "../api.ts";
import { ask } from "../app.ts";
import { Store } from "../store.ts";
import type { Draft, Retraction } from "../types.ts";

/** A report that could not be sent yet, and what the node said if it refused it meanwhile. */
export interface Waiting {
  key: string;
  since: string;
  draft: Draft | Retraction;
  refused?: { field: string; reason: string };
}

const KEY = "tansiq.waiting";

function read(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Waiting[];
  } catch {
    return [];
  }
}

/** Reports that wait for the node. Kept in this browser, so that a reload or a flat battery loses none. */
export const queue = new Store<Waiting[]>(read());

queue.watch((list) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Without storage the queue lasts as long as the page; the form says that the page must stay open.
  }
});

/** Puts a report into the queue. Its `ext` is fixed first, so that sending it twice keeps it once. */
export function wait(draft: Draft | Retraction): void {
  queue.set([...queue.get(), { key: crypto.randomUUID(), since: new Date().toISOString(), draft }]);
}

export function drop(key: string): void {
  queue.set(queue.get().filter((w) => w.key !== key));
}

let sending = false;

/** Sends what waits, in order; stops at the first silence of the node. What it refuses stays, with the reason, for its author. */
export async function flush(): Promise<void> {
  if (sending) {
    return;
  }
  sending = true;
  try {
    for (const waiting of queue.get().filter((w) => w.refused === undefined)) {
      try {
        await ask(api.file(waiting.draft));
        drop(waiting.key);
      } catch (cause) {
        if (cause instanceof Unreachable) {
          return;
        }
        if (cause instanceof Refused) {
          const refused = { field: cause.field, reason: cause.reason };
          queue.set(queue.get().map((w) => (w.key === waiting.key ? { ...w, refused } : w)));
        } else {
          throw cause;
        }
      }
    }
  } finally {
    sending = false;
  }
}
