// Several people at one computer: each page knows whose it is, and says so when that changes.
import { settle } from "../storage/belongings.ts";
import { names, session, tab, tabs } from "../storage/keep.ts";
import { present, type Learner, type Pointer } from "../storage/people.ts";
import { part } from "./dom.ts";
import { edition, page, place } from "./store.ts";

const SAID = names(edition).said;
const ELSEWHERE = "Przy tym komputerze pracuje teraz inna osoba. Ta karta pokazuje jeszcze poprzednią pracę, dlatego nic tu już nie zmienisz.";
const CLEARED = "W innej karcie ktoś usunął zapisaną tu pracę. Ta karta pokazuje jeszcze dawny stan, dlatego nic tu już nie zmienisz.";

export async function startWho(): Promise<void> {
  const known = await present(place).catch(() => null);
  // Where the browser keeps nothing, everybody begins with empty pages anyway.
  if (!known) return;
  let now = known;
  if (settle(place, now.person)) document.dispatchEvent(new CustomEvent("msai:progress"));
  sayAfterReload(now);
  tabs(place, async ({ kind, tab: from }) => {
    if (kind === "saved") return;
    if (kind === "same" || from === tab()) now = await present(place).catch(() => now);
    else if (kind === "person") end(ELSEWHERE);
    else if (kind === "cleared") end(CLEARED);
  });
  // A page may be brought back as it was left, and a browser may forbid tabs to talk.
  const look = async () => {
    const later = await present(place).catch(() => now);
    if (later.person !== now.person) end(ELSEWHERE);
  };
  addEventListener("pageshow", (event) => event.persisted && look());
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

/** The former person's work stays readable to nobody's hand but the reload's. */
function end(sentence: string): void {
  if (page.isOver) return;
  page.isOver = true;
  for (const text of document.querySelectorAll<HTMLElement>("main > article")) text.inert = true;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Wczytaj stronę ponownie" });
  button.addEventListener("click", () => location.reload());
  note(sentence, button);
}

function sayAfterReload({ person, code }: Learner & Pointer): void {
  if (session.get(SAID) !== "person") return;
  session.remove(SAID);
  const close = Object.assign(document.createElement("button"), { type: "button", className: "secondary", textContent: "Zamknij" });
  const told = note(person
    ? `Teraz pracuje kod ${code}. Praca poprzedniej osoby jest odłożona.`
    : "Poprzednia praca jest odłożona. Kto pracuje teraz? Wpisz swój kod w części „Kto wypełnia”.", close);
  close.addEventListener("click", () => told.remove());
  if (!person) whenDrawn("input[id$='-learner:code']", (field) => field.focus());
}

function note(sentence: string, button: HTMLButtonElement): HTMLElement {
  const place = document.createElement("div");
  place.className = "version-note";
  place.dataset["personNote"] = "";
  place.setAttribute("role", "status");
  part(document, "main").append(place);
  // Screen readers tell what comes into a region that is there already.
  setTimeout(() => {
    const line = Object.assign(document.createElement("p"), { textContent: sentence });
    const last = document.createElement("p");
    last.append(button);
    place.replaceChildren(line, last);
  }, 100);
  return place;
}

/** Exercises come a while after the page. */
function whenDrawn(selector: string, act: (field: HTMLElement) => void): void {
  const root = document.documentElement;
  const look = () => {
    const field = document.querySelector<HTMLElement>(`.msai-exercise ${selector}`);
    if (!field || root.dataset["live"] !== "ready") return;
    watch.disconnect();
    act(field);
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributeFilter: ["data-live"], childList: true, subtree: true });
  look();
}
