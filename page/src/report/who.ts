import { app, groupName, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { option } from "./option.ts";
import { LEVELS, type State } from "./state.ts";

/** Who gets it: nobody, a group, or some members; and how restricted it is. */
export function whoChoice(state: Pick<State, "who" | "level">, change: () => void): Node[] {
  const words = app.words;
  const node = app.node.get();
  const who = state.who;
  const groups = (node?.groups ?? []).filter((g) => g.mine);
  const others = (node?.members ?? []).filter((m) => m.member !== node?.member);
  return [
    h(
      "div",
      { class: "options" },
      option(
        words.t("form.who.home"),
        who.kind === "home",
        () => ((state.who = { kind: "home", group: null, members: [] }), change()),
      ),
      ...groups.map((g) =>
        option(
          groupName(g.group),
          who.kind === "group" && who.group === g.group,
          () => ((state.who = { kind: "group", group: g.group, members: [] }), change()),
        ),
      ),
      option(
        words.t("form.who.members"),
        who.kind === "members",
        () => ((state.who = { kind: "members", group: null, members: who.members }), change()),
      ),
    ),
    ...(who.kind === "members"
      ? [
          h(
            "div",
            { class: "options" },
            ...others.map((m) =>
              option(memberName(m.member), who.members.includes(m.member), () => {
                who.members = who.members.includes(m.member)
                  ? who.members.filter((x) => x !== m.member)
                  : [...who.members, m.member];
                change();
              }),
            ),
          ),
        ]
      : []),
    h("p", { class: "sub" }, words.t("form.level")),
    h(
      "div",
      { class: "options four" },
      ...LEVELS.map((l) => option(words.t(`level.${l}`), state.level === l, () => ((state.level = l), change()))),
    ),
  ];
}
