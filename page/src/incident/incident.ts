import { api, Refused, Unreachable } from "../api.ts";
import { app, ask, categoryName, go, href } from "../app.ts";
import { h } from "../dom.ts";
import { takeKeys } from "../frame/keys.ts";
import { HERE } from "../here.ts";
import { icon } from "../icons.ts";
import { zonesReady } from "../map/geography.ts";
import { markSvg } from "../markSvg.ts";
import { markOf } from "../picture/map.ts";
import { isDay, placeName, sureText, zoneOf } from "../picture/say.ts";
import { view } from "../picture/view.ts";
import { redraw } from "../redraw.ts";
import { Held } from "../store.ts";
import type { IncidentFull, Report } from "../types.ts";
import { talkAbout } from "./about.ts";
import { current } from "./accounts.ts";
import { openRetract } from "./retract.ts";
import { whoMaySee, why } from "./rail.ts";
import { placesOf, smallMap } from "./smallmap.ts";
import { byAccount, sideBySide } from "./table.ts";
import { retracted } from "./versions.ts";
import { verdict } from "./verdict.ts";

/** One incident: what is said of it, by whom, and why it is one. */
export async function incident(held: Held, id: string): Promise<HTMLElement> {
  await zonesReady().catch(() => undefined);
  const element = h("div", { class: "incident" });
  const narrow = matchMedia("(max-width: 767px)");
  let drawn = new Held();
  let shown: IncidentFull | null = null;
  let map: HTMLElement | null = null;
  let mapped = "";

  async function draw(): Promise<void> {
    if (shown === null) {
      return;
    }
    const full = shown;
    const places = placesOf(current(full.reportsFull));
    if (places !== mapped) {
      // What the reports say of the place is painted anew only where it changed.
      mapped = places;
      drawn.end();
      drawn = new Held();
      map = await smallMap(drawn, current(full.reportsFull));
    }
    redraw(element, content(full, map, narrow.matches));
    view.selected = full.id;
    document.title = `${title(full)} · ${app.words.t("tansiq")}`;
  }

  async function load(): Promise<void> {
    const late = setTimeout(
      () => shown === null && redraw(element, h("p", { class: "wait-line" }, app.words.t("wait.incident"))),
      2000,
    );
    try {
      const answer = await ask(api.incident(app.scope.get(), id, view.asOf));
      const same = shown !== null && JSON.stringify(shown) === JSON.stringify(answer);
      shown = answer;
      if (!same) {
        await draw();
      }
    } catch (cause) {
      if (cause instanceof Refused) {
        await elsewhere();
      } else if (!(cause instanceof Unreachable)) {
        throw cause;
      }
    } finally {
      clearTimeout(late);
    }
  }

  /** The report that the address names may have been taken back or judged anew: then the incident goes on under another id, or is no more. */
  async function elsewhere(): Promise<void> {
    const reports: Report[] = [];
    for (const record of [id, ...(shown?.reportsFull ?? []).map((r) => r.id)]) {
      const found = await api.record(record).catch(() => undefined);
      if (found?.incident && found.incident !== id) {
        location.replace(href({ view: "incident", id: found.incident }));
        return;
      }
      if (found !== undefined && !reports.some((r) => r.id === found.id)) {
        reports.push(found);
      }
    }
    shown = null;
    const { group, status } = app.scope.get();
    const inAll =
      group !== null && (await api.incident({ group: null, status }, id, view.asOf).catch(() => null)) !== null;
    if (shown === null) {
      redraw(element, gone(inAll, reports));
    }
  }

  const turned = () => void draw();
  narrow.addEventListener("change", turned);
  held.add(() => narrow.removeEventListener("change", turned));
  element.addEventListener("click", (event) => {
    const id =
      event.target instanceof Element && event.target.closest<HTMLElement>("[data-retract]")?.dataset["retract"];
    const report = shown?.reportsFull.find((r) => r.id === id);
    if (report !== undefined) {
      openRetract(report, () => void load());
    }
  });
  held.add(() => drawn.end());
  held.add(app.change.watch(() => void load()));
  held.add(app.scope.watch(() => ((shown = null), void load())));
  held.add(
    takeKeys((code) => {
      if (code === "Escape") {
        go({ view: "picture" });
        return true;
      }
      return false;
    }),
  );
  void load();
  return element;
}

