import assert from "node:assert/strict";
import test from "node:test";
import { lock } from "../src/storage/locking.ts";

const view = (...parts: number[]) => new DataView(Uint8Array.from(parts).buffer);
const text = (said: string) => new DataView(new TextEncoder().encode(said).buffer);
const SALT = view(...Array.from({ length: 16 }, (_, at) => at));
const NONCE = view(...Array.from({ length: 12 }, () => 0));
const HOW = { password: "zażółć", rounds: 1000 };
/** Made by `cryptography` and `hashlib` of Python. */
const MADE = "0efa14019758d3167c729cd65df158a3266863c988";

test("what is locked is what Python locks, and opens again", async () => {
  const made = await lock({ ...HOW, open: false }, [SALT, NONCE, text("head"), text("klasa")]) as ArrayBuffer;
  assert.equal(Buffer.from(made).toString("hex"), MADE);
  const opened = await lock({ ...HOW, open: true }, [SALT, NONCE, text("head"), new DataView(made)]) as ArrayBuffer;
  assert.equal(Buffer.from(opened).toString(), "klasa");
});

test("another password, another head and plain http are refused by a word", async () => {
  const content = new DataView(Uint8Array.from(Buffer.from(MADE, "hex")).buffer);
  const open = { ...HOW, open: true };
  assert.equal(await lock({ ...open, password: "zażółc" }, [SALT, NONCE, text("head"), content]), "wrong");
  assert.equal(await lock(open, [SALT, NONCE, text("heat"), content]), "wrong");
  const held = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  assert.equal(await lock(open, [SALT, NONCE, text("head"), content]), "insecure");
  Object.defineProperty(globalThis, "crypto", held ?? {});
});
