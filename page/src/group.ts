import { app, memberName } from "./app.ts";
import { fewerThanTheExample, unpinned } from "./roster.ts";

/** What is to be said of the group that is shown: a sentence for each thing that makes it other than a reader expects. */
export function groupNotes(): string[] {
  const node = app.node.get();
  if (node === null) {
    return [];
  }
  const absent = unpinned(node, app.scope.get().group);
  const running = fewerThanTheExample(node);
  return [
    ...(absent.length === 0
      ? []
      : [app.words.t("group.unpinned", { n: absent.length, names: app.words.list(absent.map(memberName)) })]),
    ...(running === null ? [] : [app.words.t("group.shrunk", { n: running })]),
  ];
}
