// "Powtórka": questions from all lessons, in other words and mixed, some missed and some that were right.
import { element, part, written } from "./dom.ts";
import { DATE, type Course } from "./results.ts";
import { MOST, session, type Item } from "./session.ts";
import { due, load, nextReview } from "./store.ts";

interface Asked extends Item {
  form: HTMLFormElement;
}

const place = part(document, "[data-review]");
const state = part(place, "[data-review-state]");
const more = part<HTMLButtonElement>(place, "[data-review-more]");
const began = new Date().toISOString();
const all = [...place.querySelectorAll<HTMLFormElement>("form[data-quiz]")].map((form): Asked => ({
  id: form.dataset["quiz"] ?? "", outcome: form.dataset["outcome"] ?? "", form,
}));
const asked = session(load(), all);

begin();
document.addEventListener("msai:progress", follow);
more.addEventListener("click", () => location.reload());

function begin(): void {
  const shown = part(place, "[data-review-items]");
  for (const { form } of all) form.hidden = true;
  for (const { form } of asked) form.hidden = false;
  shown.append(...asked.map(({ form }) => form));
  shown.hidden = !asked.length;
  state.textContent = asked.length ? opening() : waiting();
  part(place, "[data-review-elsewhere]").replaceChildren(...elsewhere());
}

function opening(): string {
  const before = load().quizzes;
  const right = asked.filter(({ id }) => before[id]?.right).length;
  const known = right ? ` Na ${right} z nich odpowiedź była poprzednio dobra.` : "";
  const where = asked.length > 1 ? "Są z różnych lekcji i brzmią inaczej niż tam." : "Brzmi inaczej niż w lekcji.";
  return `Pytań w tej powtórce: ${asked.length}.${known} ${where}`;
}

function waiting(): string {
  const next = nextReview(load());
  return next ? `Dziś nie ma nic do powtórki. Najbliższa: ${DATE.format(next)}.` : "Nie ma jeszcze nic do powtórki. Odpowiedz na pytania w lekcjach.";
}

/** Questions that have no other wording are answered where they stand. */
function elsewhere(): Node[] {
  const here = new Set(all.map(({ id }) => id));
  const today = due(load()).filter((id) => !here.has(id));
  const { pages } = written<Course>(place, "[data-course]");
  const items = pages.flatMap((page) => Object.entries(page.quizzes)
    .filter(([id]) => today.includes(id))
    .map(([id, question]) => element("li", {}, element("a", { href: `${page.href}#quiz-${id}`, textContent: question }))));
  return items.length ? [element("p", { textContent: "Te pytania wracają w swoich lekcjach:" }), element("ul", {}, ...items)] : [];
}

function follow(): void {
  const record = load();
  const answered = asked.filter(({ id }) => (record.quizzes[id]?.last ?? "") >= began);
  if (!asked.length || answered.length < asked.length) return;
  const right = answered.filter(({ id }) => record.quizzes[id]?.right).length;
  const left = due(record).length;
  const next = nextReview(record);
  const end = part(place, "[data-review-end]");
  const then = left ? ` Czeka jeszcze: ${Math.min(left, MOST)} na raz.` : next ? ` Następna powtórka: ${DATE.format(next)}.` : "";
  end.replaceChildren(element("strong", { textContent: "Koniec powtórki." }), ` Dobrze: ${right} z ${asked.length}.${then}`);
  end.hidden = false;
  more.hidden = !left;
}
