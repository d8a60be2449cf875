// A review: what was missed and what was right, in other outcomes one after another, spaced ever wider.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin } from "./browser.ts";
import type { QuizState } from "../src/storage/record.ts";

const { DAY, emptyRecord } = await import("../src/reader/store.ts");
const { MOST, mixed, session } = await import("../src/reader/session.ts");

beforeEach(begin);

const NOW = Date.parse("2026-03-01T12:00:00Z");
const day = (offset: number) => new Date(NOW + offset * DAY).toISOString();
const item = (id: string, outcome = id.charAt(0)) => ({ id, outcome });
const missed = (offset: number): QuizState => ({ right: false, tries: 1, step: 0, due: day(offset) });
const known = (offset: number): QuizState => ({ right: true, tries: 1, step: 1, due: day(offset) });
const ids = (quizzes: Record<string, QuizState>) =>
  session({ ...emptyRecord(), quizzes }, Object.keys(quizzes).map((id) => item(id)), NOW).map(({ id }) => id);

test("nothing is asked before its day", () => {
  assert.deepEqual(ids({ a1: missed(1), b1: known(2) }), []);
});

test("a review of missed questions has some that were right before, even ahead of their day", () => {
  const asked = ids({ a1: missed(-1), a2: missed(-1), b1: known(3), c1: known(9), d1: known(9) });
  assert.deepEqual(new Set(asked), new Set(["a1", "a2", "b1", "c1"]));
});

test("right answers come back by themselves once their day has come", () => {
  assert.deepEqual(new Set(ids({ a1: known(-1), b1: known(-2), c1: known(5) })), new Set(["a1", "b1"]));
});

test("a review is short, and the oldest come first", () => {
  const quizzes = Object.fromEntries([...Array(20).keys()].map((at) => [`a${at}`, missed(-at - 1)]));
  const asked = ids({ ...quizzes, b1: known(-1), b2: known(-1), b3: known(-1), b4: known(-1) });
  assert.equal(asked.length, MOST);
  assert.equal(asked.filter((id) => id.startsWith("b")).length, 3);
  assert.ok(asked.includes("a19") && !asked.includes("a0"));
});

test("neighbours differ in outcome wherever there are others", () => {
  const asked = mixed(["a1", "a2", "a3", "b1", "b2", "c1"].map((id) => item(id))).map(({ outcome }) => outcome);
  assert.ok(asked.every((outcome, at) => outcome !== asked[at - 1]), asked.join());
  assert.deepEqual(mixed([item("a1"), item("a2")]).map(({ id }) => id), ["a1", "a2"]);
});
