// Polish words of the page; the page's own JSON, when present, wins.

const FALLBACK = {
  waiting: "Ćwiczenia uruchomią się za chwilę.",
  offered: "Ćwiczenia czekają na uruchomienie (do pobrania około 10 MB).",
  littleMemory:
    "To urządzenie ma mało pamięci, więc ćwiczenia mogą się nie uruchomić. Możesz spróbować albo użyć karty na papierze.",
  paper: "Przejdź do karty na papierze",
  start: "Uruchom ćwiczenia",
  retry: "Spróbuj ponownie",
  download: "pobieram potrzebne pliki",
  python: "uruchamiam Pythona",
  packages: "przygotowuję ćwiczenia",
  exercise: "wczytuję ćwiczenie",
  bytes: "Pobrano {loaded} MB",
  bytesOf: "Pobrano {loaded} z {total} MB",
  starting: "Uruchamiam ćwiczenia: {step}.",
  ready: "Ćwiczenia na tej stronie działają.",
  partly: "Część ćwiczeń na tej stronie nie działa. Ich zapis i karty na papierze są niżej bez zmian.",
  fetch:
    "Nie udało się pobrać plików ćwiczeń. Sprawdź połączenie i spróbuj ponownie. Treść strony i karta na papierze działają bez tego.",
  memory:
    "Zabrakło pamięci na uruchomienie ćwiczeń. Zamknij inne karty przeglądarki i spróbuj ponownie albo użyj karty na papierze.",
  failed:
    "Ćwiczenia nie dały się uruchomić. Spróbuj ponownie albo odśwież stronę. Treść i karta na papierze działają bez nich.",
  stuck:
    "Ćwiczenia przestały odpowiadać. Naciśnij „Spróbuj ponownie”: to, co jest zapisane, zostaje. Możesz też użyć karty na papierze.",
  cellFailed: "To ćwiczenie nie dało się uruchomić. Poniżej jest jego zapis; możesz też użyć karty na papierze.",
  callbackFailed: "W ćwiczeniu wystąpił błąd. Odśwież stronę i spróbuj jeszcze raz.",
  details: "Szczegóły dla osoby prowadzącej",
  value: "wartość",
} as const;

export type Key = keyof typeof FALLBACK;

/** Look up a text and fill in its `{names}`. */
export type Say = (key: Key, values?: Record<string, string>) => string;

/** Build the lookup from the JSON in the page, which may be absent or incomplete. */
export function speaker(json: string | null | undefined): Say {
  const own = parsed(json);
  return (key, values = {}) => {
    const text = own[key] ?? FALLBACK[key];
    return text.replace(/\{(\w+)\}/g, (hole: string, name: string) => values[name] ?? hole);
  };
}

function parsed(json: string | null | undefined): Partial<Record<Key, string>> {
  if (!json) return {};
  try {
    return JSON.parse(json) as Partial<Record<Key, string>>;
  } catch {
    return {};
  }
}
