// A file that the learner chooses on "Moje postępy": read whole before anything of it is taken.
import { parsed, readProgress, readWork } from "./record.js";

/** Bytes; everything of a diligent learner is below one megabyte. */
const LARGEST = 20e6;
const CHOOSE = "Wybierz plik msai-wszystko.json, msai-postepy.json albo moja-praca.";
const DAMAGED = `Plik jest uszkodzony albo ktoś go zmienił. Nic z niego nie zostało wczytane. ${CHOOSE}`;
const NEWER = "Plik pochodzi z nowszej wersji kursu. Nic z niego nie zostało wczytane. Odśwież stronę i spróbuj ponownie.";

/**
 * Return `{problem}`, a sentence, or `{pages, quizzes, work, edition, learner, name}`: `pages` and `quizzes` are
 * undefined when the file holds work alone, `edition` when the file does not name one, `learner` and `name` when
 * it does not say whose it is.
 */
export async function open(file) {
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
export function understood(value) {
  if (value === undefined) return { problem: DAMAGED };
  if (value?.kind === "msai.programme") {
    return { problem: "To jest szkic „Mojego programu”. Otwórz go na stronie „Mój program”." };
  }
  if (value?.nbformat) return { problem: "To jest zadanie do oddania. Wyślij ten plik osobie prowadzącej." };
  if (value?.kind === "msai.work") return workAlone(value);
  if (value === null || typeof value !== "object" || value.version === undefined || value.pages === undefined) {
    return { problem: `To nie jest plik z postępami tego kursu. ${CHOOSE}` };
  }
  const { record, fault } = readProgress(value);
  const { work, fault: inWork } = readWork(value.exercises);
  if (fault === "newer") return { problem: NEWER };
  if (!record || fault || inWork) return { problem: DAMAGED };
  const { pages, quizzes, edition } = record;
  return { pages, quizzes, work, edition: edition || undefined, learner: value.learner, name: value.name };
}

function workAlone({ version, edition, exercises }) {
  if (typeof version === "number" && version > 1) return { problem: NEWER };
  const { work, fault } = readWork(exercises);
  if (version !== 1 || fault || !Object.keys(work).length) return { problem: DAMAGED };
  return { work, edition: typeof edition === "string" ? edition : undefined };
}
