// Keeps the pages that were visited, and what their exercises need, for reading without a network.
// Whatever it hands out is of its own version to the byte: everything is compared with a digest.
// A newer version waits in a worker of its own until the reader takes it, so versions never mix.
// Filled in by msai_course/build/serviceworker.py; nothing required depends on it.
const VERSION = "__VERSION__";
/** Address relative to the site → first 8 bytes of the SHA-256 of what lies there. */
const FILES = __FILES__;
/** What every page needs: kept at once. */
const SHELL = __SHELL__;
/** Word of data-live-needs → files that exercises fetch for it. */
const NEEDS = __NEEDS__;

const ROOT = new URL("./", self.location.href).href;
const PREFIX = `msai ${new URL(ROOT).pathname} `;
const CACHE = PREFIX + VERSION;
const AT_ONCE = 6;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", (event) => {
  if (event.data.take) self.skipWaiting();
  if (event.data.keep) event.waitUntil(keepAsked(event.data.keep, event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  const { method, mode, referrer, url } = event.request;
  const file = fileOf(url);
  const page = mode === "navigate";
  // JupyterLite has a worker of its own and sees to its own files.
  const lites = file?.startsWith("lite/") || (!page && referrer.startsWith(`${ROOT}lite/`));
  if (method !== "GET" || file === null || lites) return;
  if (page || file in FILES) event.respondWith(answer(event, file, page));
});

/** The file behind an address, null outside the site. Some hosts drop "index.html" or ".html". */
function fileOf(url) {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(ROOT)) return null;
  const path = decodeURI((origin + pathname).slice(ROOT.length));
  return [path, `${path}index.html`, `${path}.html`].find((one) => one in FILES) ?? path;
}

async function answer(event, file, page) {
  const kept = await (await caches.open(CACHE)).match(ROOT + file);
  if (kept) return kept;
  const response = await fetch(event.request).catch((error) => {
    if (!page) throw error;
  });
  if (!response) return shortPage(ABSENT, await keptPages());
  if (response.type === "opaqueredirect") return response;
  if (response.ok && file.startsWith("pyodide/")) return flowing(event, file, response);
  // A host may change files on the way: they are shown, but not kept.
  if ((await keepIfOurs(file, response.clone())) || !(await moveOn())) return response;
  return page ? shortPage(MOVING, "", { Refresh: "1" }) : Response.error();
}

/** Pass a large file on as it comes, so that its progress is seen; break off if it is not ours. */
function flowing(event, file, response) {
  const chunks = [];
  const passing = new TransformStream({
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
  event.waitUntil(response.body.pipeTo(passing.writable).catch(() => undefined));
  return new Response(passing.readable, { headers: response.headers });
}

/** Hand over to a newer version if the server has one; tell whether it has. */
async function moveOn() {
  await self.registration.update().catch(() => undefined);
  const next = self.registration.installing ?? self.registration.waiting;
  next?.postMessage({ take: true });
  return Boolean(next);
}

/** A new version keeps at once what the one before kept. */
async function install() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const before = await Promise.all(names.map(keptFiles));
  await keep([...SHELL, ...before.flat()]);
}

async function forgetOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Keep the whole course, or a page: what it fetched and what its exercises need. */
async function keepAsked(what, port) {
  const page = ({ addresses, needs }) => [...addresses.map(fileOf), ...needs.flatMap((word) => NEEDS[word] ?? [])];
  await keep(what === "course" ? Object.keys(FILES) : page(what), (state) => port?.postMessage(state));
  await self.registration.update().catch(leaveIfGone);
}

/** A site that has no worker any more must not stay hidden behind the old one. */
async function leaveIfGone() {
  const answer = await fetch(self.location.href, { cache: "no-store" }).catch(() => undefined);
  if (answer?.status === 404) await self.registration.unregister();
}

async function keep(files, tell = () => undefined) {
  const wanted = [...new Set(files)].filter((file) => file in FILES);
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
async function keepOne(file) {
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

async function keptFiles(name) {
  return (await (await caches.open(name)).keys()).map(({ url }) => fileOf(url));
}

async function keepIfOurs(file, response) {
  if (!response.ok) return false;
  const body = await response.arrayBuffer();
  if (!(await isOurs(file, body))) return false;
  await put(file, body, response.headers);
  return true;
}

async function isOurs(file, body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("") === FILES[file];
}

/** A full disk is no reason to withhold a file: it is just not kept. */
async function put(file, body, original) {
  const headers = new Headers(original);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  const cache = await caches.open(CACHE);
  await cache.put(ROOT + file, new Response(body, { headers })).catch(() => undefined);
}

const ABSENT = "Tej strony nie ma na tym urządzeniu";
const MOVING = "Wczytuję nowszą wersję kursu";

function shortPage(title, body, headers = {}) {
  const html = `<!DOCTYPE html><html lang="pl"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title><link rel="stylesheet" href="${ROOT}_static/msai.css">
    <body><div class="site"><main class="page"><h1>${title}</h1>${body}</main></div></body></html>`;
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", ...headers } });
}

/** Words for a reader without a network: what is kept, by title. */
async function keptPages() {
  const cache = await caches.open(CACHE);
  const pages = (await keptFiles(CACHE)).filter((file) => file.endsWith(".html"));
  const items = await Promise.all(pages.map(async (file) => {
    const html = await (await cache.match(ROOT + file)).text();
    return `<li><a href="${ROOT}${file}">${/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? file}</a></li>`;
  }));
  return `<p>Nie ma teraz połączenia z siecią, a ta strona nie była jeszcze otwierana.
    Gdy sieć wróci, <a href="">spróbuj ponownie</a>.</p>
    <p>Bez sieci działają:</p><ul>${items.join("")}</ul>`;
}
