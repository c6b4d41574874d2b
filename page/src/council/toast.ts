import { h, replace } from "../dom.ts";

const STAYS_MS = 12_000;

let box: HTMLElement | null = null;
let leaving = 0;

/** Says at the foot of the page what was done, with a way back; read out to who reads by ear. It stays while somebody is on it. */
export function tell(text: string, back?: { name: string; run: () => void }): void {
  if (box === null || !box.isConnected) {
    box = h("div", { class: "toast float", role: "status" });
    document.body.append(box);
  }
  const shown = box;
  const leave = () => {
    // A keyboard that stood on it goes on from the view.
    if (shown.contains(document.activeElement)) {
      document.getElementById("view")?.focus({ preventScroll: true });
    }
    shown.remove();
  };
  const stay = () => {
    clearTimeout(leaving);
    leaving = window.setTimeout(() => (shown.matches(":hover, :focus-within") ? stay() : leave()), STAYS_MS);
  };
  replace(
    shown,
    h("span", { dir: "auto" }, text),
    back !== undefined &&
      h("button", { type: "button", class: "quiet", onclick: () => (leave(), back.run()) }, back.name),
  );
  stay();
}
