// Many things that an exercise keeps apart from its state: one record each, so that none is written twice.

import { below, stateKey } from "../storage/keep.ts";
import { ask, isHers } from "../storage/people.ts";
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

/** Keep records or remove them, all or none. */
export function keepRecords(store: StateStore, key: string, entries: Entry[], buffers: DataView[]): Promise<null> {
  return store.transact("readwrite", async (states, sitting, learner) => {
    if (!(await isHers(learner, store.place, sitting))) throw new StoreError("other_person");
    for (const [name, held, at] of entries) {
      const place = stateKey(store.place, sitting.person, inKey(key, name));
      const buffer = at === null ? undefined : buffers[at];
      if (held && buffer) states.put({ data: held.data, content: own(buffer) } satisfies Apart, place);
      else states.delete(place);
    }
    return null;
  });
}

/** All records of an exercise; their bytes go beside the answer. */
export async function recallRecords(
  store: StateStore, key: string,
): Promise<{ value: { records: [string, unknown, number][] }; parts: ArrayBuffer[] }> {
  const { names, found } = await store.transact("readonly", async (states, { person }) => {
    const range = below(stateKey(store.place, person, start(key)));
    const keys = await ask(states.getAllKeys(range));
    return { names: keys.map(nameIn), found: await ask<Apart[]>(states.getAll(range)) };
  });
  const records = found.map(({ data }, at): [string, unknown, number] => [names[at] ?? "", data, at]);
  return { value: { records }, parts: found.map(({ content }) => content) };
}

export function forgetRecords(store: StateStore, key: string): Promise<null> {
  return store.transact("readwrite", async (states, { person }) => {
    await ask(states.delete(below(stateKey(store.place, person, start(key)))));
    return null;
  });
}

const nameIn = (key: IDBValidKey): string => decodeURIComponent(String(key).slice(String(key).indexOf(":") + 1));

/** A view may look at a part of something larger, which would be kept whole. */
const own = ({ buffer, byteOffset, byteLength }: DataView): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
