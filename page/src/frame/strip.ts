import { app, groupName, href, memberChip, memberName } from "../app.ts";
import { h, s } from "../dom.ts";
import { HERE } from "../here.ts";
import { redraw } from "../redraw.ts";
import type { Held } from "../store.ts";
import type { Alliance, AllianceMember } from "../types.ts";

/** How a member stands to the line of one picture. */
export type Standing = "same" | "behind" | "differs" | "cut" | "unknown" | "nonode";

export function standing(member: AllianceMember): Standing {
  if (!member.node && !member.self) {
    return "nonode";
  }
  if (!member.self && (member.link === "down" || member.link === "none")) {
    return "cut";
  }
  switch (member.picture) {
    case "same":
      return "same";
    case "differs":
      return "differs";
    case "behind":
      return "behind";
    case "unknown":
      return member.self ? "same" : "unknown";
  }
}

/** Seconds since a moment, by the node's own clock in the same answer. */
function secondsSince(since: string | undefined, now: string): number | undefined {
  return since === undefined ? undefined : Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000);
}

/** What is to be said of a member in half a line: first the trouble, then its size. */
export function say(member: AllianceMember, now: string): { trouble?: string; rest?: string } {
  const words = app.words;
  if (member.self) {
    return { rest: words.t("strip.this") };
  }
  const short =
    member.behind !== undefined && member.behind > 0 ? words.t("strip.behind", { n: member.behind }) : undefined;
  switch (standing(member)) {
    case "nonode":
      return { rest: words.t("strip.nonode") };
    case "cut": {
      const seconds = secondsSince(member.since, now);
      return {
        trouble:
          seconds === undefined ? words.t("strip.down.now") : words.t("strip.down", { time: words.duration(seconds) }),
        ...(short === undefined ? {} : { rest: short }),
      };
    }
    case "differs":
      return { trouble: words.t("strip.differs") };
    case "behind": {
      const late =
        member.lagMs !== undefined && member.lagMs >= 1000
          ? words.t("strip.late", { time: words.duration(member.lagMs / 1000) })
          : words.t("picture.behind");
      return { trouble: late, ...(short === undefined ? {} : { rest: short }) };
    }
    case "unknown":
      return { rest: words.t("strip.unknown") };
    case "same": {
      if (member.link === "relayed") {
        return { rest: words.t("strip.relayed") };
      }
      return {
        rest:
          member.lagMs === undefined || member.lagMs === 0
            ? words.t("strip.live")
            : words.t("strip.lag", { lag: words.duration(member.lagMs / 1000) }),
      };
    }
  }
}

/** The piece of the line at a member: on it, on a loop below it, off it for good, or a gap. 60 by 22, or its middle where members are many. */
function knot(kind: Standing, compact: boolean): SVGSVGElement {
  const line = (d: string, extra: Record<string, unknown> = {}) =>
    s("path", { d, class: "f-none s-accent", "stroke-width": 2, ...extra });
  const dot = (cls: string, y: number, filled: boolean) =>
    s("circle", {
      cx: 30,
      cy: y,
      r: filled ? 5 : 4.6,
      class: filled ? "f-" + cls : "f-paper s-" + cls,
      "stroke-width": filled ? undefined : 2,
    });
  const drawn: Record<Standing, SVGElement[]> = {
    same: [line("M0 8H22.5M37.5 8H60"), dot("accent", 8, true)],
    behind: [
      s("path", {
        d: "M0 8H4C12 8 14 15 24 15M36 15C46 15 48 8 56 8H60",
        class: "f-none s-warn",
        "stroke-width": 1.8,
        "stroke-dasharray": "3.5 3",
      }),
      dot("warn", 15, false),
    ],
    differs: [
      line("M0 8H60"),
      s("path", { d: "M10 8C18 8 20 15 24 15", class: "f-none s-warn", "stroke-width": 1.8 }),
      dot("warn", 15, true),
    ],
    cut: [line("M0 8H8M52 8H60"), dot("ink3", 8, false)],
    unknown: [line("M0 8H22.5M37.5 8H60"), dot("accent", 8, false)],
    nonode: [
      s("path", { d: "M0 8H60", class: "f-none s-line2", "stroke-width": 1.4, "stroke-dasharray": "1.5 4" }),
      s("path", { d: "M30 4V12", class: "s-line2", "stroke-width": 1.6 }),
    ],
  };
  const box = compact ? { viewBox: "16 0 28 22", width: 28 } : { viewBox: "0 0 60 22", width: 60 };
  return s("svg", { ...box, height: 22, class: "knot", "aria-hidden": "true" }, ...drawn[kind]);
}

