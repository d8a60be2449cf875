// Who works at this computer, and whose is what: people of one edition and round never mix.
import { follow } from "./belongings.ts";
import {
  DATABASE, LEARNER, STATES, VERSION, below, keyParts, learnerKey, personOf, pointerKey, stateKey, type Place,
} from "./keep.ts";
import { forgetUnfinished, unfinished, type Unfinished } from "./unfinished.ts";

/** Who works here now; `since` tells one sitting from the next. */
export interface Pointer {
  person: string;
  since: string;
}

/** A record of an exercise. */
export interface Kept {
  state: unknown;
  /** ISO 8601, UTC. */
  saved_at: string;
  /** Another number whenever the record changes. */
  version: number;
}

export interface Learner {
  code?: string;
  group?: string;
}

/** What is said of who works here: `how` is "correct", "switch" or "leave", see `enter`. */
export type Said = Learner & { how?: string };

export type Refusal = "other" | "taken" | "unsigned" | "";

/** What became of what was said. */
export interface Entered {
  learner: Learner & { refused?: Refusal };
  before: string;
  person: string;
  moved: boolean;
  returned: boolean;
  aside: string;
}

type Work<T> = (states: IDBObjectStore, learner: IDBObjectStore) => Promise<T>;

export const ask = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Open the database; what the first release wrote for this edition has its new place then. */
export async function openDatabase(edition: string, closed?: () => void): Promise<IDBDatabase> {
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
  const left = unfinished(edition);
  await transact(database, "readwrite", async (states, learner) => {
    await takeOver(states, learner, edition);
    for (const save of left) await finish(states, learner, save);
  });
  if (left.length) forgetUnfinished(edition);
  return database;
}