function title(full: IncidentFull): string {
  const comma = app.words.rtl ? "، " : ", ";
  return categoryName(full.category) + comma + placeName(full.where);
}

function content(full: IncidentFull, map: HTMLElement | null, narrow: boolean): HTMLElement[] {
  const zone = zoneOf(full.where);
  return [
    h(
      "div",
      { class: "incident-main" },
      h(
        "p",
        { class: "crumb" },
        h("a", { href: href({ view: "picture" }) }, icon("back", 14, true), app.words.t("incident.back")),
        h("span", {}, " · ", app.words.t("incident.id", { id: full.id.slice(0, 8) })),
        full.layer !== null && h("span", { class: "layer" }, app.words.t(`layer.${full.layer}`)),
      ),
      h(
        "header",
        { class: "incident-head" },
        markSvg(markOf(full), 66),
        h("div", {}, h("h1", {}, title(full)), h("p", { class: "when-where" }, whenWhere(full, zone))),
      ),
      verdict(full),
      narrow && map,
      narrow ? byAccount(full, zone) : sideBySide(full, zone),
    ),
    h("aside", { class: "incident-rail" }, !narrow && map, why(full), whoMaySee(full), talkAbout(full)),
  ].map((part) => part);
}

/** Day and hours by the clock of the place with its offset, and by the reader's own where that differs; then the place. */
function whenWhere(full: IncidentFull, zone: string): (Node | string)[] {
  const words = app.words;
  if (full.from === undefined || full.to === undefined) {
    return [words.t("time.unknown"), " · ", h("bdi", {}, placeName(full.where))];
  }
  const from = new Date(full.from);
  const to = new Date(full.to);
  const day = words.date(from, zone);
  // An hour is no more than its precision: what is known to the day has none.
  const whole = isDay(full);
  const sure = to.getTime() - from.getTime() < 60_000 ? (full.precisionS ?? 0) : 0;
  const hours = (z: string) =>
    to.getTime() - from.getTime() < 60_000 ? words.time(from, z) : words.span(words.time(from, z), words.time(to, z));
  const comma = words.rtl ? "، " : ", ";
  const parts: (Node | string)[] = [
    h(
      "bdi",
      {},
      to.getTime() - from.getTime() > 1.3 * 86_400_000
        ? words.span(words.date(from, zone, "short"), words.date(to, zone, "short"))
        : day,
    ),
  ];
  if (!whole) {
    parts.push(comma, h("bdi", {}, hours(zone)), " ", h("small", { class: "mono" }, words.offset(from, zone)));
    if (words.offset(from, zone) !== words.offset(from, HERE)) {
      parts.push(" (", h("bdi", {}, hours(HERE)), " ", h("small", { class: "mono" }, words.offset(from, HERE)), ")");
    }
  }
  if (sure > 0) {
    parts.push(" ", h("bdi", {}, words.t("unit.pm", { n: words.duration(sure) })));
  }
  const within = sureText(full.where);
  parts.push(" · ", h("bdi", {}, placeName(full.where)));
  if (within !== "") {
    parts.push(comma, within);
  }
  return parts;
}

/**
 * Not in the picture that is shown; where the node holds it all the same, the way to it. Of its reports that were taken back it is said by
 * whom, when and why, and what they had said: it counts no more, and stays readable.
 */
function gone(inAll: boolean, reports: readonly Report[]): HTMLElement {
  const takenBack = reports.filter((r) => r.retractedBy !== null);
  return h(
    "div",
    { class: "gone" },
    h("h1", {}, app.words.t("incident.gone")),
    takenBack.length === 0
      ? h("p", {}, app.words.t("incident.gone.detail"))
      : h("ul", { class: "taken-back" }, ...takenBack.map(retracted)),
    h(
      "p",
      { class: "gone-ways" },
      inAll &&
        h(
          "button",
          { type: "button", class: "strong", onclick: () => app.scope.set({ ...app.scope.get(), group: null }) },
          app.words.t("group.all.show"),
        ),
      h("a", { class: "button", href: href({ view: "picture" }) }, app.words.t("incident.back")),
    ),
  );
}
