// Keeps the pages that were visited, and what their exercises need, for reading without a network.
// Whatever it hands out is of its own version to the byte: everything is compared with a digest.
// A newer version waits in a worker of its own until the reader takes it, so versions never mix.
// Filled in by msai_course when a site is assembled (serviceworker.py there); nothing required depends on it.
declare const __FILES__: Record<string, string>;
declare const __SHELL__: string[];
declare const __NEEDS__: Record<string, string[]>;

/** The compiler does not know which worker `self` is. */
const scope = self as unknown as ServiceWorkerGlobalScope;
const VERSION = "__VERSION__";
/** Address relative to the site → first 8 bytes of the SHA-256 of what lies there. */
const FILES = __FILES__;
/** What every page needs: kept at once. */
const SHELL = __SHELL__;
/** Word of data-live-needs → files that exercises fetch for it. */
const NEEDS = __NEEDS__;

const ROOT = new URL("./", scope.location.href).href;
const PREFIX = `msai ${new URL(ROOT).pathname} `;
const CACHE = PREFIX + VERSION;
const AT_ONCE = 6;

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
scope.addEventListener("message", (event) => {
  const { take, keep: what }: AskedOfWorker = event.data;
  if (take) scope.skipWaiting();
  if (what) event.waitUntil(keepAsked(what, event.ports[0]));
});
scope.addEventListener("fetch", (event) => {
  const { method, mode, referrer, url } = event.request;
  const file = fileOf(url);
  const page = mode === "navigate";
  // JupyterLite has a worker of its own and sees to its own files.
  const lites = file?.startsWith("lite/") || (!page && referrer.startsWith(`${ROOT}lite/`));
  if (method !== "GET" || file === null) return;
  if (lites) return page ? event.respondWith(notebooks(event.request)) : undefined;
  if (page || file in FILES) event.respondWith(answer(event, file, page));
});

/** The file behind an address, null outside the site. Some hosts drop "index.html" or ".html". */
function fileOf(url: string): string | null {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(ROOT)) return null;
  const path = decodeURI((origin + pathname).slice(ROOT.length));
  return [path, `${path}index.html`, `${path}.html`].find((one) => one in FILES) ?? path;
}

async function answer(event: FetchEvent, file: string, page: boolean): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(ROOT + file);
  if (kept) return kept;
  const response = await fetch(event.request).catch((error: unknown) => {
    if (!page) throw error;
    return undefined;
  });
  if (!response) return shortPage(ABSENT, await keptPages(NOT_OPENED));
  if (response.type === "opaqueredirect") return response;
  if (response.ok && file.startsWith("pyodide/")) return flowing(event, file, response);
  // A host may change files on the way: they are shown, but not kept.
  if ((await keepIfOurs(file, response.clone())) || !(await moveOn())) return response;
  return page ? shortPage(MOVING, "", { Refresh: "1" }) : Response.error();
}

/** Pass a large file on as it comes, so that its progress is seen; break off if it is not ours. */
function flowing(event: FetchEvent, file: string, response: Response): Response {
  const chunks: BlobPart[] = [];
  const passing = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      chunks.push(chunk);
      controller.enqueue(chunk);
    },
    async flush() {
      const body = await new Blob(chunks).arrayBuffer();
      if (await isOurs(file, body)) return void event.waitUntil(put(file, body, response.headers));
      await moveOn();
      throw new TypeError(`${file} is not of version ${VERSION}`);
    },
  });
  if (response.body) event.waitUntil(response.body.pipeTo(passing.writable).catch(() => undefined));
  return new Response(passing.readable, { headers: response.headers });
}

/** Hand over to a newer version if the server has one; tell whether it has. */
async function moveOn(): Promise<boolean> {
  await scope.registration.update().catch(() => undefined);
  const next = scope.registration.installing ?? scope.registration.waiting;
  next?.postMessage({ take: true });
  return Boolean(next);
}

/** A new version keeps at once what the one before kept. */
async function install(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const before = await Promise.all(names.map(keptFiles));
  await keep([...SHELL, ...before.flat()]);
}

