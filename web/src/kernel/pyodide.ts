// The parts of Pyodide, and of our Python beside it, that the worker calls.

import type { PythonKind } from "./protocol.ts";

export interface Pyodide {
  loadPackage(names: string | string[]): Promise<unknown>;
  pyimport(name: "page_kernel"): PageKernel;
  runPython(source: string): unknown;
  /** Where each loaded package came from; `loadPackage` leaves these alone. */
  loadedPackages: Record<string, string>;
  FS: {
    writeFile(path: string, content: string | Uint8Array, options?: { canOwn: boolean }): void;
    mkdirTree(path: string): void;
  };
}

export interface PyodideModule {
  loadPyodide(options: {
    indexURL: string;
    lockFileContents: string;
    packageBaseUrl: string;
    packages: string[];
    checkIntegrity: boolean;
    env: Record<string, string>;
    fsInit: (fs: Pyodide["FS"], info: { sitePackages: string }) => Promise<void>;
  }): Promise<Pyodide>;
}

export type Send = (kind: PythonKind, content: string, buffers: Uint8Array[]) => void;

/** `page_kernel.py` */
export interface PageKernel {
  open_page(send: Send): PythonOfPage;
}

/** What Python keeps of one page. */
export interface PythonOfPage {
  run_cell(cell: string, source: string, load: (module: string) => Promise<boolean>): Promise<boolean>;
  handle_comm(kind: string, id: string, content: string, buffers: ArrayBuffer[]): void;
  close(): void;
  /** Give the proxy back to Pyodide. */
  destroy(): void;
}
