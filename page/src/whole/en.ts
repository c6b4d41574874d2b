/** What the whole sees, in English, by key. Plural forms as `words/message.ts` says. */
export const en = {
  lead: "{group} together: {all}. No member tells of more than {most} by itself.",
  together:
    "{n, plural, =0 {None is known from two or more origins only because reports of several members were put together.} one {# of them is known from two or more origins only because reports of several members were put together.} other {# of them are known from two or more origins only because reports of several members were put together.}}",
  "hours.none":
    "By how many hours the whole was earlier cannot be said here: what was told was entered more than {days} after it happened, and shows who entered first, not who knew first.",
  note: "Counts of records in this picture; nothing is inferred from them. A report tells from the hour at which it was filed, by its author’s own clock. What a member keeps at home, or shares with fewer, is not in this picture. What a member only passes on is not its own. Settled alone, a member’s reports may make more incidents than it tells of, where only another member’s report makes one of several; or fewer, where the others’ reports tell two apart.",
  "note.all":
    "This is all that this node holds. Another node holds other records and counts otherwise; a group’s figures are the same at each of its members.",
  asOf: "As this node knew it at {time}.",
  empty: "No report counts in this picture, so there is nothing to count.",
  "empty.one": "Only {name} reports here so far: there is no whole beside its parts.",
  wait: "Counting what each member tells of …",
  caption: "Incidents, by who tells of them",
  all: "All together",
  "col.part": "Own reports of",
  "col.told": "Tell of",
  "col.never": "Never tell of",
  "col.alone": "Settled alone",
  "col.joined": "From two or more origins",
  "col.together": "Only together",
  "col.first": "Told first",
  "col.later": "Told later",
  "col.earlier": "The whole earlier by",
  "col.afterwards": "Entered afterwards",
  median: "median {time}",
  figure: "{all}. {what}: {part}",
  "list.told": "Told of by {part}",
  "list.never": "Never told of by {part}",
  "list.joined": "Known to {part} from two or more origins by itself",
  "list.together": "Joined by {part} only by putting reports together",
  "list.first": "First told of by {part}",
  "list.later": "Told of by {part} after another member",
  "list.afterwards": "Entered by {part} long afterwards",
  "list.some": "The newest {n} are listed.",
  "list.none": "No incident.",
  refused: "There is no such figure in this picture.",
} as const;

export type WholeKey = keyof typeof en;
