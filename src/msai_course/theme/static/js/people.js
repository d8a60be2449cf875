// Who works at this computer, and whose is what: people of one edition and round never mix.
import { follow } from "./belongings.js";
import {
  DATABASE, LEARNER, STATES, VERSION, below, learnerKey, parsed, personOf, pointerKey, stateKey,
} from "./keep.js";

/**
 * @typedef {import("./keep.js").Place} Place
 * @typedef {{person: string, since: string}} Pointer
 */
/**
 * @typedef {{state: unknown, saved_at: string, version: number}} Kept
 * @typedef {{code?: string, group?: string}} Learner
 */
/**
 * @typedef {"other" | "taken" | "unsigned" | ""} Refusal
 * @typedef {{learner: Learner & {refused?: Refusal}, before: string, person: string, moved: boolean, returned: boolean, aside: string}} Entered
 */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const ask = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/**
 * Open the database; what the first release wrote for this edition has its new place then.
 * @param {string} edition
 * @param {() => void} [closed]
 * @returns {Promise<IDBDatabase>}
 */
export async function openDatabase(edition, closed) {
  // A private window may have no IndexedDB, or one that throws at once.
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    for (const name of [STATES, LEARNER]) request.result.createObjectStore(name);
  };
  const database = await ask(request);
  const end = () => {
    database.close();
    closed?.();
  };
  database.onclose = end;
  // A page with a newer course must not wait for this one.
  database.onversionchange = end;
  await transact(database, "readwrite", (states, learner) => takeOver(states, learner, edition));
  return database;
}

/**
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(states: IDBObjectStore, learner: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function transact(database, mode, work) {
  const transaction = database.transaction([STATES, LEARNER], mode);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  // Waited for below; until then nobody has to know.
  ended.catch(() => undefined);
  try {
    const result = await work(transaction.objectStore(STATES), transaction.objectStore(LEARNER));
    await ended;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/**
 * Open, do one thing, close: an open connection makes others wait who want to remove the database.
 * @template T
 * @param {string} edition
 * @param {IDBTransactionMode} mode
 * @param {(states: IDBObjectStore, learner: IDBObjectStore) => Promise<T>} work
 */
export async function once(edition, mode, work) {
  const database = await openDatabase(edition);
  try {
    return await transact(database, mode, work);
  } finally {
    database.close();
  }
}

/**
 * Records of one person: `[exercise, key, record]`.
 * @param {IDBObjectStore} states @param {Place} place @param {string} person
 * @returns {Promise<[string, string, Kept][]>}
 */
export async function workOf(states, place, person) {
  const range = below(stateKey(place, person));
  const records = await ask(states.getAll(range));
  const keys = (await ask(states.getAllKeys(range))).map(String);
  return keys.flatMap((key, at) => {
    const of = parsed(key);
    const isHers = of.round === place.round && of.person === person;
    return isHers ? [/** @type {[string, string, Kept]} */ ([of.exercise, key, records[at]])] : [];
  });
}

/**
 * Give the work of the first release to the person whose code stands beside it. A tab of that release may
 * write some more: that is taken over the next time.
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {string} edition
 */
async function takeOver(states, learner, edition) {
  const old = await ask(learner.get(edition));
  if (!old) return;
  const [place, person] = [{ edition, round: "" }, personOf(old.code)];
  await merge(learner, learnerKey(place, person), old);
  await ask(learner.delete(edition));
  if (!person) return;
  await move(states, learner, place, "", person);
  if (!(await ask(learner.get(pointerKey(place))))) await point(learner, place, person);
}

/**
 * Put a record in its place; of two, the later one stands there and the other stays beside it.
 * @param {IDBObjectStore} states @param {string} key @param {Kept} record
 */
async function put(states, key, record) {
  /** @type {Kept | undefined} */
  const present = await ask(states.get(key));
  const [later, earlier] = present && present.saved_at > record.saved_at ? [present, record] : [record, present];
  await ask(states.put(later, key));
  if (earlier) await ask(states.put(earlier, `${key}~${earlier.saved_at}`));
}

/** @param {IDBObjectStore} learner @param {string} key @param {Learner} value */
export async function merge(learner, key, value) {
  const merged = { ...(await ask(learner.get(key))), ...value };
  await ask(learner.put(merged, key));
  return merged;
}

