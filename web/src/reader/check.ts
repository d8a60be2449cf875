// „Sprawdź zaświadczenie”: anybody checks a signature with the organiser's public key; nothing leaves the page.
import { canSign, fingerprint, fromBase64, isSigned } from "../storage/signing.ts";
import { element, part } from "./dom.ts";

const MARK = "MSAI1";
const LABELS: Record<string, string> = {
  numer: "Numer", osoba: "Osoba", szkolenie: "Szkolenie", organizator: "Organizator", terminy: "Terminy",
  godziny: "Liczba godzin", wynik: "Wynik zadań", efekty: "Potwierdzone efekty", walidacja: "Efekty potwierdza",
  miejsce: "Miejscowość", wydano: "Wydano", podpis: "Podpisuje", zastepuje: "Zastępuje zaświadczenie nr",
};

interface PublicKey {
  organizator?: string;
  public?: JsonWebKey;
}

/** What stands in a signature: its text as it was signed, and the facts. */
interface Carried {
  text: string;
  signature: string;
  facts: Record<string, unknown>;
}

const place = part(document, "[data-check]");
const form = part<HTMLFormElement>(place, "form");
const text = part<HTMLTextAreaElement>(form, "textarea");
const file = part<HTMLInputElement>(form, "input");
const result = part(place, "[data-result]");

start();

function start(): void {
  if (!canSign()) {
    return say(false, "Ta strona nie może teraz sprawdzać podpisów.",
      "Otwarto ją przez zwykłe http, a tam przeglądarka nie ma kryptografii. Otwórz ją przez https albo na własnym komputerze.");
  }
  if (location.hash.startsWith(`#${MARK}.`)) text.value = decodeURIComponent(location.hash.slice(1));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void check();
  });
}

async function check(): Promise<void> {
  const carried = read(text.value);
  if (!carried) {
    return say(false, "To nie jest cały tekst podpisu.",
      `Zaczyna się od ${MARK} i ma trzy części oddzielone kropkami. Skopiuj go jeszcze raz, od początku do końca.`);
  }
  const key = await publicKey();
  if (!key?.public) {
    return say(false, "To nie jest klucz publiczny organizatora.",
      "Wskaż plik „klucz-publiczny…json” od organizatora, najlepiej z jego strony internetowej.");
  }
  const good = await isSigned(carried.text, carried.signature, key.public).catch(() => null);
  if (good === null) return say(false, "Tego klucza nie da się użyć.", "Poproś organizatora o klucz publiczny jeszcze raz.");
  const mark = await fingerprint(key.public);
  if (!good) {
    return say(false, "Podpis się nie zgadza.",
      "Treść zmieniono albo podpisał ją ktoś inny niż właściciel tego klucza. Sprawdź, czy to klucz tego organizatora.", `Odcisk klucza: ${mark}.`);
  }
  say(true, "Podpis się zgadza.",
    `Podpisał właściciel tego klucza${key.organizator ? ` (w pliku klucza: ${key.organizator})` : ""}. Odcisk klucza: ${mark}.`,
    "Porównaj z kartką każdy wiersz. Czy zaświadczenia nie zastąpiono nowszym, wie organizator.");
  result.append(facts(carried.facts));
}

/** Spaces and line ends come from copying; letters and dashes are part of the signature. A code may hold the page's address before it. */
function read(typed: string): Carried | null {
  const [mark, body, signature, ...more] = typed.replace(/[\s\u00ad\u200b]+/g, "").replace(/^https?:[^#]*#/, "").split(".");
  if (mark !== MARK || !body || !signature || more.length) return null;
  try {
    const said = new TextDecoder("utf-8", { fatal: true }).decode(fromBase64(body));
    const known: unknown = JSON.parse(said);
    return typeof known === "object" && known ? { text: said, signature, facts: known as Carried["facts"] } : null;
  } catch {
    return null;
  }
}

async function publicKey(): Promise<PublicKey | null> {
  const chosen = file.files?.[0];
  if (!chosen || chosen.size > 20_000) return null;
  try {
    return JSON.parse(await chosen.text()) as PublicKey;
  } catch {
    return null;
  }
}

function facts(said: Record<string, unknown>): Node {
  const rows = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = said[name];
    const words = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return words ? [element("div", {}, element("dt", {}, label), element("dd", {}, words))] : [];
  });
  return element("dl", { className: "certificate-facts" }, ...rows);
}

function say(good: boolean, title: string, ...lines: string[]): void {
  result.dataset["result"] = good ? "good" : "bad";
  result.replaceChildren(element("p", {}, element("strong", {}, title)), ...lines.map((line) => element("p", {}, line)));
}
