import { h } from "../dom.ts";
import type { Held } from "../store.ts";
export function form(_held: Held, amends?: string): HTMLElement { return h("p", {}, amends ?? ""); }
