// Pages of a tab share a kernel until it is left: because it failed, or for another person.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin } from "./browser.ts";
import { forgetEverybody, forgetMe } from "../src/storage/everybody.ts";
import { hasKernel, hasRun, keepKernel, keepRun, kernelOf, leaveKernel } from "../src/storage/kernel.ts";

beforeEach(begin);

test("tabs begin with the same kernel, and a tab knows when it has had one", () => {
  const first = kernelOf("msai");
  assert.equal(hasKernel("msai"), false);
  keepKernel("msai");
  assert.equal(hasKernel("msai"), true);
  assert.equal(kernelOf("msai"), first);
});

test("a kernel that was left is never joined again, and other editions keep theirs", () => {
  const first = kernelOf("msai");
  leaveKernel("msai");
  const second = kernelOf("msai");
  leaveKernel("msai");
  assert.equal(new Set([first, second, kernelOf("msai")]).size, 3);
  assert.equal(kernelOf("lipowo"), first);
});

test("that exercises have run here is forgotten with whoever ran them", async () => {
  for (const forget of [() => forgetMe({ edition: "msai", round: "" }), () => forgetEverybody("msai")]) {
    keepRun("msai");
    assert.equal(hasRun("msai"), true);
    await forget();
    assert.equal(hasRun("msai"), false);
  }
});
