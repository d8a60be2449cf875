// What ipywidgets' elements lack for people who use a keyboard or a screen reader.
// Each rule names its trouble; all are applied again whenever a widget redraws itself.

import { DOMWidgetView, type WidgetView } from "@jupyter-widgets/base";
import type { Say } from "../page/strings.ts";

interface Context {
  el: HTMLElement;
  name: string;
  say: Say;
  get: (trait: string) => unknown;
}

/** Keep a view's elements accessible for as long as it lives. */
export function makeAccessible(view: WidgetView, say: Say): void {
  if (!(view instanceof DOMWidgetView)) return;
  const apply = () => RULES.forEach((rule) => rule(context(view, say)));
  apply();
  view.listenTo(view.model, "change", () => queueMicrotask(apply));
  const observer = new MutationObserver(apply);
  observer.observe(view.el, { childList: true, subtree: true });
  view.once("remove", () => observer.disconnect());
}

function context(view: DOMWidgetView, say: Say): Context {
  const get = (trait: string) => view.model.get(trait) as unknown;
  const name = String(get("description") || get("tooltip") || "");
  return { el: view.el, name, say, get };
}

const RULES: ((context: Context) => void)[] = [
  nameSlider,
  nameReadout,
  nameFields,
  groupRadios,
  pressToggles,
  detachEmptyLabel,
  nameProgress,
];

/** A slider's handle has role="slider" but no name, and says numbers without a unit. */
function nameSlider({ el, name }: Context): void {
  const handles = own(el, ".noUi-handle");
  handles.forEach((handle, i) => {
    const which = handles.length > 1 ? ` (${i === 0 ? "od" : "do"})` : "";
    set(handle, "aria-label", name + which);
    const readout = own(el, ".widget-readout")[0]?.textContent;
    if (readout && handles.length === 1) set(handle, "aria-valuetext", readout);
  });
}

/** The number beside a slider can be typed over, but nothing says so. */
function nameReadout({ el, name, say }: Context): void {
  for (const readout of own(el, ".widget-readout")) {
    const editable = readout.getAttribute("contenteditable") === "true";
    if (!editable) {
      readout.removeAttribute("role");
      readout.removeAttribute("aria-label");
      continue;
    }
    set(readout, "role", "textbox");
    set(readout, "aria-label", `${name}: ${say("value")}`.replace(/^: /, ""));
  }
}

/** A field without a visible description still needs a name. */
function nameFields({ el, name }: Context): void {
  for (const field of own<HTMLInputElement>(el, "input:not([type=radio]):not([type=checkbox]), select, textarea")) {
    const labelled = [...(field.labels ?? [])].some((label) => label.textContent?.trim());
    if (!labelled && name) set(field, "aria-label", name);
  }
}

/** Radio buttons come without a common name: arrow keys don't move and no group is announced. */
function groupRadios({ el, name }: Context): void {
  const box = own(el, ".widget-radio-box")[0];
  if (!box) return;
  set(box, "role", "radiogroup");
  if (name) set(box, "aria-label", name);
  const group = (box.dataset["group"] ??= `radio-${crypto.randomUUID()}`);
  for (const radio of own<HTMLInputElement>(box, "input[type=radio]")) set(radio, "name", group);
}

/** Toggle buttons show their state by colour only. */
function pressToggles({ el, name }: Context): void {
  for (const button of [el, ...own(el, "button")].filter((item) => item.matches(".widget-toggle-button"))) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
  const group = el.matches(".widget-toggle-buttons") ? el.querySelector(":scope > div") : null;
  if (!group) return;
  set(group, "role", "group");
  if (name) set(group, "aria-label", name);
}

/** Labels that name no field (of a checkbox's indent, of a slider, of a group) only puzzle. */
function detachEmptyLabel({ el }: Context): void {
  for (const label of own<HTMLLabelElement>(el, "label.widget-label")) {
    if (!label.control && !label.textContent?.replace("\u200b", "").trim()) set(label, "aria-hidden", "true");
  }
}

/** A progress bar is a plain box. */
function nameProgress({ el, name, get }: Context): void {
  if (!el.matches(".widget-progress, .jupyter-widget-progress") && !el.querySelector(":scope > .progress")) return;
  const bar = el.querySelector(":scope > .progress") ?? el;
  set(bar, "role", "progressbar");
  for (const [attribute, trait] of [["valuenow", "value"], ["valuemin", "min"], ["valuemax", "max"]] as const) {
    set(bar, `aria-${attribute}`, String(get(trait)));
  }
  if (name) set(bar, "aria-label", name);
}

/** Elements of this widget, not of widgets inside it: those have rules of their own. */
function own<E extends HTMLElement>(el: HTMLElement, selector: string): E[] {
  const nested = (item: Element) => item.closest(".jupyter-widgets, .lm-Widget") !== el;
  return [...el.querySelectorAll<E>(selector)].filter((item) => !nested(item));
}

function set(el: Element, attribute: string, value: string): void {
  if (el.getAttribute(attribute) !== value) el.setAttribute(attribute, value);
}
