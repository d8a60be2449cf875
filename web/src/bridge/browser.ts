// What only the page itself can do for Python: hand over a file, speak to a screen reader.

/** How long the address of a delivered file stays valid: slow computers ask where to save it. */
const KEPT_MS = 60_000;

/** Give the learner a file as a download. */
export function deliver(filename: string, mime: string, parts: DataView[]): null {
  return handOver(filename, new Blob(parts as BlobPart[], { type: mime }));
}

/** Give the learner a file that lies with the browser already. */
export function handOver(filename: string, file: Blob): null {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return null;
}

/** Say a sentence through a live region of the page. */
export function announce(text: string, assertive: boolean): null {
  const role = assertive ? "alert" : "status";
  const region = document.querySelector(`[data-msai-announcer="${role}"]`) ?? makeRegion(role);
  // The same sentence twice is two events: an emptied region makes the reader say it again.
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
  return null;
}

function makeRegion(role: string): HTMLElement {
  const region = document.createElement("div");
  region.setAttribute("role", role);
  region.dataset["msaiAnnouncer"] = role;
  Object.assign(region.style, {
    position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)",
  });
  document.body.append(region);
  return region;
}
