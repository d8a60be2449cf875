// Several people at one computer never mix; what the first release kept opens unchanged.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { StateStore, StoreError } from "../src/bridge/store.ts";
import { names, personOf, tabs } from "../src/storage/keep.ts";
import { follow, settle } from "../src/storage/belongings.ts";
import { everybody, forgetEverybody, forgetMe, putBack } from "../src/storage/everybody.ts";
import { present, say } from "../src/storage/people.ts";

class Storage {
  [name: string]: unknown;
  getItem(key: string) { return Object.hasOwn(this, key) ? this[key] : null; }
  setItem(key: string, value: string) { this[key] = value; }
  removeItem(key: string) { delete this[key]; }
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  Object.defineProperty(globalThis, "localStorage", { value: new Storage(), configurable: true });
});

const place = { edition: "msai", round: "" };
const code = (name: string) => (error: unknown) => error instanceof StoreError && error.code === name;
const opened = (round = "") => new StateStore("msai", round);

/** The database as the first release writes it: version 1, `<edition>/<exercise>`, `<edition>`. */
function firstRelease(learner?: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("msai", 1);
    request.onupgradeneeded = () => {
      for (const name of ["states", "learner"]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(["states", "learner"], "readwrite");
      const states = transaction.objectStore("states");
      for (const edition of ["msai", "lipowo"]) {
        const record = { state: { of: edition }, saved_at: "2026-11-20T10:00:00.000Z", version: 1763632800000 };
        states.put(record, `${edition}/zadanie-1`);
        states.put(record, `${edition}/delimit-area`);
        if (learner) transaction.objectStore("learner").put(learner, edition);
      }
      transaction.oncomplete = () => { request.result.close(); resolve(); };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

for (const learner of [undefined, { code: "K07", group: "K08" }, { code: "", group: "K08" }]) {
  test(`the first release's records open unchanged: ${JSON.stringify(learner) ?? "no code"}`, async () => {
    await firstRelease(learner);
    for (let times = 0; times < 2; times += 1) {
      const tab = opened();
      assert.deepEqual((await tab.load("zadanie-1"))?.state, { of: "msai" });
      assert.equal((await tab.load("zadanie-1"))?.version, 1763632800000);
      assert.deepEqual((await tab.list("")).sort(), ["delimit-area", "zadanie-1"]);
      assert.deepEqual(await tab.learner(), learner ?? null);
    }
    await opened().save("other", 1);
    const lipowo = new StateStore("lipowo");
    assert.deepEqual((await lipowo.load("zadanie-1"))?.state, { of: "lipowo" });
    assert.deepEqual(await lipowo.learner(), learner ?? null);
  });
}

test("an edition of the first release on the same address still opens the database", async () => {
  await firstRelease();
  await opened().load("a");
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open("msai", 1);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = () => reject(request.error);
  });
});

test("a first code takes the work done so far along", async () => {
  const tab = opened();
  await tab.save("a", "hers");
  await tab.setLearner({ code: "K07" });
  await tab.save("a", "hers still");
  assert.equal((await opened().load("a"))?.state, "hers still");
});

test("another code over the present one moves nothing until it is said how", async () => {
  const tab = opened();
  await tab.setLearner({ code: "K07", group: "K08" });
  await tab.save("a", "K07");
  const { learner } = await tab.setLearner({ code: "K09" });
  assert.deepEqual(learner, { code: "K07", group: "K08", refused: "other" });
  assert.equal((await opened().load("a"))?.state, "K07");
});

test("a corrected code takes work and group along", async () => {
  const tab = opened();
  await tab.setLearner({ code: "K70", group: "K08" });
  await tab.save("a", "work");
  await tab.setLearner({ code: "K07", how: "correct" });
  await tab.save("a", "more");
  assert.deepEqual(await opened().learner(), { code: "K07", group: "K08" });
  assert.equal((await opened().load("a"))?.state, "more");
  assert.deepEqual((await everybody(place)).map(({ person }) => person), ["K07"]);
});

test("nobody's code can be corrected into that of a person who has work here", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "K07");
  await opened().setLearner({ code: "K08", how: "switch" });
  assert.equal((await opened().setLearner({ code: "k-07", how: "correct" })).learner.refused, "taken");
  assert.equal(await opened().load("a"), null);
});

