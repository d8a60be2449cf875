// Lets the browser keep the course (the site's sw.js) and says when there is a newer version.

/** Milliseconds after which the page is kept even if its exercises have not started. */
const LONGEST = 20_000;

/** Register the worker, unless the reader asked for thrift; nothing depends on it. */
export async function startOffline(root) {
  const thrift = navigator.connection?.saveData || new URLSearchParams(location.search).get("live") === "off";
  if (!("serviceWorker" in navigator) || thrift) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  const started = await whenLive();
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root });
    watchForNews(registration);
    if (started) await keepPython();
  } catch {
    // No disk space, a private window, a policy of the office: the course works without.
  }
}

function watchForNews(registration) {
  const tell = () => registration.waiting && registration.active && offer(registration.waiting);
  tell();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tell);
  });
}

function offer(waiting) {
  if (document.querySelector(".version-note")) return;
  const note = document.createElement("div");
  note.className = "version-note";
  note.setAttribute("role", "status");
  note.innerHTML = `<p>Jest nowa wersja kursu. Twoje odpowiedzi i postępy zostaną.</p>
    <button type="button">Wczytaj nową wersję</button>`;
  note.querySelector("button").addEventListener("click", () => waiting.postMessage({ take: true }));
  document.querySelector("main").prepend(note);
}

/** Keep what the exercises of this page needed, for the next visit. */
async function keepPython() {
  const words = document.querySelector("[data-live-needs]").dataset.liveNeeds.split(" ");
  (await navigator.serviceWorker.ready).active.postMessage({ keep: words });
}

/** Wait until exercises work, so as not to compete with their start; false when they do not. */
function whenLive() {
  if (!document.querySelector("[data-live-cell]")) return false;
  const root = document.documentElement;
  return new Promise((done) => {
    const look = () => {
      if (root.dataset.live === "ready") done(true);
      if (root.dataset.live === "failed") done(false);
    };
    new MutationObserver(look).observe(root, { attributeFilter: ["data-live"] });
    setTimeout(() => done(false), LONGEST);
    look();
  });
}
