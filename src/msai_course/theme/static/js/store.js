// The reader's progress: one versioned JSON record per edition, in this browser only.
import { here, local, names, owner } from "./keep.js";

export const VERSION = 1;
export const DAY = 24 * 60 * 60 * 1000;
/** Days after which a missed question comes back; each right answer moves one step on. */
export const REVIEW_DAYS = [1, 3, 7, 21];

export const place = here();
export const { edition } = place;
/** The name for the self-study certificate is apart: the record may be handed to a trainer. */
export const { progress: KEY, name: NAME_KEY } = names(edition);

beginRound();

/** What another round left is set aside before anything of this one is read or written. */
function beginRound() {
  const { owner: key } = names(edition);
  const before = local.get(key) ?? "/";
  if (before.split("/")[0] === owner(place, "").split("/")[0]) return;
  for (const kept of [KEY, NAME_KEY]) {
    const [present, next] = [local.get(kept), local.get(`${kept}/${owner(place, "")}`)];
    if (present !== null) local.set(`${kept}/${before}`, present);
    if (next === null) local.remove(kept);
    else local.set(kept, next);
  }
  local.set(key, owner(place, ""));
}

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
    const record = JSON.parse(local.get(KEY));
    return isRecord(record) ? { ...emptyRecord(), ...record } : emptyRecord();
  } catch {
    return emptyRecord();
  }
}

/** Store the record; return false when the browser refuses. */
export function save(record) {
  const saved = local.set(KEY, JSON.stringify(record));
  if (saved) document.dispatchEvent(new CustomEvent("msai:progress"));
  return saved;
}

/** Set once somebody else works here: the page of one person writes nothing for the next. */
export const page = { isOver: false };

/** Change the record in one step, so that another tab's change is not lost in between. */
export function update(change) {
  if (page.isOver) return false;
  const record = load();
  change(record);
  return save(record);
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
