// Many things that an exercise keeps apart from its state: one record each, so that none is written twice.

import { below, stateKey } from "../storage/keep.ts";
import { ask, isHers, type Pointer } from "../storage/people.ts";
import { StoreError, type StateStore } from "./store.ts";

/** Data and bytes of a record; both are Python's. */
export interface Apart {
  data: unknown;
  content: ArrayBuffer;
}

/** Name, data and the number of the buffer with the bytes; null: the record goes. */
export type Entry = [name: string, held: { data: unknown } | null, at: number | null];

/** They stand beside the state and go with it: whatever lists or removes work knows them. */
const start = (key: string): string => `${key}:`;
const inKey = (key: string, name: string): string => `${start(key)}${encodeURIComponent(name)}`;
/** The record without a name tells the version of all: what another tab kept meanwhile is not written over. */
const VERSION = "";

/** Keep records or remove them, all or none. */
export function keepRecords(store: StateStore, key: string, entries: Entry[], buffers: DataView[]): Promise<null> {
  return store.inTurn(async () => {
    const version = await store.transact("readwrite", (...those) => keep(store, key, entries, buffers, ...those));
    store.versions.set(key, version);
    return null;
  });
}

async function keep(
  store: StateStore, key: string, entries: Entry[], buffers: DataView[],
  states: IDBObjectStore, sitting: Pointer, learner: IDBObjectStore,
): Promise<number> {
  if (!(await isHers(learner, store.place, sitting))) throw new StoreError("other_person");
  const versions = stateKey(store.place, sitting.person, inKey(key, VERSION));
  const seen = store.versions.get(key);
  const current = await ask<Apart | undefined>(states.get(versions));
  if (versionOf(current) !== seen) throw new StoreError("conflict");
  for (const [name, held, at] of entries) {
    const place = stateKey(store.place, sitting.person, inKey(key, name));
    const buffer = at === null ? undefined : buffers[at];
    if (held && buffer) states.put({ data: held.data, content: own(buffer) } satisfies Apart, place);
    else states.delete(place);
  }
  const version = Math.max(Date.now(), (seen ?? 0) + 1);
  await ask(states.put({ data: version, content: new ArrayBuffer(0) } satisfies Apart, versions));
  return version;
}

const versionOf = (record: Apart | undefined): number | undefined =>
  typeof record?.data === "number" ? record.data : undefined;

/** All records of an exercise; their bytes go beside the answer. */
export function recallRecords(store: StateStore, key: string): Promise<Recalled> {
  return store.inTurn(() => recall(store, key));
}

interface Recalled {
  value: { records: [string, unknown, number][] };
  parts: ArrayBuffer[];
}

async function recall(store: StateStore, key: string): Promise<Recalled> {
  const all = await store.transact("readonly", async (states, { person }) => {
    const range = below(stateKey(store.place, person, start(key)));
    const keys = await ask(states.getAllKeys(range));
    const found = await ask<(Partial<Apart> | null)[]>(states.getAll(range));
    // What is damaged comes back empty: Python says so, and the others are there.
    return found.map((one, at): [string, Apart] => [nameIn(keys[at] ?? ""), whole(one)]);
  });
  const version = versionOf(all.find(([name]) => name === VERSION)?.[1]);
  if (version === undefined) store.versions.delete(key);
  else store.versions.set(key, version);
  const found = all.filter(([name]) => name !== VERSION);
  const records = found.map(([name, { data }], at): [string, unknown, number] => [name, data, at]);
  return { value: { records }, parts: found.map(([, { content }]) => content) };
}

const whole = (one: Partial<Apart> | null): Apart =>
  ({ data: one?.data ?? null, content: one?.content instanceof ArrayBuffer ? one.content : new ArrayBuffer(0) });

export function forgetRecords(store: StateStore, key: string): Promise<null> {
  return store.inTurn(async () => {
    await store.transact("readwrite", (states, { person }) =>
      ask(states.delete(below(stateKey(store.place, person, start(key))))));
    store.versions.delete(key);
    return null;
  });
}

function nameIn(key: IDBValidKey): string {
  const name = String(key).slice(String(key).indexOf(":") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A view may look at a part of something larger, which would be kept whole. */
const own = ({ buffer, byteOffset, byteLength }: DataView): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
