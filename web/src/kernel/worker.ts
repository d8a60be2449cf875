// The kernel: Pyodide in a worker, without a notebook server's protocol around it.
// A page has a worker of its own, or the pages of a session share one (line.ts).

import { DownloadError } from "./downloads.ts";
import { hold, whenFree } from "./life.ts";
import type { FailureCode, Progress, ToKernel } from "./protocol.ts";
import { Python } from "./python.ts";
import { Visitor, type Port } from "./visitor.ts";

type Heard = Port & { onmessage: ((event: MessageEvent<ToKernel>) => unknown) | null };

interface Shared {
  onconnect: (event: MessageEvent) => void;
  close(): void;
}

const visitors = new Set<Visitor>();
let python: Python | undefined;
let hasFailed = false;

function begin(root: string, needs: string[]): Python {
  return (python ??= new Python(root, needs, report));
}

function report(progress: Progress): void {
  for (const visitor of visitors) if (visitor.isWaiting) visitor.post({ type: "progress", ...progress });
}

/** Take a page in; what fails here is a fault of Python itself and ends all pages' kernel. */
function welcome(port: Heard): Visitor {
  const visitor = new Visitor(port, begin);
  visitors.add(visitor);
  port.onmessage = ({ data }) => {
    if (data.type === "start" && data.page) void whenFree(data.page).then(() => see(visitor));
    visitor.obey(data).catch(fail);
  };
  return visitor;
}

function see(gone: Visitor): void {
  visitors.delete(gone);
  gone.leave();
}

function fail(error: unknown): void {
  hasFailed = true;
  for (const visitor of visitors) visitor.post({ type: "failed", code: failureCode(error), detail: String(error) });
  // Who tries again gets a new one; what was said just now must arrive before the end is noticed.
  if ("onconnect" in self) setTimeout(() => (self as unknown as Shared).close(), 1000);
}

function failureCode(error: unknown): FailureCode {
  if (error instanceof DownloadError) return "fetch";
  if (error instanceof RangeError) return "memory";
  return "python";
}

if ("onconnect" in self) {
  const life = hold();
  (self as unknown as Shared).onconnect = ({ ports: [port] }) => {
    // A page that comes in the last second is not greeted, and starts its own.
    if (hasFailed) return (port as MessagePort).postMessage({ type: "pong" });
    const visitor = welcome(port as MessagePort);
    void life.then((name) => visitor.post({ type: "here", life: name }));
  };
} else {
  welcome(self as unknown as Heard);
}
