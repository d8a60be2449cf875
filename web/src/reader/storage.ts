// "Moje postępy": the course kept on this device; all of it kept, or removed, with one click.
import { part } from "./dom.ts";
import { canKeep, forgetCourse, heldVersion, isKept, keepCourse, keptCaches } from "./offline.ts";

const NUMBER = new Intl.NumberFormat("pl", { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => `${NUMBER.format(bytes / 1e6)}\u00a0MB`;

const IMPOSSIBLE = `<p>Tu przeglądarka nie może zachować kursu: adres nie zaczyna się od https albo okno jest prywatne.
  Poproś osobę prowadzącą o kurs na pendrivie.</p>`;
const CHOICES = `<p data-storage-use></p>
  <p class="buttons"><button type="button" data-do="keep">Zachowaj cały kurs (około 35&nbsp;MB)</button>
  <button type="button" data-do="forget">Usuń zachowany kurs</button></p>
  <p>Zeszyty z kodem (JupyterLite) nie są jego częścią: działają tylko z siecią. Lekcje i ćwiczenia działają bez nich.</p>
  <p role="status"></p>`;

export function startStorage(place: HTMLElement): void {
  const section = document.createElement("section");
  section.className = "progress-tools";
  section.innerHTML = `<h2>Kurs bez internetu</h2>${canKeep ? CHOICES : IMPOSSIBLE}<p data-storage-version></p>`;
  place.append(section);
  void showVersion(section);
  if (!canKeep) return;
  const on = (name: string, act: (section: HTMLElement) => Promise<void>) =>
    part(section, `[data-do="${name}"]`).addEventListener("click", () => act(section));
  on("keep", keepAll);
  on("forget", forget);
  showUse(section);
  navigator.serviceWorker.ready.then(() => showUse(section), () => undefined);
}

/** Signs that are enough to tell the laptops of one room apart. */
const SIGNS = 6;

/** Whoever prepares laptops for a room sees which of them has another course than the others. */
async function showVersion(section: HTMLElement): Promise<void> {
  const version = await heldVersion().catch(() => null);
  if (!version) return;
  part(section, "[data-storage-version]").textContent =
    `Znak wersji kursu na tym komputerze: ${version.slice(0, SIGNS)}. Na laptopach jednej grupy ma być taki sam.`;
}

/** Measuring takes a while; what was asked for last is what is shown. */
let asked = 0;

async function showUse(section: HTMLElement): Promise<void> {
  const turn = (asked += 1);
  const found = await measured().catch(() => null);
  if (!found) {
    part(section, "[data-storage-use]").textContent = "Przeglądarka nie pozwala tej stronie niczego zachować.";
    return;
  }
  const { pages, bytes } = found;
  const rule = isKept() ? "Strony, które otwierasz, zostają na tym urządzeniu i działają bez internetu." : "";
  const kept = pages ? `Zachowane strony: ${pages}, z\u00a0ćwiczeniami ${megabytes(bytes)}.` : "Teraz nic nie jest zachowane.";
  // Just after a removal the browser still counts what it is about to free.
  const all = pages && (await navigator.storage?.estimate?.())?.usage;
  const total = all ? `Razem z twoją pracą i notatnikami: około ${megabytes(all)}.` : "";
  if (turn === asked) part(section, "[data-storage-use]").textContent = [rule, kept, total].filter(Boolean).join(" ");
}

async function measured(): Promise<{ pages: number; bytes: number }> {
  const sums = { pages: 0, bytes: 0 };
  for (const name of await keptCaches()) {
    // Opening one that was just removed would make it anew.
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      sums.pages += Number(request.url.endsWith(".html"));
      sums.bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
  }
  return sums;
}

const sayer = (section: HTMLElement) => (text: string): void => { part(section, '[role="status"]').textContent = text; };

async function keepAll(section: HTMLElement): Promise<void> {
  const say = sayer(section);
  const failed = () => say("Nie udało się zachować całego kursu. Sprawdź połączenie i wolne miejsce, potem spróbuj ponownie.");
  say("Zachowuję kurs…");
  // Asked of the browser: not to clear this site by itself when room runs short.
  void navigator.storage?.persist?.();
  await keepCourse(({ done, all, ended }) => {
    if (!ended) return say(`Zachowuję kurs: ${Math.floor((100 * done) / all)}\u00a0%.`);
    if (done < all) failed();
    else say("Cały kurs jest na tym urządzeniu.");
    showUse(section);
    if (ended) void showVersion(section);
  }).catch(failed);
}

async function forget(section: HTMLElement): Promise<void> {
  const gone = await forgetCourse().then(() => true, () => false);
  sayer(section)(gone ? "Zachowany kurs usunięty. Twoje postępy i odpowiedzi zostały."
    : "Nie udało się usunąć zachowanego kursu. Spróbuj ponownie.");
  showUse(section);
}
