// "Twoje dane" on "Moje postępy": everything into a file, back from it, or gone.
import { local, tabs } from "./keep.js";
import { isMeeting, ownFile, putPersonBack, takeMeeting } from "./meeting.js";
import { forgetMe } from "./people.js";
import { KEY, edition, emptyRecord, isRecord, load, place, save } from "./store.js";
import { restoreWork, savedWork } from "./work.js";

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
    <p>Możesz też usunąć z tej przeglądarki wszystko, co twoje.</p>
    <p class="buttons"><button type="button" data-do="delete">Usuń moje dane</button></p>
    <input type="file" accept=".json,.zip,application/json,application/zip" hidden aria-label="Plik z postępami">
    <p role="status"></p>`;
  const say = (text) => { section.querySelector('[role="status"]').textContent = text; };
  const file = section.querySelector("input");
  const on = (name, act) => section.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
  on("everything", async () => deliver(await ownFile(), "msai-wszystko.json", say));
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
  if (await isMeeting(file)) return say(await takeMeeting(file));
  const record = await read(file);
  if (!record) return say("To nie jest plik z postępami tego kursu. Wybierz plik msai-wszystko.json albo msai-postepy.json.");
  if (record.learner?.code) return say(await putPersonBack(record));
  if (await isSomethingHere() && !confirm("Plik zastąpi to, co masz w tej przeglądarce. Wczytać go?")) return;
  say(await take(record) ? "Dane wczytane." : NO_ROOM);
}

async function read(file) {
  try {
    const record = JSON.parse(await file.text());
    return isRecord(record) ? record : null;
  } catch {
    return null;
  }
}

async function isSomethingHere() {
  return local.get(KEY) !== null || Object.keys(await savedWork()).length > 0;
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
    await forgetMe(place);
  } catch {
    // Where the browser keeps nothing, there is nothing to remove.
  }
  tabs(place).tell({ kind: "person", person: "" });
  document.dispatchEvent(new CustomEvent("msai:progress"));
  say("Twoje dane usunięte.");
}
