// The self-study certificate: a sheet filled from the progress in this browser, to print.
import { local } from "./keep.js";
import { DATE, duration, element, isAssignment, isRead, minutes, questions } from "./results.js";
import { readWork } from "./record.js";
import { NAME_KEY, load } from "./store.js";
import { savedWork } from "./work.js";

const SHORT = new Intl.DateTimeFormat("pl", { dateStyle: "short" });

const place = document.querySelector("[data-certificate-page]");
const sheet = place.querySelector("[data-certificate]");
const form = place.querySelector("[data-certificate-form]");

start(JSON.parse(place.querySelector("[data-course]").textContent));

async function start({ pages, exercises: every }) {
  const record = load();
  // What belongs to an assignment counts there.
  const exercises = Object.fromEntries(Object.entries(every).filter(([, { href }]) => !isAssignment({ path: href })));
  const begun = pages.filter((page) => record.pages[page.path] || questions([page], record).right);
  const work = Object.entries(readWork(await savedWork()).work)
    .filter(([name, { saved_at }]) => exercises[name] && saved_at)
    .map(([name, { saved_at }]) => ({ title: exercises[name].title, date: new Date(saved_at) }));
  if (begun.length + work.length === 0) return sayNothingYet();
  fill(pages, begun, work, record, Object.keys(exercises).length);
  startForm();
  sheet.hidden = false;
}

function sayNothingYet() {
  place.prepend(element("p", {}, "Nie ma jeszcze czego wpisać. Zacznij od pierwszej lekcji i wróć tutaj."));
}

function fill(pages, begun, work, record, allExercises) {
  const put = (name, ...content) => sheet.querySelector(`[data-${name}]`).replaceChildren(...content);
  put("sentence", sentence(begun, work, record));
  put("facts", ...facts(pages, begun, work, record, allExercises));
  put("lists", table(begun, record), ...exerciseList(work));
  put("made", `Zestawienie z dnia ${DATE.format(Date.now())}.`);
}

function sentence(begun, work, record) {
  const visits = begun.flatMap((page) => [record.pages[page.path]?.first, record.pages[page.path]?.last]);
  const days = [...visits.filter(Boolean).map((day) => new Date(day)), ...work.map(({ date }) => date)].sort((a, b) => a - b);
  const when = days.length ? ` Nauka w dniach: ${DATE.formatRange(days[0], days.at(-1))}.` : "";
  return `Kurs: ${place.dataset.courseTitle}.${when}`;
}

function facts(pages, begun, work, record, allExercises) {
  const [assignments, lessons] = [pages.filter(isAssignment), pages.filter((page) => !isAssignment(page))];
  const read = (some) => `${some.filter((page) => isRead(page, record)).length} z ${some.length}`;
  const { right, all } = questions(pages, record);
  const rows = [
    ["Lekcje przeczytane", read(lessons)],
    ["Pytania z dobrą odpowiedzią", `${right} z ${all}`],
    ["Ćwiczenia z zapisaną pracą", `${work.length} z ${allExercises}`],
    ["Zadania oznaczone jako oddane", read(assignments)],
    ["Czas nad lekcjami", duration(minutes(begun, record)) || "mniej niż minuta"],
  ];
  return rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
}

function table(begun, record) {
  const head = element("tr", {}, ...["Lekcja", "Przeczytana", "Pytania"].map((text) => element("th", { scope: "col" }, text)));
  const rows = begun.map((page) => {
    const { right, all } = questions([page], record);
    const { read, done, last } = record.pages[page.path] ?? {};
    const date = read ? SHORT.format(Date.parse(done ?? last)) : "w trakcie";
    return element("tr", {}, element("th", { scope: "row" }, page.title), element("td", {}, date),
      element("td", {}, all ? `${right} z ${all}` : "–"));
  });
  return element("table", {}, element("caption", {}, "Lekcje i zadania"), element("thead", {}, head),
    element("tbody", {}, ...rows));
}

function exerciseList(work) {
  if (!work.length) return [];
  const items = work.map(({ title, date }) => element("li", {}, `${title} – ${SHORT.format(date)}`));
  return [element("h2", {}, "Ćwiczenia z zapisaną pracą"), element("ul", {}, ...items)];
}

function startForm() {
  const [name, remember] = form.querySelectorAll("input");
  name.value = local.get(NAME_KEY) ?? "";
  remember.checked = name.value !== "";
  const follow = () => {
    sheet.querySelector("[data-name]").textContent = name.value.trim() || "Imię i nazwisko: ……………………………………";
    // What the browser refuses to keep is not said to be remembered.
    if (!keepName(remember.checked ? name.value.trim() : "")) remember.checked = false;
  };
  form.addEventListener("input", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    print();
  });
  form.hidden = false;
  follow();
}

/** Keep a name, or forget it when it is empty; false: the browser refuses. */
function keepName(name) {
  if (name) return local.set(NAME_KEY, name);
  local.remove(NAME_KEY);
  return true;
}
