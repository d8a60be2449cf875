// What the page and its kernel (a worker) say to each other.

export type CommKind = "comm_open" | "comm_msg" | "comm_close";

/** Page → kernel. */
export type ToKernel =
  | { type: "start"; root: string; needs: string[] }
  | { type: "run"; cell: string; source: string }
  | { type: "comm"; kind: CommKind; id: string; content: string; buffers: ArrayBuffer[] };

export type Step = "download" | "python" | "packages" | "exercise";

/** Kernel → page. `content` is JSON made by Python. */
export type FromKernel =
  | { type: "progress"; step: Step; loaded: number; total: number | null }
  | { type: "done"; cell: string; ok: boolean }
  | { type: "idle"; id: string }
  | { type: "python"; kind: "comm" | "output" | "clear"; content: string; buffers: ArrayBuffer[] }
  | { type: "failed"; code: FailureCode; detail: string };

export type FailureCode = "unsupported" | "fetch" | "memory" | "python";

export interface CommContent {
  comm_id: string;
  data: Record<string, unknown>;
  target_name?: string;
}

export interface CommMessage {
  type: CommKind;
  content: CommContent;
  metadata: Record<string, unknown>;
  parent: string;
}

export type MimeBundle = Record<string, unknown>;

/** One output of a cell, in the shape of nbformat. */
export type Output =
  | { output_type: "execute_result" | "display_data"; data: MimeBundle; metadata: MimeBundle }
  | { output_type: "stream"; name: string; text: string }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };
