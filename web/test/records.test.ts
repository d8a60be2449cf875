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

test("starting again takes the records and leaves the rest", async () => {
  const store = new StateStore("msai");
  await store.save(KEY, { a: 1 });
  await keepRecords(store, KEY, [["a", { data: 1 }, 0]], [bytes("x")]);
  await forgetRecords(store, KEY);
  assert.deepEqual(await told(store), []);
  assert.deepEqual((await store.load(KEY))?.state, { a: 1 });
});
