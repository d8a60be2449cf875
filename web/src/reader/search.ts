// Search page: asks Pagefind's index and lists what it finds.

import { part } from "./dom.ts";

/** What of Pagefind's interface is used here. */
interface Pagefind {
  options(values: { excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ results: Result[] }>;
}

interface Result {
  id: string;
  data(): Promise<Page>;
}

interface Page {
  url: string;
  meta: { title: string };
  excerpt: string;
}

const root = new URL(document.documentElement.dataset["root"] ?? "", location.href);
const form = part<HTMLFormElement>(document, "[data-search-form]");
const field = part<HTMLInputElement>(form, "input");
const status = part(document, "[data-search-status]");
const list = part(document, "[data-search-results]");
const LIMIT = 20;
const FEW = 3;

let index: Promise<Pagefind> | undefined;
function openIndex(): Promise<Pagefind> {
  index ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind: Pagefind) => {
    await pagefind.options({ excerptLength: 24 });
    return pagefind;
  });
  return index;
}

async function search(query: string): Promise<void> {
  list.replaceChildren();
  if (!query) return;
  status.textContent = "Szukam…";
  try {
    const pagefind = await openIndex();
    const results = await find(pagefind, query);
    const found = await Promise.all(results.slice(0, LIMIT).map((result) => result.data()));
    list.replaceChildren(...found.map(show));
    status.textContent = count(results.length, query);
  } catch {
    index = undefined;
    status.textContent = "Wyszukiwarka nie działa. Odśwież stronę albo skorzystaj ze spisu treści.";
  }
}

/** The index does not know every Polish ending: few pages, and the beginnings of long words are asked for too. */
async function find(pagefind: Pagefind, query: string): Promise<Result[]> {
  const { results } = await pagefind.search(query);
  if (results.length >= FEW) return results;
  const beginnings = query.replace(/\p{L}{8,}/gu, (word) => word.slice(0, Math.ceil((word.length * 2) / 3)));
  const wider = (await pagefind.search(beginnings)).results;
  const known = new Set(results.map(({ id }) => id));
  return [...results, ...wider.filter(({ id }) => !known.has(id))];
}

function count(number: number, query: string): string {
  if (number === 0) return `Nic nie znaleziono dla: „${query}”. Spróbuj innego słowa.`;
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "strona", few: "strony", many: "stron", other: "strony" };
  const noun = forms[new Intl.PluralRules("pl").select(number)];
  const shown = number > LIMIT ? ` Pokazuję pierwsze ${LIMIT}.` : "";
  return `„${query}”: ${number} ${noun}.${shown}`;
}

function show(page: Page): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  const excerpt = document.createElement("p");
  // Pagefind escapes the text and adds <mark> only.
  excerpt.innerHTML = page.excerpt;
  item.append(link, excerpt);
  return item;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = field.value.trim();
  history.replaceState(null, "", `?q=${encodeURIComponent(query)}`);
  search(query);
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
search(field.value.trim());
