// The Output widget: shows what Python captured in it.

import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import type { Output } from "../kernel/protocol.ts";
import { renderOutput, type Renderer } from "./render.ts";

const MODULE = { _model_module: "@jupyter-widgets/output", _view_module: "@jupyter-widgets/output" };

export class OutputModel extends DOMWidgetModel {
  override defaults(): Record<string, unknown> {
    const names = { _model_name: "OutputModel", _view_name: "OutputView" };
    return { ...super.defaults(), ...MODULE, ...names, msg_id: "", outputs: [] };
  }
}

export class OutputView extends DOMWidgetView {
  override render(): void {
    super.render();
    this.el.classList.add("msai-output");
    // Learners who don't see the page hear what a button has produced.
    this.el.setAttribute("aria-live", "polite");
    this.listenTo(this.model, "change:outputs", () => void this.draw());
    void this.draw();
  }

  private async draw(): Promise<void> {
    const outputs = this.model.get("outputs") as Output[];
    const parts = outputs.map(() => document.createElement("div"));
    this.el.replaceChildren(...parts);
    const manager = this.model.widget_manager as unknown as Renderer;
    await Promise.all(outputs.map((output, i) => renderOutput(output, parts[i]!, manager)));
  }
}
