// Whatever a browser or a file holds, reading it gives clean data and says whether something was wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parsed, readProgress, readWork } from "../src/storage/record.ts";

const whole = {
  version: 1, edition: "msai",
  pages: { "dzien-1/01": { first: "2026-01-02T10:00:00Z", last: "2026-01-03T10:00:00Z", read: true, seconds: 61 } },
  quizzes: { "l01-q1": { page: "dzien-1/01", tries: 2, right: true, step: 1, due: "2026-01-06T10:00:00Z" } },
};

test("what the course stored is read back whole", () => {
  assert.deepEqual(readProgress(structuredClone(whole)), { record: whole, fault: "" });
});

test("a part that does not fit is left out, the others stay, and it is said", () => {
  const value = structuredClone(whole) as unknown as { pages: Record<string, unknown>; quizzes: Record<string, unknown> };
  value.pages["dzien-1/02"] = { read: "tak", seconds: 5 };
  value.pages["dzien-1/03"] = "przeczytane";
  value.quizzes["l01-q2"] = { tries: -1, right: false };
  const { record, fault } = readProgress(value);
  assert.equal(fault, "damaged");
  assert.deepEqual(record?.pages, { ...whole.pages, "dzien-1/02": { seconds: 5 } });
  assert.deepEqual(record?.quizzes, { ...whole.quizzes, "l01-q2": { right: false } });
});

test("a record of a newer course is told from a damaged one", () => {
  assert.deepEqual(readProgress({ ...whole, version: 2 }), { record: null, fault: "newer" });
  for (const value of [null, [], "x", 7, {}, { ...whole, version: "1" }]) {
    assert.deepEqual(readProgress(value), { record: null, fault: "damaged" });
  }
});

test("names that mean something to JavaScript are no entries", () => {
  const text = JSON.stringify(whole).replace('"pages":{', '"pages":{"__proto__":{"read":true},');
  const { record, fault } = readProgress(parsed(text));
  assert.equal(fault, "damaged");
  assert.deepEqual(Object.keys(record?.pages ?? {}), ["dzien-1/01"]);
});

test("work that an exercise cannot have made is left out", () => {
  const nested = (depth: number): object => (depth ? { in: nested(depth - 1) } : {});
  const good = { state: { chosen: ["Rynek"] }, saved_at: "2026-01-02T10:00:00Z", version: 5 };
  for (const bad of [{ state: "text" }, { state: [] }, { saved_at: good.saved_at }, { state: nested(70) }, null]) {
    assert.deepEqual(readWork({ good, bad }), { work: { good }, fault: "damaged" });
  }
  assert.deepEqual(readWork({ good, "a/b": good }), { work: { good }, fault: "damaged" });
  assert.deepEqual(readWork(undefined), { work: {}, fault: "" });
});

test("a text that is no JSON, or nests without end, is nothing", () => {
  assert.equal(parsed("{"), undefined);
  assert.equal(readProgress(parsed("[".repeat(100_000))).fault, "damaged");
});
