import { api, Refused } from "../api.ts";
import { app, categoryName, href, memberName } from "../app.ts";
import { type Child, h } from "../dom.ts";
import { calls } from "./calls.ts";
import { moment, plain, titleOf } from "./pieces.ts";
import { named, t } from "./words.ts";

interface Found {
  text: string;
  href?: string;
  /** Not held here, when the picture had changed that often: it may have come since. */
  absent?: number;
}

const found = new Map<string, Found>();
const asked = new Set<string>();

/** Links to the records that something refers to: to a matter, or by a report to its incident. */
export function recordLinks(ids: readonly string[], redraw: () => void): Child {
  return (
    ids.length > 0 &&
    h(
      "ul",
      { class: "refs" },
      ...ids.map((id) => {
        const at = found.get(key(id));
        if (at === undefined || (at.absent !== undefined && at.absent !== app.change.get().n)) {
          void look(id, redraw);
        }
        return h(
          "li",
          { "data-key": id },
          at?.href === undefined ? h("span", {}, at?.text ?? id.slice(0, 12)) : h("a", { href: at.href }, at.text),
        );
      }),
    )
  );
}

/** What a record is called depends on the language; whether it is there, on what is shown. */
function key(id: string): string {
  return `${app.words.language} ${app.scope.get().status} ${id}`;
}

async function look(id: string, redraw: () => void): Promise<void> {
  const at = key(id);
  if (asked.has(at)) {
    return;
  }
  asked.add(at);
  const named = await name(id).catch(() => undefined);
  asked.delete(at);
  if (named !== undefined) {
    found.set(at, named);
  }
  // Many records are one drawing, when the last of them is known; while the node is silent nothing is known of any.
  if (named !== undefined && asked.size === 0) {
    redraw();
  }
}

/** That there is none is an answer; that nobody answers says nothing of what is there. */
function unlessNone(cause: unknown): undefined {
  if (!(cause instanceof Refused)) {
    throw cause;
  }
}

async function name(id: string): Promise<Found> {
  const report = await api.record(id).catch(unlessNone);
  if (report === undefined) {
    const matter = await calls.matter({ group: null, status: app.scope.get().status }, id).catch(unlessNone);
    return matter === undefined
      ? { text: t("ref.absent", { id: id.slice(0, 12) }), absent: app.change.get().n }
      : { text: plain(titleOf(matter), named("kind", matter.kind)), href: href({ view: "talks", id: matter.matter }) };
  }
  const text = t("ref.report", {
    what: categoryName(report.what?.category ?? ""),
    member: memberName(report.member),
    time: moment(report.when?.from ?? report.at),
  });
  return report.incident === undefined ? { text } : { text, href: href({ view: "incident", id: report.incident }) };
}
