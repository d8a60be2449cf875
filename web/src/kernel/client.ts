// The page's end of the kernel.

import type { CommKind, CommMessage, FailureCode, FromKernel, Output, ToKernel } from "./protocol.ts";
import type { Progress } from "../page/progress.ts";

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
  private readonly worker: Worker;
  private readonly cells = new Map<string, (ok: boolean) => void>();
  private readonly messages = new Map<string, () => void>();
  /** Rejects when the kernel cannot start, or dies later. */
  readonly failure: Promise<never>;
  private listener: Listener | undefined;
  private sent = 0;

  constructor(root: string, needs: string[], private readonly onProgress: (progress: Progress) => void) {
    this.worker = new Worker(
      new URL(/* webpackChunkName: "kernel.worker" */ "./worker.ts", import.meta.url),
      { type: "module" },
    );
    this.failure = new Promise((_, reject) => {
      this.worker.onmessage = (event: MessageEvent<FromKernel>) => this.receive(event.data, reject);
      this.worker.onerror = (event) => reject(new KernelFailure("fetch", event.message));
    });
    this.failure.catch(() => undefined);
    this.post({ type: "start", root, needs });
  }

  listen(listener: Listener): void {
    this.listener = listener;
  }

  /** Run a cell; false when it ended with an error. */
  run(cell: string, source: string): Promise<boolean> {
    const done = new Promise<boolean>((resolve) => this.cells.set(cell, resolve));
    this.post({ type: "run", cell, source });
    return Promise.race([done, this.failure]);
  }

  /** Send a comm message; `onIdle` is called when Python has dealt with it. */
  send(kind: CommKind, content: unknown, buffers: ArrayBuffer[], onIdle: () => void): string {
    const id = `m${++this.sent}`;
    this.messages.set(id, onIdle);
    this.post({ type: "comm", kind, id, content: JSON.stringify(content), buffers });
    return id;
  }

  end(): void {
    this.worker.terminate();
  }

  private post(message: ToKernel): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromKernel, reject: (error: KernelFailure) => void): void {
    switch (message.type) {
      case "progress":
        return this.onProgress(message);
      case "done":
        this.cells.get(message.cell)?.(message.ok);
        this.cells.delete(message.cell);
        return;
      case "idle":
        this.messages.get(message.id)?.();
        this.messages.delete(message.id);
        return;
      case "python":
        return this.fromPython(message.kind, JSON.parse(message.content), message.buffers);
      case "failed":
        return reject(new KernelFailure(message.code, message.detail));
    }
  }

  private fromPython(kind: "comm" | "output" | "clear", content: unknown, buffers: ArrayBuffer[]): void {
    if (kind === "comm") return this.listener?.onComm(content as CommMessage, buffers);
    const { parent, output, wait } = content as { parent: string; output: Output; wait: boolean };
    if (kind === "output") this.listener?.onOutput(parent, output);
    else this.listener?.onClear(parent, wait);
  }
}
