import { h } from "../dom.ts";

/** A button of a choice of one. */
export function option(
  text: string | Node,
  on: boolean,
  choose: () => void,
  extra: Record<string, unknown> = {},
): HTMLButtonElement {
  return h("button", { type: "button", class: "option", "aria-pressed": String(on), onclick: choose, ...extra }, text);
}
