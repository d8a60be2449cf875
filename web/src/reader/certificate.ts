// The self-study certificate: a sheet filled from the progress in this browser, to print.
import { local } from "../storage/keep.ts";
import { readWork, type Progress } from "../storage/record.ts";
import { element, part, written } from "./dom.ts";
import { DATE, duration, isAssignment, isRead, minutes, questions, type Course, type CoursePage } from "./results.ts";
import { NAME_KEY, load } from "./store.ts";
import { savedWork } from "./work.ts";

/** An exercise whose work is saved. */
interface Done {
  title: string;
  date: Date;
}

const SHORT = new Intl.DateTimeFormat("pl", { dateStyle: "short" });

const place = part(document, "[data-certificate-page]");
const sheet = part(place, "[data-certificate]");
const form = part<HTMLFormElement>(place, "[data-certificate-form]");

void start(written<Course>(place, "[data-course]"));

async function start({ pages, exercises: every }: Course): Promise<void> {
  const record = load();
  // What belongs to an assignment counts there.
  const exercises = Object.fromEntries(Object.entries(every).filter(([, { href }]) => !isAssignment({ path: href })));
  const begun = pages.filter((page) => record.pages[page.path] || questions([page], record).right);
  const work = Object.entries(readWork(await savedWork()).work)
    .flatMap(([name, { saved_at }]): Done[] => {
      const exercise = exercises[name];
      return exercise && saved_at ? [{ title: exercise.title, date: new Date(saved_at) }] : [];
    });
  if (begun.length + work.length === 0) return sayNothingYet();
  fill(pages, begun, work, record, Object.keys(exercises).length);
  startForm();
  sheet.hidden = false;
}

function sayNothingYet(): void {
  place.prepend(element("p", {}, "Nie ma jeszcze czego wpisać. Zacznij od pierwszej lekcji i wróć tutaj."));
}

function fill(pages: CoursePage[], begun: CoursePage[], work: Done[], record: Progress, allExercises: number): void {
  const put = (name: string, ...content: (Node | string)[]) => part(sheet, `[data-${name}]`).replaceChildren(...content);
  put("sentence", sentence(begun, work, record));
  put("facts", ...facts(pages, begun, work, record, allExercises));
  put("lists", table(begun, record), ...exerciseList(work));
  put("made", `Zestawienie z dnia ${DATE.format(Date.now())}.`);
}

function sentence(begun: CoursePage[], work: Done[], record: Progress): string {
  const visits = begun.flatMap((page) => [record.pages[page.path]?.first, record.pages[page.path]?.last]);
  const known = visits.flatMap((day) => (day ? [Date.parse(day)] : []));
  const [first, ...later] = [...known, ...work.map(({ date }) => date.getTime())].sort((a, b) => a - b);
  const when = first === undefined ? "" : ` Nauka w dniach: ${DATE.formatRange(first, later.at(-1) ?? first)}.`;
  return `Kurs: ${place.dataset["courseTitle"]}.${when}`;
}

function facts(pages: CoursePage[], begun: CoursePage[], work: Done[], record: Progress, allExercises: number): Node[] {
  const [assignments, lessons] = [pages.filter(isAssignment), pages.filter((page) => !isAssignment(page))];
  const read = (some: CoursePage[]) => `${some.filter((page) => isRead(page, record)).length} z ${some.length}`;
  const { right, all } = questions(pages, record);
  const rows: [name: string, value: string][] = [
    ["Lekcje przeczytane", read(lessons)],
    ["Pytania z dobrą odpowiedzią", `${right} z ${all}`],
    ["Ćwiczenia z zapisaną pracą", `${work.length} z ${allExercises}`],
    ["Zadania oznaczone jako oddane", read(assignments)],
    ["Czas nad lekcjami", duration(minutes(begun, record)) || "mniej niż minuta"],
  ];
  return rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
}

function table(begun: CoursePage[], record: Progress): Node {
  const head = element("tr", {}, ...["Lekcja", "Przeczytana", "Pytania"].map((text) => element("th", { scope: "col" }, text)));
  const rows = begun.map((page) => {
    const { right, all } = questions([page], record);
    const { read, done, last } = record.pages[page.path] ?? {};
    const date = read ? SHORT.format(Date.parse(done ?? last ?? "")) : "w trakcie";
    return element("tr", {}, element("th", { scope: "row" }, page.title), element("td", {}, date),
      element("td", {}, all ? `${right} z ${all}` : "–"));
  });
  return element("table", {}, element("caption", {}, "Lekcje i zadania"), element("thead", {}, head),
    element("tbody", {}, ...rows));
}

function exerciseList(work: Done[]): Node[] {
  if (!work.length) return [];
  const items = work.map(({ title, date }) => element("li", {}, `${title} – ${SHORT.format(date)}`));
  return [element("h2", {}, "Ćwiczenia z zapisaną pracą"), element("ul", {}, ...items)];
}

function startForm(): void {
  const name = part<HTMLInputElement>(form, "#certificate-name");
  const remember = part<HTMLInputElement>(form, "[data-remember]");
  name.value = local.get(NAME_KEY) ?? "";
  remember.checked = name.value !== "";
  const follow = () => {
    part(sheet, "[data-name]").textContent = name.value.trim() || "Imię i nazwisko: ……………………………………";
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
function keepName(name: string): boolean {
  if (name) return local.set(NAME_KEY, name);
  local.remove(NAME_KEY);
  return true;
}
