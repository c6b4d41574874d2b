import { h, replace } from "../dom.ts";

const STAYS_MS = 12_000;

let box: HTMLElement | null = null;
let leaving = 0;

/** Says at the foot of the page what was done, with a way back; read out to who reads by ear. */
export function tell(text: string, back?: { name: string; run: () => void }): void {
  if (box === null || !box.isConnected) {
    box = h("div", { class: "toast float", role: "status" });
    document.body.append(box);
  }
  const shown = box;
  clearTimeout(leaving);
  replace(
    shown,
    h("span", { dir: "auto" }, text),
    back !== undefined &&
      h("button", { type: "button", class: "quiet", onclick: () => (shown.remove(), back.run()) }, back.name),
  );
  leaving = window.setTimeout(() => shown.remove(), STAYS_MS);
}
