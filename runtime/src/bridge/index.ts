// Front end of `msai.widgets.bridge.Bridge`: does what Python asks of the browser (PROTOCOL.md).

import { setAside } from "./aside.ts";
import { announce, deliver } from "./browser.ts";
import { StateStore, storeError, type StoredState } from "./store.ts";

interface Model {
  on(event: "msg:custom", handler: (request: Request, buffers: DataView[]) => void): void;
  send(content: unknown): void;
}

type Operation =
  | { op: "load"; keys: string[] }
  | { op: "save"; key: string; state: unknown }
  | { op: "remove"; key: string }
  | { op: "set_aside"; key: string }
  | { op: "list"; prefix: string }
  | { op: "deliver"; filename: string; mime: string }
  | { op: "announce"; text: string; assertive?: boolean }
  | { op: "learner"; value?: unknown };

type Request = Operation & { id: number };

function initialize({ model }: { model: Model }): () => void {
  const store = new StateStore(document.documentElement.dataset["edition"] ?? "msai");
  const tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("msai-states") : null;
  const told = (key: string) => tabs?.postMessage(key);
  if (tabs) tabs.onmessage = (event) => model.send({ event: "changed", key: event.data });
  model.on("msg:custom", (request, buffers) => {
    if (typeof request.id !== "number") return;
    answer(request, buffers, store, told).then(
      (value) => model.send({ id: request.id, ok: true, value }),
      (error: unknown) => model.send({ id: request.id, ok: false, error: storeError(error).code }),
    );
  });
  model.send({ event: "ready" });
  return () => tabs?.close();
}

async function answer(
  request: Operation,
  buffers: DataView[],
  store: StateStore,
  told: (key: string) => void,
): Promise<unknown> {
  switch (request.op) {
    case "load":
      return loadAll(store, request.keys);
    case "save": {
      const { saved_at } = await store.save(request.key, request.state);
      told(request.key);
      return { saved_at };
    }
    case "remove":
      await store.remove(request.key);
      told(request.key);
      return null;
    case "set_aside":
      return setAside(store, request.key);
    case "list":
      return store.list(request.prefix);
    case "deliver":
      return deliver(request.filename, request.mime, buffers);
    case "announce":
      return announce(request.text, request.assertive ?? false);
    case "learner":
      if (request.value === undefined) return store.learner();
      return store.setLearner(request.value).then(() => request.value);
  }
}

async function loadAll(store: StateStore, keys: string[]): Promise<Record<string, StoredState>> {
  const found: Record<string, StoredState> = {};
  for (const key of keys) {
    const record = await store.load(key);
    if (record) found[key] = record;
  }
  return found;
}

export default { initialize };
