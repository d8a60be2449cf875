// Whoever leaves a page while her answer is being written finds the answer on the next one.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin } from "./browser.ts";
import { StateStore } from "../src/bridge/store.ts";
import { say } from "../src/storage/people.ts";
import { keepUnfinished, unfinished, type Unfinished } from "../src/storage/unfinished.ts";

beforeEach(begin);

const place = { edition: "msai", round: "" };

/** What a page keeps that was left in the middle of the save of an answer. */
function left(state: unknown, more: Partial<Unfinished> = {}): void {
  const nobody = { person: "", since: "" };
  keepUnfinished("msai", [{ ...place, ...nobody, exercise: "a", state, saved_at: new Date().toISOString(), ...more }]);
}

/** What the next page finds. */
const found = async (exercise = "a"): Promise<unknown> => (await new StateStore("msai").load(exercise))?.state;

test("a page that is left keeps what is still being written, and nothing else", async () => {
  const page = new StateStore("msai");
  await page.load("a");
  await page.save("b", "written");
  const save = page.save("a", "on its way");
  page.leave();
  assert.deepEqual(unfinished("msai").map(({ exercise, state }) => [exercise, state]), [["a", "on its way"]]);
  await save;
});

test("the next page has the answer, and it is written once", async () => {
  left("first answer");
  assert.equal(await found(), "first answer");
  assert.deepEqual(unfinished("msai"), []);
});

test("an answer over an older one takes its place", async () => {
  const { version } = await new StateStore("msai").save("a", "older");
  left("newer", { seen: version });
  assert.equal(await found(), "newer");
});

test("an answer over one that another tab changed stays beside it", async () => {
  await new StateStore("msai").save("a", "of another tab");
  left("of the page that was left");
  const next = new StateStore("msai");
  const keys = await next.list("a");
  const states = await Promise.all(keys.map(async (key) => (await next.load(key))?.state));
  assert.deepEqual(states.sort(), ["of another tab", "of the page that was left"]);
});

test("what was written all the same is not written a second time", async () => {
  await new StateStore("msai").save("a", { answer: 1 });
  left({ answer: 1 });
  assert.deepEqual(await new StateStore("msai").list("a"), ["a"]);
});

test("what was removed meanwhile does not come back", async () => {
  left("was here", { seen: 17 });
  assert.equal(await found(), undefined);
});

test("who sits down next does not get the answer of who left", async () => {
  await say(place, { how: "leave" });
  left("of the one before");
  assert.equal(await found(), undefined);
});

test("who has a code gets her answer, whoever sits here now", async () => {
  await say(place, { code: "K07" });
  left("hers", { person: "K07", since: "a former sitting" });
  assert.equal(await found(), "hers");
});

test("a damaged note keeps nothing from opening", async () => {
  for (const note of ["{", "null", "[null, {}]", '"x"']) {
    localStorage.setItem("msai.unfinished.msai", note);
    assert.equal(await found(), undefined);
  }
});
