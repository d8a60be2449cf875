// ipywidgets' manager for a page without Jupyter around it.

import { DOMWidgetView, type WidgetModel, type WidgetView } from "@jupyter-widgets/base";
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import type { KernelClient } from "../kernel/client.ts";
import type { CommMessage } from "../kernel/protocol.ts";
import { loadAnywidget } from "./anywidget.ts";
import { jupyterMessage, PageComm } from "./comm.ts";
import * as output from "./output.ts";
import { makeAccessible } from "./accessible.ts";
import type { Say } from "../page/strings.ts";

type WidgetClass = typeof WidgetModel | typeof WidgetView;
type Members = Record<string, WidgetClass>;

const MODULES: Record<string, () => Promise<Members>> = {
  "@jupyter-widgets/base": async () => base as unknown as Members,
  "@jupyter-widgets/controls": loadControls,
  "@jupyter-widgets/output": async () => output as unknown as Members,
  anywidget: loadAnywidget,
};

/** The course's own exercises draw native elements, so most pages never load these. */
async function loadControls(): Promise<Members> {
  return (await import(/* webpackChunkName: "controls" */ "./controls.ts")) as unknown as Members;
}

export class PageManager extends ManagerBase {
  private readonly comms = new Map<string, PageComm>();
  private readonly shown = new Set<Widget>();
  private rendering = 0;

  constructor(private readonly kernel: KernelClient, private readonly say: Say) {
    super();
    addEventListener("resize", () => this.resized());
  }

  /** Take a comm message from Python. */
  async receive(message: CommMessage, buffers: ArrayBuffer[]): Promise<void> {
    const { comm_id: id, target_name: target } = message.content;
    const jupyter = jupyterMessage(message, buffers);
    if (message.type !== "comm_open") return this.comms.get(id)?.receive(jupyter);
    if (target !== this.comm_target_name) return;
    const comm = new PageComm(this.kernel, id, target);
    this.comms.set(id, comm);
    await this.handle_comm_open(comm, jupyter as never);
  }

  /** Put a widget into an element of the page. */
  async show(modelId: string, host: HTMLElement): Promise<void> {
    const model = await this.get_model(modelId);
    const view = await this.create_view(model);
    const { luminoWidget } = view as DOMWidgetView;
    Widget.attach(luminoWidget, host);
    this.shown.add(luminoWidget);
  }

  /** Resolve when nothing is being drawn any more, children and charts included. */
  async settled(limit = 8000): Promise<void> {
    const end = performance.now() + limit;
    do await new Promise((resolve) => setTimeout(resolve, 0));
    while (this.rendering > 0 && performance.now() < end);
  }

  override create_view(...[model, options]: Parameters<ManagerBase["create_view"]>): Promise<never> {
    this.rendering += 1;
    const view = super.create_view(model, options) as Promise<WidgetView>;
    view
      .then((made) => makeAccessible(made, this.say))
      .finally(() => (this.rendering -= 1));
    return view as Promise<never>;
  }

  /** Text only: no description in the course carries markup. */
  override inline_sanitize(source: string): string {
    const holder = document.createElement("span");
    holder.textContent = source;
    return holder.innerHTML;
  }

  protected override async loadClass(name: string, module: string): Promise<never> {
    const found = (await MODULES[module]?.())?.[name];
    if (!found) throw new Error(`${name} of ${module} is not part of this site`);
    return found as never;
  }

  protected override async _create_comm(target: string, id?: string): Promise<PageComm> {
    const comm = new PageComm(this.kernel, id ?? base.uuid(), target);
    this.comms.set(comm.comm_id, comm);
    return comm;
  }

  protected override async _get_comm_info(): Promise<Record<string, never>> {
    return {};
  }

  private resized(): void {
    for (const widget of this.shown) {
      MessageLoop.postMessage(widget, Widget.ResizeMessage.UnknownSize);
    }
  }
}
