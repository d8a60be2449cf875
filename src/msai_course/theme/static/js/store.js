// The reader's progress: one versioned JSON record per edition, in this browser only.
import { VERSION, parsed, readProgress } from "./record.js";

export const DAY = 24 * 60 * 60 * 1000;
/** Days after which a missed question comes back; each right answer moves one step on. */
export const REVIEW_DAYS = [1, 3, 7, 21];

export const edition = document.documentElement.dataset.edition || "msai";
export const KEY = `msai.progress.${edition}`;
/** Where a record goes that cannot be read. */
const ASIDE = `${KEY}.odlozone`;
/** Name for the self-study certificate: apart, because the record may be handed to a trainer. */
export const NAME_KEY = `msai.name.${edition}`;

export function emptyRecord() {
  return { version: VERSION, edition, pages: {}, quizzes: {}, exercises: {} };
}

/** Return the stored record; what does not fit in it is left out, and the whole is kept aside first. */
export function load() {
  let text = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    // Where the browser keeps nothing, nobody has begun.
  }
  if (text === null) return emptyRecord();
  const { record, fault } = readProgress(parsed(text));
  if (fault) keepAside(text);
  return { ...emptyRecord(), ...record, edition };
}

/** Keep a record that cannot be read where the next save does not write over it. */
function keepAside(text) {
  try {
    const kept = asideRecords();
    if (!kept.includes(text)) localStorage.setItem(`${ASIDE}${kept.length ? `-${kept.length + 1}` : ""}`, text);
  } catch {
    // No room: what is there stays as long as nothing is saved.
  }
}

const asideKeys = () => Object.keys(localStorage).filter((key) => key === ASIDE || key.startsWith(`${ASIDE}-`)).sort();

/** Records that could not be read, as they were stored. */
export function asideRecords() {
  try {
    return asideKeys().map((key) => localStorage.getItem(key));
  } catch {
    return [];
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

/** Forget the record and whatever else of the reader this edition keeps beside it; false: refused. */
export function clear() {
  try {
    for (const key of [KEY, NAME_KEY, ...asideKeys()]) localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  } finally {
    document.dispatchEvent(new CustomEvent("msai:progress"));
  }
}

/** Tell whether the browser keeps anything for this site: both places are tried. */
export async function keepsAnything() {
  try {
    localStorage.setItem("msai.test", "1");
    localStorage.removeItem("msai.test");
    return await new Promise((resolve) => {
      const request = indexedDB.open("msai");
      // As the bridge and work.js make it.
      request.onupgradeneeded = () => ["states", "learner"].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => { request.result.close(); resolve(true); };
      request.onerror = () => resolve(false);
    });
  } catch {
    return false;
  }
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
