// "Twoje dane" on "Moje postępy": everything into a file, back from it, or gone.
import { KEY, clear, edition, emptyRecord, isRecord, load, save } from "./store.js";
import { forgetWork, restoreWork, savedWork } from "./work.js";

const NO_ROOM = "Przeglądarka nie pozwala zapisać. Zwolnij miejsce i spróbuj ponownie.";

export function tools(show) {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Twoje dane</h2>
    <p>Postępy i odpowiedzi z ćwiczeń są tylko w tej przeglądarce. Gdy zmieniasz komputer, zapisz wszystko
    w\u00a0pliku i\u00a0wczytaj go tam.</p>
    <p class="buttons"><button type="button" data-do="everything">Zapisz wszystko w pliku</button>
    <button type="button" data-do="choose">Wczytaj z pliku</button></p>
    <p>Osobie prowadzącej możesz dać same postępy, bez odpowiedzi z ćwiczeń.</p>
    <p class="buttons"><button type="button" data-do="results">Zapisz same postępy</button></p>
    <p>Na wspólnym komputerze usuń swoje dane, gdy skończysz.</p>
    <p class="buttons"><button type="button" data-do="delete">Usuń moje dane</button></p>
    <input type="file" accept=".json,application/json" hidden aria-label="Plik z postępami">
    <p role="status"></p>`;
  const say = (text) => { section.querySelector('[role="status"]').textContent = text; };
  const file = section.querySelector("input");
  const on = (name, act) => section.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
  on("everything", async () => deliver({ ...load(), exercises: await savedWork() }, "msai-wszystko.json", say));
  on("results", () => deliver(load(), "msai-postepy.json", say));
  on("choose", () => file.click());
  on("delete", () => deleteAll(say).then(show));
  file.addEventListener("change", () => importFile(file, say).then(show));
  return section;
}

function deliver(content, download, say) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download }).click();
  URL.revokeObjectURL(url);
  say(`Plik ${download} zapisany w pobranych.`);
}

async function importFile(field, say) {
  const [file] = field.files;
  field.value = "";
  if (!file) return;
  const content = await file.text().catch(() => null);
  if (content === null) return say(`Pliku ${file.name} nie da się odczytać: został przeniesiony, usunięty albo jest otwarty w\u00a0innym programie. Zamknij go tam i\u00a0wybierz jeszcze raz.`);
  const record = read(content);
  if (!record) return say("To nie jest plik z postępami tego kursu. Wybierz plik msai-wszystko.json albo msai-postepy.json.");
  if (await isSomethingHere() && !confirm("Plik zastąpi to, co masz w tej przeglądarce. Wczytać go?")) return;
  say(await take(record) ? "Dane wczytane." : NO_ROOM);
}

function read(content) {
  try {
    const record = JSON.parse(content);
    return isRecord(record) ? record : null;
  } catch {
    return null;
  }
}

async function isSomethingHere() {
  return localStorage.getItem(KEY) !== null || Object.keys(await savedWork()).length > 0;
}

async function take({ pages, quizzes, exercises }) {
  try {
    await restoreWork(exercises ?? {});
    return save({ ...emptyRecord(), edition, pages, quizzes });
  } catch {
    return false;
  }
}

async function deleteAll(say) {
  if (!confirm("Usunąć z tej przeglądarki postępy, odpowiedzi z ćwiczeń i twój kod? Tego nie da się cofnąć.")) return;
  try {
    await forgetWork();
  } catch {
    // Where the browser keeps nothing, there is nothing to remove.
  }
  clear();
  say("Twoje dane usunięte.");
}
