// A comm as ipywidgets knows it, carried by our kernel.

import type { ICallbacks, IClassicComm } from "@jupyter-widgets/base";
import type { KernelClient } from "../kernel/client.ts";
import type { CommKind, CommMessage } from "../kernel/protocol.ts";

type Buffers = ArrayBuffer[] | ArrayBufferView[] | undefined;

/** A comm message in the shape of Jupyter's messaging protocol. */
export interface JupyterMessage {
  header: { msg_id: string; msg_type: string };
  parent_header: { msg_id: string };
  metadata: Record<string, unknown>;
  content: CommMessage["content"];
  buffers: DataView[];
}

export function jupyterMessage(message: CommMessage, buffers: ArrayBuffer[]): JupyterMessage {
  return {
    header: { msg_id: "", msg_type: message.type },
    parent_header: { msg_id: message.parent },
    metadata: message.metadata,
    content: message.content,
    buffers: buffers.map((buffer) => new DataView(buffer)),
  };
}

export class PageComm implements IClassicComm {
  private heard: ((message: JupyterMessage) => void) | undefined;
  /** What Python said before the widget was there to hear it. */
  private waiting: JupyterMessage[] = [];
  private closed: (message: JupyterMessage) => void = () => undefined;

  constructor(
    private readonly kernel: KernelClient,
    readonly comm_id: string,
    readonly target_name: string,
  ) {}

  open(data: unknown, callbacks?: ICallbacks, _metadata?: unknown, buffers?: Buffers): string {
    return this.post("comm_open", data, callbacks, buffers);
  }

  send(data: unknown, callbacks?: ICallbacks, _metadata?: unknown, buffers?: Buffers): string {
    return this.post("comm_msg", data, callbacks, buffers);
  }

  close(data?: unknown, callbacks?: ICallbacks, _metadata?: unknown, buffers?: Buffers): string {
    return this.post("comm_close", data ?? {}, callbacks, buffers);
  }

  on_msg(callback: (message: JupyterMessage) => void): void {
    this.heard = callback;
    // The widget sets its callback while it is being made: let it finish first.
    queueMicrotask(() => this.waiting.splice(0).forEach(callback));
  }

  on_close(callback: (message: JupyterMessage) => void): void {
    this.closed = callback;
  }

  /** Hand over a message from Python. */
  receive(message: JupyterMessage): void {
    if (message.header.msg_type === "comm_close") this.closed(message);
    else if (this.heard && this.waiting.length === 0) this.heard(message);
    else this.waiting.push(message);
  }

  private post(kind: CommKind, data: unknown, callbacks: ICallbacks | undefined, buffers: Buffers): string {
    const content = { comm_id: this.comm_id, target_name: this.target_name, data };
    // Widgets hold back further changes until Python has dealt with the last one.
    const idle = { content: { execution_state: "idle" } };
    return this.kernel.send(kind, content, (buffers ?? []).map(asBuffer), () => {
      callbacks?.iopub?.["status"]?.(idle as never);
    });
  }
}

function asBuffer(part: ArrayBuffer | ArrayBufferView): ArrayBuffer {
  if (part instanceof ArrayBuffer) return part;
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice().buffer;
}
