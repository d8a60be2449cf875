// A record that Python cannot read makes room for new work, but stays: under a key that nothing writes over.

import { ASIDE } from "../storage/keep.ts";

interface Store {
  load(key: string): Promise<{ state: unknown } | null>;
  save(key: string, state: unknown): Promise<unknown>;
  remove(key: string): Promise<void>;
  list(prefix: string): Promise<string[]>;
}

/** Move a record aside; the copy is there before the original goes. Null: there was none. */
export async function setAside(store: Store, key: string): Promise<{ key: string } | null> {
  const record = await store.load(key);
  if (!record) return null;
  const taken = await store.list(`${key}${ASIDE}`);
  let free = `${key}${ASIDE}`;
  for (let number = 2; taken.includes(free); number += 1) free = `${key}${ASIDE}-${number}`;
  await store.save(free, record.state);
  await store.remove(key);
  return { key: free };
}
