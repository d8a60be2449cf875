// The way to a kernel: a worker of the page's own, or one that the pages of a session share.
//
// A shared worker lives on while the reader goes from page to page only where the browser knows
// `extendedLifetime` (Chromium); elsewhere it would start anew each time and gain nothing.

import { hold, whenFree } from "./life.ts";
import type { FromKernel, ToKernel } from "./protocol.ts";

export interface Line {
  post(message: ToKernel): void;
  hear(heard: (message: FromKernel) => void): void;
  /** Lock of this page, by which the kernel knows when it is gone; null: the worker goes with it. */
  readonly page: string | null;
  /** Rejects when the worker cannot start; resolves when it has ended by itself. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Milliseconds in which a shared worker says that it is there; a busy one is not waited for. */
const LONGEST_GREETING = 4000;

/** Whether this browser keeps a kernel from page to page, and tells when one is gone. */
export function canShare(): boolean {
  return globalThis.isSecureContext && "locks" in navigator && "SharedWorker" in globalThis && knowsExtendedLifetime();
}

/** A browser reads the options it knows before it finds that the address is none. */
function knowsExtendedLifetime(): boolean {
  let isKnown = false;
  const options = {
    get extendedLifetime() {
      isKnown = true;
      return true;
    },
  };
  try {
    new SharedWorker("http://[", options as WorkerOptions);
  } catch {
    // As it should be.
  }
  return isKnown;
}

export function ownLine(): Line {
  const worker = new Worker(
    new URL(/* webpackChunkName: "kernel.worker" */ "./worker.ts", import.meta.url),
    { type: "module" },
  );
  return {
    post: (message) => worker.postMessage(message),
    hear: (heard) => (worker.onmessage = ({ data }: MessageEvent<FromKernel>) => heard(data)),
    page: null,
    ended: new Promise((_, reject) => (worker.onerror = ({ message }) => reject(new Error(message)))),
    end: () => worker.terminate(),
  };
}

/** Join the kernel of that name, which the first page starts; undefined: it does not answer. */
export async function sharedLine(name: string): Promise<Line | undefined> {
  const { port } = new SharedWorker(
    new URL(/* webpackChunkName: "kernel.worker" */ "./worker.ts", import.meta.url),
    { type: "module", name, extendedLifetime: true } as WorkerOptions,
  );
  const page = await hold();
  const life = await greeted(port);
  if (life === undefined) {
    port.close();
    return undefined;
  }
  const leaving = new AbortController();
  return {
    post: (message) => port.postMessage(message),
    hear: (heard) => (port.onmessage = ({ data }: MessageEvent<FromKernel>) => heard(data)),
    page,
    ended: whenFree(life, leaving.signal),
    end: () => {
      leaving.abort();
      port.close();
    },
  };
}

/** Wait for the first word of a shared worker: the name of its life, or another word if it is about to end. */
function greeted(port: MessagePort): Promise<string | undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_GREETING, undefined);
    port.onmessage = ({ data }: MessageEvent<FromKernel>) => resolve(data.type === "here" ? data.life : undefined);
  });
}
