// Nothing is fetched ahead on a line that costs by the byte, or that is slow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDear } from "../src/reader/ahead.ts";

test("a reader who saves data, a mobile line and a slow one are dear", () => {
  assert.equal(isDear({ saveData: true, effectiveType: "4g" }), true);
  assert.equal(isDear({ type: "cellular", effectiveType: "4g" }), true);
  assert.equal(isDear({ effectiveType: "slow-2g" }), true);
});

test("an office line, and a browser that does not tell, are not", () => {
  assert.equal(isDear({ saveData: false, type: "ethernet", effectiveType: "4g" }), false);
  assert.equal(isDear({}), false);
});