/** @param {IDBObjectStore} learner @param {Place} place @returns {Promise<Pointer>} */
export async function pointer(learner, place) {
  return (await ask(learner.get(pointerKey(place)))) ?? { person: "", since: "" };
}

/** @param {IDBObjectStore} learner @param {Place} place @param {string} person */
async function point(learner, place, person) {
  const since = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  await ask(learner.put({ person, since }, pointerKey(place)));
}

/** @param {IDBObjectStore} learner @param {Place} place @param {string} person @returns {Promise<Learner>} */
export async function learnerOf(learner, place, person) {
  return (await ask(learner.get(learnerKey(place, person)))) ?? {};
}

/**
 * Take what was said of who works here. A code over none takes the work so far along; a code over another one
 * changes nothing until it is said how: "correct" (the same person) or "switch" (another one).
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {Learner & {how?: string}} told
 * @returns {Promise<Entered>}
 */
export async function enter(states, learner, place, { how = "", ...value }) {
  const before = (await pointer(learner, place)).person;
  if (how === "leave") return leave(states, learner, place, before);
  const person = value.code === undefined ? before : personOf(value.code);
  if (!person && value.code !== undefined) delete value.code;
  const next = person || before;
  if (next !== before) {
    const refused = await refusal(states, learner, place, before, next, how);
    if (refused) return { learner: { ...(await learnerOf(learner, place, before)), refused }, before, person: before, moved: false, returned: false, aside: "" };
  }
  // Who has work here already comes back to it: what her page shows now is not all of it.
  const returned = next !== before && (await ask(learner.get(learnerKey(place, next)))) !== undefined;
  const moved = next !== before && (how === "correct" || (before === "" && how !== "switch"));
  if (moved) await move(states, learner, place, before, next);
  const aside = next !== before && !moved && before === "" ? await putAway(states, learner, place) : "";
  if (next !== before) await point(learner, place, next);
  return { learner: await merge(learner, learnerKey(place, next), value), before, person: next, moved, returned, aside };
}

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {string} before @param {string} next @param {string} how @returns {Promise<Refusal>}
 */
async function refusal(states, learner, place, before, next, how) {
  const known = (await ask(learner.get(learnerKey(place, next)))) !== undefined;
  if (before && !how) return "other";
  if (before && how === "correct" && known) return "taken";
  const unsigned = (await workOf(states, place, "")).length;
  return !before && !how && known && unsigned ? "unsigned" : "";
}

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place @param {string} before
 */
async function leave(states, learner, place, before) {
  const aside = before === "" ? await putAway(states, learner, place) : "";
  await point(learner, place, "");
  return { learner: await learnerOf(learner, place, ""), before, person: "", moved: false, returned: false, aside };
}

/**
 * Work without a code gets a place of its own: it is not lost, and nobody else's.
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 */
async function putAway(states, learner, place) {
  const aside = nameless();
  await move(states, learner, place, "", aside);
  return aside;
}

const nameless = () => `?${new Date().toISOString()}`;

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {string} from @param {string} to
 */
async function move(states, learner, place, from, to) {
  for (const [exercise, key, record] of await workOf(states, place, from)) {
    await put(states, stateKey(place, to, exercise), record);
    await ask(states.delete(key));
  }
  const told = await ask(learner.get(learnerKey(place, from)));
  if (told) await merge(learner, learnerKey(place, to), { ...told, ...(await learnerOf(learner, place, to)) });
  await ask(learner.delete(learnerKey(place, from)));
}

/** Who works here now. @param {Place} place @returns {Promise<Learner & Pointer>} */
export function present(place) {
  return once(place.edition, "readonly", async (_states, learner) => {
    const now = await pointer(learner, place);
    return { ...(await learnerOf(learner, place, now.person)), ...now };
  });
}

/**
 * Say who works here now, from outside an exercise.
 * @param {Place} place @param {Learner & {how?: string}} told @returns {Promise<Entered>}
 */
export async function say(place, told) {
  const entered = await once(place.edition, "readwrite", (states, learner) => enter(states, learner, place, told));
  follow(place, entered);
  return entered;
}
