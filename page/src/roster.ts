import type { GroupInfo, NodeInfo } from "./types.ts";

/** How many members the example has besides its centre, unless it was asked for fewer. */
const EXAMPLE_MEMBERS = 4;

/** Who of a group's roster this node has not pinned: they may hold nothing, so that nothing is shared in the whole group. */
export function unpinned(node: NodeInfo, group: string | null): string[] {
  const pinned = new Set(node.members.filter((m) => m.node).map((m) => m.member));
  return (node.groups.find((g) => g.group === group)?.members ?? []).filter((m) => m !== node.member && !pinned.has(m));
}

/** The group that a reader sees first: of this node's own, the largest of those in which something can be shared. */
export function firstGroup(node: NodeInfo): string | null {
  const absent = (g: GroupInfo) => Number(unpinned(node, g.group).length > 0);
  const mine = node.groups.filter((g) => g.mine);
  return mine.sort((a, b) => absent(a) - absent(b) || b.members.length - a.members.length)[0]?.group ?? null;
}

/** How many members the example runs with where they are fewer than it has, so that its groups are smaller; else nothing. */
export function fewerThanTheExample(node: NodeInfo): number | null {
  const running = node.members.filter((m) => m.node && m.member !== "centre").length;
  return node.example && running < EXAMPLE_MEMBERS ? running : null;
}
