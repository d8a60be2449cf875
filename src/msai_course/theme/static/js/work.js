// The learner's work in exercises: records that the bridge (runtime/src/bridge/store.ts) keeps in
// IndexedDB under `<edition>/<exercise>`. Here they are listed, carried away and removed as a whole.

const DATABASE = "msai";
const STATES = "states";
const LEARNER = "learner";

const edition = document.documentElement.dataset.edition;
const ours = () => IDBKeyRange.bound(`${edition}/`, `${edition}/\uffff`);

/** Return `{exercise: {state, saved_at, version}}`; nothing where the browser keeps nothing. */
export async function savedWork() {
  try {
    const [keys, records] = await transact("readonly", (states) => [
      states.getAllKeys(ours()),
      states.getAll(ours()),
    ]);
    return Object.fromEntries(keys.map((key, index) => [key.slice(edition.length + 1), records[index]]));
  } catch {
    return {};
  }
}

/** Put work from a file in the place of what is there under the same names. */
export async function restoreWork(work) {
  const found = Object.entries(work).filter(([, record]) => record?.state && typeof record.state === "object");
  await transact("readwrite", (states) => found.map(([name, { state, saved_at }]) =>
    states.put({ state, saved_at, version: Date.now() }, `${edition}/${name}`)));
}

/** Remove all work of this edition and the learner's code. */
export async function forgetWork() {
  await transact("readwrite", (states, learner) => [states.delete(ours()), learner.delete(edition)]);
}

async function transact(mode, ask) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction([STATES, LEARNER], mode);
      const asked = ask(transaction.objectStore(STATES), transaction.objectStore(LEARNER));
      transaction.oncomplete = () => resolve(asked.map((request) => request.result));
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    // An open connection would make others wait who want to remove the database.
    database.close();
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => {
      for (const name of [STATES, LEARNER]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
