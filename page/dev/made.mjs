// Made-up incidents, members and places for dev/server.mjs. Invented, except for place names, which are the gazetteer's.
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";

const NAMES = {
  ru: { en: "Russia", ar: "روسيا", ru: "Россия", fa: "روسیه" },
  ir: { en: "Iran", ar: "إيران", ru: "Иран", fa: "ایران" },
  sy: { en: "Syria", ar: "سوريا", ru: "Сирия", fa: "سوریه" },
  iq: { en: "Iraq", ar: "العراق", ru: "Ирак", fa: "عراق" },
  centre: { en: "Joint centre", ar: "المركز المشترك", ru: "Центр", fa: "مرکز" },
  tr: { en: "Turkey", ar: "تركيا", ru: "Турция", fa: "ترکیه" },
};
export const members = ["ru", "ir", "sy", "iq", "centre"];
const GROUPS = {
  four: [{ en: "The four", ar: "الأربعة" }, members],
  trio: [{ en: "The three", ar: "الثلاثة" }, ["ru", "ir", "sy"]],
  border: [{ en: "Border pair", ar: "طرفا الحدود" }, ["sy", "iq"]],
  astana: [{ en: "Astana track", ar: "مسار أستانا" }, ["ru", "ir", "tr"]],
};

export function node() {
  return {
    member: "sy",
    name: NAMES.sy,
    version: "0.1.0",
    defaultStatus: "exercise",
    example: true,
    now: new Date().toISOString(),
    opening: { from: "2017-05-06T00:00:00Z", to: "2017-06-02T23:59:59Z" },
    members: Object.entries(NAMES).map(([member, name]) => ({ member, name, node: member !== "tr" })),
    groups: Object.entries(GROUPS).map(([group, [name, m]]) => ({ group, name, members: m, mine: m.includes("sy") })),
    state: "serving",
  };
}

const hex = (text) => createHash("sha256").update(text).digest("hex");

export function alliance(group) {
  const extra = process.argv.includes("--many") ? Array.from({ length: 15 }, (_, i) => "m" + (i + 5)) : [];
  const of = group === null ? Object.keys(NAMES) : [...GROUPS[group][1], ...extra];
  const digest = hex("digest");
  const at = Date.now();
  return {
    group,
    digest,
    at: new Date(at).toISOString(),
    same: of.length - 1,
    of: of.length,
    members: of.map((member) => ({
      member,
      self: member === "sy",
      node: member !== "tr",
      epoch: 1,
      lacking: 0,
      size: 1200 + member.length * 31,
      ...(member === "ir"
        ? {
            link: "live",
            since: new Date(at - 24e4).toISOString(),
            lagMs: 24e4,
            behind: 17,
            digest: hex("other"),
            picture: "behind",
          }
        : member === "tr"
          ? { link: "none", picture: "unknown", digest: null }
          : {
              link: "live",
              since: new Date(at - 36e5).toISOString(),
              lagMs: 300 + member.length * 90,
              behind: 0,
              digest,
              picture: "same",
            }),
      ...(process.argv.includes("--trouble") && member === "iq"
        ? { link: "down", since: new Date(at - 4e5).toISOString(), behind: 3, picture: "unknown" }
        : {}),
      ...(process.argv.includes("--trouble") && member === "ru"
        ? { picture: "differs", why: "ledger ir/1 entry 1283" }
        : {}),
    })),
  };
}

