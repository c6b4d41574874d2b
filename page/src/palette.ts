/**
 * The colours of the page, for both themes, as one table: the style sheet's variables, the map's paint and the marks are
 * made from it, and the tests check it for contrast and for colour-blind readers. No colour is written anywhere else.
 */
export type Theme = "light" | "dark";

/** A colour by its use. Plum (`contest`) means disagreement and nothing else does. */
export type Token = keyof typeof LIGHT;

const LIGHT = {
  paper: "#FCFDFB",
  paper2: "#F2F5F0",
  ink: "#14201D",
  ink2: "#44514D",
  ink3: "#5F6B67",
  line2: "#848F87",
  line: "#D6DCD4",
  accent: "#0A5962",
  accentSoft: "#DCEBEA",
  onAccent: "#FFFFFF",
  contest: "#831F74",
  contestSoft: "#F7E8F3",
  force: "#952C12",
  move: "#1A57C8",
  hinder: "#A57A0C",
  ease: "#0E7558",
  warn: "#8A4B00",
  warnSoft: "#FBEBD6",
  sea: "#D5E0E3",
  land: "#EEF1EB",
  focus: "#FBFCF8",
} as const;

const DARK: Record<Token, string> = {
  paper: "#141B19",
  paper2: "#1B2421",
  ink: "#E8EEEA",
  ink2: "#B6C1BB",
  ink3: "#94A19B",
  line2: "#62716A",
  line: "#2B3632",
  accent: "#6CC6CB",
  accentSoft: "#17393B",
  onAccent: "#06201F",
  contest: "#EC8FCF",
  contestSoft: "#3A1C33",
  force: "#E88259",
  move: "#62A0FB",
  hinder: "#F0D264",
  ease: "#4FE0AE",
  warn: "#F0B35C",
  warnSoft: "#3A2A12",
  sea: "#0A1416",
  land: "#121917",
  focus: "#1A2320",
};

export const PALETTE: Record<Theme, Record<Token, string>> = { light: LIGHT, dark: DARK };

/** The hues that tell families of categories and disagreement apart; each pair must stay distinct for colour-blind readers. */
export const HUES: readonly Token[] = ["force", "move", "hinder", "ease", "contest"];

/** The name of a token's CSS variable. */
export function variable(token: Token): string {
  return "--" + token.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase());
}

/** The style sheet that declares every token, dark by the reader's system or by the reader's choice. */
export function tokensCss(): string {
  const block = (theme: Theme) =>
    (Object.keys(PALETTE[theme]) as Token[]).map((t) => `${variable(t)}:${PALETTE[theme][t]}`).join(";");
  return (
    `:root{color-scheme:light;${block("light")}}\n` +
    `:root[data-theme=dark]{color-scheme:dark;${block("dark")}}\n` +
    `@media print{:root,:root[data-theme=dark]{color-scheme:light;${block("light")};--paper:#fff}}\n`
  );
}
