// A file that the learner chooses on "Moje postępy": read whole before anything of it is taken.
import { parsed, readProgress, readWork, type Progress, type WorkRecord } from "../storage/record.ts";

/** Bytes; everything of a diligent learner is below one megabyte. */
const LARGEST = 20e6;
const CHOOSE = "Wybierz plik msai-wszystko.json, msai-postepy.json, moja-praca albo plik ze spotkania.";
const DAMAGED = `Plik jest uszkodzony albo ktoś go zmienił. Nic z niego nie zostało wczytane. ${CHOOSE}`;
const NEWER = "Plik pochodzi z nowszej wersji kursu. Nic z niego nie zostało wczytane. Odśwież stronę i spróbuj ponownie.";

/** Why a file is not taken, in a sentence. */
export interface Refused {
  problem: string;
}

/** What a file holds. */
export interface Opened {
  problem?: undefined;
  /** Undefined, as `quizzes`, when the file holds work alone. */
  pages?: Progress["pages"] | undefined;
  quizzes?: Progress["quizzes"] | undefined;
  work: Record<string, WorkRecord>;
  /** Undefined when the file does not name one. */
  edition: string | undefined;
  /** As the file says it: not looked at yet. */
  learner?: unknown;
  name?: unknown;
}

/** Read a chosen file whole; nothing of it is taken yet. */
export async function open(file: File): Promise<Refused | Opened> {
  if (file.size > LARGEST) return { problem: `Ten plik jest za duży. ${CHOOSE}` };
  let text = "";
  try {
    text = (await file.text()).replace(/^\ufeff/, "");
  } catch {
    return { problem: "Pliku nie da się odczytać: mógł zostać przeniesiony albo usunięty. Wybierz go jeszcze raz." };
  }
  if (!text.trim()) return { problem: `Ten plik jest pusty. ${CHOOSE}` };
  return understood(parsed(text));
}

/** Read what a file holds, already parsed. */
export function understood(value: unknown): Refused | Opened {
  if (value === undefined) return { problem: `To nie jest plik z postępami tego kursu albo jest uszkodzony. Nic z niego nie zostało wczytane. ${CHOOSE}` };
  const told = fieldsOf(value);
  if (told["kind"] === "msai.programme") {
    return { problem: "To jest szkic „Mojego programu”. Otwórz go na stronie „Mój program”." };
  }
  if (told["nbformat"]) return { problem: "To jest zadanie do oddania. Wyślij ten plik osobie prowadzącej." };
  if (told["kind"] === "msai.work") return workAlone(told);
  if (told["version"] === undefined || told["pages"] === undefined) {
    return { problem: `To nie jest plik z postępami tego kursu. ${CHOOSE}` };
  }
  const { record, fault } = readProgress(value);
  const { work, fault: inWork } = readWork(told["exercises"]);
  if (fault === "newer") return { problem: NEWER };
  if (!record || fault || inWork) return { problem: DAMAGED };
  const { pages, quizzes, edition } = record;
  return { pages, quizzes, work, edition: edition || undefined, learner: told["learner"], name: told["name"] };
}

/** The fields of whatever a file holds: none where it is no object. */
export const fieldsOf = (value: unknown): Record<string, unknown> =>
  (value !== null && typeof value === "object" ? value as Record<string, unknown> : {});

/** The code that a file names its person by; "" when it names none. */
export function codeOf({ learner }: Pick<Opened, "learner">): string {
  const { code } = fieldsOf(learner);
  return typeof code === "string" ? code : "";
}

function workAlone({ version, edition, exercises }: Record<string, unknown>): Refused | Opened {
  if (typeof version === "number" && version > 1) return { problem: NEWER };
  const { work, fault } = readWork(exercises);
  if (version !== 1 || fault || !Object.keys(work).length) return { problem: DAMAGED };
  return { work, edition: typeof edition === "string" ? edition : undefined };
}