const BRANCHES = {
  force: [
    { en: "Use of force", ar: "استخدام القوة" },
    {
      "small-arms": ["Small-arms fire", "رمي أسلحة خفيفة"],
      shelling: ["Shelling", "قصف مدفعي"],
      explosion: ["Explosion", "انفجار"],
      air: ["Air strike", "غارة جوية"],
      uav: ["Drone strike", "ضربة مسيّرة"],
      mine: ["Mine", "لغم"],
      other: ["Other use of force", "غير ذلك"],
    },
  ],
  posture: [
    { en: "Forces and weapons", ar: "القوات والأسلحة" },
    { massing: ["Massing", "حشد"], "new-position": ["New position", "موقع جديد"] },
  ],
  overflight: [
    { en: "Overflight", ar: "تحليق" },
    { uav: ["Drone flight", "تحليق مسيّرة"], aircraft: ["Overflight", "تحليق طائرة"] },
  ],
  civilians: [
    { en: "Civilians", ar: "المدنيون" },
    {
      casualty: ["Civilian casualties", "إصابات مدنيين"],
      displacement: ["Displacement", "نزوح"],
      medical: ["Medical site hit", "إصابة مرفق طبي"],
    },
  ],
  obstruction: [
    { en: "Obstruction", ar: "عرقلة" },
    {
      "monitor-denied": ["Monitors denied access", "منع المراقبين من الدخول"],
      "aid-blocked": ["Aid blocked", "منع مساعدات"],
    },
  ],
  provocation: [{ en: "Provocation", ar: "استفزاز" }, { incitement: ["Incitement", "تحريض"] }],
  border: [
    { en: "Border", ar: "حدود" },
    { crossing: ["Crossing", "عبور"], "fire-across": ["Fire across the border", "رمي عبر الحدود"] },
  ],
  hazard: [
    { en: "Hazard", ar: "خطر" },
    { fire: ["Fire", "حريق"], uxo: ["Unexploded ordnance", "ذخائر غير منفجرة"] },
  ],
  calm: [
    { en: "Calm", ar: "هدوء" },
    { "observed-quiet": ["Observed quiet", "هدوء مرصود"], withdrawal: ["Withdrawal", "انسحاب"] },
  ],
};
export const categories = {
  branches: Object.entries(BRANCHES).map(([branch, [name, leaves]]) => ({
    branch,
    name,
    leaves: Object.entries(leaves).map(([leaf, [en, ar]]) => ({ category: `${branch}.${leaf}`, name: { en, ar } })),
  })),
};

const rows = readFileSync(new URL("../data/gazetteer_middle_east.csv", import.meta.url), "utf8")
  .split("\n")
  .slice(1)
  .map((l) => l.split(","))
  .filter((c) => (c[1] === "SY" || c[1] === "IQ") && Number(c[4]) > 8000 && !c.some((x) => x.includes('"')))
  .map((c) => ({
    lat: Number(c[5]),
    lon: Number(c[6]),
    name: { en: c[8] || c[7], ...(c[9] ? { ar: c[9] } : {}) },
    country: c[1],
  }));

export function places(q) {
  const text = q.toLowerCase();
  return rows
    .filter((r) => r.name.en.toLowerCase().includes(text) || r.name.ar?.includes(q))
    .slice(0, 8)
    .map((r) => ({ name: r.name, kind: "place", lat: r.lat, lon: r.lon, radiusM: 3000 }));
}

let seed = 42;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const pick = (list) => list[Math.floor(random() * list.length)];
const leaves = categories.branches.flatMap((b) => b.leaves.map((l) => l.category));
const WORDS = {
  sy: ["ar", "سُمعت ثلاثة انفجارات من جهة البلد، وإصابات بين المدنيين."],
  ru: ["ru", "Со слов группы 4: три разрыва, есть пострадавшие."],
  ir: ["fa", "انفجار کنترل‌شده بود؛ تلفاتی دیده نشد."],
  iq: ["ar", "شوهدت مركبات تعبر الساتر."],
  centre: ["en", "Two fresh craters, three killed and six wounded at the hospital."],
};

