// A kernel that does not answer is given up; one that is slow, or a computer that slept, is not.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Watchdog } from "../src/kernel/watchdog.ts";

let asked = 0;
let barked = 0;
const dog = (): Watchdog => new Watchdog(() => (asked += 1), () => (barked += 1), 5, 20);

beforeEach(() => {
  [asked, barked] = [0, 0];
  mock.timers.enable({ apis: ["setInterval"] });
});
afterEach(() => mock.timers.reset());

test("silence while something is awaited is noticed once", () => {
  dog().watch();
  mock.timers.tick(20);
  assert.deepEqual([asked, barked], [4, 0]);
  mock.timers.tick(100);
  assert.deepEqual([asked, barked], [4, 1]);
});

test("any word of the kernel is a sign of life", () => {
  const watching = dog();
  watching.watch();
  for (let time = 0; time < 200; time += 10) {
    mock.timers.tick(10);
    watching.heard();
  }
  assert.equal(barked, 0);
});

test("nothing is asked when nothing is awaited", () => {
  const watching = dog();
  watching.watch();
  watching.rest();
  mock.timers.tick(100);
  assert.deepEqual([asked, barked], [0, 0]);
});
