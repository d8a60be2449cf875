// The little of a browser that the scripts of pages need outside one: a place to keep things, a document to tell.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";

class Storage {
  [name: string]: unknown;
  getItem(key: string): string | null { return Object.hasOwn(this, key) ? String(this[key]) : null; }
  setItem(key: string, value: string): void { this[key] = value; }
  removeItem(key: string): void { delete this[key]; }
}

/** A page that is closed hears of no other tab: it must not keep the tests from ending. */
class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    (this as unknown as { unref(): void }).unref();
  }
}

/** What the reader answers when she is asked. */
export const reader = { agrees: true, asked: [] as string[] };

/** Begin with a browser that keeps nothing yet. */
export function begin(): void {
  globalThis.indexedDB = new IDBFactory();
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { value: new Storage(), configurable: true, writable: true });
  }
  Object.assign(reader, { agrees: true, asked: [] });
}

const dataset = { edition: "msai", round: "" };
Object.assign(globalThis, {
  BroadcastChannel: Channel,
  document: Object.assign(new EventTarget(), { documentElement: { dataset } }),
  confirm: (question: string) => {
    reader.asked.push(question);
    return reader.agrees;
  },
});
begin();
