// "Moje postępy": what was read, what comes next, what to repeat, where one's work is.
import { DATE, duration, element, isAssignment, isRead, minutes, questions } from "./results.js";
import { readWork } from "./record.js";
import { KEY, due, load } from "./store.js";
import { sharing } from "./sharing.js";
import { tools } from "./transfer.js";
import { savedWork } from "./work.js";

export function startProgress() {
  const place = document.querySelector("[data-progress]");
  const course = JSON.parse(place.querySelector("[data-course]").textContent);
  const show = () => fill(place, course, load());
  place.append(tools(show), sharing(show));
  document.addEventListener("msai:progress", show);
  addEventListener("storage", (event) => event.key === KEY && show());
  // Back from a lesson, the browser may show this page as it was left.
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

async function fill(place, { pages, exercises }, record) {
  const saved = readWork(await savedWork()).work;
  for (const item of place.querySelectorAll("li[data-page]")) {
    const page = pages.find((candidate) => candidate.path === item.dataset.page);
    item.querySelector("[data-state]").textContent = state(page, record);
    item.classList.toggle("is-read", isRead(page, record));
  }
  for (const part of place.querySelectorAll(".progress-part")) {
    const items = [...part.querySelectorAll("li[data-page]")];
    const read = items.filter((item) => item.classList.contains("is-read")).length;
    part.querySelector("[data-part-state]").textContent = `${read} z ${items.length}`;
  }
  place.querySelector("[data-progress-summary]").textContent = summary(pages, record);
  place.querySelector("[data-progress-next]").replaceChildren(...next(pages, record));
  place.querySelector("[data-progress-review]").replaceChildren(...review(pages, record));
  place.querySelector("[data-progress-work]").replaceChildren(...work(exercises, saved));
  place.dataset.filled = "";
}

function state(page, record) {
  const visited = record.pages[page.path];
  const done = isAssignment(page) ? "oddane" : "przeczytane";
  const parts = [visited?.read ? done : visited && "w trakcie"];
  const { right, all } = questions([page], record);
  if (all && (visited || right)) parts.push(`pytania ${right} z ${all}`);
  return parts.filter(Boolean).join(", ");
}

function summary(pages, record) {
  const read = pages.filter((page) => isRead(page, record)).length;
  const { right, all } = questions(pages, record);
  const total = minutes(pages, record);
  const time = total ? ` Czas nad lekcjami: ${duration(total)}.` : "";
  return `Zrobione: ${read} z ${pages.length}. Dobre odpowiedzi: ${right} z ${all}.${time}`;
}

function next(pages, record) {
  const page = begun(pages, record) ?? following(pages, record);
  if (!page) return [heading("Co dalej"), paragraph("Wszystko zrobione. Gratulacje!")];
  const verb = record.pages[page.path] ? "Dokończ" : "Zacznij";
  const button = Object.assign(link(page.href, `${verb}: ${page.title}`), { className: "button" });
  const time = page.minutes ? ` około ${page.minutes}\u00a0min` : "";
  return [heading("Co dalej"), paragraph(button, time)];
}

/** The page visited last and not read to the end. */
function begun(pages, record) {
  const last = (page) => record.pages[page.path]?.last;
  const open = pages.filter((page) => last(page) && !isRead(page, record));
  return open.sort((one, other) => last(other).localeCompare(last(one)))[0];
}

/** The first unread page after the furthest read one; then those left out before it. */
function following(pages, record) {
  const furthest = pages.findLastIndex((page) => isRead(page, record));
  const unread = pages.filter((page) => !isRead(page, record));
  return unread.find((page) => pages.indexOf(page) > furthest) ?? unread[0];
}

function review(pages, record) {
  const today = due(record);
  const all = pages.flatMap((page) => Object.entries(page.quizzes).map(([id, question]) => ({ page, id, question })));
  const items = all.filter(({ id }) => today.includes(id))
    .map(({ page, id, question }) => element("li", {}, link(`${page.href}#quiz-${id}`, question)));
  if (items.length) return [heading("Do powtórki dziś"), element("ul", {}, ...items)];
  const dates = Object.values(record.quizzes).map((quiz) => Date.parse(quiz.due)).filter(Boolean);
  const text = dates.length
    ? `Najbliższa powtórka: ${DATE.format(Math.min(...dates))}.`
    : "Pytania, w których się pomylisz, wrócą tu po 1, 3, 7 i 21 dniach.";
  return [heading("Powtórki"), paragraph(text)];
}

function work(exercises, saved) {
  const items = Object.entries(exercises).filter(([name]) => saved[name]).map(([name, { title, href }]) =>
    element("li", {}, link(href, title), savedOn(saved[name])));
  return items.length ? [heading("Twoja praca w ćwiczeniach"), element("ul", {}, ...items)] : [];
}

const savedOn = ({ saved_at: day }) => (day ? ` – zapisane ${DATE.format(Date.parse(day))}` : " – zapisane");
const heading = (textContent) => element("h2", { textContent });
const paragraph = (...children) => element("p", {}, ...children);
const link = (href, textContent) => element("a", { href, textContent });