/** Do one thing wholly or not at all. */
export async function transact<T>(database: IDBDatabase, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  const transaction = database.transaction([STATES, LEARNER], mode);
  const ended = new Promise<void>((resolve, reject) => {
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
export async function once<T>(edition: string, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  const database = await openDatabase(edition);
  try {
    return await transact(database, mode, work);
  } finally {
    database.close();
  }
}

/** Records of one person: `[exercise, key, record]`. */
export async function workOf(
  states: IDBObjectStore, place: Place, person: string,
): Promise<[exercise: string, key: string, record: Kept][]> {
  const range = below(stateKey(place, person));
  const records: Kept[] = await ask(states.getAll(range));
  const keys = (await ask(states.getAllKeys(range))).map(String);
  return records.flatMap((record, at) => {
    const key = keys[at] ?? "";
    const of = keyParts(key);
    const isHers = of.round === place.round && of.person === person;
    return isHers ? [[of.exercise, key, record]] : [];
  });
}

/**
 * Give the work of the first release to the person whose code stands beside it. A tab of that release may
 * write some more: that is taken over the next time.
 */
async function takeOver(states: IDBObjectStore, learner: IDBObjectStore, edition: string): Promise<void> {
  const old: Learner | undefined = await ask(learner.get(edition));
  if (!old) return;
  const [place, person] = [{ edition, round: "" }, personOf(old.code)] as const;
  await merge(learner, learnerKey(place, person), old);
  await ask(learner.delete(edition));
  if (!person) return;
  await move(states, learner, place, "", person);
  if (!(await ask(learner.get(pointerKey(place))))) await point(learner, place, person);
}

/** Write what a page was left in the middle of; what was removed meanwhile stays removed. */
async function finish(states: IDBObjectStore, learner: IDBObjectStore, save: Unfinished): Promise<void> {
  const { person, exercise, state, saved_at, seen } = save;
  if (!(await isHers(learner, save, save))) return;
  const key = stateKey(save, person, exercise);
  const present: Kept | undefined = await ask(states.get(key));
  const record = { state, saved_at, version: Math.max(Date.now(), (present?.version ?? 0) + 1) };
  if (present?.version === seen) await ask(states.put(record, key));
  else if (present && JSON.stringify(present.state) !== JSON.stringify(state)) await put(states, key, record);
}

/** Whether work of a sitting may be written: a late save goes to her, never to who came after her. */
export async function isHers(learner: IDBObjectStore, place: Place, { person, since }: Pointer): Promise<boolean> {
  if ((await pointer(learner, place)).since === since) return true;
  return person !== "" && (await ask(learner.getKey(learnerKey(place, person)))) !== undefined;
}

/** Put a record in its place; of two, the later one stands there and the other stays beside it. */
async function put(states: IDBObjectStore, key: string, record: Kept): Promise<void> {
  const present: Kept | undefined = await ask(states.get(key));
  const isEarlier = present !== undefined && present.saved_at > record.saved_at;
  const [later, earlier] = isEarlier ? [present, record] : [record, present];
  await ask(states.put(later, key));
  if (earlier) await ask(states.put(earlier, `${key}~${earlier.saved_at}`));
}

export async function merge(learner: IDBObjectStore, key: string, value: Learner): Promise<Learner> {
  const present: Learner | undefined = await ask(learner.get(key));
  const merged = { ...present, ...value };
  await ask(learner.put(merged, key));
  return merged;
}

export async function pointer(learner: IDBObjectStore, place: Place): Promise<Pointer> {
  const present: Pointer | undefined = await ask(learner.get(pointerKey(place)));
  return present ?? { person: "", since: "" };
}

async function point(learner: IDBObjectStore, place: Place, person: string): Promise<void> {
  const since = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  await ask(learner.put({ person, since }, pointerKey(place)));
}

export async function learnerOf(learner: IDBObjectStore, place: Place, person: string): Promise<Learner> {
  const present: Learner | undefined = await ask(learner.get(learnerKey(place, person)));
  return present ?? {};
}

/**
 * Take what was said of who works here. A code over none takes the work so far along; a code over another one
 * changes nothing until it is said how: "correct" (the same person) or "switch" (another one).
 */
export async function enter(
  states: IDBObjectStore, learner: IDBObjectStore, place: Place, { how = "", ...value }: Said,
): Promise<Entered> {
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

async function refusal(
  states: IDBObjectStore, learner: IDBObjectStore, place: Place, before: string, next: string, how: string,
): Promise<Refusal> {
  const known = (await ask(learner.get(learnerKey(place, next)))) !== undefined;
  if (before && !how) return "other";
  if (before && how === "correct" && known) return "taken";
  const unsigned = (await workOf(states, place, "")).length;
  return !before && !how && known && unsigned ? "unsigned" : "";
}

async function leave(
  states: IDBObjectStore, learner: IDBObjectStore, place: Place, before: string,
): Promise<Entered> {
  const aside = before === "" ? await putAway(states, learner, place) : "";
  await point(learner, place, "");
  return { learner: await learnerOf(learner, place, ""), before, person: "", moved: false, returned: false, aside };
}

/** Work without a code gets a place of its own: it is not lost, and nobody else's. */
async function putAway(states: IDBObjectStore, learner: IDBObjectStore, place: Place): Promise<string> {
  const aside = nameless();
  await move(states, learner, place, "", aside);
  return aside;
}

const nameless = () => `?${new Date().toISOString()}`;

async function move(
  states: IDBObjectStore, learner: IDBObjectStore, place: Place, from: string, to: string,
): Promise<void> {
  for (const [exercise, key, record] of await workOf(states, place, from)) {
    await put(states, stateKey(place, to, exercise), record);
    await ask(states.delete(key));
  }
  const told: Learner | undefined = await ask(learner.get(learnerKey(place, from)));
  if (told) await merge(learner, learnerKey(place, to), { ...told, ...(await learnerOf(learner, place, to)) });
  await ask(learner.delete(learnerKey(place, from)));
}

/** Who works here now. */
export function present(place: Place): Promise<Learner & Pointer> {
  return once(place.edition, "readonly", async (_states, learner) => {
    const now = await pointer(learner, place);
    return { ...(await learnerOf(learner, place, now.person)), ...now };
  });
}

/** Say who works here now, from outside an exercise. */
export async function say(place: Place, told: Said): Promise<Entered> {
  const entered = await once(place.edition, "readwrite", (states, learner) => enter(states, learner, place, told));
  follow(place, entered);
  return entered;
}
