/** Elements in one expression. No inline styles: the page's content security policy refuses them, and so does this. */
export type Child = Node | string | number | null | undefined | false | Child[];

type Props = Record<string, unknown>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element, props: Props, children: Child[]): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on") && typeof value === "function") {
      listen(element, name.slice(2), value as EventListener);
    } else if (name === "class") {
      element.setAttribute("class", String(value));
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "selected") {
      (element as unknown as Record<string, unknown>)[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
}

/** What each element was made to listen to, so that another drawing of the same thing can take its place. */
const listening = new WeakMap<Element, Map<string, EventListener>>();

function listen(element: Element, type: string, listener: EventListener): void {
  element.addEventListener(type, listener);
  listening.set(element, (listening.get(element) ?? new Map<string, EventListener>()).set(type, listener));
}

/** Gives an element the listeners of another, in the place of its own. */
export function listeners(to: Element, from: Element): void {
  for (const [type, listener] of listening.get(to) ?? []) {
    to.removeEventListener(type, listener);
  }
  listening.delete(to);
  for (const [type, listener] of listening.get(from) ?? []) {
    listen(to, type, listener);
  }
}

/** Children as nodes: texts and numbers become text; null, undefined and false are left out. */
export function nodes(children: readonly Child[]): Node[] {
  return children.flatMap((child): Node[] => {
    if (Array.isArray(child)) {
      return nodes(child);
    }
    if (child instanceof Node) {
      return [child];
    }
    return child === null || child === undefined || child === false ? [] : [new Text(String(child))];
  });
}

function append(element: Element, children: Child[]): void {
  element.append(...nodes(children));
}

/** An HTML element. `onclick` and the like are listeners; false, null and undefined are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, props, children);
  return element;
}

/** An SVG element. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, props, children);
  return element;
}

/** Replaces what an element holds. */
export function replace(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** Makes an element hold these in this order. Those that it holds already stay where they are: with the focus, and under a pressed pointer. */
export function keep(element: Element, nodes: readonly Node[]): void {
  const staying = new Set(nodes);
  for (const child of [...element.childNodes]) {
    if (!staying.has(child)) {
      child.remove();
    }
  }
  let at = element.firstChild;
  for (const node of nodes) {
    if (node === at) {
      at = at.nextSibling;
    } else {
      element.insertBefore(node, at);
    }
  }
}

/** Sizes and places that only the running page knows; set by CSSOM, which the policy allows. */
export function place(element: HTMLElement | SVGElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles)) {
    element.style.setProperty(name, value);
  }
}
