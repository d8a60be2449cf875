// Parts of a page: found where its template puts them, or made.

/** Return the part that the template promises. */
export function part<E extends Element = HTMLElement>(within: ParentNode, selector: string): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`not on this page: ${selector}`);
  return found;
}

/** Return an element with its properties and children. */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N, properties: Partial<HTMLElementTagNameMap[N]> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[N] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Return what the build wrote into the page as JSON. */
export function written<T>(within: ParentNode, selector: string): T {
  return JSON.parse(part(within, selector).textContent ?? "") as T;
}
