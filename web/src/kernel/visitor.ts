// One page as the kernel sees it: its cells go in order, its messages never wait for a cell.

import type { FromKernel, ToKernel } from "./protocol.ts";
import type { Python } from "./python.ts";
import type { PythonOfPage } from "./pyodide.ts";

/** Where a page is spoken to: a port, or the worker itself where it has only one page. */
export interface Port {
  postMessage(message: FromKernel, options?: { transfer: Transferable[] }): void;
}

/** Gives the Python of this worker, which the first page starts. */
export type Begin = (root: string, needs: string[]) => Python;

export class Visitor {
  private python!: Python;
  private own: PythonOfPage | undefined;
  private inOrder = Promise.resolve();
  private isGone = false;
  /** Until its first cell runs, a page is told how far the start is. */
  isWaiting = false;

  constructor(private readonly port: Port, private readonly begin: Begin) {}

  post(message: FromKernel, transfer: Transferable[] = []): void {
    this.port.postMessage(message, { transfer });
  }

  async obey(message: ToKernel): Promise<void> {
    switch (message.type) {
      case "ping":
        return this.post({ type: "pong" });
      case "comm":
        this.own?.handle_comm(message.kind, message.id, message.content, message.buffers);
        return this.post({ type: "idle", id: message.id });
      case "start":
        return this.next(() => this.start(message.root, message.needs));
      case "run":
        return this.next(() => this.run(message.cell, message.source));
    }
  }

  /** The page is gone: nothing of it stays in Python. */
  leave(): void {
    this.isGone = true;
    this.own?.close();
    this.own?.destroy();
    this.own = undefined;
  }

  private next(act: () => Promise<void>): Promise<void> {
    return (this.inOrder = this.inOrder.then(act));
  }

  private async start(root: string, needs: string[]): Promise<void> {
    this.isWaiting = true;
    this.python = this.begin(root, needs);
    await this.python.ready(needs);
    if (this.isGone) return;
    this.own = this.python.open((kind, content, buffers) => {
      const parts = buffers.map((view) => view.buffer as ArrayBuffer);
      this.post({ type: "python", kind, content, buffers: parts }, parts);
    });
  }

  private async run(cell: string, source: string): Promise<void> {
    this.python.enter("exercise");
    this.isWaiting = false;
    const ok = await this.own?.run_cell(cell, source, (module) => this.python.load(module));
    this.post({ type: "done", cell, ok: ok ?? false });
  }
}