test("who comes next finds nothing; who comes back finds hers, however the code is typed", async () => {
  await opened().setLearner({ code: "wiosna-07-R", group: "wiosna-08-T" });
  await opened().save("a", "first pair");
  await opened().setLearner({ how: "leave" });
  assert.equal(await opened().load("a"), null);
  assert.equal(await opened().learner(), null);
  await opened().setLearner({ code: "wiosna-09-A" });
  await opened().save("a", "second pair");
  await opened().setLearner({ code: "WIOSNA 07 r", how: "switch" });
  assert.equal((await opened().load("a"))?.state, "first pair");
  assert.equal((await opened().learner())?.group, "wiosna-08-T");
});

test("who comes back by her code is told to begin anew: the page shows not all of her work", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "K07");
  await opened().setLearner({ how: "leave" });
  const tab = opened();
  await tab.load("a");
  const entered = await tab.setLearner({ code: "K07" });
  assert.equal(entered.returned, true);
  await assert.rejects(tab.save("a", "empty form"), code("other_person"));
  assert.equal((await opened().load("a"))?.state, "K07");
});

test("work without a code is set aside, never given to the person who comes back", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "K07");
  await opened().setLearner({ how: "leave" });
  await opened().save("a", "nobody's");
  assert.equal((await opened().setLearner({ code: "K07" })).learner.refused, "unsigned");
  await opened().setLearner({ code: "K07", how: "switch" });
  assert.equal((await opened().load("a"))?.state, "K07");
  const aside = (await everybody(place)).find(({ person }) => person.startsWith("?"));
  assert.equal(aside?.work["a"]?.state, "nobody's");
});

test("work without a code can be added to one's own; of two answers both are kept", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "older");
  await opened().setLearner({ how: "leave" });
  await opened().save("a", "newer");
  await opened().save("b", "new");
  await opened().setLearner({ code: "K07", how: "correct" });
  assert.equal((await opened().load("b"))?.state, "new");
  const kept = (await everybody(place))[0]?.work ?? {};
  assert.deepEqual(Object.entries(kept).filter(([key]) => key.startsWith("a")).map(([, one]) => one.state).sort(), ["newer", "older"]);
});

test("a second tab never writes the former person's answers for the next one", async () => {
  const [first, second] = [opened(), opened()];
  await first.setLearner({ code: "K07" });
  await second.load("a");
  await first.setLearner({ how: "leave" });
  await second.save("a", "late, of K07");
  assert.equal(await opened().load("a"), null);
  await opened().setLearner({ code: "K08" });
  assert.equal(await opened().load("a"), null);
  await second.save("a", "later, of K07");
  assert.equal(await opened().load("a"), null);
  await assert.rejects(second.setLearner({ group: "K09" }), code("other_person"));
  await opened().setLearner({ code: "K07", how: "switch" });
  assert.equal((await opened().load("a"))?.state, "later, of K07");
});

test("a second tab of nobody writes nothing for who came after", async () => {
  const [first, second] = [opened(), opened()];
  await second.load("a");
  await first.save("b", 1);
  await first.setLearner({ how: "leave" });
  await assert.rejects(second.save("a", "nobody's"), code("other_person"));
  assert.equal(await opened().load("a"), null);
});

test("a second tab goes on with the same person's work once its code is entered", async () => {
  const [first, second] = [opened(), opened()];
  await second.load("a");
  await second.save("a", 1);
  await first.setLearner({ code: "K07" });
  second.rebind("K07");
  await second.save("a", 2);
  assert.equal((await opened().load("a"))?.state, 2);
});

test("a second round starts clean and leaves the first one's work where it was", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "first round");
  const second = opened("2027-jesien");
  assert.equal(await second.load("a"), null);
  assert.equal(await second.learner(), null);
  await second.setLearner({ code: "K07" });
  await second.save("a", "second round");
  assert.equal((await opened().load("a"))?.state, "first round");
  assert.deepEqual((await everybody(place)).map(({ round, person }) => `${round}/${person}`).sort(), ["/K07", "2027-jesien/K07"]);
});

test("after a meeting nothing of anybody is left, and a tab that stayed open brings nothing back", async () => {
  const tab = opened();
  await tab.save("a", "nobody's");
  await tab.setLearner({ code: "K07" });
  await tab.save("a", "hers");
  await opened("2").save("a", "other round");
  const other = new StateStore("lipowo");
  await other.save("a", "another edition");
  settle(place, "K07");
  localStorage.setItem("msai.progress.msai", "{}");
  await forgetEverybody("msai");
  assert.deepEqual(await everybody(place), []);
  await assert.rejects(tab.save("a", "back again"), StoreError);
  assert.deepEqual(await everybody(place), []);
  assert.deepEqual(Object.keys(localStorage), []);
  assert.equal((await other.load("a"))?.state, "another edition");
});

