// Says that there is a newer version of the course; takes it when the reader wants it.
import { here, tabs } from "../storage/keep.ts";
import { part } from "./dom.ts";

/** Milliseconds: exercises save a moment after typing; nobody waits for it longer than the last. */
const SHORTEST_SAVE = 1000;
const LONGEST_SAVE = 10_000;
const LOOK_AGAIN = 250;
/** A tab that was away this long asks whether there is news. */
const LONG_AWAY = 60 * 60 * 1000;

let edited: EventTarget | null = null;
let typedAt = -Infinity;
let savedAt = -Infinity;

/** Watch for a newer version; `controller` is the worker that answered for this page at first. */
export function watchVersions(registration: ServiceWorkerRegistration, controller: ServiceWorker): void {
  watchTyping();
  askAfterAbsence(registration);
  // Another version answers from now on: this page must fetch nothing of it.
  navigator.serviceWorker.addEventListener("controllerchange", reloadWhenSafe);
  if (navigator.serviceWorker.controller !== controller) reloadWhenSafe();
  const tell = () => registration.waiting && offer(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tell);
  });
  tell();
}

function askAfterAbsence(registration: ServiceWorkerRegistration): void {
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < LONG_AWAY) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
}

function offer(registration: ServiceWorkerRegistration): void {
  if (document.querySelector(".version-note")) return;
  const note = document.createElement("div");
  note.className = "version-note";
  note.setAttribute("role", "status");
  part(document, "main").append(note);
  // Screen readers tell what comes into a region that is there already.
  setTimeout(() => fill(note, registration), 100);
}

function fill(note: HTMLElement, registration: ServiceWorkerRegistration): void {
  note.innerHTML = `<p><strong>Jest nowsza wersja kursu.</strong> Twoje odpowiedzi i postępy zostaną.</p>
    <p><button type="button">Wczytaj ją teraz</button>
    <button type="button" class="secondary">Później</button></p>`;
  const [now, later] = note.querySelectorAll("button");
  later?.addEventListener("click", () => note.remove());
  now?.addEventListener("click", () => {
    part(note, "p").textContent = "Wczytuję nowszą wersję kursu…";
    registration.waiting?.postMessage({ take: true } satisfies AskedOfWorker);
  });
}

function watchTyping(): void {
  tabs(here(), ({ kind }) => { if (kind === "saved") savedAt = performance.now(); });
  addEventListener("input", ({ target }) => {
    edited = target;
    if (target instanceof Element && target.closest(".msai-exercise")) typedAt = performance.now();
  }, true);
}

/** Reload once nobody is typing and what was typed is saved. */
function reloadWhenSafe(): void {
  const typing = !document.hidden && edited !== null && document.activeElement === edited;
  const since = performance.now() - typedAt;
  const saved = since > LONGEST_SAVE || (since > SHORTEST_SAVE && savedAt > typedAt);
  if (typing || !saved) return void setTimeout(reloadWhenSafe, LOOK_AGAIN);
  location.reload();
}
