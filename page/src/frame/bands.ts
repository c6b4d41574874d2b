import { app } from "../app.ts";
import { h } from "../dom.ts";
import { HERE } from "../here.ts";
import { redraw } from "../redraw.ts";
import { flush, queue } from "../report/queue.ts";
import type { Held } from "../store.ts";

/** Bands under the masthead: what is wrong with this node or the way to it, and what waits to be sent. Nothing when all is well. */
export function bands(held: Held): HTMLElement {
  const box = h("div", { class: "bands", role: "status" });
  const draw = () => {
    const words = app.words;
    const net = app.net.get();
    const node = app.node.get();
    const waiting = queue.get().length;
    const heard = app.heard.get();
    const list: HTMLElement[] = [];
    if (net.state === "lost" || waiting > 0) {
      const time = heard === null ? "" : words.time(heard, HERE);
      list.push(
        h(
          "div",
          { class: "band warn" },
          net.state === "lost" && h("b", {}, words.t("net.lost")),
          net.state === "lost" && heard !== null && h("span", {}, words.t("net.lost.detail", { time })),
          waiting > 0 && h("span", { class: "end" }, words.t("net.waiting", { n: waiting })),
          waiting > 0 &&
            net.state === "live" &&
            h("button", { type: "button", onclick: () => void flush() }, words.t("net.send")),
        ),
      );
    }
    if (node?.state === "restoring" || node?.state === "disk-full") {
      list.push(
        h("div", { class: "band warn" }, words.t(node.state === "restoring" ? "net.restoring" : "net.diskfull")),
      );
    }
    redraw(box, ...list);
  };
  held.add(app.net.watch(draw));
  held.add(app.node.watch(draw));
  held.add(queue.watch(draw));
  draw();
  return box;
}
