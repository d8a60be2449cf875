// Progress is honest: every byte that came, and a total only when it is known.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { DownloadError, Downloads, reached } from "../src/kernel/downloads.ts";

const real = globalThis.fetch;
const base = "https://example.test/pyodide/";
let asked: string[] = [];

afterEach(() => {
  globalThis.fetch = real;
  asked = [];
});

function site(files: Record<string, string>): void {
  globalThis.fetch = async (input) => {
    const name = String(input).slice(base.length);
    asked.push(name);
    return new Response(files[name] ?? "", { status: name in files ? 200 : 404 });
  };
}

test("bytes are counted as they come, up to the known total", async () => {
  site({ "a.whl": "12345", "b.whl": "123" });
  const reports: [number, number | null][] = [];
  const downloads = new Downloads(base, () => ({ "a.whl": 5, "b.whl": 3 }), (...report) => reports.push(report));
  downloads.install();
  downloads.begin("a.whl");
  downloads.begin("b.whl");
  await (await fetch(`${base}a.whl`)).text();
  await (await fetch(`${base}b.whl`)).text();
  assert.deepEqual(reports.at(-1), [8, 8]);
});

test("WebAssembly, which the browser must get untouched, counts when it arrives", async () => {
  site({ "a.wasm": "1234567", "b.whl": "123" });
  let sizes: Record<string, number> = {};
  let last: [number, number | null] = [0, 0];
  const downloads = new Downloads(base, () => sizes, (...report) => (last = report));
  downloads.install();
  await fetch(`${base}a.wasm`);
  sizes = { "a.wasm": 7, "b.whl": 3 };
  await (await fetch(`${base}b.whl`)).text();
  assert.deepEqual(last, [10, 10]);
});

test("a file begun early is fetched once", async () => {
  site({ "a.whl": "12345" });
  const downloads = new Downloads(base, () => ({}), () => undefined);
  downloads.install();
  downloads.begin("a.whl");
  assert.equal(await (await fetch(`${base}a.whl`)).text(), "12345");
  assert.deepEqual(asked, ["a.whl"]);
});

test("without sizes there is no total to promise", async () => {
  site({ "a.whl": "12345" });
  let total: number | null = 1;
  const downloads = new Downloads(base, () => ({}), (_loaded, all) => (total = all));
  downloads.install();
  await (await fetch(`${base}a.whl`)).text();
  assert.equal(total, null);
});

test("a missing file is a failure, not an empty wheel", async () => {
  site({});
  const downloads = new Downloads(base, () => ({}), () => undefined);
  downloads.install();
  await assert.rejects(fetch(`${base}a.whl`), DownloadError);
});

test("a lost connection is told as one, whenever it is lost", async () => {
  globalThis.fetch = async () => { throw new TypeError("Failed to fetch"); };
  const never = new Downloads(base, () => ({}), () => undefined);
  never.install();
  await assert.rejects(fetch(`${base}a.whl`), DownloadError);
  globalThis.fetch = async () => new Response(new ReadableStream({
    pull: (controller) => controller.error(new TypeError("network error")),
  }));
  const halfway = new Downloads(base, () => ({}), () => undefined);
  halfway.install();
  const response = await fetch(`${base}a.whl`);
  await assert.rejects(response.arrayBuffer(), DownloadError);
});

test("a fault of the program is not told as a lost connection", async () => {
  const fault = new RangeError("out of memory");
  await assert.rejects(reached("a.whl", Promise.reject(fault)), (error) => error === fault);
});
