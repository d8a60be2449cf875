// Search page: asks Pagefind's index and lists what it finds.

import { part } from "./dom.ts";
import { findOwn, type Found, type OwnPage } from "./own-search.ts";

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
const OWN_PAGES = "szukaj-wlasne.json";

let index: Promise<Pagefind> | undefined;
function openIndex(): Promise<Pagefind> {
  index ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind: Pagefind) => {
    await pagefind.options({ excerptLength: 24 });
    return pagefind;
  });
  return index;
}

/** What the site has, and pages that Pagefind's index does not know; null: the index is of this very site. */
interface Own {
  files: Set<string>;
  pages: OwnPage[];
}

let own: Promise<Own | null> | undefined;
function openOwn(): Promise<Own | null> {
  own ??= readOwn().catch(() => {
    own = undefined;
    return null;
  });
  return own;
}

async function readOwn(): Promise<Own | null> {
  const read = async (name: string): Promise<unknown> => (await fetch(new URL(`_static/${name}`, root))).json();
  const { files } = (await read("pliki.json")) as { files: string[] };
  if (!files.includes(`_static/${OWN_PAGES}`)) return null;
  const pages = (await read(OWN_PAGES)) as OwnPage[];
  // A page of its own that took the place of one of the course is found by its new words only.
  const replaced = new Set(pages.map(({ path }) => `${path}.html`));
  return { files: new Set(files.filter((name) => !replaced.has(name))), pages };
}

const addressOf = ({ url }: Page): string => decodeURIComponent(new URL(url, root).pathname.slice(root.pathname.length));

async function search(query: string): Promise<void> {
  list.replaceChildren();
  if (!query) return;
  status.textContent = "Szukam…";
  try {
    const pagefind = await openIndex();
    const [results, ours] = [await find(pagefind, query), await openOwn()];
    const wanted = ours ? results : results.slice(0, LIMIT);
    const found = await Promise.all(wanted.map((result) => result.data()));
    const there = ours ? found.filter((page) => ours.files.has(addressOf(page))) : found;
    const added = ours ? findOwn(ours.pages, query) : [];
    list.replaceChildren(...[...added.map(showOwn), ...there.map(show)].slice(0, LIMIT));
    status.textContent = count(ours ? there.length + added.length : results.length, query);
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
  const excerpt = document.createElement("p");
  // Pagefind escapes the text and adds <mark> only.
  excerpt.innerHTML = page.excerpt;
  return entry(page.url, page.meta.title, excerpt);
}

function showOwn({ url, title, before, word, after }: Found): HTMLElement {
  const [excerpt, mark] = [document.createElement("p"), document.createElement("mark")];
  mark.textContent = word;
  excerpt.append(before, mark, after);
  return entry(new URL(url, root).href, title, excerpt);
}

function entry(url: string, title: string, excerpt: HTMLElement): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
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
