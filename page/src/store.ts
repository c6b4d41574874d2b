/** A value that others watch. Setting an equal value tells nobody. */
export class Store<T> {
  readonly #watchers = new Set<(value: T) => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (value === this.#value) {
      return;
    }
    this.#value = value;
    for (const watcher of [...this.#watchers]) {
      watcher(value);
    }
  }

  /** Calls back on each change; the answer ends it. */
  watch(watcher: (value: T) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** What a view holds open while it is shown. */
export class Held {
  readonly #ends: (() => void)[] = [];

  add(end: () => void): void {
    this.#ends.push(end);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) {
      end();
    }
  }
}
