import { type Child, keep, listeners, nodes } from "./dom.ts";

/**
 * Draws anew what an element holds, and keeps what a person has there: focus, caret, what is scrolled, and what was unfolded. Old
 * elements stay where the new ones are the same things, and take over what the new ones say, their listeners included: so a new drawing
 * must not rely on being the very elements on the page (listeners find theirs by `event.currentTarget`).
 *
 * The same thing: the same `id` or `data-key` and tag, and without either the next one of that tag. `data-stays` on a keyed element
 * leaves it untouched once it is there; `data-whole` has it replaced each time, for what is painted and not written.
 */
export function redraw(element: Element, ...children: Child[]): void {
  const active = document.activeElement;
  const held = active !== null && active !== element && element.contains(active) ? active : null;
  match(element, nodes(children));
  if (held !== null && held !== document.activeElement) {
    // It was moved, which takes the focus away; or it is no more, and the keyboard goes on from what held it.
    const next = held.isConnected ? held : element.closest("[tabindex]");
    (next as HTMLElement | null)?.focus({ preventScroll: true });
  }
}

/** Makes an element hold these, in this order, out of what it holds already. */
function match(parent: Element, fresh: readonly Node[]): void {
  const keyed = new Map<string, Element>();
  const others: Node[] = [];
  for (const child of parent.childNodes) {
    const key = keyOf(child);
    if (key === null) {
      others.push(child);
    } else {
      keyed.set(key, child as Element);
    }
  }
  const result = fresh.map((node) => {
    const key = keyOf(node);
    const at = key === null ? others.findIndex((other) => alike(other, node)) : -1;
    const old = key === null ? others[at] : keyed.get(key);
    if (old === undefined || !alike(old, node)) {
      return node;
    }
    if (key === null) {
      others.splice(0, at + 1);
    } else {
      keyed.delete(key);
    }
    become(old, node);
    return old;
  });
  keep(parent, result);
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.id || node.getAttribute("data-key") : null;
}

function alike(old: Node, fresh: Node): boolean {
  return old.nodeName === fresh.nodeName && !(fresh instanceof Element && fresh.hasAttribute("data-whole"));
}

function become(old: Node, fresh: Node): void {
  if (old === fresh) {
    return;
  }
  if (!(old instanceof Element && fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) {
      old.nodeValue = fresh.nodeValue;
    }
    return;
  }
  if (old.hasAttribute("data-stays")) {
    return;
  }
  attributes(old, fresh);
  listeners(old, fresh);
  match(old, [...fresh.childNodes]);
  values(old, fresh);
}

function attributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    const unfolded = name === "open" && old instanceof HTMLDetailsElement;
    if (!fresh.hasAttribute(name) && !unfolded) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    // The policy refuses `style` as an attribute, and allows it by CSSOM.
    if (name === "style") {
      (old as HTMLElement).style.cssText = (fresh as HTMLElement).style.cssText;
    } else if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
}

/** What a field holds is no attribute. An equal value is not set, which would move the caret and empty a date half typed. */
function values(old: Element, fresh: Element): void {
  if (old instanceof HTMLInputElement && fresh instanceof HTMLInputElement) {
    old.checked = fresh.checked;
  }
  const isField = (e: Element) =>
    e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement;
  if (isField(old) && isField(fresh) && old.value !== fresh.value) {
    old.value = fresh.value;
  }
}
