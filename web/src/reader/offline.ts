// Lets the browser keep what was visited (the site's sw.js). Without it everything works, online.
import { here, local, names } from "../storage/keep.ts";
import { part } from "./dom.ts";
import { watchVersions } from "./versions.ts";

const CHOICE = names(here().edition).offline;
/** Where the first release kept the choice, for all editions of an address. */
const OLD_CHOICE = "msai.offline";
/** Milliseconds after which a page is kept although its exercises have not started. */
const LONGEST = 20_000;

const siteRoot = new URL(document.documentElement.dataset["root"] ?? "", location.href).href;

/** True where a page can be kept at all: browsers want HTTPS for it, and may forbid it. */
export const canKeep = isPossible();

function isPossible(): boolean {
  try {
    return Boolean(navigator.serviceWorker && globalThis.caches);
  } catch {
    return false;
  }
}

/** The reader's choice. Without one, a course on this very computer or on a dear line is not kept. */
export function isKept(): boolean {
  if (!local.works()) return false;
  const choice = local.get(CHOICE) ?? local.get(OLD_CHOICE);
  if (choice) return choice === "on";
  return !["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) && !saysDear(navigator);
}

/** Whether the reader asked the browser to save data; not every browser tells. */
const saysDear = (browser: Navigator & { connection?: { saveData?: boolean } }): boolean =>
  Boolean(browser.connection?.saveData);

/** Names of the caches of this site; another course may lie under the same host. */
export async function keptCaches(): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(`msai ${new URL(siteRoot).pathname} `));
}

const OWN_VERSION = /const VERSION = "([0-9a-f]+)"/;

/** The version this device holds, else the one that the site serves; null: neither can be told. */
export async function heldVersion(): Promise<string | null> {
  // The version that answers for the pages was kept first; a newer one may wait beside it.
  const [held] = canKeep ? await keptCaches() : [];
  if (held) return held.slice(held.lastIndexOf(" ") + 1);
  const served = await fetch(`${siteRoot}sw.js`, { cache: "no-cache" });
  return OWN_VERSION.exec(await served.text())?.[1] ?? null;
}

/** Keep everything; `tell` hears how far it has come. */
export async function keepCourse(tell: (state: Keeping) => void): Promise<void> {
  local.set(CHOICE, "on");
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<Keeping>) => tell(data);
  (await register()).active?.postMessage({ keep: "course" } satisfies AskedOfWorker, [port2]);
}

/** Remove all that is kept, and keep nothing from now on. The learner's work is not there. */
export async function forgetCourse(): Promise<void> {
  local.set(CHOICE, "off");
  await unregister();
}

/**
 * Keep this page and what its exercises fetched, once nothing waits for the line any more.
 *
 * `atFirst` is the worker that answered for this page when it came: another one has another version.
 */
export async function startOffline(atFirst: ServiceWorker | null = null): Promise<void> {
  if (!canKeep || new URLSearchParams(location.search).get("live") === "off") return;
  if (!isKept()) return unregister();
  const controller = atFirst ?? navigator.serviceWorker.controller;
  if (controller) watchVersions(await navigator.serviceWorker.ready, controller);
  const ready = exercises();
  const inTime = await Promise.race([ready, new Promise<boolean>((done) => setTimeout(done, LONGEST, false))]);
  const { active } = await register();
  if (!active) return;
  keepPage(active);
  if (!inTime) ready.then(() => keepPage(active));
}

async function register(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(`${siteRoot}sw.js`, { scope: siteRoot, updateViaCache: "none" });
  return navigator.serviceWorker.ready;
}

async function unregister(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(siteRoot);
  if (registration?.scope === siteRoot) await registration.unregister();
  for (const name of await keptCaches()) await caches.delete(name);
}

function keepPage(worker: ServiceWorker): void {
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  const words = document.documentElement.dataset["live"] === "ready"
    ? (part(document, "[data-live-needs]").dataset["liveNeeds"] ?? "").split(" ")
    : [];
  worker.postMessage({ keep: { addresses: [location.href, ...fetched], needs: words } } satisfies AskedOfWorker);
}

/** Settles (true) when the exercises of this page have started; at once when there are none. */
function exercises(): Promise<true> {
  const root = document.documentElement;
  return new Promise((ready) => {
    const look = () => root.dataset["live"] === "ready" && ready(true);
    if (!document.querySelector("[data-live-cell]")) return ready(true);
    new MutationObserver(look).observe(root, { attributeFilter: ["data-live"] });
    look();
  });
}
