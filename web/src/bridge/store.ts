// Exercise states in the learner's browser, one record per edition, round, person and exercise.
// Places, keys and versions are stated once, in ../storage; the pages read the same files.

import { stateKey, type Place } from "../storage/keep.ts";
import {
  ask, enter, isHers, learnerOf, openDatabase, pointer, transact, workOf,
  type Entered, type Kept, type Learner, type Pointer, type Said,
} from "../storage/people.ts";
import { keepUnfinished } from "../storage/unfinished.ts";

export type StoreErrorCode = "storage_full" | "storage_blocked" | "conflict" | "other_person" | "unknown";

/** A reason that Python turns into words. */
export class StoreError extends Error {
  constructor(readonly code: StoreErrorCode) {
    super(code);
  }
}

/** The states of one person in one edition and round, as one tab sees them. */
export class StateStore {
  private database: Promise<IDBDatabase> | undefined;
  /** Version of each record that this tab has seen: a save over another one is a conflict. */
  private readonly seen = new Map<string, number>();
  /** The same of the records that stand beside a state (records.ts), all together. */
  readonly versions = new Map<string, number>();
  /** Who works here as this tab knows it. */
  private sitting: Pointer | undefined;
  /** Who this tab's work belongs to from now on, once the database says so too. */
  private heir: string | undefined;

  /** States that are being written, by exercise. */
  private readonly underway = new Map<string, unknown>();

  /** Ends when everything asked so far is done. */
  private turn: Promise<unknown> = Promise.resolve();

  readonly place: Place;

  constructor(edition: string, round = "") {
    this.place = { edition, round };
  }

  load(key: string): Promise<Kept | null> {
    return this.inTurn(() => this.read(key));
  }

  /** Save over the version that this tab knows; a newer one of another tab is never lost. */
  save(key: string, state: unknown): Promise<Kept> {
    this.underway.set(key, state);
    return this.inTurn(() => this.write(key, state)).finally(() => {
      if (this.underway.get(key) === state) this.underway.delete(key);
    });
  }

  /** The page is being left, and nothing waits for what is still being written. */
  leave(): void {
    const { sitting, place } = this;
    if (!sitting) return;
    const saved_at = new Date().toISOString();
    keepUnfinished(place.edition, [...this.underway].map(([exercise, state]) =>
      ({ ...place, ...sitting, exercise, state, saved_at, seen: this.seen.get(exercise) })));
  }

  remove(key: string): Promise<void> {
    return this.inTurn(() => this.forget(key));
  }

  list(prefix: string): Promise<string[]> {
    return this.transact("readonly", async (states, { person }) => {
      const work = await workOf(states, this.place, person);
      return work.map(([exercise]) => exercise).filter((exercise) => exercise.startsWith(prefix));
    });
  }

  /** The learner's record (code, group), entered once; null: nobody has said anything yet. */
  learner(): Promise<Learner | null> {
    return this.transact("readonly", async (_states, { person }, learner) => {
      const record = await learnerOf(learner, this.place, person);
      return Object.keys(record).length ? record : null;
    });
  }

  /** Change the learner's record; another code over the present one needs `how` (people.ts). */
  async setLearner(value: Said): Promise<Entered> {
    return this.inTurn(async () => {
      const entered = await this.transact("readwrite", async (states, sitting, learner) => {
        const now = await pointer(learner, this.place);
        if (now.since !== sitting.since) throw new StoreError("other_person");
        return enter(states, learner, this.place, value);
      });
      // The same person goes on under her code; whoever comes new begins with a page of her own.
      if (entered.moved && !entered.returned) this.heir = entered.person;
      return entered;
    });
  }

  /** Another tab entered the code of the very work that this one shows. */
  rebind(person: string): void {
    this.heir = person;
  }

  /** Whether somebody else works at this computer by now. */
  isOver(): Promise<boolean> {
    return this.transact("readonly", async (_states, sitting, learner) =>
      (await pointer(learner, this.place)).since !== sitting.since);
  }

  /** Two saves at once would each see only what was there before: the later one a stranger's work. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async read(key: string): Promise<Kept | null> {
    const record = await this.transact("readonly", (states, { person }) =>
      ask<Kept | undefined>(states.get(stateKey(this.place, person, key))));
    this.remember(key, record);
    return record ?? null;
  }

  private async write(key: string, state: unknown): Promise<Kept> {
    const seen = this.seen.get(key);
    const saved = await this.transact("readwrite", async (states, sitting, learner) => {
      if (!(await isHers(learner, this.place, sitting))) throw new StoreError("other_person");
      const place = stateKey(this.place, sitting.person, key);
      const current: Kept | undefined = await ask(states.get(place));
      // Removed elsewhere counts too: what was cleared after a meeting must not come back.
      if (current?.version !== seen) throw new StoreError("conflict");
      const version = Math.max(Date.now(), (seen ?? 0) + 1);
      const record = { state, saved_at: new Date().toISOString(), version };
      await ask(states.put(record, place));
      return record;
    });
    this.remember(key, saved);
    return saved;
  }

  private async forget(key: string): Promise<void> {
    await this.transact("readwrite", (states, { person }) => ask(states.delete(stateKey(this.place, person, key))));
    this.remember(key, undefined);
  }

  private remember(key: string, record: Kept | undefined): void {
    if (record) this.seen.set(key, record.version);
    else this.seen.delete(key);
  }

  async transact<T>(
    mode: IDBTransactionMode,
    work: (states: IDBObjectStore, sitting: Pointer, learner: IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    const database = await this.open();
    try {
      return await transact(database, mode, async (states, learner) => {
        const sitting = await this.present(learner);
        return work(states, sitting, learner);
      });
    } catch (error) {
      throw storeError(error);
    }
  }

  private async present(learner: IDBObjectStore): Promise<Pointer> {
    if (this.sitting && this.heir === undefined) return this.sitting;
    const now = await pointer(learner, this.place);
    if (!this.sitting || now.person === this.heir) this.sitting = now;
    this.heir = undefined;
    return this.sitting;
  }

  private open(): Promise<IDBDatabase> {
    this.database ??= openDatabase(this.place.edition, () => (this.database = undefined));
    this.database.catch(() => (this.database = undefined));
    return this.database;
  }
}

/** Name the reason of a refusal by a code of ours. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = (error as { name?: string } | null)?.name ?? "";
  if (name === "QuotaExceededError") return new StoreError("storage_full");
  const blocked = ["SecurityError", "InvalidStateError", "ReferenceError", "UnknownError", "TypeError"];
  return new StoreError(blocked.includes(name) ? "storage_blocked" : "unknown");
}