function incident(n, at, fixed) {
  const row = fixed?.row ?? pick(rows.filter((r) => r.country === (random() < 0.75 ? "SY" : "IQ")));
  const category =
    fixed?.category ?? (random() < 0.5 ? pick(leaves.filter((l) => l.startsWith("force"))) : pick(leaves));
  const count = fixed?.count ?? (random() < 0.5 ? 1 : 1 + Math.floor(random() * 4));
  const contested = fixed?.contested ?? (count > 1 && random() < 0.3);
  const who = fixed?.who ?? Array.from({ length: count }, () => pick(members));
  const radius = pick([250, 1000, 1000, 3000, 9000, 25000]);
  const day = random() < 0.3;
  const from = new Date(at);
  const reports = who.map((member, i) => {
    const passes = i === 1 && count > 2;
    const b = contested && i === 2 % count;
    const shift = Math.round((random() - 0.3) * 18e5);
    const dead = category.startsWith("force") ? (b ? { best: 0 } : { low: 0, best: 2, high: 4 }) : undefined;
    return {
      id: hex(`r${n}.${i}`),
      ledger: `${member}/1`,
      index: 900 + n * 3 + i,
      member,
      at: new Date(at + 18e5 + shift).toISOString(),
      status: "exercise",
      ext: `desk/${n}/${i}`,
      origin: passes ? { record: hex(`r${n}.0`) } : pick(["field team 4", "post 12", "camera 7", "patrol 2"]),
      desk: null,
      account: b ? "B" : "A",
      what: {
        category: b ? "force.explosion" : category,
        count: { low: 1, best: 3, high: 6 },
        ...(dead ? { dead, injured: b ? { best: 0 } : { best: 5 } } : {}),
      },
      when: {
        from: new Date(at + shift).toISOString(),
        ...(i === 0 ? { to: new Date(at + shift + 9e5).toISOString() } : {}),
        precision: pick(["PT15M", "PT30M", "PT10M", "PT5S"]),
      },
      where:
        i === 3
          ? undefined
          : {
              lat: row.lat + (b ? 0.02 : (random() - 0.5) * 0.01),
              lon: row.lon + (b ? 0.025 : (random() - 0.5) * 0.01),
              radius_m: pick([250, 1000, 2000]),
              place: row.name,
            },
      how: { means: pick(["seen", "heard", "camera", "on-site", "told"]), reliability: "B", credibility: 2 },
      ...(i === 0 ? { vantage: { from: { lat: row.lat - 0.03, lon: row.lon - 0.04 }, bearing: 40 } } : {}),
      text: i === 3 ? [] : [{ lang: WORDS[member][0], value: WORDS[member][1] }],
      media: i === 3 ? [{ sha256: hex("m"), type: "image/jpeg" }] : [],
      claims: passes ? [{ what: "responsible", party: "an armed group", by: "Russia" }] : [],
      label: { level: "restricted", audience: ["group:four"] },
      mayHold: {
        what: ["ru", "ir", "iq", "centre"],
        when: ["ru", "ir", "iq", "centre"],
        where: i === 0 ? [] : ["ru", "ir", "iq", "centre"],
        how: ["ru", "ir", "iq", "centre"],
        text: ["ru", "ir", "iq", "centre"],
        source: ["ru", "ir", "iq", "centre"],
        ...(i === 0 ? { vantage: [] } : {}),
      },
      withheld: i === 3 ? ["where"] : [],
      amends: null,
      amendedBy: [],
      retractedBy: null,
      layer: n < 12 ? "script" : "facts",
      mine: member === "sy",
    };
  });
  const origins = count > 2 ? count - 1 : count;
  return {
    id: hex(`i${n}`),
    category,
    state: contested ? "contested" : "reported",
    from: day ? new Date(Math.floor(at / 864e5) * 864e5 - 108e5).toISOString() : from.toISOString(),
    to: day
      ? new Date(Math.floor(at / 864e5) * 864e5 + 756e5).toISOString()
      : new Date(at + (random() < 0.3 ? 24e5 : 0)).toISOString(),
    precisionS: day ? 43200 : pick([5, 300, 900, 1800]),
    where:
      n % 17 === 16
        ? { placeName: "Tell Sabha" }
        : { lat: row.lat, lon: row.lon, radiusM: radius, exact: true, place: row.name },
    members: [
      ...new Map(
        reports.map((r, i) => [r.member, { member: r.member, stance: i === 1 && count > 2 ? "passes-on" : "reports" }]),
      ).values(),
    ],
    origins,
    reports: count,
    counts: category.startsWith("force")
      ? {
          dead: contested ? { low: 0, high: 4, values: [2, 0] } : { low: 4, best: 17, high: 17, values: [17] },
          injured: { low: 0, high: 8, values: [5, 6, 0] },
        }
      : {},
    differs: contested ? ["dead", "injured", "category", "where", "when"] : [],
    accounts: contested ? 2 : 1,
    layer: n < 12 ? "script" : "facts",
    groups: ["four", "trio", ...(row.country === "IQ" || random() < 0.3 ? ["border"] : [])],
    reportsFull: reports,
    why:
      count > 1
        ? [
            {
              a: reports[0].id,
              b: reports[1].id,
              score: 4.0,
              threshold: 3.0,
              terms: [
                { name: "time", value: 1.9 },
                { name: "place", value: 1.6 },
                { name: "category", value: -0.8 },
                { name: "counts", value: -0.4 },
                { name: "text", value: 1.7 },
              ],
            },
          ]
        : [],
    related: [],
  };
}

const daraa = { lat: 32.6189, lon: 36.1021, name: { en: "Daraa", ar: "درعا" }, country: "SY" };
export const made = [
  incident(0, Date.parse("2017-05-27T14:12:40Z"), {
    row: daraa,
    category: "force.shelling",
    count: 5,
    contested: true,
    who: ["sy", "ru", "ir", "centre", "centre"],
  }),
  ...Array.from({ length: 95 }, (_, i) =>
    incident(i + 1, Date.parse("2017-05-06T00:00:00Z") + Math.floor(random() ** 0.8 * 26.9 * 864e5)),
  ),
  ...Array.from({ length: 240 }, (_, i) =>
    incident(i + 100, Date.parse("2016-01-01T00:00:00Z") + Math.floor(random() * 400 * 864e5)),
  ),
].sort((a, b) => (a.from < b.from ? 1 : -1));
