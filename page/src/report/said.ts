import { app } from "../app.ts";
import { HERE } from "../here.ts";
import { zoneAt } from "../map/geography.ts";
import { coordinates } from "../picture/say.ts";
import type { Preview } from "../types.ts";
import { type State, timeOf } from "./state.ts";

/** Where a report says that it was. */
export interface Spot {
  lat: number;
  lon: number;
  radiusM: number;
}

/** The place as far as it is known here: set on this page, or read by the node. */
export function spotOf(state: State, read: Preview["resolved"]): Spot | null {
  const where = state.where;
  if (where.lat !== null && where.lon !== null && where.mode !== "coords") {
    return { lat: where.lat, lon: where.lon, radiusM: where.radiusM };
  }
  return read?.lat === undefined || read.lon === undefined || (where.mode !== "coords" && where.mode !== "name")
    ? null
    : {
        lat: read.lat,
        lon: read.lon,
        radiusM: where.mode === "coords" ? where.radiusM : (read.radiusM ?? where.radiusM),
      };
}

/** The clock of the place, else the reader's own: at sea there is none. */
export function clockAt(spot: Spot | null): string {
  const zone = spot === null ? HERE : zoneAt([spot.lon, spot.lat]);
  return zone === "UTC" ? HERE : zone;
}

/** The time that was filled in, by the clock of the place and in UTC, with how sure it is. */
export function whenSaid(state: State, spot: Spot | null): string {
  const words = app.words;
  const time = timeOf(state);
  if (time === null) {
    return "";
  }
  const zone = clockAt(spot);
  const sure = state.when.precisionS > 0 ? " " + words.t("unit.pm", { n: words.duration(state.when.precisionS) }) : "";
  const day = words.date(time.from, zone, "month");
  const clock =
    time.to === null ? words.time(time.from, zone) : words.span(words.time(time.from, zone), words.time(time.to, zone));
  return `${day} ${clock}${sure} · ${words.time(time.from, "UTC")} UTC`;
}

/** The place that was filled in, by name or coordinates, with how sure it is. */
export function whereSaid(state: State, read: Preview["resolved"]): string {
  const words = app.words;
  const spot = spotOf(state, read);
  const name = words.name(state.where.name ?? read?.place ?? undefined, "");
  if (spot === null) {
    return name === "" ? words.t("form.summary.map") : `${name} · ${words.t("place.unmapped")}`;
  }
  return [
    name === "" ? coordinates(spot) : name,
    words.t("place.within", { radius: words.distance(state.where.radiusM) }),
  ].join(words.rtl ? "، " : ", ");
}
