import { app, memberName } from "./app.ts";
import { fewerThanTheExample, unpinned } from "./roster.ts";

/** Who of the group that is shown is not pinned here, in a sentence; nothing where all are. */
export function unpinnedNote(): string | null {
  const node = app.node.get();
  const absent = node === null ? [] : unpinned(node, app.scope.get().group);
  return absent.length === 0 ? null : app.words.t("group.unpinned", { names: app.words.list(absent.map(memberName)) });
}

/** What is to be said of the group that is shown: a sentence for each thing that makes it other than a reader expects. */
export function groupNotes(): string[] {
  const node = app.node.get();
  if (node === null) {
    return [];
  }
  const absent = unpinnedNote();
  const running = fewerThanTheExample(node);
  return [
    ...(absent === null ? [] : [absent]),
    ...(running === null ? [] : [app.words.t("group.shrunk", { n: running })]),
  ];
}
