import { h, replace } from "../dom.ts";
import { MOST_PAPERS } from "./acts.ts";
import type { Around } from "./inputs.ts";
import { recordLinks } from "./records.ts";
import type { Content } from "./types.ts";
import { t } from "./words.ts";

/** Records of any kind that go with what is said: by the address of their page, or their id. */
export function papersField(name: string, content: Content, around: Around): HTMLElement {
  const list = h("div", {});
  const note = h("p", { class: "note", "aria-live": "polite" });
  const input = h("input", { type: "text", dir: "ltr", placeholder: t("papers.like"), oninput: () => take() });
  const draw = () => {
    const ids = content.papers ?? [];
    replace(
      list,
      recordLinks(ids, draw),
      ids.length > 0 &&
        h(
          "button",
          { type: "button", class: "bare link", onclick: () => (delete content.papers, draw(), around.changed()) },
          t("papers.none"),
        ),
    );
  };
  const take = () => {
    const id = /[0-9a-f]{64}(?![0-9a-f])/.exec(input.value)?.[0];
    const ids = content.papers ?? [];
    note.textContent = id === undefined && input.value.trim().length >= 64 ? t("papers.what") : "";
    if (id !== undefined && ids.length < MOST_PAPERS) {
      input.value = "";
      content.papers = ids.includes(id) ? ids : [...ids, id];
      draw();
      around.changed();
    }
  };
  draw();
  const label = h("label", { class: "field" }, h("span", {}, t("optional", { name })), input);
  return h("div", {}, label, note, list);
}
