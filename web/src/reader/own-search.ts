// Search of an edition that was made in a browser: the course's index stays as it was, so results that the edition does
// not have are left out by their address, and its own pages are looked through here (`msai_trainer.editions.own_search`).

export interface OwnPage {
  path: string;
  title: string;
  text: string;
}

export interface Found {
  url: string;
  title: string;
  /** What stands around the first word that fits. */
  before: string;
  word: string;
  after: string;
}

const AROUND = 90;
const LONG = 5;

const folded = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");

/** Beginnings of the words of a query: Polish endings differ. */
function beginnings(query: string): string[] {
  const words = folded(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length < LONG ? word : word.slice(0, Math.max(4, Math.ceil((word.length * 2) / 3)))));
}

/** Pages that hold every word of a query, those with a word in their title first. */
export function findOwn(pages: OwnPage[], query: string): Found[] {
  const wanted = beginnings(query);
  if (wanted.length === 0) return [];
  const found = pages.flatMap((page) => {
    const words = [...`${page.title} ${page.text}`.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => folded(word));
    return wanted.every((start) => words.some((word) => word.startsWith(start))) ? [page] : [];
  });
  const named = (page: OwnPage): number => Number(wanted.some((start) => folded(page.title).includes(start)));
  return found.sort((one, other) => named(other) - named(one)).map((page) => shown(page, wanted));
}

function shown({ path, title, text }: OwnPage, wanted: string[]): Found {
  const fits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => wanted.some((start) => folded(word).startsWith(start)));
  const [at, word] = fits ? [fits.index, fits[0]] : [0, ""];
  const url = `${path.split("/").map(encodeURIComponent).join("/")}.html`;
  return { url, title, before: text.slice(Math.max(0, at - AROUND), at), word, after: text.slice(at + word.length, at + AROUND) };
}