test("what is cleared of one person leaves the others", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", 1);
  await opened().setLearner({ code: "K08", how: "switch" });
  await opened().save("a", 2);
  await forgetMe(place);
  assert.deepEqual((await everybody(place)).map(({ person }) => person), ["K07"]);
});

test("progress and name follow the person", async () => {
  const keys = names("msai");
  const progress = (page: string) => JSON.stringify({ version: 1, pages: { [page]: {} }, quizzes: {} });
  localStorage.setItem(keys.progress, progress("p7"));
  localStorage.setItem(keys.name, "Łucja");
  follow(place, await say(place, { code: "K07" }));
  assert.equal(localStorage.getItem(keys.progress), progress("p7"));
  await say(place, { how: "leave" });
  assert.deepEqual([localStorage.getItem(keys.progress), localStorage.getItem(keys.name)], [null, null]);
  localStorage.setItem(keys.progress, progress("p8"));
  await say(place, { code: "K08" });
  assert.equal(localStorage.getItem(keys.progress), progress("p8"));
  await say(place, { code: "K07", how: "switch" });
  assert.deepEqual([localStorage.getItem(keys.progress), localStorage.getItem(keys.name)], [progress("p7"), "Łucja"]);
  const all = await everybody(place);
  assert.deepEqual(all.map(({ person, progress: one }) => [person, one]).sort(), [["K07", progress("p7")], ["K08", progress("p8")]]);
});

test("progress of nobody that is set aside does not come back to the next nobody", async () => {
  localStorage.setItem(names("msai").progress, "{}");
  settle(place, "");
  await say(place, { how: "leave" });
  assert.equal(localStorage.getItem(names("msai").progress), null);
  assert.equal((await everybody(place)).length, 1);
});

test("what a file holds of a person comes back to her alone", async () => {
  await opened().setLearner({ code: "K07" });
  await opened().save("a", "hers");
  const files = await everybody(place);
  await forgetEverybody("msai");
  await opened().setLearner({ code: "K08" });
  for (const one of JSON.parse(JSON.stringify(files))) await putBack("msai", one);
  assert.equal(await opened().load("a"), null);
  await opened().setLearner({ code: "K07", how: "switch" });
  assert.equal((await opened().load("a"))?.state, "hers");
  assert.equal((await present(place)).code, "K07");
});

test("where storage is full, progress still follows its person", () => {
  const { progress, owner } = names("msai");
  const mine = JSON.stringify({ pages: { a: { read: true } }, filling: "x".repeat(900) });
  localStorage.setItem(owner, "/K07");
  localStorage.setItem(progress, mine);
  const put = localStorage.setItem.bind(localStorage);
  // Room for little more than one such record.
  localStorage.setItem = (key: string, value: string) => {
    const others = Object.entries(localStorage).filter(([name]) => name !== key && name !== "setItem");
    if (others.reduce((sum, [name, text]) => sum + name.length + String(text).length, key.length + value.length) > 1200) {
      throw new DOMException("full", "QuotaExceededError");
    }
    put(key, value);
  };
  settle(place, "K08");
  assert.equal(localStorage.getItem(progress), null);
  settle(place, "K07");
  assert.equal(localStorage.getItem(progress), mine);
});

test("a file that the full storage did not take is not told as put back", async () => {
  localStorage.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  const hers = { round: "", person: "K07", learner: { code: "K07" }, work: {}, progress: "{}", name: null };
  await assert.rejects(putBack("msai", hers), { name: "QuotaExceededError" });
});

test("a code is one person however it is typed, and other codes are others", () => {
  for (const typed of ["wiosna-07-R", "Wiosna 07 r", " WIOSNA07R ", "wiosna–07–R"]) assert.equal(personOf(typed), "WIOSNA07R");
  assert.notEqual(personOf("Ł7"), personOf("7"));
  assert.equal(personOf("  "), "");
});

test("a browser that forbids tabs to talk or to keep things does not stop the page", () => {
  const scope = globalThis as { BroadcastChannel?: unknown };
  const before = scope.BroadcastChannel;
  scope.BroadcastChannel = class { constructor() { throw new DOMException("", "SecurityError"); } };
  Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("", "SecurityError"); }, configurable: true });
  try {
    tabs(place, () => undefined).tell({ kind: "cleared" });
    assert.equal(settle(place, "K07"), false);
  } finally {
    scope.BroadcastChannel = before;
  }
});
