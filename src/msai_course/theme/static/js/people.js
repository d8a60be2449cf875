// Who works at this computer, and whose is what: people of one edition and round never mix.
import {
  DATABASE, LEARNER, STATES, VERSION, below, learnerKey, local, names, owner, parsed, personOf, pointerKey, stateKey,
} from "./keep.js";

/** @typedef {import("./keep.js").Place} Place */
/** @typedef {{person: string, since: string}} Pointer */
/** @typedef {{state: unknown, saved_at: string, version: number}} Kept */
/** @typedef {{code?: string, group?: string}} Learner */

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

/** Open, do one thing, close: an open connection makes others wait who want to remove the database. */
/**
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

/** Put a record in its place; of two, the later one stands there and the other stays beside it. */
/** @param {IDBObjectStore} states @param {string} key @param {Kept} record */
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
export async function point(learner, place, person) {
  const since = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  await ask(learner.put({ person, since }, pointerKey(place)));
}

/** @param {IDBObjectStore} learner @param {Place} place @param {string} person @returns {Promise<Learner>} */
export async function learnerOf(learner, place, person) {
  return (await ask(learner.get(learnerKey(place, person)))) ?? {};
}

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {string} from @param {string} to
 */
export async function move(states, learner, place, from, to) {
  for (const [exercise, key, record] of await workOf(states, place, from)) {
    await put(states, stateKey(place, to, exercise), record);
    await ask(states.delete(key));
  }
  const told = await ask(learner.get(learnerKey(place, from)));
  if (told) await merge(learner, learnerKey(place, to), { ...told, ...(await learnerOf(learner, place, to)) });
  await ask(learner.delete(learnerKey(place, from)));
}

/**
 * Give progress and name in localStorage to whom they belong; `carry`: what is there goes along.
 * @param {Place} place @param {string} person @param {boolean} [carry]
 * @returns {boolean} Whether they are another person's now.
 */
export function settle(place, person, carry = false) {
  const keys = names(place.edition);
  const [before, now] = [local.get(keys.owner), owner(place, person)];
  if (before === now) return false;
  // Before there were owners there was one round, and whoever was here is here still.
  const stays = carry || (before === null && place.round === "");
  for (const key of [keys.progress, keys.name]) {
    const [present, kept] = [local.get(key), local.get(`${key}/${now}`)];
    if (!stays && present !== null) local.set(`${key}/${before ?? "/"}`, present);
    const next = stays ? joined(present, kept) : kept;
    if (next === null) local.remove(key);
    else local.set(key, next);
    local.remove(`${key}/${now}`);
  }
  if (!stays) exchangeAside(keys.aside, before ?? "/", now);
  local.set(keys.owner, now);
  return !stays;
}

/** Progress that cannot be read follows its person too. @param {string} aside @param {string} before @param {string} now */
function exchangeAside(aside, before, now) {
  const present = local.keys(aside).filter((key) => !key.startsWith(`${aside}/`));
  /** @type {[string, string | null][]} */
  const put = [
    ...present.map((key) => /** @type {[string, string | null]} */ ([`${aside}/${before}:${key.slice(aside.length)}`, local.get(key)])),
    ...local.keys(`${aside}/${now}:`).map((key) =>
      /** @type {[string, string | null]} */ ([aside + key.slice(`${aside}/${now}:`.length), local.get(key)])),
  ];
  [...present, ...local.keys(`${aside}/${now}:`)].forEach(local.remove);
  for (const [key, text] of put) local.set(key, text ?? "");
}

/** Two records of progress of one person; of a question answered in both the one she had before stays. */
/** @param {string | null} present @param {string | null} kept */
function joined(present, kept) {
  if (present === null || kept === null) return present ?? kept;
  try {
    const [one, other] = [JSON.parse(present), JSON.parse(kept)];
    const [pages, quizzes] = [{ ...one.pages, ...other.pages }, { ...one.quizzes, ...other.quizzes }];
    return JSON.stringify({ ...other, pages, quizzes });
  } catch {
    return kept;
  }
}
