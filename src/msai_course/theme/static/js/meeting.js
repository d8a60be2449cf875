// Files of people: what one person has here, and a ZIP of everybody's after a meeting at shared computers.
import { everybody, putBack } from "./everybody.js";
import { personOf, tabs } from "./keep.js";
import { understood } from "./opening.js";
import { parsed, readProgress } from "./record.js";
import { present, say } from "./people.js";
import { edition, emptyRecord, everyAsideRecord, load, place } from "./store.js";
import { savedWork } from "./work.js";
import { unzipped, zipped } from "./zip.js";

const KIND = "msai-osoba";
/** Names of records that could not be read: they go along, and stay out when the others come back. */
const ASIDE = "odlozone-";
const FOREIGN = "To nie jest plik ze spotkania w tym kursie. Wybierz plik msai-spotkanie….zip albo plik osoby z niego.";
const NO_ROOM = "Przeglądarka nie pozwala zapisać. Zwolnij miejsce i spróbuj ponownie.";

/** Everything of who works here now, as `Zapisz wszystko w pliku` gives it. */
export async function ownFile() {
  const { code, group } = await present(place).catch(() => ({}));
  return { ...load(), round: place.round, learner: { code, group }, exercises: await savedWork() };
}

/** Everybody's files: `{name: text}`. */
export async function meetingFiles() {
  const files = {};
  for (const one of (await everybody(place)).sort((a, b) => title(a).localeCompare(title(b)))) {
    let name = title(one);
    for (let number = 2; `${name}.json` in files; number += 1) name = `${title(one)}-${number}`;
    files[`${name}.json`] = JSON.stringify(asFile(one), null, 1);
  }
  everyAsideRecord().forEach((text, at) => { files[`${ASIDE}${at + 1}.json`] = text; });
  return files;
}

export const meetingZip = (files) => zipped(files);

function title({ round, person, learner }) {
  const code = person.startsWith("?") || !person ? "bez-kodu" : learner.code || person;
  return [code, round].filter(Boolean).join("-").replace(/[^\p{L}\p{N}_-]+/gu, "-");
}

function asFile({ round, person, learner, work, progress, name }) {
  const { record, fault } = progress === null ? { record: {} } : readProgress(parsed(progress));
  // What cannot be read any more goes along as it is.
  const unreadable = fault ? progress : undefined;
  return { ...emptyRecord(), ...record, kind: KIND, edition, round, person, learner, name, exercises: work, unreadable };
}

/** Whether a file is a ZIP. */
export async function isMeeting(file) {
  return (await file.slice(0, 2).text().catch(() => "")) === "PK";
}

/** Give everybody of a meeting's ZIP her place back; return what to say. */
export async function takeMeeting(file) {
  let records;
  try {
    const files = Object.entries(await unzipped(file)).filter(([name]) => !name.startsWith(ASIDE));
    records = files.map(([, content]) => JSON.parse(content));
  } catch {
    return FOREIGN;
  }
  if (!records.length || !records.every((one) => one?.kind === KIND)) return FOREIGN;
  const found = records.map((one) => understood(one));
  const problem = found.find((one) => one.problem)?.problem;
  if (problem) return problem;
  if (records.some((one) => one.edition !== edition)) return "Ten plik jest z innej edycji kursu. Wczytaj go na jej stronie.";
  const here = await Promise.all((await everybody(place)).map(({ round, person }) => `${round}/${person}`));
  const twice = records.filter((one) => here.includes(`${one.round}/${one.person}`)).map(called);
  if (twice.length && !confirm(`Na tym komputerze jest już praca: ${twice.join(", ")}. Plik ją zastąpi. Wczytać go?`)) return "Nic nie wczytano.";
  try {
    for (const [at, one] of records.entries()) {
      await putBack(edition, parts(found[at], String(one.round ?? ""), String(one.person ?? "")));
    }
  } catch {
    return NO_ROOM;
  }
  document.dispatchEvent(new CustomEvent("msai:progress"));
  return `Wczytano: ${records.map(called).join(", ")}. Praca wróci, gdy ktoś wpisze swój kod.`;
}

const called = ({ learner }) => learner?.code || "praca bez kodu";

/** Take the file of one person, who works here from now on; return what to say. */
export async function putPersonBack(record) {
  const now = await present(place).catch(() => ({ person: "" }));
  const person = personOf(record.learner.code);
  const others = (await everybody(place)).filter((one) => one.round === place.round);
  if (now.person && now.person !== person) {
    const question = `To plik kodu ${record.learner.code}. Praca kodu ${now.code} zostanie odłożona i wróci po wpisaniu tego kodu. Wczytać plik?`;
    if (!confirm(question)) return "Nic nie wczytano.";
  } else if (others.some((one) => [person, now.person].includes(one.person))) {
    if (!confirm("Plik zastąpi to, co masz w tej przeglądarce. Wczytać go?")) return "Nic nie wczytano.";
  }
  try {
    // Whoever is here keeps hers; what has no code is put away.
    if (now.person !== person) await say(place, { code: record.learner.code, how: "switch" });
    await putBack(edition, parts(record, place.round, person));
  } catch {
    return NO_ROOM;
  }
  tabs(place).tell({ kind: "person", person });
  document.dispatchEvent(new CustomEvent("msai:progress"));
  return `Dane wczytane. Teraz pracuje kod ${record.learner.code}.`;
}

function parts({ pages, quizzes, work, learner, name }, round, person) {
  const text = (value) => (typeof value === "string" && value ? value : undefined);
  const told = Object.fromEntries(["code", "group"].flatMap((key) => (text(learner?.[key]) ? [[key, learner[key]]] : [])));
  const progress = JSON.stringify({ ...emptyRecord(), edition, pages, quizzes });
  return { round, person, learner: told, work, progress, name: text(name) ?? null };
}

/** Names of what a meeting leaves; the day tells one from the next. */
export const meetingName = () => `msai-spotkanie-${edition}-${new Date().toISOString().slice(0, 10)}.zip`;
