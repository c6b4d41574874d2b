import { app, memberName } from "../app.ts";
import { h } from "../dom.ts";
import type { Preview } from "../types.ts";
import { ruleText } from "./rules.ts";

function sectionName(section: string): string {
  const key = `section.${section}`;
  return app.words.has(key) ? app.words.t(key) : section;
}

/** Before anything leaves: who receives which sections by which rule, who does not, and what stays. */
export function previewList(found: Preview): Node[] {
  const words = app.words;
  const all = new Set([...found.receives.flatMap((r) => r.sections), ...found.withheld.map((w) => w.section)]);
  if (found.receives.length === 0) {
    return [h("p", {}, words.t("form.preview.home")), ...stays(found)];
  }
  return [
    h(
      "ul",
      { class: "receives" },
      ...found.receives.map((r) =>
        h(
          "li",
          {},
          h("span", { class: "chip confirms" }, memberName(r.member)),
          h(
            "span",
            {},
            r.sections.length === all.size
              ? words.t("form.preview.all")
              : words.t("form.preview.some", { sections: words.list(r.sections.map(sectionName)) }),
            " ",
            h("small", { dir: "auto" }, ruleText(r.rule)),
          ),
        ),
      ),
      ...found.not.map((n) =>
        h(
          "li",
          {},
          h("span", { class: "chip reports" }, memberName(n.member)),
          h("span", {}, words.t("form.preview.not"), " ", h("small", { dir: "auto" }, ruleText(n.why))),
        ),
      ),
    ),
    ...stays(found),
    h("p", { class: "note" }, words.t("form.preview.header")),
  ];
}

function stays(found: Preview): Node[] {
  return found.withheld.map((w) =>
    h("p", { class: "note" }, `${sectionName(w.section)}: `, h("span", { dir: "auto" }, ruleText(w.why))),
  );
}
