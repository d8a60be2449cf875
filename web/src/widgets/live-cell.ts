// A cell of the lesson: gathers outputs out of sight, then takes the snapshot's place.

import type { Output } from "../kernel/protocol.ts";
import type { Cell } from "../page/page.ts";
import type { Say } from "../page/strings.ts";
import type { PageManager } from "./manager.ts";
import { errorBox, renderOutput } from "./render.ts";

export class LiveCell {
  private readonly stage = document.createElement("div");
  private readonly drawing: Promise<void>[] = [];
  private error: (Output & { output_type: "error" }) | undefined;

  constructor(
    private readonly cell: Cell,
    private readonly manager: PageManager,
    private readonly say: Say,
  ) {
    // In the page, at full width, but unseen: charts measure the room they have.
    this.stage.className = "msai-live-stage";
    cell.output.after(this.stage);
  }

  add(output: Output): void {
    if (output.output_type === "error") {
      this.error = output;
      return;
    }
    const host = document.createElement("div");
    this.stage.append(host);
    this.drawing.push(renderOutput(output, host, this.manager));
  }

  clear(): void {
    this.stage.replaceChildren();
  }

  /** Remove what an earlier start of the kernel has left. */
  private forgetEarlier(): void {
    const earlier = this.cell.element.querySelectorAll(".msai-live, .msai-live-error");
    earlier.forEach((element) => element.remove());
  }

  /** Swap the snapshot for the live output once it is drawn. */
  async reveal(): Promise<void> {
    await Promise.all(this.drawing);
    await this.manager.settled();
    const { output, element } = this.cell;
    element.dataset["liveCellState"] = "live";
    if (this.stage.childElementCount === 0) return this.stage.remove();
    this.forgetEarlier();
    putAway(output);
    this.stage.className = "msai-live";
    this.stage.dataset["liveResult"] = "";
  }

  /** Keep the snapshot and say why there is nothing more. */
  giveUp(): void {
    this.stage.remove();
    this.forgetEarlier();
    bringBack(this.cell.output);
    this.cell.element.dataset["liveCellState"] = "failed";
    if (this.error) {
      console.error(this.error.traceback.join("\n"));
      this.cell.output.before(errorBox(this.say, this.error));
    }
  }
}

/** Take the snapshot out of the document (its ids live on in the exercise), but keep it. */
function putAway(output: HTMLElement): void {
  if (output.hidden) return;
  const keep = document.createElement("template");
  keep.content.append(...output.childNodes);
  output.append(keep);
  output.hidden = true;
}

function bringBack(output: HTMLElement): void {
  const kept = output.querySelector<HTMLTemplateElement>(":scope > template");
  if (kept) output.replaceChildren(kept.content);
  output.hidden = false;
}
