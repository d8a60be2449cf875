// What the learner did stands on screen until Python knows of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Unanswered } from "../src/exercise/unanswered.ts";

test("a field shows the last word until a view knows of it", () => {
  const unanswered = new Unanswered();
  assert.equal(unanswered.value("name", "seen"), "seen");
  unanswered.note("name", 1, "first");
  unanswered.note("name", 2, "second");
  unanswered.answered(1);
  assert.equal(unanswered.value("name", "first"), "second");
  unanswered.answered(2);
  assert.equal(unanswered.value("name", "refused"), "refused");
});

test("an answer to one field leaves the others as they were left", () => {
  const unanswered = new Unanswered();
  unanswered.note("a", 1, true);
  unanswered.note("b", 2, false);
  unanswered.answered(1);
  assert.equal(unanswered.value("a", false), false);
  assert.equal(unanswered.value("b", true), false);
});

test("an emptied field stays empty", () => {
  const unanswered = new Unanswered();
  unanswered.note("number", 1, null);
  assert.equal(unanswered.value<number | null>("number", 12), null);
});
