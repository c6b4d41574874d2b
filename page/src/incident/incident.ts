import { h } from "../dom.ts";
import type { Held } from "../store.ts";
export function incident(_held: Held, id: string): HTMLElement { return h("p", {}, id); }