async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Keep the whole course, or a page: what it fetched and what its exercises need. */
async function keepAsked(what: "course" | KeptPage, port: MessagePort | undefined): Promise<void> {
  const page = ({ addresses, needs }: KeptPage) => [...addresses.map(fileOf), ...needs.flatMap((word) => NEEDS[word] ?? [])];
  await keep(what === "course" ? Object.keys(FILES) : page(what), (state) => port?.postMessage(state));
  await scope.registration.update().catch(leaveIfGone);
}

/** A site that has no worker any more must not stay hidden behind the old one. */
async function leaveIfGone(): Promise<void> {
  const answer = await fetch(scope.location.href, { cache: "no-store" }).catch(() => undefined);
  if (answer?.status === 404) await scope.registration.unregister();
}

async function keep(files: (string | null)[], tell: (state: Keeping) => void = () => undefined): Promise<void> {
  const wanted = [...new Set(files)].filter((file) => file !== null && file in FILES) as string[];
  const there = new Set(await keptFiles(CACHE));
  const missing = wanted.filter((file) => !there.has(file));
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    tell({ done: wanted.length - missing.length + start, all: wanted.length });
    await Promise.all(missing.slice(start, start + AT_ONCE).map(keepOne));
  }
  const now = new Set(await keptFiles(CACHE));
  tell({ done: wanted.filter((file) => now.has(file)).length, all: wanted.length, ended: true });
}

/** Look for a file where it costs least: in another version, in the browser, on the server. */
async function keepOne(file: string): Promise<void> {
  const address = ROOT + file;
  const places = [
    () => caches.match(address),
    () => fetch(address, { cache: "force-cache" }),
    () => fetch(address, { cache: "reload" }),
  ];
  for (const find of places) {
    const response = await find().catch(() => undefined);
    if (response && (await keepIfOurs(file, response))) return;
  }
}

async function keptFiles(name: string): Promise<string[]> {
  return (await (await caches.open(name)).keys()).flatMap(({ url }) => fileOf(url) ?? []);
}

async function keepIfOurs(file: string, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const body = await response.arrayBuffer();
  if (!(await isOurs(file, body))) return false;
  await put(file, body, response.headers);
  return true;
}

async function isOurs(file: string, body: ArrayBuffer): Promise<boolean> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("") === FILES[file];
}

/** A full disk is no reason to withhold a file: it is just not kept. */
async function put(file: string, body: ArrayBuffer, original: Headers): Promise<void> {
  const headers = new Headers(original);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  const cache = await caches.open(CACHE);
  await cache.put(ROOT + file, new Response(body, { headers })).catch(() => undefined);
}

/** Notebooks are not kept: who opens one without a network is told, and where the lesson is. */
const notebooks = (request: Request): Promise<Response> =>
  fetch(request).catch(async () => shortPage(NOTEBOOKS, await keptPages(NEED_NETWORK)));

const NOTEBOOKS = "Zeszyty z kodem działają tylko z siecią";
const NEED_NETWORK = "Nie ma teraz połączenia z siecią, a zeszyty (JupyterLite) nie są częścią kursu zachowanego na tym urządzeniu.";
const NOT_OPENED = "Nie ma teraz połączenia z siecią, a ta strona nie była jeszcze otwierana.";
const ABSENT = "Tej strony nie ma na tym urządzeniu";
const MOVING = "Wczytuję nowszą wersję kursu";

function shortPage(title: string, body: string, headers: Record<string, string> = {}): Response {
  const html = `<!DOCTYPE html><html lang="pl"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title><link rel="stylesheet" href="${ROOT}_static/msai.css">
    <body><div class="site"><main class="page"><h1>${title}</h1>${body}</main></div></body></html>`;
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", ...headers } });
}

/** Words for a reader without a network: what is kept, by title. */
async function keptPages(why: string): Promise<string> {
  const cache = await caches.open(CACHE);
  const pages = (await keptFiles(CACHE)).filter((file) => file.endsWith(".html"));
  const items = await Promise.all(pages.map(async (file) => {
    const html = (await (await cache.match(ROOT + file))?.text()) ?? "";
    return `<li><a href="${ROOT}${file}">${/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? file}</a></li>`;
  }));
  return `<p>${why}
    Gdy sieć wróci, <a href="">spróbuj ponownie</a>.</p>
    <p>Bez sieci działają:</p><ul>${items.join("")}</ul>`;
}
