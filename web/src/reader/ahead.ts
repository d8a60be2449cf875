// The page that most readers open next is fetched when this one has nothing left to do: its text alone, and one page,
// so a visit costs at most what one more page would. What its exercises need is kept from page to page anyway.

interface Line {
  saveData?: boolean;
  type?: string;
  effectiveType?: string;
}

/** Whether the line is metered or slow, as far as the browser tells: nothing is fetched then that nobody asked for. */
export const isDear = ({ saveData, type, effectiveType }: Line): boolean =>
  saveData === true || type === "cellular" || /2g$/.test(effectiveType ?? "");

/**
 * Fetch the next page of the course, where this one tells which that is.
 *
 * A worker that answers for this page keeps it instead, if it is of the same version: a page of a newer one must not
 * make the course move on before the reader does.
 */
export function fetchNext(worker: ServiceWorker | null): void {
  const next = document.querySelector<HTMLLinkElement>('link[rel="next"]');
  const line = (navigator as Navigator & { connection?: Line }).connection;
  if (!next || isDear(line ?? {}) || new URLSearchParams(location.search).get("live") === "off") return;
  if (worker) return worker.postMessage({ keep: { addresses: [next.href], needs: [] } } satisfies AskedOfWorker);
  document.head.append(HTMLScriptElement.supports?.("speculationrules") ? rules(next.href) : prefetch(next.href));
}

/** Browsers that know these keep what they fetched for a click, whatever its age says. */
function rules(address: string): HTMLScriptElement {
  const script = document.createElement("script");
  script.type = "speculationrules";
  script.textContent = JSON.stringify({ prefetch: [{ urls: [address], eagerness: "immediate" }] });
  return script;
}

function prefetch(address: string): HTMLLinkElement {
  const link = document.createElement("link");
  link.rel = "prefetch";
  link.href = address;
  return link;
}