/** A digest in three groups of four: enough for two people to compare by voice. */
export function shortDigest(digest: string): string {
  return [0, 4, 8]
    .map((i) => digest.slice(i, i + 4))
    .filter((p) => p !== "")
    .join("·");
}

/** How many nodes have the same picture, of those that there are: a member without a node has none to compare. */
export function sameness(alliance: Alliance): { same: number; of: number } {
  const nodes = alliance.members.filter((m) => m.node || m.self);
  return { same: nodes.filter((m) => m.self || m.picture === "same").length, of: nodes.length };
}

/** The line's order: this node last, others as the node lists them. */
function ordered(alliance: Alliance): AllianceMember[] {
  return [...alliance.members].sort((a, b) => Number(a.self) - Number(b.self));
}

function memberCell(member: AllianceMember, alliance: Alliance, compact: boolean): HTMLElement {
  const { trouble, rest } = say(member, alliance.at);
  const kind = standing(member);
  return h(
    "li",
    {
      class: "strip-member " + kind,
      "data-key": member.member,
      title: compact ? [memberName(member.member), trouble, rest].filter(Boolean).join(" · ") : undefined,
    },
    h("b", {}, compact ? memberChip(member.member) : memberName(member.member)),
    h(
      "span",
      { class: "strip-say" },
      trouble !== undefined && h("span", { class: "trouble" }, trouble),
      trouble !== undefined && rest !== undefined && " · ",
      rest !== undefined && h("span", {}, rest),
      kind === "differs" && h("a", { href: href({ view: "alliance" }) }, " ", app.words.t("strip.where")),
    ),
    h("span", { class: "rail" }, h("i"), knot(kind, compact), h("i", { class: "rest" })),
  );
}

/** The alliance strip: one line through all members is one picture. */
export function strip(held: Held): HTMLElement {
  const section = h("section", { class: "strip" });
  const draw = () => {
    const words = app.words;
    const alliance = app.alliance.get();
    section.setAttribute("aria-label", words.t("strip.label"));
    if (alliance === null) {
      redraw(section, h("p", { class: "strip-wait" }, words.t("wait.node")));
      return;
    }
    const grouped = alliance.group !== null && app.scope.get().group !== null;
    const members = ordered(alliance);
    const compact =
      members.length * 96 > section.clientWidth - (section.clientWidth < 768 ? 0 : 360) && members.length > 5;
    const { same, of } = sameness(alliance);
    const worst = members.find((m) => ["differs", "cut", "behind"].includes(standing(m)));
    const at = new Date(alliance.at);
    redraw(
      section,
      h(
        "div",
        { class: "strip-title" },
        h("b", { class: "on-wide" }, grouped ? words.t("strip.same") : groupName(null)),
        h(
          "span",
          { class: "on-wide" },
          grouped ? words.t("strip.atOf", { same, of }) : words.t("count.members", { n: alliance.members.length }),
        ),
        h("b", { class: "on-phone" }, grouped ? words.t("strip.same.short", { same, of }) : groupName(null)),
        worst !== undefined &&
          h(
            "span",
            { class: "on-phone trouble" },
            memberName(worst.member) + " · " + (say(worst, alliance.at).trouble ?? ""),
          ),
      ),
      h(
        "ol",
        { class: compact ? "strip-line compact" : "strip-line" },
        ...members.map((m) => memberCell(m, alliance, compact)),
      ),
      h(
        "div",
        { class: "strip-digest" },
        h(
          "span",
          {},
          words.t("strip.digest"),
          " ",
          h(
            "button",
            { class: "mono bare", type: "button", title: words.t("strip.copy"), onclick: copyDigest },
            shortDigest(alliance.digest),
          ),
        ),
        h(
          "span",
          {},
          words.t("strip.asOf", { time: words.time(at, HERE, true) }),
          " ",
          h("small", { class: "mono" }, words.offset(at, HERE)),
        ),
      ),
    );
  };
  held.add(app.alliance.watch(draw));
  held.add(app.node.watch(draw));
  // The width is known once the strip is on the page, and again when the window changes.
  const sized = new ResizeObserver(draw);
  sized.observe(section);
  held.add(() => sized.disconnect());
  draw();
  return section;
}

function copyDigest(event: Event): void {
  const button = event.currentTarget as HTMLButtonElement;
  const digest = app.alliance.get()?.digest ?? "";
  void navigator.clipboard?.writeText(digest).then(() => {
    const before = button.textContent;
    button.textContent = app.words.t("strip.copied");
    setTimeout(() => (button.textContent = before), 1500);
  });
}
