// What every page does beyond reading: theme switch, open menus on wide screens, marks of progress.
import { local, names } from "../storage/keep.ts";
import type { Progress } from "../storage/record.ts";
import { part } from "./dom.ts";
import { startQuizzes } from "./quiz.ts";
import { due, edition, keepsAnything, load, update } from "./store.ts";

const root = document.documentElement;
/** The page that this is, as the record of progress names it. */
const HERE = root.dataset["page"] ?? "";

function startThemeSwitch(): void {
  const button = part<HTMLButtonElement>(document, '[data-action="switch-theme"]');
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset["theme"] ? root.dataset["theme"] === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.dataset["theme"] = theme;
    show();
    // Where the browser keeps nothing, the choice holds for this page only.
    local.set(names(edition).theme, theme);
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

// Closed in the source, so that phones without JavaScript start with the text.
function openOnWideScreens(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("[data-open-wide]")) {
    const width = details.dataset["openWide"] === "page" ? "1240px" : "900px";
    const wide = matchMedia(`(min-width: ${width})`);
    const follow = () => { details.open = wide.matches; };
    wide.addEventListener("change", follow);
    follow();
  }
}

function showMarks(): void {
  const record = load();
  for (const item of document.querySelectorAll<HTMLElement>(".site-nav [data-page]")) {
    const read = Boolean(record.pages[item.dataset["page"] ?? ""]?.read);
    item.classList.toggle("is-read", read);
    item.querySelector(".visually-hidden")?.remove();
    if (read) part(item, "a").append(hidden(" (zrobione)"));
  }
  showLessonProgress(record);
  showReviews(due(record).length);
}

// How many questions wait to be repeated, beside the link to the page that lists them.
function showReviews(count: number): void {
  const link = document.querySelector("[data-progress-link]");
  link?.querySelector(".tool-count")?.remove();
  if (!link || !count) return;
  const badge = Object.assign(document.createElement("span"), { className: "tool-count", textContent: String(count) });
  badge.append(hidden(" do powtórki"));
  link.append(badge);
}

function hidden(text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = text;
  return span;
}

function showLessonProgress(record: Progress): void {
  const place = document.querySelector<HTMLElement>("[data-lesson-progress]");
  // Where the browser keeps nothing, there is no progress to show.
  const visit = record.pages[HERE];
  if (!place || !visit) return;
  const ids = [...document.querySelectorAll<HTMLElement>("form[data-quiz]")].map((form) => form.dataset["quiz"] ?? "");
  const right = ids.filter((id) => record.quizzes[id]?.right).length;
  const read = visit.read ? "przeczytane" : "w trakcie";
  part(place, "dd").textContent = ids.length ? `${read}, pytania ${right} z ${ids.length}` : read;
  place.hidden = false;
}

function startReadMark(): void {
  const place = document.querySelector<HTMLElement>("[data-read-mark]");
  if (!place) return;
  const button = part(place, "button");
  const isRead = () => Boolean(load().pages[HERE]?.read);
  const show = () => {
    button.setAttribute("aria-pressed", String(isRead()));
    const done = place.dataset["readMark"] ?? "";
    const capital = done.charAt(0).toUpperCase() + done.slice(1);
    part(button, "span").textContent = isRead() ? capital : `Oznacz jako ${done}`;
  };
  button.addEventListener("click", () => {
    const read = !isRead();
    const done = read ? new Date().toISOString() : undefined;
    const saved = update((record) => {
      record.pages[HERE] = { ...record.pages[HERE], read, done };
    });
    if (!saved) void sayNotKept();
  });
  document.addEventListener("msai:progress", show);
  place.hidden = false;
  show();
}

const sayNotKept = (): Promise<void> => import("./not_kept.ts").then((told) => told.sayNotKept());

function noteVisit(): void {
  if (!document.querySelector("[data-read-mark]")) return;
  const now = new Date().toISOString();
  update((record) => {
    const before = record.pages[HERE];
    record.pages[HERE] = { first: now, ...before, last: now };
  });
}

// Time with the page in view; ten minutes without leaving count, a night with it open does not.
function countTime(): void {
  if (!document.querySelector("[data-read-mark]")) return;
  const LONGEST = 10 * 60;
  let since = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      since = Date.now();
      return;
    }
    const seconds = Math.min(Math.round((Date.now() - since) / 1000), LONGEST);
    update((record) => {
      const page = record.pages[HERE];
      record.pages[HERE] = { ...page, seconds: (page?.seconds ?? 0) + seconds };
    });
  });
}

// The start page offers the way back to the page visited last and not yet read to the end.
function offerToContinue(): void {
  const place = document.querySelector<HTMLAnchorElement>("[data-continue]");
  if (!place) return;
  const open = Object.entries(load().pages).filter(([, page]) => !page.read && page.last);
  const [last] = open.sort(([, a], [, b]) => (b.last ?? "").localeCompare(a.last ?? ""));
  const link = last && document.querySelector<HTMLAnchorElement>(`.site-nav [data-page="${CSS.escape(last[0])}"] a`);
  if (!link) return;
  place.href = link.href;
  place.textContent = `Wróć do: ${link.lastElementChild?.textContent}`;
  place.hidden = false;
}

function printEverything(): void {
  // Settings of an exercise stay as the reader left them.
  const closed = () => document.querySelectorAll<HTMLDetailsElement>("main details:not([open], .ui-details)");
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...closed()];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

startThemeSwitch();
openOnWideScreens();
startQuizzes();
startReadMark();
noteVisit();
countTime();
offerToContinue();
showMarks();
printEverything();
keepsAnything().then((keeps) => { if (!keeps) void sayNotKept(); });
document.addEventListener("msai:progress", showMarks);
// The browser may bring a page back as it was left.
addEventListener("pageshow", (event) => event.persisted && showMarks());
import("./who.ts").then(({ startWho }) => startWho());
if (document.querySelector("[data-progress]")) {
  import("./progress.ts").then(({ startProgress }) => startProgress());
  import("./storage.ts").then(({ startStorage }) => startStorage(part(document, "main article")));
}
// Keeping the page for later waits for everything; a page that was kept hears of a newer version.
// A private window or an office's policy may forbid it: the course works without.
const answering = workerOfThisPage();
const keep = (): Promise<void> =>
  import("./offline.ts").then(({ startOffline }) => startOffline(answering)).catch(() => undefined);
if (answering) keep();
else addEventListener("load", () => setTimeout(keep, 1000));
// The next page comes after everything of this one, exercises included.
addEventListener("load", () => setTimeout(() => import("./ahead.ts").then(({ fetchNext }) => fetchNext(answering)), 3000));

/** Browsers that block site data may throw here. */
function workerOfThisPage(): ServiceWorker | null {
  try {
    return navigator.serviceWorker?.controller ?? null;
  } catch {
    return null;
  }
}
