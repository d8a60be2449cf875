// One run of a page: each of its cells takes the place of its snapshot.

import "./widgets/widgets.css";
import { KernelFailure, type KernelClient } from "./kernel/client.ts";
import type { CommMessage, Output } from "./kernel/protocol.ts";
import type { Cell, Page } from "./page/page.ts";
import type { Key } from "./page/strings.ts";
import { loadAnywidget } from "./widgets/anywidget.ts";
import { LiveCell } from "./widgets/live-cell.ts";
import { PageManager } from "./widgets/manager.ts";

/** A cell that runs: whether it ended well. */
export interface Run {
  cell: Cell;
  done: Promise<boolean>;
}

export class Session {
  private readonly manager: PageManager;
  private readonly cells = new Map<string, LiveCell>();

  constructor(private readonly page: Page, kernel: KernelClient) {
    this.manager = new PageManager(kernel, page.say);
    for (const cell of page.cells) this.cells.set(cell.id, new LiveCell(cell, this.manager, page.say));
    // Exercises are anywidgets: their front end comes while Python is still starting.
    void loadAnywidget();
    kernel.listen({
      onComm: (message, buffers) => this.comm(message, buffers),
      onOutput: (parent, output) => this.output(parent, output),
      onClear: (parent) => this.cells.get(parent)?.clear(),
    });
  }

  /** Let each cell that runs take the place of its snapshot; resolve with what to tell the reader. */
  async show(runs: Run[]): Promise<Key> {
    const results = await Promise.all(runs.map((run) => this.showOne(run)));
    if (!results.some(Boolean)) throw new KernelFailure("python", "no cell of this page has run");
    return results.every(Boolean) ? "ready" : "partly";
  }

  private async showOne({ cell, done }: Run): Promise<boolean> {
    const ok = await done;
    const live = this.cells.get(cell.id);
    if (ok) await live?.reveal();
    else live?.giveUp();
    return ok;
  }

  private comm(message: CommMessage, buffers: ArrayBuffer[]): void {
    this.manager.receive(message, buffers).catch((error: unknown) => console.error(error));
  }

  private output(parent: string, output: Output): void {
    const cell = this.cells.get(parent);
    if (cell) cell.add(output);
    else if (output.output_type === "error") this.callbackFailed(output.traceback);
    else console.info(output);
  }

  /** An error in what a button or slider set off belongs to no cell: say it once for the page. */
  private callbackFailed(traceback: string[]): void {
    console.error(traceback.join("\n"));
    this.page.announce("callbackFailed");
  }
}
