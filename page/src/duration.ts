/** Seconds of an ISO 8601 duration without years and months (`PT15M`, `P1DT12H`), or nothing if it is none. */
export function seconds(duration: string | undefined): number | undefined {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration ?? "");
  if (found === null || !/\d/.test(duration ?? "")) {
    return undefined;
  }
  const [, w, d, h, m, s] = found.map((n) => Number(n ?? 0));
  return (w ?? 0) * 604_800 + (d ?? 0) * 86_400 + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
}

/** The shortest such duration for whole seconds. */
export function duration(total: number): string {
  const d = Math.floor(total / 86_400);
  const h = Math.floor((total % 86_400) / 3600);
  const m = Math.floor((total % 3600) / 60);
  const s = Math.round(total % 60);
  const time = (h > 0 ? `${h}H` : "") + (m > 0 ? `${m}M` : "") + (s > 0 ? `${s}S` : "");
  return time === "" && d === 0 ? "PT0S" : `P${d > 0 ? `${d}D` : ""}${time === "" ? "" : "T" + time}`;
}
