// Keeps one whole version of the course: pages and their looks at once, Python once it was used.
// A newer version waits in a cache of its own until the reader takes it, so versions never mix.
// Written into the site by msai_course/site/serviceworker.py; nothing required depends on it.
const VERSION = "__VERSION__";
/** Kept at once: address relative to the site → digest of the content. */
const PAGES = __PAGES__;
/** Kept when a page asks: word of data-live-needs → the same. */
const PYTHON = __PYTHON__;

const PREFIX = "__PREFIX__";
const CACHE = PREFIX + VERSION;
const ROOT = new URL("./", self.location.href).href;
const KNOWN = Object.assign({}, PAGES, ...Object.values(PYTHON));
const AT_ONCE = 6;

self.addEventListener("install", (event) => event.waitUntil(keep(PAGES)));

self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

self.addEventListener("message", (event) => {
  if (event.data?.take) self.skipWaiting();
  if (event.data?.keep) event.waitUntil(keepPython(event.data.keep));
});

self.addEventListener("fetch", (event) => {
  const { url, method } = event.request;
  const file = fileOf(url);
  if (method === "GET" && file in KNOWN) event.respondWith(answer(event.request, file));
});

/** The file behind an address: no query, "index.html" for a folder. */
function fileOf(url) {
  const { href } = Object.assign(new URL(url), { search: "", hash: "" });
  if (!href.startsWith(ROOT)) return "";
  const path = decodeURI(href.slice(ROOT.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

async function answer(request, file) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(ROOT + file);
  if (kept) return kept;
  // Not kept yet: the server may answer, if it still has this version.
  const there = await fetch(`${ROOT}version.txt`, { cache: "no-store" });
  if ((await there.text()).trim() === VERSION) return fetch(request);
  await self.registration.update().catch(() => undefined);
  return new Response("", { status: 503, statusText: "newer version on the server" });
}

async function keepPython(words) {
  for (const word of words) if (word in PYTHON) await keep(PYTHON[word]);
}

/** Put files into the cache of this version; fail when the server has others by now. */
async function keep(files) {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const entry of Object.entries(files)) if (!(await cache.match(ROOT + entry[0]))) missing.push(entry);
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    await Promise.all(missing.slice(start, start + AT_ONCE).map(([file, digest]) => keepOne(cache, file, digest)));
  }
}

async function keepOne(cache, file, digest) {
  const address = ROOT + file;
  // What an earlier version kept and this one did not change need not come again.
  for (const find of [() => caches.match(address), () => fetch(address, { cache: "no-cache" })]) {
    const response = await find();
    if (response?.ok && (await digestOf(response.clone())) === digest) return cache.put(address, response);
  }
  throw new Error(`${file} is not of version ${VERSION}`);
}

async function digestOf(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(hash)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}
