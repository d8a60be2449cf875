// The learner's work is never lost silently.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { StateStore, StoreError, storeError } from "../src/bridge/store.ts";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const conflict = (error: unknown) => error instanceof StoreError && error.code === "conflict";

test("what was saved is loaded after the page is opened again", async () => {
  await new StateStore("msai").save("delimit-area", { chosen: ["Rynek"] });
  const record = await new StateStore("msai").load("delimit-area");
  assert.deepEqual(record?.state, { chosen: ["Rynek"] });
  assert.match(record?.saved_at ?? "", /^\d{4}-\d\d-\d\dT.*Z$/);
});

test("an exercise that was never saved is null", async () => {
  assert.equal(await new StateStore("msai").load("nothing"), null);
});

test("a tab saves again and again over its own state", async () => {
  const tab = new StateStore("msai");
  for (const n of [1, 2, 3]) await tab.save("a", n);
  assert.equal((await tab.load("a"))?.state, 3);
});

test("saves that follow each other at once are all this tab's own", async () => {
  const tab = new StateStore("msai");
  await Promise.all([1, 2, 3].map((n) => tab.save("a", n)));
  assert.equal((await tab.load("a"))?.state, 3);
});

test("a refused save does not hold up the next one", async () => {
  const [first, second] = [new StateStore("msai"), new StateStore("msai")];
  await second.save("a", "second");
  const saves = [first.save("a", "first"), first.save("b", "first")];
  await assert.rejects(saves[0]!, conflict);
  assert.equal((await saves[1])?.state, "first");
});

test("a second tab does not overwrite what the first one saved", async () => {
  const [first, second] = [new StateStore("msai"), new StateStore("msai")];
  await Promise.all([first.load("a"), second.load("a")]);
  await first.save("a", "first");
  await assert.rejects(second.save("a", "second"), conflict);
  assert.equal((await second.load("a"))?.state, "first");
  await second.save("a", "second, having seen the first");
  await assert.rejects(first.save("a", "again"), conflict);
});

test("a removed state is gone and can be saved anew", async () => {
  const tab = new StateStore("msai");
  await tab.save("a", 1);
  await tab.remove("a");
  assert.equal(await tab.load("a"), null);
  await tab.save("a", 2);
  assert.equal((await tab.load("a"))?.state, 2);
});

test("editions on one address keep their states apart", async () => {
  const [base, derived] = [new StateStore("msai"), new StateStore("lipowo")];
  await base.save("a", "base");
  await derived.save("a", "derived");
  assert.equal((await base.load("a"))?.state, "base");
});

test("states are listed by prefix, without the edition's name", async () => {
  const tab = new StateStore("msai");
  for (const key of ["card:1", "card:2", "map"]) await tab.save(key, {});
  await new StateStore("msai2").save("card:9", {});
  assert.deepEqual(await tab.list("card:"), ["card:1", "card:2"]);
  assert.deepEqual(await tab.list(""), ["card:1", "card:2", "map"]);
});

test("the learner's code is entered once per edition", async () => {
  await new StateStore("msai").setLearner({ code: "K7" });
  assert.deepEqual(await new StateStore("msai").learner(), { code: "K7" });
  assert.equal(await new StateStore("lipowo").learner(), null);
});

test("a code typed anew keeps the group", async () => {
  const tab = new StateStore("msai");
  await tab.setLearner({ code: "K7", group: "K8, K9" });
  await tab.setLearner({ code: " k-7 " });
  assert.deepEqual(await tab.learner(), { code: " k-7 ", group: "K8, K9" });
  await tab.setLearner({ code: "K07", how: "correct" });
  assert.deepEqual(await tab.learner(), { code: "K07", group: "K8, K9" });
});

test("refusals of the browser have codes that Python knows", () => {
  const named = (name: string) => storeError(new DOMException("", name)).code;
  assert.equal(named("QuotaExceededError"), "storage_full");
  assert.equal(named("SecurityError"), "storage_blocked");
  assert.equal(named("DataCloneError"), "unknown");
});

test("a browser without storage says so instead of hanging", async () => {
  Object.assign(globalThis, { indexedDB: { open: () => { throw new DOMException("", "SecurityError"); } } });
  await assert.rejects(
    new StateStore("msai").save("a", 1).catch((error) => { throw storeError(error); }),
    (error: StoreError) => error.code === "storage_blocked",
  );
});
