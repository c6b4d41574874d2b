/** Round steps for an axis of counts: whole numbers only, for nobody is half dead. */
export function countTicks(most: number): number[] {
  const step =
    [1, 2, 3, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((n) => most / n <= 3.4) ??
    Math.ceil(most / 3);
  const found: number[] = [];
  for (let at = 0; at < most + step * 0.999; at += step) {
    found.push(at);
  }
  return found.length < 2 ? [0, step] : found;
}

/** Round steps for an axis of time, in ms; by the clock that is `ahead` ms of UTC, so that a day starts where the place has its midnight. */
export function timeTicks(from: number, to: number, ahead = 0): number[] {
  const minute = 60_000;
  const step =
    [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440]
      .map((n) => n * minute)
      .find((n) => (to - from) / n <= 3.9) ?? (to - from) / 2;
  const found: number[] = [];
  for (let at = Math.ceil((from + ahead) / step) * step - ahead; at <= to; at += step) {
    found.push(at);
  }
  return found;
}
