/** The place the learner is at outlives a new drawing of the exercise. */

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Draws; then the focus is where it was, in the element that took its place, or around it. */
export function keepingFocus(root: HTMLElement, draw: () => void): void {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !root.contains(held)) return draw();
  const around = ancestors(held, root);
  draw();
  // An element that only moved has lost the focus too.
  if (document.activeElement === held) return;
  if (held.isConnected) return held.focus({ preventScroll: true });
  const heir = sameInput(root, held);
  if (!heir) return focusOn(around.find((element) => element.isConnected) ?? root);
  heir.focus({ preventScroll: true });
  if (isText(held) && isText(heir)) takeOver(heir, held);
}

function ancestors(element: HTMLElement, root: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) found.push(at);
  return found;
}

function sameInput(root: HTMLElement, held: HTMLElement): HTMLElement | null {
  if (held.id) return root.querySelector<HTMLElement>(`#${CSS.escape(held.id)}`);
  if (!(held instanceof HTMLInputElement) || !held.name) return null;
  const [name, value] = [held.name, held.value].map((text) => JSON.stringify(text));
  return root.querySelector<HTMLElement>(`input[name=${name}][value=${value}]`);
}

/** A button that did its work and went: reading goes on from where it stood. */
function focusOn(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

const isText = (element: Element): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");

function takeOver(heir: TextField, held: TextField): void {
  heir.value = held.value;
  heir.setSelectionRange(held.selectionStart, held.selectionEnd);
}
