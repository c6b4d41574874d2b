import { api, Refused, Unreachable } from "../api.ts";
import { app, ask } from "../app.ts";
import { h } from "../dom.ts";
import { wait } from "../report/queue.ts";
import type { Report, Retraction } from "../types.ts";

/** Asks for the reason and takes a report back. It stays readable; so there is no undo to offer, only a new report. */
export function openRetract(report: Report, done: () => void): void {
  const words = app.words;
  const reason = h("textarea", { rows: 3, required: true, dir: "auto" });
  const refusal = h("p", { class: "refusal", role: "alert" });
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-label": words.t("retract.title"), onclose: () => dialog.remove() },
    h(
      "form",
      { method: "dialog", onsubmit: (event: Event) => (event.preventDefault(), void send()) },
      h("h2", {}, words.t("retract.title")),
      h("p", { class: "note" }, words.t("retract.note")),
      h("label", { class: "field" }, h("span", {}, words.t("retract.reason")), reason),
      refusal,
      h(
        "div",
        { class: "sheet-foot" },
        h("button", { type: "button", onclick: () => dialog.close() }, words.t("cancel")),
        h("button", { class: "strong" }, words.t("retract.do")),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();

  async function send(): Promise<void> {
    const text = reason.value.trim();
    if (text === "") {
      refusal.textContent = words.t("retract.need");
      return;
    }
    // What takes a report back goes to whoever may hold the report, or they would count on.
    const label =
      report.label.audience === undefined
        ? {}
        : {
            label: {
              ...(report.label.level === undefined ? {} : { level: report.label.level }),
              audience: report.label.audience,
            },
          };
    const retraction: Retraction = {
      kind: "retraction",
      retracts: report.ext,
      reason: text,
      ext: `page/${crypto.randomUUID()}`,
      ...label,
    };
    try {
      await ask(api.file(retraction));
      dialog.close();
      done();
    } catch (cause) {
      if (cause instanceof Unreachable) {
        wait(retraction);
        dialog.close();
      } else if (cause instanceof Refused) {
        refusal.textContent = `${words.t("form.refused")} ${cause.reason}`;
      } else {
        throw cause;
      }
    }
  }
}
