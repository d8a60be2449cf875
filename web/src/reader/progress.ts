// "Moje postępy": what was read, what comes next, what to repeat, where one's work is.
import { readWork, type Progress, type WorkRecord } from "../storage/record.ts";
import { element, part, written } from "./dom.ts";
import { DATE, duration, isAssignment, isRead, minutes, questions, type Course, type CoursePage } from "./results.ts";
import { sharing } from "./sharing.ts";
import { KEY, due, load, nextReview, update } from "./store.ts";
import { tools } from "./transfer.ts";
import { savedWork } from "./work.ts";

export function startProgress(): void {
  const place = part(document, "[data-progress]");
  const course = written<Course>(place, "[data-course]");
  const show = () => fill(place, course, load());
  forgetLost(course.pages);
  place.append(tools(show), sharing(show));
  document.addEventListener("msai:progress", show);
  addEventListener("storage", (event) => event.key === KEY && show());
  // Back from a lesson, the browser may show this page as it was left.
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

/** What no page here asks any more comes back no more: an edition may leave its lesson out. */
export function forgetLost(pages: CoursePage[]): void {
  const asked = new Set(pages.flatMap((page) => Object.keys(page.quizzes)));
  const lost = (record: Progress) => Object.keys(record.quizzes).filter((id) => record.quizzes[id]?.due && !asked.has(id));
  if (!lost(load()).length) return;
  update((record) => {
    for (const id of lost(record)) record.quizzes[id] = { ...record.quizzes[id], due: undefined };
  });
}

async function fill(place: HTMLElement, { pages, exercises }: Course, record: Progress): Promise<void> {
  const saved = readWork(await savedWork()).work;
  for (const item of place.querySelectorAll<HTMLElement>("li[data-page]")) {
    const page = pages.find((candidate) => candidate.path === item.dataset["page"]);
    if (!page) continue;
    part(item, "[data-state]").textContent = state(page, record);
    item.classList.toggle("is-read", isRead(page, record));
  }
  for (const section of place.querySelectorAll(".progress-part")) {
    const items = [...section.querySelectorAll("li[data-page]")];
    const read = items.filter((item) => item.classList.contains("is-read")).length;
    part(section, "[data-part-state]").textContent = `${read} z ${items.length}`;
  }
  part(place, "[data-progress-summary]").textContent = summary(pages, record);
  part(place, "[data-progress-next]").replaceChildren(...next(pages, record));
  part(place, "[data-progress-review]").replaceChildren(...review(place.dataset["progress"] ?? "", record));
  part(place, "[data-progress-work]").replaceChildren(...work(exercises, saved));
  place.dataset["filled"] = "";
}

export function state(page: CoursePage, record: Progress): string {
  const visited = record.pages[page.path];
  const done = isAssignment(page) ? "oddane" : "przeczytane";
  const parts = [visited?.read ? done : visited && "w trakcie"];
  const { right, all } = questions([page], record);
  if (all && (visited || right)) parts.push(`pytania ${right} z ${all}`);
  return parts.filter(Boolean).join(", ");
}

export function summary(pages: CoursePage[], record: Progress): string {
  const read = pages.filter((page) => isRead(page, record)).length;
  const { right, all } = questions(pages, record);
  const total = minutes(pages, record);
  const time = total ? ` Czas nad lekcjami: ${duration(total)}.` : "";
  return `Zrobione: ${read} z ${pages.length}. Dobre odpowiedzi: ${right} z ${all}.${time}`;
}

function next(pages: CoursePage[], record: Progress): Node[] {
  const page = upcoming(pages, record);
  if (!page) return [heading("Co dalej"), paragraph("Wszystko zrobione. Gratulacje!")];
  const verb = record.pages[page.path] ? "Dokończ" : "Zacznij";
  const button = Object.assign(link(page.href, `${verb}: ${page.title}`), { className: "button" });
  const time = page.minutes ? ` około ${page.minutes}\u00a0min` : "";
  return [heading("Co dalej"), paragraph(button, time)];
}

/** What to read now: what was begun, else what follows. */
export const upcoming = (pages: CoursePage[], record: Progress): CoursePage | undefined =>
  begun(pages, record) ?? following(pages, record);

/** The page visited last and not read to the end. */
function begun(pages: CoursePage[], record: Progress): CoursePage | undefined {
  const last = (page: CoursePage) => record.pages[page.path]?.last ?? "";
  const open = pages.filter((page) => last(page) && !isRead(page, record));
  return open.sort((one, other) => last(other).localeCompare(last(one)))[0];
}

/** The first unread page after the furthest read one; then those left out before it. */
function following(pages: CoursePage[], record: Progress): CoursePage | undefined {
  const furthest = pages.findLastIndex((page) => isRead(page, record));
  const unread = pages.filter((page) => !isRead(page, record));
  return unread.find((page) => pages.indexOf(page) > furthest) ?? unread[0];
}

/** The way to the page of reviews (`address`) when the day of a question has come. */
function review(address: string, record: Progress): Node[] {
  const today = due(record);
  if (today.length) {
    const right = today.filter((id) => record.quizzes[id]?.right).length;
    const known = right ? `, w tym ${right} z dobrą odpowiedzią` : "";
    const button = Object.assign(link(address, "Zacznij powtórkę"), { className: "button" });
    return [heading("Do powtórki dziś"), paragraph(`Czeka pytań: ${today.length}${known}. Wracają innymi słowami.`), paragraph(button)];
  }
  const next = nextReview(record);
  const text = next
    ? `Najbliższa powtórka: ${DATE.format(next)}.`
    : "Pytania z lekcji wracają tu innymi słowami: po błędzie następnego dnia, po dobrej odpowiedzi po 3, 7 i 21 dniach.";
  return [heading("Powtórki"), paragraph(text)];
}

function work(exercises: Course["exercises"], saved: Record<string, WorkRecord>): Node[] {
  const items = Object.entries(exercises).flatMap(([name, { title, href }]) => {
    const record = saved[name];
    return record ? [element("li", {}, link(href, title), savedOn(record))] : [];
  });
  return items.length ? [heading("Twoja praca w ćwiczeniach"), element("ul", {}, ...items)] : [];
}

const savedOn = ({ saved_at: day }: WorkRecord): string => (day ? ` – zapisane ${DATE.format(Date.parse(day))}` : " – zapisane");
const heading = (textContent: string) => element("h2", { textContent });
const paragraph = (...children: (Node | string)[]) => element("p", {}, ...children);
const link = (href: string, textContent: string) => element("a", { href, textContent });
