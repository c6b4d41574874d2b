import { app, groupName, memberName } from "../app.ts";
import { h } from "../dom.ts";
import { sameness, say, shortDigest, standing } from "../frame/strip.ts";
import { groupNotes } from "../group.ts";
import { HERE } from "../here.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { Alliance, AllianceMember } from "../types.ts";

/** The alliance as this node sees it: who is linked, how far behind, and who has the same picture. */
export async function alliance(held: Held): Promise<HTMLElement> {
  const view = h("div", {});
  const draw = () => redraw(view, content());
  held.add(app.alliance.watch(draw));
  held.add(app.node.watch(draw));
  draw();
  const whole = await import("../whole/whole.ts").then(({ section }) => section(held, "h2")).catch(() => null);
  return h("div", { class: "alliance" }, view, whole);
}

function content(): HTMLElement {
  const words = app.words;
  const found = app.alliance.get();
  if (found === null) {
    return h("p", { class: "wait" }, words.t("wait.node"));
  }
  const grouped = found.group !== null && app.scope.get().group !== null;
  return h(
    "div",
    {},
    h("h1", {}, groupName(app.scope.get().group)),
    h("p", { class: "lead" }, grouped ? sentence(found) : words.t("count.members", { n: found.members.length })),
    h(
      "p",
      { class: "note" },
      words.t(found.members.length === 1 ? "alliance.sub.alone" : grouped ? "alliance.sub" : "alliance.sub.all"),
    ),
    ...groupNotes().map((note) => h("p", { class: "note group-note" }, note)),
    h(
      "div",
      { class: "table-box", tabindex: 0, role: "region", "aria-label": words.t("alliance") },
      table(found, grouped),
    ),
    groups(),
  );
}

/** First in a sentence. */
function sentence(found: Alliance): string {
  const words = app.words;
  const { same, of } = sameness(found);
  if (same === of) {
    return words.t("alliance.say.same", { of });
  }
  const others = found.members
    .filter((m) => m.node && standing(m) !== "same")
    .map((m) =>
      words.t("alliance.say.node", {
        name: memberName(m.member),
        why: Object.values(say(m, found.at)).join(words.rtl ? "، " : ", "),
      }),
    );
  return words.t("alliance.say.some", { same, of, others: others.join(words.rtl ? "؛ " : "; ") });
}

function table(found: Alliance, grouped: boolean): HTMLTableElement {
  const words = app.words;
  const heads = [
    "alliance.member",
    "alliance.link",
    "alliance.lag",
    "alliance.missing",
    ...(grouped ? (["alliance.picture", "alliance.digest"] as const) : []),
    "alliance.ledger",
  ] as const;
  const rows = found.members.map((m) => row(m, found, grouped));
  for (const cells of rows) {
    // On a phone each cell says its own head.
    cells.querySelectorAll("td").forEach((cell, i) => {
      const head = heads[i + 1];
      cell.role = "cell";
      cell.dataset["head"] = head === undefined ? "" : words.t(head);
    });
  }
  // The roles are what the elements have by themselves, and lose where they are laid out as blocks.
  return h(
    "table",
    { class: "members", role: "table" },
    h(
      "thead",
      { role: "rowgroup" },
      h("tr", { role: "row" }, ...heads.map((key) => h("th", { scope: "col", role: "columnheader" }, words.t(key)))),
    ),
    h("tbody", { role: "rowgroup" }, ...rows),
  );
}

function row(member: AllianceMember, found: Alliance, grouped: boolean): HTMLTableRowElement {
  const words = app.words;
  const kind = standing(member);
  const link = member.self ? "self" : member.link;
  const since = member.since === undefined || member.self || kind === "nonode" ? null : new Date(member.since);
  return h(
    "tr",
    { class: kind, "data-key": member.member, role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      memberName(member.member),
      h("small", {}, h("span", { class: "mono" }, member.member)),
    ),
    h(
      "td",
      {},
      h("span", { class: "lamp " + (member.self || member.link === "live" ? "live" : member.link) }),
      kind === "nonode" ? words.t("strip.nonode") : words.t(`link.${link}`),
      since !== null && h("small", {}, words.t("alliance.since", { time: sinceText(since) })),
    ),
    h("td", {}, member.lagMs === undefined || member.self || kind === "nonode" ? "–" : lag(member.lagMs)),
    h(
      "td",
      {},
      member.behind !== undefined && member.behind > 0
        ? words.t("strip.behind", { n: member.behind })
        : kind === "nonode"
          ? "–"
          : words.t("alliance.nothing"),
      member.lacking !== undefined &&
        member.lacking > 0 &&
        h("small", {}, words.t("alliance.lacking", { n: member.lacking })),
    ),
    ...(grouped
      ? [
          h(
            "td",
            { class: "same " + kind },
            kind === "nonode" ? "–" : words.t(`picture.${member.self ? "same" : member.picture}`),
            member.why !== undefined && h("small", { dir: "auto" }, member.why),
          ),
          h(
            "td",
            {},
            member.digest
              ? h("bdi", { class: "mono", title: member.digest, dir: "ltr" }, shortDigest(member.digest))
              : "–",
          ),
        ]
      : []),
    h(
      "td",
      {},
      member.size === undefined || kind === "nonode" ? "–" : words.t("alliance.entries", { n: member.size }),
      member.epoch !== undefined && member.epoch > 1 && h("small", {}, words.t("alliance.epoch", { n: member.epoch })),
    ),
  );

  function lag(ms: number): HTMLElement {
    return h("bdi", {}, ms === 0 ? words.figure(0) : words.duration(ms / 1000));
  }

  function sinceText(at: Date): string {
    const today = words.date(at, HERE, "short") === words.date(new Date(found.at), HERE, "short");
    return (today ? "" : words.date(at, HERE, "month") + " ") + words.time(at, HERE, true);
  }
}

/** The groups that this node belongs to, and who else does. */
function groups(): HTMLElement {
  const words = app.words;
  const node = app.node.get();
  return h(
    "ul",
    { class: "groups" },
    ...(node?.groups ?? []).map((g) =>
      h(
        "li",
        { class: g.group === app.scope.get().group ? "shown" : "", "data-key": g.group },
        g.mine
          ? h(
              "button",
              { type: "button", class: "bare", onclick: () => app.scope.set({ ...app.scope.get(), group: g.group }) },
              h("b", {}, groupName(g.group)),
            )
          : h("b", {}, groupName(g.group)),
        " ",
        h("span", {}, words.list(g.members.map(memberName))),
      ),
    ),
  );
}
