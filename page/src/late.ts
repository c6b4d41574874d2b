import { h } from "./dom.ts";

const asked = new Map<string, Promise<void>>();

/** Fetches the rules of a view that loads late, once; it is drawn when they are there, and without them where they cannot be had. */
export function styled(name: string): Promise<void> {
  let there = asked.get(name);
  if (there === undefined) {
    there = new Promise((done) => {
      const failed = () => {
        link.remove();
        asked.delete(name);
        done();
      };
      const link = h("link", { rel: "stylesheet", href: `/${name}.css`, onload: () => done(), onerror: failed });
      document.head.append(link);
    });
    asked.set(name, there);
  }
  return there;
}
