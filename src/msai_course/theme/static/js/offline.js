// Lets the browser keep the course (the site's sw.js) and says when there is a newer version.

const live = () => document.documentElement.dataset.live;

/** Register the worker, unless the reader asked for thrift; nothing depends on it. */
export async function startOffline(root) {
  const thrift = navigator.connection?.saveData || new URLSearchParams(location.search).get("live") === "off";
  if (!("serviceWorker" in navigator) || thrift) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root });
    watchForNews(registration);
    keepPython();
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

/** Once exercises work, what they needed is kept for the next visit. */
function keepPython() {
  const words = document.querySelector("[data-live-needs]")?.dataset.liveNeeds.split(" ");
  if (!words) return;
  const keep = async () => (await navigator.serviceWorker.ready).active.postMessage({ keep: words });
  if (live() === "ready") return keep();
  const watcher = new MutationObserver(() => {
    if (live() !== "ready") return;
    watcher.disconnect();
    keep();
  });
  watcher.observe(document.documentElement, { attributeFilter: ["data-live"] });
}
