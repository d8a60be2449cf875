// The reader's progress: one versioned JSON record per edition, in this browser only.
import { settle } from "../storage/belongings.ts";
import { here, local, names, owner } from "../storage/keep.ts";
import { VERSION, parsed, readProgress, type Progress, type QuizState } from "../storage/record.ts";

export const DAY = 24 * 60 * 60 * 1000;
/** Days after which a question comes back: missed the first, right at once the second; each right answer moves one on. */
export const REVIEW_DAYS = [1, 3, 7, 21] as const;
const MISSED = 0;
const RIGHT = 1;

export const place = here();
export const { edition } = place;
/** The name for the self-study certificate is apart: the record may be handed to a trainer. */
export const { progress: KEY, name: NAME_KEY } = names(edition);

/** Where a record goes that cannot be read. */
const { aside: ASIDE } = names(edition);

// What another round left is set aside before anything of this one is read or written.
const [roundBefore] = (local.get(names(edition).owner) ?? "/").split("/");
if (roundBefore !== owner(place, "").split("/")[0]) settle(place, "");

/** The record as it is stored and handed out; work in exercises goes along in files only. */
export type StoredProgress = Progress & { exercises: object };

export function emptyRecord(): StoredProgress {
  return { version: VERSION, edition, pages: {}, quizzes: {}, exercises: {} };
}

/** Return the stored record; what does not fit in it is left out, and the whole is kept aside first. */
export function load(): StoredProgress {
  const text = local.get(KEY);
  if (text === null) return emptyRecord();
  const { record, fault } = readProgress(parsed(text));
  if (fault) keepAside(text);
  return { ...emptyRecord(), ...record, edition };
}

/** Keep a record that cannot be read where the next save does not write over it. */
function keepAside(text: string): void {
  const kept = asideRecords();
  // Without room what is there stays as long as nothing is saved.
  if (!kept.includes(text)) local.set(`${ASIDE}${kept.length ? `-${kept.length + 1}` : ""}`, text);
}

const asideKeys = () => local.keys(ASIDE).filter((key) => !key.startsWith(`${ASIDE}/`)).sort();

/** Records that could not be read, as they were stored. */
export const asideRecords = (): string[] => asideKeys().map((key) => local.get(key) ?? "");

/** The same of everybody. */
export const everyAsideRecord = (): string[] => local.keys(ASIDE).sort().map((key) => local.get(key) ?? "");

/** Remove the records that could not be read. */
export const forgetAside = (): void => asideKeys().forEach((key) => local.remove(key));

/** Store the record; return false when the browser refuses. */
export function save(record: StoredProgress): boolean {
  const saved = local.set(KEY, JSON.stringify(record));
  if (saved) document.dispatchEvent(new CustomEvent("msai:progress"));
  return saved;
}

/** Set once somebody else works here: the page of one person writes nothing for the next. */
export const page = { isOver: false };

/** Change the record in one step, so that another tab's change is not lost in between. */
export function update(change: (record: StoredProgress) => void): boolean {
  if (page.isOver) return false;
  const record = load();
  change(record);
  return save(record);
}

/** Tell whether the browser keeps anything for this site: both places are tried. */
export async function keepsAnything(): Promise<boolean> {
  const trial = `msai.test.${edition}`;
  if (!local.set(trial, "1")) return false;
  local.remove(trial);
  try {
    // Not before the page is drawn: what is asked here can wait.
    const { openDatabase } = await import("../storage/people.ts");
    (await openDatabase(edition)).close();
    return true;
  } catch {
    return false;
  }
}

/** Return the new state of a question after an answer. */
export function answered(
  before: QuizState | undefined, { page, right, now = Date.now() }: { page?: string | undefined; right: boolean; now?: number },
): QuizState {
  const state = { page, tries: (before?.tries ?? 0) + 1, right, last: new Date(now).toISOString() };
  if (!right) return { ...state, ...review(MISSED, now) };
  // What is known comes back too, only later.
  if (!before) return { ...state, ...review(RIGHT, now) };
  const { step, due } = plan(before);
  if (step === undefined) return state;
  // A second try before its day is practice, not a review: the plan stays.
  if (time(due) > now) return { ...state, step, due };
  return { ...state, ...review(step + 1, now) };
}

/** Return when a question comes back; one that an older course let go after its first right answer does too. */
export function plan(state: QuizState | undefined): Pick<QuizState, "step" | "due"> {
  const last = time(state?.last);
  const letGo = state?.step === undefined && state?.right && state.tries === 1 && !Number.isNaN(last);
  return letGo ? review(RIGHT, last) : { step: state?.step, due: state?.due };
}

function review(step: number, now: number): Pick<QuizState, "step" | "due"> {
  const days = REVIEW_DAYS[step];
  return days === undefined ? {} : { step, due: new Date(now + days * DAY).toISOString() };
}

/** A point in time in milliseconds; NaN, which is neither before nor after any, when there is none. */
export const time = (day: string | undefined): number => Date.parse(day ?? "");

/** Return ids of the questions whose day has come. */
export function due(record: Progress, now = Date.now()): string[] {
  return Object.keys(record.quizzes).filter((id) => time(plan(record.quizzes[id]).due) <= now);
}

/** Return the next day on which a question comes back, in milliseconds; undefined: none does. */
export function nextReview(record: Progress): number | undefined {
  const days = Object.values(record.quizzes).map((quiz) => time(plan(quiz).due)).filter(Boolean);
  return days.length ? Math.min(...days) : undefined;
}
