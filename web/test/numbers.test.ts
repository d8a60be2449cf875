// What a field shows and takes is what Python says: the same examples are read by its own tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse, shown } from "../src/base/numbers.ts";

interface Examples { typed: [number | string, string][]; read: [string, number | null][]; unread: string[] }

const file = new URL("../../tests/fixtures/numbers.json", import.meta.url);
const examples = JSON.parse(readFileSync(file, "utf-8")) as Examples;

test("a number stands in its field whole and in Polish", () => {
  for (const [value, text] of examples.typed) assert.equal(shown(value), text);
  assert.equal(shown(null), "");
});

test("what people type is read as they mean it", () => {
  for (const [text, value] of examples.read) assert.equal(parse(text), value, text);
});

test("what is no number goes on as it was typed", () => {
  for (const text of examples.unread) assert.equal(parse(text), text);
});
