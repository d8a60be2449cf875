// Catalogue of practices: filters made from the labelled lines of the list, which stands complete
// on the page without them. The choice is kept in the address, so that "back" finds it again.

const FILTERS = { temat: "Tematy", gmina: "Rodzaj gminy", krok: "Kroki", wynik: "Wynik" };
const NAMES = { temat: "Temat", gmina: "Rodzaj gminy", krok: "Krok", wynik: "Wynik" };
const list = document.querySelector("dl.practices");

if (list) start(readEntries(list));

function readEntries(list) {
  const entries = [];
  for (const element of list.children) {
    if (element.tagName === "DT") entries.push({ parts: [element], values: {} });
    else describe(entries.at(-1), element);
  }
  return entries;
}

function describe(entry, line) {
  const label = line.querySelector("strong").textContent;
  // The build puts no-break spaces after short words; addresses are written with plain ones.
  const text = line.textContent.replaceAll("\u00a0", " ").trim();
  entry.parts.push(line);
  entry.values[label.replace(":", "")] = text.slice(label.length).trim().split(", ");
}

function start(entries) {
  const form = document.createElement("form");
  form.className = "practice-filters";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filtry katalogu");
  const selects = Object.keys(FILTERS).map((key) => addFilter(form, key, entries));
  const status = Object.assign(document.createElement("p"), { className: "practice-status" });
  status.setAttribute("role", "status");
  form.append(Object.assign(document.createElement("button"), { type: "reset", textContent: "Pokaż wszystkie" }), status);
  const show = () => apply(entries, selects, status);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  // The form empties its fields after this event.
  form.addEventListener("reset", () => setTimeout(show));
  list.before(form);
  choose(selects, new URLSearchParams(location.search));
  show();
}

function addFilter(form, key, entries) {
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

function counted(entries, label) {
  const counts = new Map();
  for (const value of entries.flatMap((entry) => entry.values[label])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one.localeCompare(other, "pl"));
}

function choose(selects, chosen) {
  for (const select of selects) {
    const value = chosen.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
}

function apply(entries, selects, status) {
  const active = selects.filter((select) => select.value);
  let shown = 0;
  for (const entry of entries) {
    const fits = active.every((select) => entry.values[FILTERS[select.name]].includes(select.value));
    for (const part of entry.parts) part.hidden = !fits;
    shown += fits;
  }
  status.textContent = sentence(shown, entries.length);
  const query = new URLSearchParams(active.map((select) => [select.name, select.value]));
  history.replaceState(null, "", `${location.pathname}${active.length ? `?${query}` : ""}${location.hash}`);
}

function sentence(shown, all) {
  if (shown === 0) return "Żaden przypadek nie pasuje. Zmień jeden z wyborów.";
  return shown === all ? `Pokazuję wszystkie: ${all}.` : `Pokazuję ${shown} z ${all}.`;
}
