// Front end of `msai.widgets.bridge.Bridge`: does what Python asks of the browser (PROTOCOL.md).

import { setAside } from "./aside.ts";
import { announce, deliver } from "./browser.ts";
import { drawAll, type Drawing } from "./drawing.ts";
import {
  here, names, session, tabs, type Place, type Told,
} from "../storage/keep.ts";
import { follow } from "../storage/belongings.ts";
import { leaveKernel } from "../storage/kernel.ts";
import type { Entered, Kept, Said } from "../storage/people.ts";
import { lock } from "../storage/locking.ts";
import { makeKeys, signAll } from "../storage/signing.ts";
import { shrunk, type Shrinking } from "./shrinking.ts";
import { fetchAll, pack, type More } from "./site.ts";
import { forgetRecords, keepRecords, recallRecords, type Entry } from "./records.ts";
import { StateStore, storeError } from "./store.ts";

interface Model {
  on(event: "msg:custom", handler: (request: Request, buffers: DataView[]) => void): void;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
}

type Load = (name: string) => Promise<unknown>;

type Operation =
  | { op: "load"; keys: string[] }
  | { op: "save"; key: string; state: unknown }
  | { op: "remove"; key: string }
  | { op: "set_aside"; key: string }
  | { op: "keep"; key: string; records: Entry[] }
  | { op: "recall"; key: string }
  | { op: "forget"; key: string }
  | { op: "deliver"; filename: string; mime: string }
  | { op: "draw"; specs: unknown[]; how?: Drawing }
  | { op: "sign"; texts: string[]; key: JsonWebKey | null }
  | { op: "lock"; password: string; rounds: number; open: boolean }
  | ({ op: "shrink" } & Shrinking)
  | { op: "fetch"; names: string[] }
  | ({ op: "pack" } & More)
  | { op: "announce"; text: string; assertive?: boolean }
  | { op: "learner"; value?: Said };

type Request = Operation & { id: number };

function initialize({ model, load }: { model: Model; load: Load }): () => void {
  const { edition, round } = here();
  const store = new StateStore(edition, round);
  const channel = tabs(store.place, (told) => hear(told, store, model));
  model.on("msg:custom", (request, buffers) => {
    if (typeof request.id !== "number") return;
    const done = inPartsOrWhole(request, buffers, store, channel.tell, load);
    done.then(
      ({ value, parts }) => model.send({ id: request.id, ok: true, value }, undefined, parts),
      (error: unknown) => model.send({ id: request.id, ok: false, error: storeError(error).code }),
    );
  });
  const leave = (): void => store.leave();
  globalThis.addEventListener("pagehide", leave);
  model.send({ event: "ready" });
  return () => {
    globalThis.removeEventListener("pagehide", leave);
    channel.close();
  };
}

/** What is answered: files in parts, anything else whole. */
async function inPartsOrWhole(
  request: Request, buffers: DataView[], store: StateStore, tell: Tell, load: Load,
): Promise<{ value: unknown; parts: ArrayBuffer[] }> {
  if (request.op === "draw") return inParts(await drawAll(request.specs, load, request.how));
  if (request.op === "fetch") return inParts(await fetchAll(request.names));
  if (request.op === "recall") return recallRecords(store, request.key);
  if (request.op === "lock") return wordOrPart(await lock(request, buffers));
  if (request.op === "shrink") return wordOrPart(await shrunk(request, buffers));
  return { value: await answer(request, buffers, store, tell), parts: [] };
}

/** A file, or a word that says why there is none. */
function wordOrPart(made: ArrayBuffer | string): { value: unknown; parts: ArrayBuffer[] } {
  return typeof made === "string" ? { value: made, parts: [] } : inParts([made]);
}

/** Files go beside the answer, which tells their numbers; null stays null. */
function inParts(files: (ArrayBuffer | null)[]): { value: (number | null)[]; parts: ArrayBuffer[] } {
  const parts = files.filter((file) => file !== null);
  return { value: files.map((file) => (file === null ? null : parts.indexOf(file))), parts };
}

type Tell = ReturnType<typeof tabs>["tell"];

function hear({ kind, key, person }: Told, store: StateStore, model: Model): void {
  if (kind === "saved") model.send({ event: "changed", key });
  // The same person goes on under a code. Another one: this tab keeps to the former one until it is
  // loaded anew, which the page asks for (../reader/who.ts).
  else if (kind === "same") store.rebind(person ?? "");
}

async function answer(
  request: Exclude<Operation, { op: "draw" | "lock" | "shrink" | "fetch" | "recall" }>,
  buffers: DataView[],
  store: StateStore,
  tell: Tell,
): Promise<unknown> {
  switch (request.op) {
    case "load":
      return loadAll(store, request.keys);
    case "save": {
      const { saved_at } = await store.save(request.key, request.state);
      tell({ kind: "saved", key: request.key });
      return { saved_at };
    }
    case "remove":
      await store.remove(request.key);
      tell({ kind: "saved", key: request.key });
      return null;
    case "set_aside":
      return setAside(store, request.key);
    case "keep":
      await keepRecords(store, request.key, request.records, buffers);
      tell({ kind: "saved", key: request.key });
      return null;
    case "forget":
      return forgetRecords(store, request.key);
    case "deliver":
      return deliver(request.filename, request.mime, buffers);
    case "sign":
      return request.key ? signAll(request.texts, request.key) : makeKeys();
    case "pack":
      return pack(request, buffers);
    case "announce":
      return announce(request.text, request.assertive ?? false);
    case "learner":
      return request.value === undefined ? store.learner() : learner(store, request.value, tell);
  }
}

async function learner(store: StateStore, value: Said, tell: Tell): Promise<unknown> {
  const entered = await store.setLearner(value);
  follow(store.place, entered);
  if (entered.moved && !entered.returned) tell({ kind: "same", person: entered.person });
  else if (isAnother(value, entered)) {
    tell({ kind: "person", person: entered.person });
    beginAnew(store.place);
    return { ...entered.learner, anew: true };
  }
  return entered.learner;
}

const isAnother = ({ how }: Said, { before, person }: Entered): boolean =>
  how === "leave" || person !== before;

/** Nothing of the former person may stay in the memory of the page: it is loaded anew. */
function beginAnew({ edition }: Place): void {
  // A notebook may hold what only the reader can save: there the form asks her to load it anew.
  if (!globalThis.msaiAssets) return;
  session.set(names(edition).said, "person");
  leaveKernel(edition);
  location.reload();
}

async function loadAll(store: StateStore, keys: string[]): Promise<Record<string, Kept>> {
  const found: Record<string, Kept> = {};
  for (const key of keys) {
    const record = await store.load(key);
    if (record) found[key] = record;
  }
  return found;
}

export default { initialize };
