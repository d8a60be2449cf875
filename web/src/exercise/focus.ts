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
  if (!heir) return goingOn(root, around);
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

/** A button that did its work and went: reading goes on where its part was opened, or at the title of what is left. */
function goingOn(root: HTMLElement, around: HTMLElement[]): void {
  const closed = around.find((element) => element.id && !element.isConnected);
  const opener = closed && root.querySelector<HTMLElement>(`[data-opens="${CSS.escape(closed.id)}"]`);
  if (opener) return opener.focus({ preventScroll: true });
  const left = around.find((element) => element.isConnected && element.querySelector(TITLES));
  const title = (left ?? root).querySelector<HTMLElement>(TITLES) ?? root;
  if (!title.matches("summary")) title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/** What names a part of an exercise. */
const TITLES = "h3, h4, legend, summary";

/** A button that was pressed, until Python has answered. */
export interface Press {
  /** Number of the input. */
  number: number;
  button: string;
  /** Id of the part that is to open; "": none, or it was open. */
  opens: string;
  /** Whether what is marked as wrong stopped it. */
  decides: boolean;
}

const WRONG = "[aria-invalid=true]:is(input, textarea, select), [aria-invalid=true] input";

/** The focus goes on from a button to what it opened or what stopped it, unless the learner went elsewhere. */
export function afterAnswer(root: HTMLElement, { button, opens, decides }: Press): void {
  const held = document.activeElement;
  if (held && held.id !== button && root.contains(held)) return;
  const opened = opens ? document.getElementById(opens) : null;
  if (opened) opened.focus();
  else if (decides) root.querySelector<HTMLElement>(WRONG)?.focus();
}

const isText = (element: Element): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");

function takeOver(heir: TextField, held: TextField): void {
  heir.value = held.value;
  heir.setSelectionRange(held.selectionStart, held.selectionEnd);
}
