import type { Report } from "../types.ts";

/** An account: reports that agree where others differ, lettered by first filing. */
export interface Account {
  letter: string;
  reports: Report[];
  origins: number;
}

/** Whose observation a report is; a report passed on has the key of the one it passes on. */
export function originKey(report: Report, all: readonly Report[]): string {
  const origin = report.origin;
  if (origin === undefined || origin === null || typeof origin === "string") {
    return `${report.member}/${origin ?? ""}`;
  }
  const source = all.find((r) => r.id === origin.record);
  return source === undefined || source === report
    ? origin.record
    : originKey(
        source,
        all.filter((r) => r !== report),
      );
}

/** The reports that the picture uses: the latest version of each. What was corrected is under its correction, what was retracted stays a column. */
export function current(reports: readonly Report[]): Report[] {
  const here = new Set(reports.map((r) => r.id));
  return reports.filter((r) => !r.amendedBy.some((id) => here.has(id)));
}

/** The earlier versions of a report among those given, latest first. */
export function earlier(report: Report, reports: readonly Report[]): Report[] {
  const found: Report[] = [];
  let at: Report | undefined = report;
  while (at !== undefined && at.amends !== null && found.length < reports.length) {
    const id: string = at.amends;
    at = reports.find((r) => r.id === id);
    if (at !== undefined) {
      found.push(at);
    }
  }
  return found;
}

/** Columns: by account, within it by first filing, reports of one origin side by side so that a bracket can hold them. */
export function ordered(reports: readonly Report[]): Report[] {
  const filed = (r: Report) => Date.parse(r.at);
  const byFiling = [...reports].sort((a, b) => filed(a) - filed(b));
  const firstOf = new Map<string, number>();
  for (const report of byFiling) {
    const key = (report.account ?? "A") + " " + originKey(report, reports);
    firstOf.set(key, Math.min(firstOf.get(key) ?? Number.POSITIVE_INFINITY, filed(report)));
  }
  const rank = (r: Report) => firstOf.get((r.account ?? "A") + " " + originKey(r, reports)) ?? 0;
  return byFiling.sort(
    (a, b) => (a.account ?? "A").localeCompare(b.account ?? "A") || rank(a) - rank(b) || filed(a) - filed(b),
  );
}

export function accounts(reports: readonly Report[]): Account[] {
  const letters = [...new Set(reports.map((r) => r.account ?? "A"))].sort();
  return letters.map((letter) => {
    const own = reports.filter((r) => (r.account ?? "A") === letter);
    return { letter, reports: own, origins: new Set(own.map((r) => originKey(r, reports))).size };
  });
}

/** The letter as the reader's alphabet has it: the Arabic one by its old order of letters, as lists there are lettered. */
export function letter(account: string, arabic: boolean): string {
  const at = account.charCodeAt(0) - 65;
  return arabic ? ("أبجدهوزحطي"[at] ?? account) : account;
}
