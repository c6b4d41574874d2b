import { api } from "../api.ts";
import { app } from "../app.ts";
import { plainFigure } from "../digits.ts";
import { h, replace } from "../dom.ts";
import { type Around, check, time } from "./inputs.ts";
import type { Content, Sign } from "./types.ts";
import { t, type TalkKey } from "./words.ts";

/** How one would see whether a commitment is kept: a count of incidents, in an area and a time, that is not to be passed. */
export function signField(name: string, content: Content, around: Around): HTMLElement {
  const body = h("div", { class: "sign" });
  const draft: Partial<Sign> = content.sign ?? {};
  const draw = () => replace(body, ...(content.sign === undefined ? [] : parts(draft, around)));
  const box = h(
    "div",
    { class: "field" },
    check(name, content.sign !== undefined, (on) => {
      if (on) {
        draft.category ??= "force";
        draft.radiusM ??= 20_000;
        draft.most ??= 0;
        content.sign = draft as Sign;
      } else {
        delete content.sign;
      }
      draw();
      around.changed();
    }),
    body,
  );
  draw();
  return box;
}

function parts(sign: Partial<Sign>, around: Around): HTMLElement[] {
  const number = (key: "lat" | "lon" | "radiusM" | "most", factor = 1) =>
    h(
      "label",
      { class: "field" },
      h("span", {}, t((key === "most" ? "sign.atMost" : `sign.${key}`) as TalkKey)),
      h("input", {
        type: "text",
        inputmode: "decimal",
        dir: "ltr",
        name: key,
        value: sign[key] === undefined ? "" : String(sign[key] / factor),
        oninput: (e: Event) => {
          const text = plainFigure((e.target as HTMLInputElement).value);
          const value = Number(text);
          if (text === "" || Number.isNaN(value)) {
            delete sign[key];
          } else {
            sign[key] = factor === 1 ? value : Math.round(value * factor);
          }
          around.changed();
        },
      }),
    );
  const moment = (key: "from" | "to") =>
    time(t(`sign.${key}`), sign[key], (value) => {
      if (value === undefined) {
        delete sign[key];
      } else {
        sign[key] = value;
      }
      around.changed();
    });
  return [
    h("p", { class: "note" }, t("sign.note")),
    category(sign, around),
    ...place(sign, around),
    h("div", { class: "pair" }, number("lat"), number("lon")),
    h("div", { class: "pair" }, number("radiusM", 1000), number("most")),
    h("div", { class: "pair" }, moment("from"), moment("to")),
  ];
}

/** A place by its name fills in where it is; by hand, degrees do. */
function place(sign: Partial<Sign>, around: Around): HTMLElement[] {
  const found = h("div", { class: "found", "aria-live": "polite" });
  let asking = new AbortController();
  const look = async (text: string) => {
    asking.abort();
    asking = new AbortController();
    const places = text.trim() === "" ? [] : (await api.places(text.trim(), asking.signal)).places;
    replace(
      found,
      ...places.slice(0, 5).map((each) =>
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: (event: Event) => {
              sign.lat = each.lat;
              sign.lon = each.lon;
              replace(found);
              const box = (event.currentTarget as HTMLElement | null)?.closest(".sign") ?? found.closest(".sign");
              for (const key of ["lat", "lon"] as const) {
                const input = box?.querySelector<HTMLInputElement>(`input[name="${key}"]`);
                if (input) {
                  input.value = String(sign[key]);
                }
              }
              around.changed();
            },
          },
          app.words.name(each.name),
          " ",
          h("small", {}, app.words.name(each.within, "")),
        ),
      ),
    );
  };
  return [
    h(
      "label",
      { class: "field" },
      h("span", {}, t("sign.place")),
      h("input", {
        type: "text",
        dir: "auto",
        oninput: (e: Event) => void look((e.target as HTMLInputElement).value).catch(() => undefined),
      }),
    ),
    found,
  ];
}

function category(sign: Partial<Sign>, around: Around): HTMLElement {
  const branches = app.categories.get()?.branches ?? [];
  return h(
    "label",
    { class: "field" },
    h("span", {}, t("sign.category")),
    h(
      "select",
      { onchange: (e: Event) => ((sign.category = (e.target as HTMLSelectElement).value), around.changed()) },
      ...branches.flatMap((branch) => [
        h(
          "option",
          { value: branch.branch, selected: branch.branch === sign.category },
          t("sign.any", { name: app.words.name(branch.name, branch.branch) }),
        ),
        ...branch.leaves.map((leaf) =>
          h(
            "option",
            { value: leaf.category, selected: leaf.category === sign.category },
            "\u2003" + app.words.name(leaf.name, leaf.category),
          ),
        ),
      ]),
    ),
  );
}
