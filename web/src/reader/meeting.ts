// Files of people: what one person has here, and a ZIP of everybody's after a meeting at shared computers.
import { everybody, putBack, type Brought, type Everything } from "../storage/everybody.ts";
import { personOf, tabs } from "../storage/keep.ts";
import { present, say, type Learner, type Pointer } from "../storage/people.ts";
import { parsed, readProgress } from "../storage/record.ts";
import { codeOf, fieldsOf, understood, type Opened } from "./opening.ts";
import { edition, emptyRecord, everyAsideRecord, load, place } from "./store.ts";
import { savedWork } from "./work.ts";
import { unzipped, zipped } from "../base/zip.ts";

const KIND = "msai-osoba";
/** Names of records that could not be read: they go along, and stay out when the others come back. */
const ASIDE = "odlozone-";
const FOREIGN = "To nie jest plik ze spotkania w tym kursie. Wybierz plik msai-spotkanie….zip albo plik osoby z niego.";
const NO_ROOM = "Przeglądarka nie pozwala zapisać. Zwolnij miejsce i spróbuj ponownie.";

/** Everything of who works here now, as `Zapisz wszystko w pliku` gives it. */
export async function ownFile(): Promise<object> {
  const { code, group }: Partial<Learner & Pointer> = await present(place).catch(() => ({}));
  return { ...load(), round: place.round, learner: { code, group }, exercises: await savedWork() };
}

/** Everybody's files: `{name: text}`. */
export async function meetingFiles(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const one of (await everybody(place)).sort((a, b) => title(a).localeCompare(title(b)))) {
    let name = title(one);
    for (let number = 2; `${name}.json` in files; number += 1) name = `${title(one)}-${number}`;
    files[`${name}.json`] = JSON.stringify(asFile(one), null, 1);
  }
  everyAsideRecord().forEach((text, at) => { files[`${ASIDE}${at + 1}.json`] = text; });
  return files;
}

export const meetingZip = (files: Record<string, string>): Blob => zipped(files);

function title({ round, person, learner }: Everything): string {
  const code = person.startsWith("?") || !person ? "bez-kodu" : learner.code || person;
  return [code, round].filter(Boolean).join("-").replace(/[^\p{L}\p{N}_-]+/gu, "-");
}

function asFile({ round, person, learner, work, progress, name }: Everything): object {
  const { record, fault } = progress === null ? { record: {}, fault: "" } : readProgress(parsed(progress));
  // What cannot be read any more goes along as it is.
  const unreadable = fault ? progress : undefined;
  return { ...emptyRecord(), ...record, kind: KIND, edition, round, person, learner, name, exercises: work, unreadable };
}

/** Whether a file is a ZIP. */
export async function isMeeting(file: File): Promise<boolean> {
  return (await file.slice(0, 2).text().catch(() => "")) === "PK";
}

/** Give everybody of a meeting's ZIP her place back; return what to say. */
export async function takeMeeting(file: File): Promise<string> {
  let records: Record<string, unknown>[];
  try {
    const files = Object.entries(await unzipped(file)).filter(([name]) => !name.startsWith(ASIDE));
    records = files.map(([, content]) => fieldsOf(JSON.parse(content)));
  } catch {
    return FOREIGN;
  }
  if (!records.length || !records.every((one) => one["kind"] === KIND)) return FOREIGN;
  const found: Opened[] = [];
  for (const one of records.map(understood)) {
    if (one.problem !== undefined) return one.problem;
    found.push(one);
  }
  if (records.some((one) => one["edition"] !== edition)) return "Ten plik jest z innej edycji kursu. Wczytaj go na jej stronie.";
  const here = (await everybody(place)).map(({ round, person }) => `${round}/${person}`);
  const twice = records.filter((one) => here.includes(`${one["round"]}/${one["person"]}`)).map(called);
  if (twice.length && !confirm(`Na tym komputerze jest już praca: ${twice.join(", ")}. Plik ją zastąpi. Wczytać go?`)) return "Nic nie wczytano.";
  try {
    for (const [at, opened] of found.entries()) {
      const { round, person } = records[at] ?? {};
      await putBack(edition, brought(opened, String(round ?? ""), String(person ?? "")));
    }
  } catch {
    return NO_ROOM;
  }
  document.dispatchEvent(new CustomEvent("msai:progress"));
  return `Wczytano: ${records.map(called).join(", ")}. Praca wróci, gdy ktoś wpisze swój kod.`;
}

const called = (one: Pick<Opened, "learner">): string => codeOf(one) || "praca bez kodu";

/** Take the file of one person, who works here from now on; return what to say. */
export async function putPersonBack(record: Opened, code: string): Promise<string> {
  const now: Learner & Partial<Pointer> = await present(place).catch(() => ({ person: "" }));
  const person = personOf(code);
  const others = (await everybody(place)).filter((one) => one.round === place.round);
  if (now.person && now.person !== person) {
    const question = `To plik kodu ${code}. Praca kodu ${now.code} zostanie odłożona i wróci po wpisaniu tego kodu. Wczytać plik?`;
    if (!confirm(question)) return "Nic nie wczytano.";
  } else if (others.some((one) => [person, now.person].includes(one.person))) {
    if (!confirm("Plik zastąpi to, co masz w tej przeglądarce. Wczytać go?")) return "Nic nie wczytano.";
  }
  try {
    // Whoever is here keeps hers; what has no code is put away.
    if (now.person !== person) await say(place, { code, how: "switch" });
    await putBack(edition, brought(record, place.round, person));
  } catch {
    return NO_ROOM;
  }
  tabs(place).tell({ kind: "person", person });
  document.dispatchEvent(new CustomEvent("msai:progress"));
  return `Dane wczytane. Teraz pracuje kod ${code}.`;
}

function brought({ pages, quizzes, work, learner, name }: Opened, round: string, person: string): Brought {
  const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
  const { code, group } = fieldsOf(learner);
  const told: Learner = { ...(isText(code) && { code }), ...(isText(group) && { group }) };
  const progress = JSON.stringify({ ...emptyRecord(), edition, pages, quizzes });
  return { round, person, learner: told, work, progress, name: isText(name) ? name : null };
}

/** Names of what a meeting leaves; the day tells one from the next. */
export const meetingName = (): string => `msai-spotkanie-${edition}-${new Date().toISOString().slice(0, 10)}.zip`;
