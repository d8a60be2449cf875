// The reader's progress: one versioned JSON record per edition, in this browser only.

export const VERSION = 1;
export const DAY = 24 * 60 * 60 * 1000;
/** Days after which a missed question comes back; each right answer moves one step on. */
export const REVIEW_DAYS = [1, 3, 7, 21];

export const edition = document.documentElement.dataset.edition || "msai";
export const KEY = `msai.progress.${edition}`;
/** Name for the self-study certificate: apart, because the record may be handed to a trainer. */
export const NAME_KEY = `msai.name.${edition}`;

export function emptyRecord() {
  return { version: VERSION, edition, pages: {}, quizzes: {}, exercises: {} };
}

/** Tell whether a value is a record this version can read. */
export function isRecord(value) {
  const isMap = (part) => part !== null && typeof part === "object" && !Array.isArray(part);
  return isMap(value) && value.version === VERSION && isMap(value.pages) && isMap(value.quizzes);
}

/** Return the stored record; a missing, broken or foreign one reads as empty. */
export function load() {
  try {
    const record = JSON.parse(localStorage.getItem(KEY));
    return isRecord(record) ? { ...emptyRecord(), ...record } : emptyRecord();
  } catch {
    return emptyRecord();
  }
}

/** Store the record; return false when the browser refuses. */
export function save(record) {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
    document.dispatchEvent(new CustomEvent("msai:progress"));
    return true;
  } catch {
    return false;
  }
}

/** Change the record in one step, so that another tab's change is not lost in between. */
export function update(change) {
  const record = load();
  change(record);
  return save(record);
}

/** Forget the record and whatever else of the reader this edition keeps beside it. */
export function clear() {
  for (const key of [KEY, NAME_KEY]) localStorage.removeItem(key);
  document.dispatchEvent(new CustomEvent("msai:progress"));
}

/** Return the new state of a question after an answer. */
export function answered(before, { page, right, now = Date.now() }) {
  const state = { page, tries: (before?.tries ?? 0) + 1, right, last: new Date(now).toISOString() };
  if (!right) return { ...state, ...review(0, now) };
  if (before?.step === undefined) return state;
  // A second try before its day is practice, not a review: the plan stays.
  if (Date.parse(before.due) > now) return { ...state, step: before.step, due: before.due };
  return { ...state, ...review(before.step + 1, now) };
}

function review(step, now) {
  if (step >= REVIEW_DAYS.length) return {};
  return { step, due: new Date(now + REVIEW_DAYS[step] * DAY).toISOString() };
}

/** Return ids of the questions whose day has come. */
export function due(record, now = Date.now()) {
  return Object.keys(record.quizzes).filter((id) => Date.parse(record.quizzes[id].due) <= now);
}
