import { api, Refused, Unreachable } from "../api.ts";
import { app, ask, groupName } from "../app.ts";
import { type Box, boxText } from "../place.ts";
import type { Held } from "../store.ts";
import type { Incident, Incidents, TimelineStep } from "../types.ts";
import { asked, view } from "./view.ts";

/** How many incidents are asked for at once; more are asked for by what the map shows. */
const LIMIT = 3000;
const DAY = 86_400_000;

/** What the Picture is made from: the incidents of the days asked for, and the columns of time. Asks anew at each change. */
export class Feed {
  all: Incident[] = [];
  total = 0;
  /** Whether anything was answered yet. */
  answered = false;
  /** Incidents that came while the list is shown: on the map at once, in the list when asked for. */
  readonly behind = new Set<string>();
  #asking: AbortController | null = null;
  #changed = false;
  #following = false;
  #ended = false;
  readonly #arrived: string[] = [];

  constructor(
    held: Held,
    /** What the map shows, once there is one. */
    readonly box: () => Box | undefined,
    readonly on: { incidents(): void; time(steps: TimelineStep[] | null): void; awaits(text: string | null): void },
  ) {
    held.add(app.change.watch(({ fresh }) => void this.#follow(fresh)));
    held.add(() => {
      this.#ended = true;
      this.#asking?.abort();
    });
  }

  /** Whether there is more than was answered. */
  get partial(): boolean {
    return this.total > this.all.length;
  }

  /** Both the incidents and the columns of time, because a person asked for others. */
  async reload(): Promise<void> {
    await Promise.all([this.load(), this.#loadTime()]);
  }

  /** Takes in changes one answer at a time, with a rest as long as the answer took: a busy node is not asked more than it can say. */
  async #follow(fresh: readonly string[]): Promise<void> {
    this.#arrived.push(...fresh);
    this.#changed = true;
    if (this.#following) {
      return;
    }
    this.#following = true;
    while (this.#changed && !this.#ended) {
      this.#changed = false;
      const start = performance.now();
      await Promise.all([this.load(this.#arrived.splice(0)), this.#loadTime()]);
      await new Promise((done) => setTimeout(done, performance.now() - start));
    }
    this.#following = false;
  }

  /** The incidents of the days asked for. `fresh` names those that a change brought; without it a person asked. */
  async load(fresh?: readonly string[]): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { from, to } = asked();
    const wait = app.words.t("wait.picture", { name: groupName(app.scope.get().group) });
    const late = setTimeout(() => this.on.awaits(wait), 2000);
    try {
      const question = { from: iso(from), to: iso(to), q: view.q, asOf: view.asOf, limit: LIMIT };
      let answer = await ask(api.incidents(app.scope.get(), question, asking.signal));
      const box = this.box();
      const total = answer.total;
      if (total > answer.shown && box !== undefined) {
        // Too many to hold them all: then only those that the map shows.
        answer = await ask(api.incidents(app.scope.get(), { ...question, bbox: boxText(box) }, asking.signal));
      }
      this.total = total;
      this.#take(answer, fresh);
      this.on.awaits(null);
    } catch (cause) {
      // No answer is said by the band above the view; what was known stays, with its time.
      if (cause instanceof Refused) {
        this.on.awaits(cause.reason);
      } else if (!(cause instanceof Unreachable) && !(cause instanceof DOMException)) {
        throw cause;
      }
    } finally {
      clearTimeout(late);
    }
  }

  #take(answer: Incidents, fresh: readonly string[] | undefined): void {
    const before = new Set(this.all.map((i) => i.id));
    const arrived = new Set(fresh);
    this.all = answer.incidents;
    if (fresh === undefined) {
      this.behind.clear();
    } else if (this.answered) {
      for (const { id } of this.all) {
        if (!before.has(id) && arrived.has(id)) {
          this.behind.add(id);
        }
      }
    }
    this.answered = true;
    this.on.incidents();
  }

  async #loadTime(): Promise<void> {
    const window = view.window;
    if (window === null) {
      return;
    }
    const step = window.to - window.from <= 62 * DAY ? "PT1H" : "P1D";
    // Steps count from the first moment asked for, so that is a whole one.
    const grain = step === "PT1H" ? DAY / 24 : DAY;
    const from = iso(Math.floor(window.from / grain) * grain);
    const to = iso(Math.ceil(window.to / grain) * grain);
    try {
      const answer = await ask(api.timeline(app.scope.get(), { from, to, q: view.q, asOf: view.asOf, step }));
      this.on.time(answer.steps);
    } catch {
      this.on.time(null);
    }
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
