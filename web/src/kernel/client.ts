// The page's end of the kernel.

import type { Line } from "./line.ts";
import type { CommKind, CommMessage, FailureCode, FromKernel, Output, Progress, PythonKind } from "./protocol.ts";
import { Watchdog } from "./watchdog.ts";

/** The kernel could not start or has died. */
export class KernelFailure extends Error {
  constructor(readonly code: FailureCode, detail: string) {
    super(detail);
  }
}

/** What the kernel says of its own accord. */
export interface Listener {
  onComm(message: CommMessage, buffers: ArrayBuffer[]): void;
  onOutput(parent: string, output: Output): void;
  onClear(parent: string, wait: boolean): void;
}

/** Starts the kernel, runs cells in it and carries messages. */
export class KernelClient {
  private readonly cells = new Map<string, (ok: boolean) => void>();
  private readonly messages = new Map<string, () => void>();
  private readonly watchdog: Watchdog;
  /** Rejects when the kernel cannot start, or dies later. */
  readonly failure: Promise<never>;
  private listener: Listener | undefined;
  /** What Python said before anybody listened. */
  private unheard: [kind: PythonKind, content: unknown, buffers: ArrayBuffer[]][] = [];
  private sent = 0;

  constructor(
    private readonly line: Line,
    root: string,
    needs: string[],
    private readonly onProgress: (progress: Progress) => void,
  ) {
    let reject!: (error: KernelFailure) => void;
    this.failure = new Promise((_, fail) => (reject = fail));
    this.failure.catch(() => undefined);
    this.watchdog = new Watchdog(
      () => line.post({ type: "ping" }),
      () => reject(new KernelFailure("stuck", "the kernel does not answer")),
    );
    line.ended.then(
      () => reject(new KernelFailure("stuck", "the kernel has ended")),
      (error: unknown) => reject(new KernelFailure("fetch", String(error))),
    );
    line.hear((message) => this.receive(message, reject));
    line.post({ type: "start", root, needs, page: line.page });
  }

  listen(listener: Listener): void {
    this.listener = listener;
    for (const said of this.unheard.splice(0)) this.fromPython(...said);
  }

  /** Whether other pages may be served by the same kernel. */
  get isShared(): boolean {
    return this.line.page !== null;
  }

  /** Run a cell; false when it ended with an error. */
  run(cell: string, source: string): Promise<boolean> {
    const done = new Promise<boolean>((resolve) => this.cells.set(cell, resolve));
    this.line.post({ type: "run", cell, source });
    this.watchdog.watch();
    return Promise.race([done, this.failure]);
  }

  /** Send a comm message; `onIdle` is called when Python has dealt with it. */
  send(kind: CommKind, content: unknown, buffers: ArrayBuffer[], onIdle: () => void): string {
    const id = `m${++this.sent}`;
    this.messages.set(id, onIdle);
    this.line.post({ type: "comm", kind, id, content: JSON.stringify(content), buffers });
    this.watchdog.watch();
    return id;
  }

  end(): void {
    this.watchdog.rest();
    this.line.end();
  }

  private receive(message: FromKernel, reject: (error: KernelFailure) => void): void {
    this.watchdog.heard();
    switch (message.type) {
      case "progress":
        return this.onProgress(message);
      case "done":
        this.cells.get(message.cell)?.(message.ok);
        this.cells.delete(message.cell);
        break;
      case "idle":
        this.messages.get(message.id)?.();
        this.messages.delete(message.id);
        break;
      case "python":
        return this.fromPython(message.kind, JSON.parse(message.content), message.buffers);
      case "failed":
        return reject(new KernelFailure(message.code, message.detail));
    }
    if (this.cells.size + this.messages.size === 0) this.watchdog.rest();
  }

  private fromPython(kind: PythonKind, content: unknown, buffers: ArrayBuffer[]): void {
    if (!this.listener) return void this.unheard.push([kind, content, buffers]);
    if (kind === "comm") return this.listener.onComm(content as CommMessage, buffers);
    const { parent, output, wait } = content as { parent: string; output: Output; wait: boolean };
    if (kind === "output") this.listener.onOutput(parent, output);
    else this.listener.onClear(parent, wait);
  }
}
