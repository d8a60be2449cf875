// One run of a page: its cells in order, each taking the place of its snapshot.

import "./widgets/widgets.css";
import { KernelFailure, type KernelClient } from "./kernel/client.ts";
import type { CommMessage, Output } from "./kernel/protocol.ts";
import type { Cell, Page } from "./page/page.ts";
import type { Key } from "./page/strings.ts";
import { loadAnywidget } from "./widgets/anywidget.ts";
import { LiveCell } from "./widgets/live-cell.ts";
import { PageManager } from "./widgets/manager.ts";

const FRONT_ENDS = ["bridge", "exercise"];

/** A picture in a snapshot announces the chart that will take its place. */
const CHART = "[data-live-output] svg";

function preload(address: string): void {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = address;
  document.head.append(link);
}

export class Session {
  private readonly manager: PageManager;
  private readonly cells = new Map<string, LiveCell>();

  constructor(private readonly page: Page, private readonly kernel: KernelClient) {
    this.manager = new PageManager(kernel, page.say);
    kernel.listen({
      onComm: (message, buffers) => this.comm(message, buffers),
      onOutput: (parent, output) => this.output(parent, output),
      onClear: (parent) => this.cells.get(parent)?.clear(),
    });
    // Exercises are anywidgets: their front ends come while Python is still starting.
    void loadAnywidget();
    const names = document.querySelector(CHART) ? [...FRONT_ENDS, "chart"] : FRONT_ENDS;
    for (const name of names) preload(`${globalThis.msaiAssets}${name}.js`);
  }

  /** Run all cells; resolve with what to tell the reader. */
  async run(): Promise<Key> {
    const cells = this.page.cells;
    // All cells go to the kernel at once, so that it never waits for the page to draw.
    const results = await Promise.all(cells.map((cell) => this.runCell(cell)));
    if (!results.some(Boolean)) throw new KernelFailure("python", "no cell of this page has run");
    return results.every(Boolean) ? "ready" : "partly";
  }

  private async runCell(cell: Cell): Promise<boolean> {
    const live = new LiveCell(cell, this.manager, this.page.say);
    this.cells.set(cell.id, live);
    const ok = await this.kernel.run(cell.id, cell.source);
    if (ok) await live.reveal();
    else live.giveUp();
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
