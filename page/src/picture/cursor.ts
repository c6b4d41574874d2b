import { app } from "../app.ts";
import { h, place } from "../dom.ts";
import type { Incident } from "../types.ts";
import type { IncidentMap } from "./map.ts";
import { placeName } from "./say.ts";

const NEAR = 26;

/** A cursor on the map for those who use no pointer: arrows move it, Enter picks, and what lies under it is said. */
export class MapCursor {
  readonly #cross = h("div", { class: "cursor", hidden: true });
  readonly #said = h("div", { class: "offstage", "aria-live": "assertive" });
  #x = 0;
  #y = 0;

  constructor(
    readonly box: HTMLElement,
    readonly map: () => IncidentMap | null,
    readonly pick: (found: Incident[]) => void,
  ) {}

  /** Whether it took the key. */
  key(code: string, event: KeyboardEvent): boolean {
    const map = this.map();
    if (map === null) {
      return false;
    }
    if (code === "KeyM") {
      this.#toggle();
      return true;
    }
    if (this.#cross.hidden) {
      return false;
    }
    const far = event.shiftKey ? 64 : 16;
    switch (code) {
      case "ArrowLeft":
        return this.#move(-far, 0);
      case "ArrowRight":
        return this.#move(far, 0);
      case "ArrowUp":
        return this.#move(0, -far);
      case "ArrowDown":
        return this.#move(0, far);
      case "Equal":
      case "NumpadAdd":
        map.map.zoomIn({ duration: 0 });
        return true;
      case "Minus":
      case "NumpadSubtract":
        map.map.zoomOut({ duration: 0 });
        return true;
      case "Enter":
        this.pick(map.near(this.#x, this.#y, NEAR));
        return true;
      case "Escape":
        this.#toggle();
        return true;
      default:
        return false;
    }
  }

  #toggle(): void {
    if (!this.#cross.isConnected) {
      this.box.append(this.#cross, this.#said);
    }
    this.#cross.hidden = !this.#cross.hidden;
    this.#said.textContent = app.words.t(this.#cross.hidden ? "cursor.off" : "cursor.on");
    if (!this.#cross.hidden) {
      this.#x = this.box.clientWidth / 2;
      this.#y = this.box.clientHeight / 2;
      this.#move(0, 0);
    }
  }

  #move(dx: number, dy: number): true {
    const map = this.map();
    this.#x += dx;
    this.#y += dy;
    const over = {
      x: this.#x < 24 || this.#x > this.box.clientWidth - 24,
      y: this.#y < 24 || this.#y > this.box.clientHeight - 24,
    };
    if (over.x || over.y) {
      map?.map.panBy([over.x ? dx * 4 : 0, over.y ? dy * 4 : 0], { duration: 0 });
      this.#x -= over.x ? dx : 0;
      this.#y -= over.y ? dy : 0;
    }
    place(this.#cross, { left: `${this.#x}px`, top: `${this.#y}px` });
    const found = map?.near(this.#x, this.#y, NEAR) ?? [];
    map?.hover(found[0]?.id ?? null);
    const at = map?.map.unproject([this.#x, this.#y]);
    this.#said.textContent = app.words.t("cursor.here", {
      place:
        found[0] === undefined
          ? at === undefined
            ? ""
            : `${at.lat.toFixed(2)}, ${at.lng.toFixed(2)}`
          : placeName(found[0].where),
      incidents: app.words.t("count.incidents", { n: found.length }),
      radius: app.words.distance(this.#metres()),
    });
    return true;
  }

  #metres(): number {
    const map = this.map();
    return map === null
      ? 0
      : (NEAR * 40_075_017 * Math.cos((map.map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.map.getZoom());
  }
}
