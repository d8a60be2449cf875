// What the page says and when it starts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasLittleMemory, startsByItself } from "../src/page/conditions.ts";
import { bytesText, stepText } from "../src/page/progress.ts";
import { speaker } from "../src/page/strings.ts";

const plain = { search: "", saveData: false, deviceMemory: 8 };

test("Python starts by itself on an ordinary computer", () => {
  assert.equal(startsByItself(plain), true);
  assert.equal(startsByItself({ ...plain, deviceMemory: undefined }), true);
});

test("it waits for the button when the reader or the device asks for thrift", () => {
  assert.equal(startsByItself({ ...plain, saveData: true }), false);
  assert.equal(startsByItself({ ...plain, deviceMemory: 1 }), false);
  assert.equal(startsByItself({ ...plain, search: "?live=off" }), false);
});

test("megabytes are written the Polish way", () => {
  const say = speaker(null);
  const known = { step: "download", loaded: 6_230_000, total: 14_000_000 } as const;
  assert.equal(bytesText(say, known), "Pobrano 6,2 z 14,0 MB");
  assert.equal(bytesText(say, { ...known, total: null }), "Pobrano 6,2 MB");
});

test("each step has its own words", () => {
  const say = speaker(null);
  const said = (["download", "python", "packages", "exercise"] as const).map((step) => stepText(say, step));
  assert.equal(new Set(said).size, 4);
  assert.equal(said[1], "Uruchamiam ćwiczenia: uruchamiam Pythona.");
});

test("words of the page win over the built-in ones; broken JSON does no harm", () => {
  assert.equal(speaker('{"start": "Zaczynamy"}')("start"), "Zaczynamy");
  assert.equal(speaker('{"start": "Zaczynamy"}')("retry"), "Spróbuj ponownie");
  assert.equal(speaker("{broken")("retry"), "Spróbuj ponownie");
});

test("too little memory is said only where the browser tells of it", () => {
  assert.equal(hasLittleMemory({ ...plain, deviceMemory: 1 }), true);
  assert.equal(hasLittleMemory(plain), false);
  assert.equal(hasLittleMemory({ ...plain, deviceMemory: undefined }), false);
});
