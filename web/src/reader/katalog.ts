// Catalogue of practices and evidence cards: filters made from the labelled lines of the list, which stands complete
// on the page without them. The choice is kept in the address, so that "back" finds it again.

import { element, part } from "./dom.ts";

interface Entry {
  parts: HTMLElement[];
  /** Label of a line → what it names. */
  values: Record<string, string[]>;
}

const FILTERS = { temat: "Tematy", gmina: "Rodzaj gminy", krok: "Kroki", wynik: "Wynik", sila: "Siła dowodów" };
const NAMES: Record<Filter, string> = {
  temat: "Temat", gmina: "Rodzaj gminy", krok: "Krok", wynik: "Wynik", sila: "Siła dowodów",
};
/** What is read of a long entry at first; the rest comes on request. */
const FIRST = new Set(["Dla kogo", "Na czym polega", "Co zmierzono", "Siła dowodów"]);
/** So many further lines are worth a button. */
const MANY = 5;
const list = document.querySelector<HTMLElement>("dl.practices");

type Filter = keyof typeof FILTERS;

if (list) start(list, readEntries(list));

function readEntries(list: HTMLElement): Entry[] {
  const entries: Entry[] = [];
  for (const line of list.querySelectorAll<HTMLElement>(":scope > *")) {
    const entry = entries.at(-1);
    if (line.tagName === "DT") entries.push({ parts: [line], values: {} });
    else if (entry) describe(entry, line);
  }
  return entries;
}

function labelOf(line: HTMLElement): string {
  return part(line, "strong").textContent ?? "";
}

function describe(entry: Entry, line: HTMLElement): void {
  const label = labelOf(line);
  // The build puts no-break spaces after short words; addresses are written with plain ones.
  const text = (line.textContent ?? "").replaceAll("\u00a0", " ").trim();
  entry.parts.push(line);
  entry.values[label.replace(":", "")] = text.slice(label.length).trim().split(", ");
}

function start(list: HTMLElement, entries: Entry[]): void {
  const form = document.createElement("form");
  form.className = "practice-filters";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filtry katalogu");
  const known = (Object.keys(FILTERS) as Filter[]).filter((key) => entries.some((entry) => entry.values[FILTERS[key]]));
  const selects = known.map((key) => addFilter(form, key, entries));
  const status = Object.assign(document.createElement("p"), { className: "practice-status" });
  status.setAttribute("role", "status");
  form.append(Object.assign(document.createElement("button"), { type: "reset", textContent: "Pokaż wszystkie" }), status);
  const show = () => apply(entries, selects, status);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  // The form empties its fields after this event.
  form.addEventListener("reset", () => setTimeout(show));
  list.before(form);
  entries.forEach(fold);
  choose(selects, new URLSearchParams(location.search));
  show();
}

/** Leave the first lines of a long entry and a button that shows the others; paper has them all. */
function fold({ parts }: Entry): void {
  const [title, ...lines] = parts;
  const more = lines.filter((line) => !FIRST.has(labelOf(line).replace(":", "")));
  if (!title || more.length < MANY || more.length === lines.length) return;
  const button = element("button", { type: "button", className: "secondary", textContent: "Cała karta" });
  // Read alone, each button says of what it is.
  button.setAttribute("aria-label", `Cała karta: ${title.textContent}`);
  const show = (open: boolean) => {
    button.setAttribute("aria-expanded", String(open));
    for (const line of more) line.classList.toggle("is-folded", !open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  const last = lines.findLast((line) => !more.includes(line));
  const place = element("dd", { className: "practice-more" }, button);
  last?.after(place);
  parts.push(place);
  show(false);
}

function addFilter(form: HTMLFormElement, key: Filter, entries: Entry[]): HTMLSelectElement {
  const label = document.createElement("label");
  const select = Object.assign(document.createElement("select"), { name: key });
  select.append(new Option("wszystkie", ""));
  for (const [value, count] of counted(entries, FILTERS[key])) {
    select.append(new Option(`${value} (${count})`, value));
  }
  label.append(NAMES[key], select);
  form.append(label);
  return select;
}

function counted(entries: Entry[], label: string): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of entries.flatMap((entry) => entry.values[label] ?? [])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one.localeCompare(other, "pl"));
}

function choose(selects: HTMLSelectElement[], chosen: URLSearchParams): void {
  for (const select of selects) {
    const value = chosen.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
}

function apply(entries: Entry[], selects: HTMLSelectElement[], status: HTMLElement): void {
  const active = selects.filter((select) => select.value);
  let shown = 0;
  for (const entry of entries) {
    const fits = active.every((select) => entry.values[FILTERS[select.name as Filter]]?.includes(select.value));
    for (const line of entry.parts) line.hidden = !fits;
    shown += Number(fits);
  }
  status.textContent = sentence(shown, entries.length);
  const query = new URLSearchParams(active.map((select) => [select.name, select.value]));
  history.replaceState(null, "", `${location.pathname}${active.length ? `?${query}` : ""}${location.hash}`);
}

function sentence(shown: number, all: number): string {
  if (shown === 0) return "Nic nie pasuje. Zmień jeden z wyborów.";
  return shown === all ? `Pokazuję wszystkie: ${all}.` : `Pokazuję ${shown} z ${all}.`;
}
