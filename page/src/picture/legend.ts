import { app } from "../app.ts";
import { h, s } from "../dom.ts";
import { icon } from "../icons.ts";
import { clusterSvg, markSvg } from "../markSvg.ts";
import type { Mark } from "../mark.ts";

/** How a mark is read: only what this picture can show. */
export function legend(): HTMLElement {
  const t = app.words.t.bind(app.words);
  const item = (figure: Element, text: string) => h("li", {}, figure, h("span", {}, text));
  const force = (state: Mark["state"], origins: number, other = 0): Mark => ({
    category: "force",
    state,
    origins,
    other,
  });
  const ring = s(
    "svg",
    { viewBox: "0 0 32 32", width: 30, height: 30, class: "mark", "aria-hidden": "true" },
    s("path", {
      d: "M16.9 2A14 14 0 0 1 28.6 10.2M29.6 13.4A14 14 0 0 1 25.4 26.4M22.7 28.3A14 14 0 0 1 9.3 28.3",
      class: "f-none s-ink",
      "stroke-width": 2.2,
    }),
  );
  const circle = s(
    "svg",
    { viewBox: "0 0 32 32", width: 30, height: 30, class: "mark", "aria-hidden": "true" },
    s("circle", {
      cx: 16,
      cy: 16,
      r: 12.5,
      class: "f-force faint s-force",
      "stroke-width": 1,
      "stroke-dasharray": "3 2.4",
    }),
  );
  const panel = h(
    "details",
    { class: "legend" },
    h("summary", {}, icon("legend", 16), h("span", {}, t("map.legend"))),
    h(
      "ul",
      {},
      item(markSvg(force("reported", 1), 30), t("state.reported")),
      item(markSvg(force("contested", 3, 1), 30), t("state.contested")),
      item(markSvg({ category: "calm", state: "reported", origins: 1, other: 0 }, 30), t("legend.notice")),
      item(clusterSvg(7, 2, 30, app.words.number(7)), t("legend.cluster")),
      item(ring, t("legend.ring")),
      item(circle, t("legend.circle")),
    ),
  );
  panel.open = matchMedia("(min-width: 1200px) and (min-height: 700px)").matches;
  return panel;
}
