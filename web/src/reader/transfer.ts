// "Twoje dane" on "Moje postępy": everything into a file, back from it, or gone.
import { forgetMe } from "../storage/everybody.ts";
import { tabs } from "../storage/keep.ts";
import { part } from "./dom.ts";
import { hand } from "./handing.ts";
import { isMeeting, ownFile, putPersonBack, takeMeeting } from "./meeting.ts";
import { codeOf, open, type Opened } from "./opening.ts";
import { asideRecords, edition, emptyRecord, forgetAside, keepsAnything, load, place, save } from "./store.ts";
import { restoreWork, savedWork } from "./work.ts";

type Say = (text: string) => void;

const NO_ROOM = "Przeglądarka nie pozwala zapisać. Zwolnij miejsce i spróbuj ponownie.";
const NOTHING = "Nic nie zostało wczytane.";
const HERE = `Postępy i odpowiedzi z ćwiczeń są tylko w tej przeglądarce. Gdy zmieniasz komputer, zapisz wszystko
    w\u00a0pliku i\u00a0wczytaj go tam.`;
const NOWHERE = `Ta przeglądarka niczego tu nie zapisuje. To, co robisz na stronach kursu, zniknie po zamknięciu karty.
    Pobieraj swoją pracę z\u00a0ćwiczeń, zanim zamkniesz stronę.`;

export function tools(show: () => void): HTMLElement {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Twoje dane</h2>
    <p data-where></p>
    <p class="buttons"><button type="button" data-do="everything">Zapisz wszystko w pliku</button>
    <button type="button" data-do="choose">Wczytaj z pliku</button></p>
    <p class="buttons" data-aside hidden><button type="button" data-do="aside">Pobierz odłożone postępy</button>
    Są uszkodzone albo z\u00a0nowszej wersji kursu.</p>
    <p>Osobie prowadzącej możesz dać same postępy, bez odpowiedzi z ćwiczeń.</p>
    <p class="buttons"><button type="button" data-do="results">Zapisz same postępy</button></p>
    <p>Możesz też usunąć z tej przeglądarki wszystko, co twoje.</p>
    <p class="buttons"><button type="button" data-do="delete">Usuń moje dane</button></p>
    <input type="file" accept=".json,.zip,application/json,application/zip" hidden aria-label="Plik z postępami">
    <p role="status"></p>`;
  const say: Say = (text) => { part(section, '[role="status"]').textContent = text; };
  const file = part<HTMLInputElement>(section, "input");
  const on = (name: string, act: () => unknown) => part(section, `[data-do="${name}"]`).addEventListener("click", act);
  on("everything", async () => say(hand(await ownFile(), "msai-wszystko.json")));
  on("results", () => say(hand(load(), "msai-postepy.json")));
  on("aside", () => say(asideRecords().map((text, at) => hand(text, `msai-odlozone-${at + 1}.json`)).join(" ")));
  on("choose", () => file.click());
  on("delete", () => deleteAll(say).then(show));
  file.addEventListener("change", () => importFile(file, say).then(show));
  const follow = () => { part(section, "[data-aside]").hidden = !asideRecords().length; };
  document.addEventListener("msai:progress", follow);
  follow();
  void keepsAnything().then((keeps) => { part(section, "[data-where]").textContent = keeps ? HERE : NOWHERE; });
  return section;
}

async function importFile(field: HTMLInputElement, say: Say): Promise<void> {
  const file = field.files?.[0];
  if (!file) return;
  const told = await isMeeting(file) ? await takeMeeting(file) : await takeFile(file);
  // The same file chosen again, once corrected, is read again.
  field.value = "";
  say(told);
}

/** Take a file of one person; return what to say. */
async function takeFile(file: File): Promise<string> {
  const found = await open(file);
  if (found.problem !== undefined) return found.problem;
  if (!isFromHere(found)) return NOTHING;
  const code = codeOf(found);
  if (code) return putPersonBack(found, code);
  if (!(await mayReplace(found))) return NOTHING;
  return await take(found) ? "Dane wczytane." : NO_ROOM;
}

/** A file of another edition tells of other lessons and another municipality: the reader decides. */
function isFromHere({ edition: from, pages }: Opened): boolean {
  if (from === edition || (from === undefined && !pages)) return true;
  const which = from ? `z innej edycji kursu („${from}”)` : "z nieznanej edycji kursu";
  return confirm(`Ten plik pochodzi ${which}: może tu nie pasować, a zastąpi to, co masz w tej przeglądarce. Wczytać go mimo to?`);
}

async function mayReplace({ pages, work }: Opened): Promise<boolean> {
  const present = Object.keys(await savedWork());
  const { pages: read, quizzes } = load();
  const progress = pages && Object.keys(read).length + Object.keys(quizzes).length > 0;
  const replaced = present.length > 0 && (pages || present.some((name) => name in work));
  return !(progress || replaced) || confirm("Plik zastąpi to, co masz w tej przeglądarce. Wczytać go?");
}

async function take({ pages, quizzes, work }: Opened): Promise<boolean> {
  try {
    if (Object.keys(work).length) await restoreWork(work);
    return pages && quizzes ? save({ ...emptyRecord(), edition, pages, quizzes }) : true;
  } catch {
    return false;
  }
}

async function deleteAll(say: Say): Promise<void> {
  if (!confirm("Usunąć z tej przeglądarki postępy, odpowiedzi z ćwiczeń i twój kod? Tego nie da się cofnąć.")) return;
  const keeps = await keepsAnything();
  const forgotten = await forgetMe(place).then(() => true, () => false);
  forgetAside();
  tabs(place).tell({ kind: "person", person: "" });
  document.dispatchEvent(new CustomEvent("msai:progress"));
  if (forgotten) return say("Twoje dane usunięte.");
  say(keeps ? "Przeglądarka nie usunęła wszystkich danych. Zamknij inne karty kursu i spróbuj ponownie."
    : "Ta przeglądarka niczego tu nie zapisuje, więc nie ma czego usuwać.");
}
