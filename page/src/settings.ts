export type Language = "en" | "ar";

/** What a reader chose; kept in this browser only. */
export interface Settings {
  language: Language;
  theme: "auto" | "light" | "dark";
  /** The digits of the language, or Latin ones. */
  digits: "own" | "latn";
  /** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
  keys: boolean;
}

const KEY = "tansiq.settings";

function preferred(): Language {
  return (navigator.languages ?? [navigator.language]).some((l) => l.toLowerCase().startsWith("ar")) ? "ar" : "en";
}

export function readSettings(): Settings {
  const fallback: Settings = { language: preferred(), theme: "auto", digits: "own", keys: true };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>;
    return { ...fallback, ...kept };
  } catch {
    return fallback;
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still shows the page; the choice then lasts as long as the page is open.
  }
}

/** Whether the page is dark now. */
export function dark(settings: Settings): boolean {
  return settings.theme === "dark" || (settings.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** Puts language, direction and theme onto the document. */
export function wear(settings: Settings): void {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dir = settings.language === "ar" ? "rtl" : "ltr";
  root.dataset.theme = dark(settings) ? "dark" : "light";
}
