// "Moje postępy": several people at one computer – who works now, the next one, the end of a meeting.
import { forgetEverybody } from "../storage/everybody.ts";
import { tabs } from "../storage/keep.ts";
import { present, say as enter, type Entered, type Learner, type Pointer, type Said } from "../storage/people.ts";
import { part } from "./dom.ts";
import { isTaken, notTaken } from "./handing.ts";
import { meetingFiles, meetingName, meetingZip } from "./meeting.ts";
import { edition, place } from "./store.ts";

interface Parts {
  section: HTMLElement;
  /** Told when another person works here. */
  changed: () => void;
  who: HTMLElement;
  form: HTMLFormElement;
  code: HTMLInputElement;
  question: HTMLElement;
  say: (text: string) => void;
}

const ANOTHER = "Inna osoba przy tym komputerze";
const NO_STORAGE = "Przeglądarka nie pozwala nic zapisać, więc niczego nie ma do odłożenia.";

export function sharing(changed: () => void): HTMLElement {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Kilka osób przy jednym komputerze</h2>
    <p data-who></p>
    <form class="who-form" hidden><label for="who-code">Kod osoby, która teraz pracuje</label>
    <input id="who-code" type="text" maxlength="40" autocomplete="off"> <button type="submit">Zacznij pracę</button></form>
    <p class="buttons"><button type="button" data-do="another">${ANOTHER}</button></p>
    <p>Na koniec spotkania zapisz w\u00a0jednym pliku pracę wszystkich osób, potem usuń ją z\u00a0tej przeglądarki.
    Notatników z\u00a0JupyterLite to nie obejmuje.</p>
    <p class="buttons"><button type="button" data-do="clean">Wyczyść po spotkaniu</button></p>
    <div data-question role="group" aria-labelledby="who-question" tabindex="-1" hidden></div>
    <p role="status"></p>`;
  const parts: Parts = {
    section, changed,
    who: part(section, "[data-who]"),
    form: part(section, "form"),
    code: part(section, "input"),
    question: part(section, "[data-question]"),
    say: (text) => { part(section, '[role="status"]').textContent = text; },
  };
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(parts, parts.code.value.trim());
  });
  part(section, '[data-do="another"]').addEventListener("click", () => leave(parts));
  part(section, '[data-do="clean"]').addEventListener("click", () => clean(parts));
  document.addEventListener("msai:progress", () => show(parts));
  show(parts);
  return section;
}

async function show({ who, form }: Parts): Promise<void> {
  const { code, person }: Partial<Learner & Pointer> = await present(place).catch(() => ({}));
  who.textContent = person ? `Teraz pracuje kod ${code}.` : "Teraz pracuje osoba, która nie wpisała kodu.";
  form.hidden = Boolean(person);
}

/** Ask in place; the focus goes to the question and comes back. */
function ask({ question }: Parts, text: string, answers: string[]): Promise<number> {
  const asked = document.activeElement as HTMLElement | null;
  return new Promise((resolve) => {
    const line = Object.assign(document.createElement("p"), { id: "who-question", textContent: text });
    const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
    answers.forEach((label, at) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", () => {
        question.hidden = true;
        question.replaceChildren();
        asked?.focus();
        resolve(at);
      });
      buttons.append(button);
    });
    question.replaceChildren(line, buttons);
    question.hidden = false;
    question.focus();
  });
}

async function leave(parts: Parts): Promise<void> {
  const now = await present(place).catch(() => null);
  if (!now) return parts.say(NO_STORAGE);
  const text = now.person
    ? `Odłożyć pracę kodu ${now.code} i zacząć od pustych stron? Wróci, gdy ktoś znów wpisze ten kod.`
    : "Odłożyć dotychczasową pracę i zacząć od pustych stron? Nie ma kodu, więc wróci tylko z pliku. Jeśli chcesz do niej wrócić, wpisz najpierw swój kod.";
  if (await ask(parts, text, ["Tak, odłóż ją", "Nie, pracuję dalej"])) return;
  if (await told(parts, { how: "leave" })) {
    parts.say("Poprzednia praca jest odłożona. Kto pracuje teraz? Wpisz kod.");
    parts.code.focus();
  }
}

async function begin(parts: Parts, code: string): Promise<void> {
  if (!code) return parts.say("Wpisz kod, który masz od osoby prowadzącej.");
  const entered = await told(parts, { code });
  if (!entered) return;
  if (entered.learner.refused === "unsigned") return beginUnsigned(parts, code);
  if (entered.learner.refused) return parts.say("Ktoś pracuje tu już pod innym kodem. Wybierz najpierw „Inna osoba przy tym komputerze”.");
  parts.code.value = "";
  parts.say(`Teraz pracuje kod ${code}.`);
}

async function beginUnsigned(parts: Parts, code: string): Promise<void> {
  const text = `Pod kodem ${code} jest tu już zapisana praca. Ostatnia praca nie ma kodu. Czy jest twoja?`;
  const how = (await ask(parts, text, ["Moja: dołącz ją do mojej pracy", "Nie moja: odłóż ją"])) ? "switch" : "correct";
  if (await told(parts, { code, how })) parts.say(`Teraz pracuje kod ${code}.`);
}

async function told(parts: Parts, value: Said): Promise<Entered | null> {
  const { changed, say } = parts;
  try {
    const entered = await enter(place, value);
    if (!entered.learner.refused) {
      tabs(place).tell({ kind: entered.moved && !entered.returned ? "same" : "person", person: entered.person });
      document.dispatchEvent(new CustomEvent("msai:progress"));
      changed();
      await show(parts);
    }
    return entered;
  } catch {
    say(NO_STORAGE);
    return null;
  }
}

async function clean(parts: Parts): Promise<void> {
  const files = await meetingFiles();
  const count = Object.keys(files).length;
  if (!count) return parts.say("Nie ma czego czyścić: w tej przeglądarce nie ma niczyjej pracy z tej edycji.");
  const name = meetingName();
  if (!isTaken(meetingZip(files), name)) return parts.say(notTaken(name));
  const text = `W pobranych powinien być plik ${name} z pracą: ${Object.keys(files).map((one) => one.replace(/\.json$/, "")).join(", ")}. `
    + "Otwórz go i sprawdź. Usunięcia nie da się cofnąć; plik wczytasz na tej stronie.";
  if (await ask(parts, text, ["Mam plik, usuń wszystko z tej przeglądarki", "Nie mam pliku, zostaw wszystko"])) {
    return parts.say("Nic nie zostało usunięte.");
  }
  await remove(parts, files);
}

/** Only what is in the file goes: somebody may have worked on in another tab. */
async function remove(parts: Parts, files: Record<string, string>): Promise<void> {
  if (JSON.stringify(await meetingFiles()) !== JSON.stringify(files)) {
    return parts.say("Od zapisania pliku coś się tu zmieniło. Nic nie zostało usunięte: wybierz „Wyczyść po spotkaniu” jeszcze raz.");
  }
  try {
    await forgetEverybody(edition);
  } catch {
    return parts.say("Przeglądarka nie pozwoliła usunąć wszystkiego. Usuń dane tej strony w ustawieniach przeglądarki.");
  }
  tabs(place).tell({ kind: "cleared" });
  document.dispatchEvent(new CustomEvent("msai:progress"));
  parts.changed();
  parts.say("Praca wszystkich osób jest usunięta z tej przeglądarki. Została w pliku.");
}
