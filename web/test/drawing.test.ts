// Charts for paper: one that fails costs itself, and no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawAll } from "../src/bridge/drawing.ts";

const file = (size: number): ArrayBuffer => new ArrayBuffer(size);

test("charts are drawn one after another, and one that fails leaves a gap", async () => {
  const begun: unknown[] = [];
  const paint = async (spec: unknown): Promise<ArrayBuffer> => {
    begun.push(spec);
    if (spec === "bad") throw new Error("no chart");
    return file(begun.length);
  };
  const drawn = await drawAll(["a", "bad", "c"], async (name) => (assert.equal(name, "chart"), { paint }));
  assert.deepEqual(begun, ["a", "bad", "c"]);
  assert.deepEqual(drawn.map((one) => one?.byteLength ?? null), [1, null, 3]);
});

test("a chart module that cannot be fetched is told to who asked", async () => {
  await assert.rejects(drawAll(["a"], async () => { throw new Error("offline"); }), /offline/);
});
