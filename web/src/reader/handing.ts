// Handing a file to the browser, and honest words about it: a page knows that the browser took the click,
// not that the file is on the disk.

/** How long the address of a file stays valid: slow computers ask where to save it. */
const KEPT_MS = 60_000;

/** Return whether the browser took a file. */
export function isTaken(content: Blob, download: string): boolean {
  try {
    const url = URL.createObjectURL(content);
    Object.assign(document.createElement("a"), { href: url, download }).click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
    return true;
  } catch {
    return false;
  }
}

export const notTaken = (download: string): string => `Przeglądarka nie przyjęła pliku ${download}: nic się nie pobrało. Spróbuj ponownie.`;

/** Return the sentence about what became of it. */
export function hand(content: string | object, download: string, type = "application/json"): string {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  if (!isTaken(new Blob([text], { type }), download)) return notTaken(download);
  return `Plik ${download} jest przekazany przeglądarce. Sprawdź, czy widać go wśród pobranych plików.`;
}
