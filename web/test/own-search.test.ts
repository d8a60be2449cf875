import assert from "node:assert/strict";
import { test } from "node:test";

const { findOwn } = await import("../src/reader/own-search.ts");

const PAGES = [
  { path: "dojazd", title: "Dojazd na warsztat", text: "Autobus 7 z dworca. Parkingu nie ma." },
  { path: "o nas/łąka", title: "O nas", text: "Prowadzimy świetlicę przy ul. Łąkowej, dojazd autobusem." },
];

test("own pages are found whatever the ending, those named so first", () => {
  assert.deepEqual(findOwn(PAGES, "autobusami").map(({ title }) => title), ["Dojazd na warsztat", "O nas"]);
  assert.deepEqual(findOwn(PAGES, "LAKOWA").map(({ url }) => url), ["o%20nas/%C5%82%C4%85ka.html"]);
  assert.deepEqual(findOwn(PAGES, "autobus lotnisko"), []);
  assert.deepEqual(findOwn(PAGES, " ,;"), []);
});

test("what stands around the word is text, not markup", () => {
  const page = { path: "x", title: "X", text: "<img src=x onerror=alert(1)> dojazd" };
  const [found] = findOwn([page], "dojazd");
  assert.equal(found?.word, "dojazd");
  assert.equal(found?.before, "<img src=x onerror=alert(1)> ");
});
