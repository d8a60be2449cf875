// A compiled part that was made ready is taken; whatever else is asked for is compiled as ever.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileAhead } from "../src/kernel/compiled.ts";

const HEAD = [0, 97, 115, 109, 1, 0, 0, 0];
/** A module with nothing but a section of its own, called by one letter. */
const named = (letter: string): Uint8Array<ArrayBuffer> => Uint8Array.from([...HEAD, 0, 2, 1, letter.charCodeAt(0)]);
const nameOf = (module: WebAssembly.Module, letter: string): number => WebAssembly.Module.customSections(module, letter).length;

test("the part that is ready is given to whoever compiles the same bytes", async () => {
  const compiled = WebAssembly.compile;
  let made = 0;
  WebAssembly.compile = ((bytes: BufferSource) => (made++, compiled(bytes))) as typeof WebAssembly.compile;
  await compileAhead([["a/one.so", named("o")], ["a/two.so", named("t")], ["a/three.pyc", named("x")]]);
  WebAssembly.compile = compiled;
  assert.equal(made, 2);
  const two = new WebAssembly.Module(named("t"));
  assert.equal(new WebAssembly.Module(named("t")), two);
  assert.ok(two instanceof WebAssembly.Module);
  assert.equal(nameOf(two, "t"), 1);
  assert.equal(nameOf(new WebAssembly.Module(named("o")), "o"), 1);
});

test("bytes of the same length that nobody made ready are compiled, and broken ones refused, as ever", async () => {
  await compileAhead([["a/broken.so", Uint8Array.from([1, 2, 3])]]);
  assert.equal(nameOf(new WebAssembly.Module(named("z")), "z"), 1);
  assert.throws(() => new WebAssembly.Module(Uint8Array.from([1, 2, 3])), WebAssembly.CompileError);
});
