// How far the browser has come with the page.

/** What the exercises of the page need; undefined as long as the page does not say it. */
export function needs(): string[] | undefined {
  const holder = document.querySelector<HTMLElement>("[data-live-needs]");
  return holder?.dataset["liveNeeds"]?.split(/\s+/).filter(Boolean);
}

/** Resolve when the whole text is there; scripts that wait for it may still be on their way. */
export function parsed(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => document.readyState !== "loading" && resolve();
    document.addEventListener("readystatechange", look);
    look();
  });
}

/** Resolve when the scripts that wait for the text have run. */
export function scriptsRun(): Promise<void> {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (document.readyState === "complete" || entry?.domContentLoadedEventStart) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}

/** Resolve when nothing of the page waits for the line or the processor any more. */
export async function idle(): Promise<void> {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  // Safari has no requestIdleCallback.
  await new Promise<unknown>((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
}
