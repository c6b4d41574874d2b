import { app } from "../app.ts";
import { h } from "../dom.ts";
import type { Incident } from "../types.ts";

/** How many incidents are shown, from how many reports of how many origins; in short on a phone. */
export function summary(shown: readonly Incident[], total: number): Node[] {
  const words = app.words;
  const reports = shown.reduce((n, i) => n + i.reports, 0);
  const origins = shown.reduce((n, i) => n + i.origins, 0);
  const whole = h("b", {}, words.t("count.incidents", { n: total }));
  if (shown.length === 0) {
    return [whole];
  }
  return [
    whole,
    h(
      "span",
      { class: "on-wide" },
      words.t("count.from", {
        reports: words.t("count.reports", { n: reports }),
        origins: words.t("count.independent", { n: origins }),
      }),
    ),
    h("span", { class: "on-phone" }, words.t("count.origins", { n: origins })),
  ];
}
