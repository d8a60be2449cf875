// A bundle is cut into the files it was made of, without copying them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBundle, writeBundle } from "../src/kernel/bundles.ts";

function packed(files: Record<string, string>): ArrayBuffer {
  const contents = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  const index = new TextEncoder().encode(
    JSON.stringify({ packages: ["mała"], files: contents.map(([path, bytes]) => [path, bytes.length]) }),
  );
  const length = new Uint8Array(new Uint32Array([index.length]).buffer);
  const parts = [length, index, ...contents.map(([, bytes]) => bytes)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((offset, part) => (whole.set(part, offset), offset + part.length), 0);
  return whole.buffer;
}

test("files come out as they went in", () => {
  const bundle = readBundle(packed({ "a/b.pyc": "zażółć", "c.pyc": "" , "d.so": "x" }));
  assert.deepEqual(bundle.packages, ["mała"]);
  const texts = bundle.files.map(([path, content]) => [path, new TextDecoder().decode(content)]);
  assert.deepEqual(texts, [["a/b.pyc", "zażółć"], ["c.pyc", ""], ["d.so", "x"]]);
});

test("files are written below the folder, each folder made once", () => {
  const made: string[] = [];
  const written: string[] = [];
  const fs = {
    mkdirTree: (path: string) => void made.push(path),
    writeFile: (path: string) => void written.push(path),
  };
  writeBundle(fs, "/site", readBundle(packed({ "a/b.pyc": "1", "a/c.pyc": "2", "d.pyc": "3" })));
  assert.deepEqual(made, ["/site/a/", "/site/"]);
  assert.deepEqual(written, ["/site/a/b.pyc", "/site/a/c.pyc", "/site/d.pyc"]);
});
