// Records that stand beside the state of an exercise: one each, all or none, and gone with everything.
import "./browser.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin } from "./browser.ts";
import { forgetRecords, keepRecords, recallRecords } from "../src/bridge/records.ts";
import { StateStore } from "../src/bridge/store.ts";
import { everybody, forgetEverybody } from "../src/storage/everybody.ts";

const KEY = "trainer-grading";
beforeEach(begin);

const bytes = (text: string): DataView => {
  const around = new TextEncoder().encode(`>>${text}<<`);
  return new DataView(around.buffer, 2, around.length - 4);
};
const told = async (store: StateStore, key = KEY): Promise<unknown> => {
  const { value, parts } = await recallRecords(store, key);
  return value.records.map(([name, data, at]) => [name, data, new TextDecoder().decode(parts[at])]);
};

test("what was kept comes back with its own bytes, whatever its name", async () => {
  const store = new StateStore("msai");
  const name = "prace/Zażółć: K07/a%2F.ipynb";
  await keepRecords(store, KEY, [[name, { data: { n: 1 } }, 0], ["stan", { data: null }, 1]], [bytes("ąę"), bytes("")]);
  assert.deepEqual(await told(store), [[name, { n: 1 }, "ąę"], ["stan", null, ""]]);
  await keepRecords(store, KEY, [[name, null, null]], []);
  assert.deepEqual(await told(store), [["stan", null, ""]]);
  assert.deepEqual(await told(store, "trainer-class"), []);
});

test("records are no work of a learner's, and go with everything", async () => {
  const store = new StateStore("msai");
  await store.save(KEY, { a: 1 });
  await keepRecords(store, KEY, [["a", { data: 1 }, 0]], [bytes("x")]);
  assert.deepEqual(await everybody(store.place), []);
  await forgetEverybody("msai");
  assert.deepEqual(await told(store), []);
  assert.equal(await store.load(KEY), null);
});

test("what another tab kept meanwhile is not written over, and after loading anew all goes on", async () => {
  const [first, second] = [new StateStore("msai"), new StateStore("msai")];
  await Promise.all([told(first), told(second)]);
  const keep = (store: StateStore, text: string): Promise<null> =>
    keepRecords(store, KEY, [["a", { data: 1 }, 0]], [bytes(text)]);
  await Promise.all([keep(first, "1"), keep(first, "2")]);
  await assert.rejects(keep(second, "other"), { code: "conflict" });
  assert.deepEqual(await told(second), [["a", 1, "2"]]);
  await keep(second, "3");
  // Removed elsewhere counts too: it must not come back.
  await forgetRecords(second, KEY);
  await assert.rejects(keep(first, "4"), { code: "conflict" });
  assert.deepEqual(await told(first), []);
});

test("a damaged record comes back empty, and the others whole", async () => {
  const store = new StateStore("msai");
  await keepRecords(store, KEY, [["a", { data: 1 }, 0]], [bytes("x")]);
  await store.transact("readwrite", async (states) => {
    states.put(null, `msai/${KEY}:b`);
    states.put({ content: "none" }, `msai/${KEY}:%E0`);
  });
  assert.deepEqual(await told(store), [["%E0", null, ""], ["a", 1, "x"], ["b", null, ""]]);
});

test("starting again takes the records and leaves the rest", async () => {
  const store = new StateStore("msai");
  await store.save(KEY, { a: 1 });
  await keepRecords(store, KEY, [["a", { data: 1 }, 0]], [bytes("x")]);
  await forgetRecords(store, KEY);
  assert.deepEqual(await told(store), []);
  assert.deepEqual((await store.load(KEY))?.state, { a: 1 });
});
