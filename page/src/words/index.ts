import type { Settings } from "../settings.ts";
import type { CountRange, Names, Spread } from "../types.ts";
import type { Key } from "./en.ts";
import { type Args, message } from "./message.ts";

export type { Key } from "./en.ts";
export type { Args } from "./message.ts";

const NBSP = "\u00a0";
const PDI = "\u2069";

/** The messages of one language. */
export type Table = Readonly<Record<Key, string>>;

/** The words of the language that a reader chose; only that language is fetched. */
export async function wordsOf(settings: Pick<Settings, "language" | "digits">): Promise<Words> {
  const table = settings.language === "ar" ? (await import("./ar.ts")).ar : (await import("./en.ts")).en;
  return new Words(settings, table);
}

/** All that turns facts into words of one language: messages, numbers, times, ranges, names. Immutable. */
export class Words {
  readonly language: Settings["language"];
  readonly locale: string;
  readonly rtl: boolean;
  readonly #table: Table;
  readonly #rules: Intl.PluralRules;
  readonly #numbers = new Map<number, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();
  readonly #list: Intl.ListFormat;
  readonly #countries: Intl.DisplayNames;
  readonly #tongues: Intl.DisplayNames;

  constructor(settings: Pick<Settings, "language" | "digits">, table: Table) {
    this.language = settings.language;
    this.rtl = settings.language === "ar";
    // Months of the Levant by ar-SY; the digits of the language unless the reader wants Latin ones.
    this.locale = this.rtl ? `ar-SY-u-nu-${settings.digits === "latn" ? "latn" : "arab"}` : "en-GB";
    this.#table = table;
    this.#rules = new Intl.PluralRules(this.locale);
    this.#list = new Intl.ListFormat(this.locale, { type: "conjunction" });
    this.#tongues = new Intl.DisplayNames(this.locale, { type: "language" });
    this.#countries = new Intl.DisplayNames(this.locale, { type: "region" });
  }

  /** A message of the page. */
  t(key: Key, args: Args = {}): string {
    return this.fill(this.#table[key], args);
  }

  /** A message of a view that brings its own, with its values put in. */
  fill(text: string, args: Args = {}): string {
    return message(text, args, this.#rules, (n) => this.number(n));
  }

  /** Whether the page has such a word; words that come from the API may be newer than the page. */
  has(key: string): key is Key {
    return key in this.#table;
  }

  number(n: number, digits = 0): string {
    let format = this.#numbers.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
      this.#numbers.set(digits, format);
    }
    return format.format(n);
  }

  /** A count as a figure: a lone Arabic zero looks like a dot, so it is a word there. */
  figure(n: number): string {
    return n === 0 ? this.t("zero") : this.number(n);
  }

  /** A number with its sign, true minus. */
  signed(n: number, digits = 1): string {
    return (n < 0 ? "−" : "+") + this.number(Math.abs(n), digits);
  }

  /** A member's, group's, place's or category's name in the reader's language, else in any it has. */
  name(names: Names | string | undefined, fallback = ""): string {
    if (typeof names === "string") {
      return names;
    }
    if (names === undefined) {
      return fallback;
    }
    return names[this.language] ?? names["en"] ?? Object.values(names)[0] ?? fallback;
  }

  /** A language's name in the reader's own. */
  tongue(code: string): string {
    return this.#tongues.of(code) ?? code;
  }

  country(iso: string): string {
    return this.#countries.of(iso) ?? iso;
  }

  list(parts: string[]): string {
    return this.#list.format(parts.map((p) => this.isolate(p)));
  }

  isolate(text: string): string {
    return "\u2068" + text + PDI;
  }

  /**
   * Low to high in reading direction. Arabic digits make the dash between them run from right to left by themselves (UAX 9, N1); an isolate
   * of its own inside another isolate is drawn in the wrong order by Chromium, so there is none.
   */
  span(low: string, high: string): string {
    return low + "–" + high;
  }

  /** A range of numbers as a report gives it: one figure, an interval, or a bound. */
  range(range: CountRange | Spread): string {
    const { low, best, high } = range;
    if (low !== undefined && high !== undefined) {
      return low === high ? this.figure(low) : this.span(this.number(low), this.number(high));
    }
    if (low !== undefined && best === undefined) {
      return this.t("range.atLeast", { n: low });
    }
    if (high !== undefined && best === undefined) {
      return this.t("range.atMost", { n: high });
    }
    return best === undefined ? "" : this.figure(best);
  }

  /** Metres below one kilometre, else kilometres; two figures at most, for no radius is known better. */
  distance(metres: number): string {
    if (metres < 995) {
      const step = metres < 95 ? 1 : 10;
      return this.#unit("unit.m", this.number(Math.round(metres / step) * step));
    }
    const km = metres / 1000;
    return this.#unit("unit.km", this.number(km, km < 9.95 && Math.abs(km - Math.round(km)) > 0.05 ? 1 : 0));
  }

  /** A length of time in its largest fitting unit. */
  duration(seconds: number): string {
    if (seconds < 0.1) {
      return this.#unit("unit.ms", this.number(Math.round(seconds * 1000)));
    }
    if (seconds < 1) {
      return this.#unit("unit.s", this.number(seconds, 1));
    }
    if (seconds < 90 && seconds !== 60) {
      return this.#unit("unit.s", this.number(Math.round(seconds)));
    }
    if (seconds < 5400 && seconds !== 3600) {
      return this.#unit("unit.min", this.number(Math.round(seconds / 60)));
    }
    if (seconds < 36 * 3600) {
      return this.#unit("unit.h", this.number(Math.round(seconds / 3600)));
    }
    return this.t("unit.d", { n: Math.round(seconds / 86400) });
  }

  #unit(key: Key, n: string): string {
    return this.t(key, { n }).replace(" ", NBSP);
  }

  date(at: Date, zone: string, style: "day" | "long" | "short" | "month" | "year" | "week" = "long"): string {
    const options: Intl.DateTimeFormatOptions =
      style === "long"
        ? { weekday: "long", day: "numeric", month: "long", year: "numeric" }
        : style === "week"
          ? { weekday: "short", day: "numeric", month: "short" }
          : style === "short"
            ? { day: "numeric", month: "short", year: "numeric" }
            : style === "month"
              ? { day: "numeric", month: "short" }
              : style === "year"
                ? { month: "short", year: "numeric" }
                : { day: "numeric" };
    // Weekdays go without the comma that some locales set after them: headings are not sentences.
    return this.#format(at, zone, options).replace(/[,،]/, "");
  }

  time(at: Date, zone: string, seconds = false): string {
    return this.#format(at, zone, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      ...(seconds ? { second: "2-digit" } : {}),
    });
  }

  /** `UTC+3` of a zone at a moment, by the rules of that date. */
  offset(at: Date, zone: string): string {
    const part = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" })
      .formatToParts(at)
      .find((p) => p.type === "timeZoneName");
    return (part?.value ?? "").replace("GMT", "UTC");
  }

  /** How many ms the clock of a zone is ahead of UTC at a moment. */
  ahead(at: Date, zone: string): number {
    const [, sign = "+", hours = "0", minutes = "0"] = /UTC([+\-−])(\d+)(?::(\d+))?/.exec(this.offset(at, zone)) ?? [];
    return (sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  }

  #format(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
    const key = zone + JSON.stringify(options);
    let format = this.#dates.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.locale, { ...options, timeZone: zone });
      this.#dates.set(key, format);
    }
    return format.format(at);
  }
}
