// "Moje postępy": how much room the course takes in this browser, and all of it gone with one click.

const MEGABYTES = new Intl.NumberFormat("pl", { maximumFractionDigits: 1 });

export function startStorage(place) {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Miejsce w przeglądarce</h2>
    <p data-storage-use>Kurs trzyma tu strony, ćwiczenia i twoje odpowiedzi.</p>
    <p class="buttons"><button type="button" data-do="forget">Usuń wszystko, co kurs zapisał</button></p>
    <p role="status"></p>`;
  section.querySelector("button").addEventListener("click", () => forget(section));
  place.append(section);
  showUse(section);
}

async function showUse(section) {
  const used = (await navigator.storage?.estimate?.())?.usage;
  if (used === undefined) return;
  const text = `Kurs zajmuje w tej przeglądarce około ${MEGABYTES.format(used / 1e6)}\u00a0MB: strony, ćwiczenia i twoje odpowiedzi.`;
  section.querySelector("[data-storage-use]").textContent = text;
}

async function forget(section) {
  const question = "Usunąć z tej przeglądarki postępy, odpowiedzi z ćwiczeń i zapisane strony? Tego nie da się cofnąć.";
  if (!confirm(question)) return;
  await forgetAll();
  section.querySelector('[role="status"]').textContent = "Usunięte. W tej przeglądarce nie ma już nic z kursu.";
  document.dispatchEvent(new CustomEvent("msai:progress"));
  showUse(section);
}

async function forgetAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith("msai.")) localStorage.removeItem(key);
  const ours = ({ name }) => name.startsWith("msai");
  const databases = (await indexedDB.databases?.())?.filter(ours) ?? [{ name: "msai" }];
  await Promise.all(databases.map(({ name }) => removed(indexedDB.deleteDatabase(name))));
  for (const name of (await globalThis.caches?.keys()) ?? []) if (name.startsWith("msai-")) await caches.delete(name);
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) await one.unregister();
}

const removed = (request) => new Promise((done) => {
  request.onsuccess = request.onerror = request.onblocked = done;
});
