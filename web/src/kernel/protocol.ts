// What a page and its kernel (a worker, its own or shared) say to each other.

export type CommKind = "comm_open" | "comm_msg" | "comm_close";

/** Page → kernel. `page` names a Web Lock that a page holds as long as it is there. */
export type ToKernel =
  | { type: "start"; root: string; needs: string[]; page: string | null }
  | { type: "run"; cell: string; source: string }
  | { type: "comm"; kind: CommKind; id: string; content: string; buffers: ArrayBuffer[] }
  | { type: "ping" };

export type Step = "download" | "python" | "packages" | "exercise";

export interface Progress {
  step: Step;
  loaded: number;
  total: number | null;
}

/** Kernel → page. `content` is JSON made by Python; `life` names a Web Lock that the kernel holds. */
export type FromKernel =
  | { type: "here"; life: string }
  | { type: "pong" }
  | ({ type: "progress" } & Progress)
  | { type: "done"; cell: string; ok: boolean }
  | { type: "idle"; id: string }
  | { type: "python"; kind: PythonKind; content: string; buffers: ArrayBuffer[] }
  | { type: "failed"; code: FailureCode; detail: string };

export type PythonKind = "comm" | "output" | "clear";

export type FailureCode = "fetch" | "memory" | "python" | "stuck";

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
