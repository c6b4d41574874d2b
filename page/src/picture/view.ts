import type { Box } from "../place.ts";

/** What the Picture shows, kept while the page is open, so that coming back from an incident finds everything as it was. */
export interface View {
  /** The days on the timeline, in ms. */
  window: { from: number; to: number } | null;
  /** The days chosen on it; absent: all of the window. */
  chosen: { from: number; to: number } | null;
  filter: "all" | "contested" | "one" | "unplaced";
  q: string;
  /** The picture as this node knew it at a moment; absent: now. */
  asOf: string | null;
  selected: string | null;
  box: Box | null;
  /** Whether the list follows the map; it does not right after "show all". */
  scroll: number;
}

export const view: View = {
  window: null,
  chosen: null,
  filter: "all",
  q: "",
  asOf: null,
  selected: null,
  box: null,
  scroll: 0,
};

/** The days that are asked for. */
export function asked(): { from: number; to: number } {
  return view.chosen ?? view.window ?? { from: 0, to: Date.now() };
}
