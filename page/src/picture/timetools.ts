import { app } from "../app.ts";
import { h } from "../dom.ts";
import { HERE } from "../here.ts";
import { icon } from "../icons.ts";

/** What the tools do: as known now or then, days before and after, fewer or more, and play. */
export interface TimeTools {
  then(): void;
  asOf(at: string): void;
  pan(by: 1 | -1): void;
  zoom(closer: boolean): void;
  play(): void;
}

/** The tools beside the timeline; `asOf` is nothing where the picture is as known now. */
export function timeTools(asOf: string | null, playing: boolean, on: TimeTools): (Node | null)[] {
  const words = app.words;
  const choice = (then: boolean) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String((asOf !== null) === then),
        onclick: () => (asOf !== null) !== then && on.then(),
      },
      words.t(then ? "time.then" : "time.now"),
    );
  const tool = (name: Parameters<typeof icon>[0], label: string, run: () => void, mirrored = false) =>
    h(
      "button",
      { type: "button", class: "quiet tool", "aria-label": label, title: label, onclick: run },
      icon(name, 16, mirrored),
    );
  return [
    h("div", { class: "switch", role: "group", "aria-label": words.t("time.then") }, choice(false), choice(true)),
    asOf === null ? null : moment(asOf, on),
    h(
      "div",
      { class: "time-tools", "data-key": "time-tools" },
      tool("back", words.t("time.earlier"), () => on.pan(-1), true),
      tool("minus", words.t("time.wider"), () => on.zoom(false)),
      tool(playing ? "pause" : "play", words.t(playing ? "time.pause" : "time.play"), () => on.play()),
      tool("plus", words.t("time.closer"), () => on.zoom(true)),
      h(
        "span",
        { class: "turned" },
        tool("back", words.t("time.later"), () => on.pan(1), true),
      ),
    ),
  ];
}

/** The moment as of which the picture is shown, by the reader's own clock. */
function moment(asOf: string, on: TimeTools): HTMLElement {
  return h(
    "label",
    { class: "as-of" },
    h("span", { class: "offstage" }, app.words.t("time.asOf")),
    h("input", {
      type: "datetime-local",
      value: localInput(asOf),
      onchange: (event: Event) => {
        const value = (event.target as HTMLInputElement).value;
        if (value !== "") {
          on.asOf(new Date(value).toISOString().replace(/\.\d+Z$/, "Z"));
        }
      },
    }),
    h("small", { class: "mono" }, app.words.offset(new Date(asOf), HERE)),
  );
}

/** A moment as `datetime-local` wants it: the reader's own clock, without a zone. */
function localInput(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
