/**
 * A small part of ICU MessageFormat: `{name}`, and `{n, plural, =0 {…} one {…} other {# …}}` with the plural forms of the
 * language by `Intl.PluralRules` (six in Arabic). `#` is the number, formatted. Inserted values are isolated, so that a Latin
 * name or a number never turns the sentence around it.
 */
export type Args = Record<string, string | number>;

type Piece = string | { name: string } | { count: string; forms: Map<string, Piece[]> } | { hash: true };

/** First strong isolate, and its end: what `<bdi>` is, in plain text. */
const ISOLATE = "\u2068";
const END = "\u2069";

const parsed = new Map<string, Piece[]>();

function parse(text: string): Piece[] {
  let at = 0;
  const pieces = (inPlural: boolean): Piece[] => {
    const found: Piece[] = [];
    let plain = "";
    const flush = () => {
      if (plain !== "") {
        found.push(plain);
        plain = "";
      }
    };
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "{") {
        flush();
        at++;
        found.push(argument());
      } else if (inPlural && text[at] === "#") {
        flush();
        found.push({ hash: true });
        at++;
      } else {
        plain += text[at++];
      }
    }
    flush();
    return found;
  };
  const argument = (): Piece => {
    const end = text.slice(at).search(/[,}]/) + at;
    const name = text.slice(at, end).trim();
    at = end;
    if (text[at] === "}") {
      at++;
      return { name };
    }
    at = text.indexOf(",", at + 1) + 1;
    const forms = new Map<string, Piece[]>();
    while (text[at] !== "}") {
      const open = text.indexOf("{", at);
      const form = text.slice(at, open).trim();
      at = open + 1;
      forms.set(form, pieces(true));
      at++;
      while (text[at] === " ") {
        at++;
      }
    }
    at++;
    return { count: name, forms };
  };
  return pieces(false);
}

/** A message with its values put in. */
export function message(text: string, args: Args, rules: Intl.PluralRules, number: (n: number) => string): string {
  let pieces = parsed.get(text);
  if (pieces === undefined) {
    pieces = parse(text);
    parsed.set(text, pieces);
  }
  return render(pieces, args, rules, number, "");
}

function render(
  pieces: Piece[],
  args: Args,
  rules: Intl.PluralRules,
  number: (n: number) => string,
  hash: string,
): string {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
    } else if ("hash" in piece) {
      text += hash;
    } else if ("name" in piece) {
      const value = args[piece.name];
      text += ISOLATE + (typeof value === "number" ? number(value) : (value ?? "")) + END;
    } else {
      const n = Number(args[piece.count]);
      const form = piece.forms.get("=" + n) ?? piece.forms.get(rules.select(n)) ?? piece.forms.get("other") ?? [];
      text += render(form, args, rules, number, ISOLATE + number(n) + END);
    }
  }
  return text;
}
