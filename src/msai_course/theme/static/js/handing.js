// Handing a file to the browser, and honest words about it: a page knows that the browser took the click,
// not that the file is on the disk.

/** How long the address of a file stays valid: slow computers ask where to save it. */
const KEPT_MS = 60_000;

/** Return the sentence about what became of it. */
export function hand(content, download, type = "application/json") {
  try {
    const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement("a"), { href: url, download }).click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
    return `Plik ${download} jest przekazany przeglądarce. Sprawdź, czy widać go wśród pobranych plików.`;
  } catch {
    return `Przeglądarka nie przyjęła pliku ${download}: nic się nie pobrało. Spróbuj ponownie.`;
  }
}
