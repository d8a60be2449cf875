// Work that cannot be read is never written over.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { setAside } from "../src/bridge/aside.ts";
import { StateStore } from "../src/bridge/store.ts";

test("a record is moved to a free place, and another one to the next", async () => {
  globalThis.indexedDB = new IDBFactory();
  const store = new StateStore("msai");
  assert.equal(await setAside(store, "a"), null);
  await store.save("a", "first");
  assert.deepEqual(await setAside(store, "a"), { key: "a.odlozone" });
  assert.equal(await store.load("a"), null);
  await store.save("a", "second");
  assert.deepEqual(await setAside(store, "a"), { key: "a.odlozone-2" });
  await store.save("a", "new work");
  assert.equal((await store.load("a.odlozone"))?.state, "first");
  assert.equal((await store.load("a.odlozone-2"))?.state, "second");
  assert.equal((await store.load("a"))?.state, "new work");
});

test("a record whose copy is refused stays where it is", async () => {
  const store = {
    load: async () => ({ state: 1 }),
    list: async () => [],
    save: () => Promise.reject(new Error("full")),
    remove: () => Promise.reject(new Error("must not be asked")),
  };
  await assert.rejects(setAside(store, "a"), /full/);
});
