// "Moje postępy": what was read, what comes next, what to repeat; export, import, delete.
import { KEY, clear, due, isRecord, load, save } from "./store.js";

const DATE = new Intl.DateTimeFormat("pl", { dateStyle: "long" });

export function startProgress() {
  const place = document.querySelector("[data-progress]");
  const pages = JSON.parse(place.querySelector("[data-course]").textContent);
  const show = () => fill(place, pages, load());
  place.append(tools(show));
  document.addEventListener("msai:progress", show);
  addEventListener("storage", (event) => event.key === KEY && show());
  show();
}

function fill(place, pages, record) {
  for (const item of place.querySelectorAll("li[data-page]")) {
    const page = pages.find((candidate) => candidate.path === item.dataset.page);
    item.querySelector("[data-state]").textContent = state(page, record);
    item.classList.toggle("is-read", Boolean(record.pages[page.path]?.read));
  }
  place.querySelector("[data-progress-summary]").textContent = summary(pages, record);
  place.querySelector("[data-progress-next]").replaceChildren(...next(pages, record));
  place.querySelector("[data-progress-review]").replaceChildren(...review(pages, record));
}

function state(page, record) {
  const visited = record.pages[page.path];
  const done = page.path.startsWith("zadania/") ? "oddane" : "przeczytane";
  const parts = [visited?.read ? done : visited ? "w trakcie" : "jeszcze przed tobą"];
  const ids = Object.keys(page.quizzes);
  const right = ids.filter((id) => record.quizzes[id]?.right).length;
  if (ids.length && (visited || right)) parts.push(`pytania ${right} z ${ids.length}`);
  return parts.join(", ");
}

function summary(pages, record) {
  const read = pages.filter((page) => record.pages[page.path]?.read).length;
  const ids = pages.flatMap((page) => Object.keys(page.quizzes));
  const right = ids.filter((id) => record.quizzes[id]?.right).length;
  const minutes = Math.round(pages.reduce((sum, page) => sum + (record.pages[page.path]?.seconds ?? 0), 0) / 60);
  const time = minutes ? ` Czas nad lekcjami: ${duration(minutes)}.` : "";
  return `Zrobione: ${read} z ${pages.length}. Dobre odpowiedzi: ${right} z ${ids.length}.${time}`;
}

function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  return [hours && `${hours}\u00a0godz.`, minutes % 60 && `${minutes % 60}\u00a0min`].filter(Boolean).join(" ");
}

function next(pages, record) {
  const page = pages.find((candidate) => !record.pages[candidate.path]?.read);
  if (!page) return [heading("Co dalej"), paragraph("Wszystko zrobione. Gratulacje!")];
  const time = page.minutes ? ` (około ${page.minutes}\u00a0min)` : "";
  const line = paragraph("");
  line.append(link(page.href, page.title), time);
  return [heading("Co dalej"), line];
}

function review(pages, record) {
  const today = due(record);
  const list = document.createElement("ul");
  for (const page of pages) {
    for (const [id, question] of Object.entries(page.quizzes)) {
      if (!today.includes(id)) continue;
      const item = document.createElement("li");
      item.append(link(`${page.href}#quiz-${id}`, question));
      list.append(item);
    }
  }
  if (list.children.length) return [heading("Do powtórki dziś"), list];
  const dates = Object.values(record.quizzes).map((quiz) => Date.parse(quiz.due)).filter(Boolean);
  const text = dates.length
    ? `Najbliższa powtórka: ${DATE.format(Math.min(...dates))}.`
    : "Pytania, w których się pomylisz, wrócą tu po 1, 3, 7 i 21 dniach.";
  return [heading("Powtórki"), paragraph(text)];
}

function heading(text) {
  return Object.assign(document.createElement("h2"), { textContent: text });
}

function paragraph(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

function link(href, textContent) {
  return Object.assign(document.createElement("a"), { href, textContent });
}

function tools(show) {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Twoje dane</h2>
    <p>Postępy są tylko w tej przeglądarce. Zapisz je w pliku, gdy zmieniasz komputer.</p>
    <p class="buttons"><button type="button" data-do="export">Zapisz w pliku</button>
    <button type="button" data-do="choose">Wczytaj z pliku</button>
    <button type="button" data-do="delete">Usuń postępy</button></p>
    <input type="file" accept=".json,application/json" hidden aria-label="Plik z postępami">
    <p role="status"></p>`;
  const say = (text) => { section.querySelector('[role="status"]').textContent = text; };
  const file = section.querySelector("input");
  const on = (name, act) => section.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
  on("export", () => exportFile(say));
  on("choose", () => file.click());
  on("delete", () => deleteAll(say));
  file.addEventListener("change", () => importFile(file, say).then(show));
  return section;
}

function exportFile(say) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(load(), null, 1)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: "msai-postepy.json" }).click();
  URL.revokeObjectURL(url);
  say("Plik msai-postepy.json zapisany w pobranych.");
}

async function importFile(field, say) {
  const [file] = field.files;
  field.value = "";
  if (!file) return;
  try {
    const record = JSON.parse(await file.text());
    if (!isRecord(record)) throw new TypeError("not a record");
    say(save(record) ? "Postępy wczytane." : "Przeglądarka nie pozwala zapisać. Zwolnij miejsce i spróbuj ponownie.");
  } catch {
    say("To nie jest plik z postępami tego kursu. Wybierz plik msai-postepy.json.");
  }
}

function deleteAll(say) {
  if (!confirm("Usunąć wszystkie postępy z tej przeglądarki? Tego nie da się cofnąć.")) return;
  clear();
  say("Postępy usunięte.");
}
