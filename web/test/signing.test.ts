import assert from "node:assert/strict";
import test from "node:test";
import { fingerprint, fromBase64, isSigned, makeKeys, signAll, toBase64, type KeyPair } from "../src/storage/signing.ts";

const TEXTS = ["{\"numer\":\"1/2027\"}", "Łucja Żółć-Wąsik"];

test("what is signed is checked with the public key, and with no other", async () => {
  const [own, other] = [await makeKeys() as KeyPair, await makeKeys() as KeyPair];
  const signatures = await signAll(TEXTS, own.private) as string[];
  for (const [at, text] of TEXTS.entries()) {
    assert.equal(fromBase64(signatures[at] ?? "").length, 64);
    assert.ok(await isSigned(text, signatures[at] ?? "", own.public));
    assert.ok(!await isSigned(`${text} `, signatures[at] ?? "", own.public));
    assert.ok(!await isSigned(text, signatures[at] ?? "", other.public));
  }
});

test("a key of another kind and plain http are refused by a word", async () => {
  assert.equal(await signAll(TEXTS, { kty: "oct", k: "AA" }), "bad_key");
  const held = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  assert.equal(await makeKeys(), "insecure");
  assert.equal(await signAll(TEXTS, {}), "insecure");
  Object.defineProperty(globalThis, "crypto", held ?? {});
});

test("the fingerprint is that of Python", async () => {
  assert.equal(await fingerprint({ x: "abc", y: "def" }), "ebb3-127b-f5c7-c4b4");
  assert.deepEqual([...fromBase64(toBase64(Uint8Array.of(251, 255, 0)))], [251, 255, 0]);
});
