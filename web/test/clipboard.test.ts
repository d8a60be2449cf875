// A table on the clipboard is taken whole; a word is left to the text field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFile, isTable, tableIn } from "../src/exercise/clipboard.ts";

const clipboard = (kinds: Record<string, string>) => ({ getData: (kind: string): string => kinds[kind] ?? "" });

test("a table is found beside its text", () => {
  const html = "<html><body><TABLE border=0><tr><td>Dąbki</td></tr></TABLE></body></html>";
  assert.equal(tableIn(clipboard({ "text/html": html, "text/plain": "Dąbki" })), html);
});

test("formatted words are no table", () => {
  assert.equal(tableIn(clipboard({ "text/html": "<b>tablet</b>", "text/plain": "tablet" })), "");
  assert.equal(tableIn(clipboard({ "text/plain": "a\tb" })), "");
});

test("what stands before the first tag is left out", () => {
  assert.equal(new TextDecoder().decode(asFile("Version:1.0\r\n<table><td>ą</td></table>")), "<table><td>ą</td></table>");
});

test("cells side by side or below each other are a table, a word with its line end is none", () => {
  assert.equal(isTable("Nazwa\tLudność"), true);
  assert.equal(isTable("Dąbki\nKąty"), true);
  assert.equal(isTable("Dąbki\n"), false);
});
