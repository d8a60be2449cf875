// Exercise states in the learner's browser: IndexedDB `msai`, one record per exercise.

export interface StoredState {
  state: unknown;
  /** ISO 8601, UTC. */
  saved_at: string;
  /** Another number whenever the record changes. */
  version: number;
}

export type StoreErrorCode = "storage_full" | "storage_blocked" | "conflict" | "unknown";

/** A reason that Python turns into words. */
export class StoreError extends Error {
  constructor(readonly code: StoreErrorCode) {
    super(code);
  }
}

const STATES = "states";
const LEARNER = "learner";

/** The states of one edition, as one tab sees them. */
export class StateStore {
  private database: Promise<IDBDatabase> | undefined;
  /** Version of each record that this tab has seen: a save over another one is a conflict. */
  private readonly seen = new Map<string, number>();

  /** Ends when everything asked so far is done. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly edition: string) {}

  load(key: string): Promise<StoredState | null> {
    return this.inTurn(() => this.read(key));
  }

  /** Save over the version that this tab knows; a newer one of another tab is never lost. */
  save(key: string, state: unknown): Promise<StoredState> {
    return this.inTurn(() => this.write(key, state));
  }

  remove(key: string): Promise<void> {
    return this.inTurn(() => this.forget(key));
  }

  /** Two saves at once would each see only what was there before: the later one a stranger's work. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async read(key: string): Promise<StoredState | null> {
    const record = await this.request<StoredState | undefined>(STATES, "readonly", (store) =>
      store.get(this.full(key)));
    this.remember(key, record);
    return record ?? null;
  }

  private async write(key: string, state: unknown): Promise<StoredState> {
    const seen = this.seen.get(key);
    let saved: StoredState | undefined;
    await this.transact(STATES, "readwrite", (store) => {
      const current = store.get(this.full(key)) as IDBRequest<StoredState | undefined>;
      current.onsuccess = () => {
        if (current.result && current.result.version !== seen) return;
        const version = Math.max(Date.now(), (seen ?? 0) + 1);
        saved = { state, saved_at: new Date().toISOString(), version };
        // A refusal of this request ends the whole transaction, which rejects.
        store.put(saved, this.full(key));
      };
    });
    if (!saved) throw new StoreError("conflict");
    this.remember(key, saved);
    return saved;
  }

  private async forget(key: string): Promise<void> {
    await this.request(STATES, "readwrite", (store) => store.delete(this.full(key)));
    this.remember(key, undefined);
  }

  async list(prefix: string): Promise<string[]> {
    const start = this.full(prefix);
    const keys = await this.request<IDBValidKey[]>(STATES, "readonly", (store) =>
      store.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`)));
    return keys.map((key) => String(key).slice(this.full("").length));
  }

  /** The learner's record (code, group), entered once. */
  async learner(): Promise<unknown> {
    return (await this.request(LEARNER, "readonly", (store) => store.get(this.edition))) ?? null;
  }

  /** Change the learner's record; what the value does not name stays. */
  async setLearner(value: object): Promise<void> {
    await this.transact(LEARNER, "readwrite", (store) => {
      const current = store.get(this.edition) as IDBRequest<object | undefined>;
      current.onsuccess = () => store.put({ ...current.result, ...value }, this.edition);
    });
  }

  private full(key: string): string {
    return `${this.edition}/${key}`;
  }

  private remember(key: string, record: StoredState | undefined): void {
    if (record) this.seen.set(key, record.version);
    else this.seen.delete(key);
  }

  private async request<T>(
    name: string,
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T> {
    let asked: IDBRequest | undefined;
    await this.transact(name, mode, (store) => (asked = ask(store)));
    return asked?.result as T;
  }

  private async transact(
    name: string,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => void,
  ): Promise<void> {
    const database = await this.open();
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(storeError(transaction.error));
      work(transaction.objectStore(name));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.database ??= openDatabase(() => (this.database = undefined));
    this.database.catch(() => (this.database = undefined));
    return this.database;
  }
}

function openDatabase(closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // A private window may have no IndexedDB, or one that throws at once.
    const request = indexedDB.open("msai", 1);
    request.onupgradeneeded = () => {
      for (const name of [STATES, LEARNER]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = closed;
      // A page with a newer course must not wait for this one.
      database.onversionchange = () => {
        database.close();
        closed();
      };
      resolve(database);
    };
    request.onerror = () => reject(storeError(request.error));
  });
}

/** Name the reason of a refusal by a code of ours. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = (error as { name?: string } | null)?.name ?? "";
  if (name === "QuotaExceededError") return new StoreError("storage_full");
  const blocked = ["SecurityError", "InvalidStateError", "ReferenceError", "UnknownError", "TypeError"];
  return new StoreError(blocked.includes(name) ? "storage_blocked" : "unknown");
}
