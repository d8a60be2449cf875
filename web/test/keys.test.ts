// An answer that moves a field does not make it anew: the learner is typing in it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keys } from "../src/exercise/keys.ts";
import type { Node } from "../src/exercise/nodes.ts";

const message: Node = { type: "message", tone: "info", text: "Zapisane", title: "", unsaved: false, alert: false };
const text: Node = { type: "text", text: "Wpisz.", small: false };
const button = (id: string): Node =>
  ({ type: "button", id, label: id, kind: "plain", disabled: false, pressed: null, opens: "", expanded: null });
const group = (...children: Node[]): Node => ({ type: "group", title: "Karta", children, fieldset: false, id: "" });

const keysOf = (nodes: Node[]): string[] => nodes.map(keys());

test("a message put in above leaves what holds a field in its place", () => {
  const fields = group(text, button("save"));
  const [before] = keysOf([fields]);
  assert.equal(keysOf([message, fields])[1], before);
  assert.equal(keysOf([message, message, text, fields])[3], before);
});

test("a message inside a group leaves the group", () => {
  assert.deepEqual(keysOf([group(button("save"))]), keysOf([group(message, button("save"))]));
});

test("fields deep inside tables and lists count", () => {
  const table: Node = {
    type: "table", caption: "", columns: [], rows: [["a", button("row")]], numeric: [], marked: [],
    mark: "", hide_caption: true, stacked: false,
  };
  const list: Node = { type: "items", items: ["a", button("item")], ordered: false };
  assert.deepEqual(keysOf([message, table, list]).slice(1), keysOf([table, list]));
});

test("every key of a list is another one", () => {
  const nodes = [message, text, message, group(text), group(button("a")), group(button("b")), button("c")];
  assert.equal(new Set(keysOf(nodes)).size, nodes.length);
});
