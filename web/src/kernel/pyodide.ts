// The parts of Pyodide, and of our Python beside it, that the worker calls.

export interface Pyodide {
  loadPackage(names: string | string[]): Promise<unknown>;
  pyimport(name: "page_kernel"): PageKernel;
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

/** `page_kernel.py` */
export interface PageKernel {
  connect(send: (kind: "comm" | "output" | "clear", content: string, buffers: Uint8Array[]) => void): void;
  run_cell(cell: string, source: string, load: (module: string) => Promise<boolean>): Promise<boolean>;
  handle_comm(kind: string, id: string, content: string, buffers: ArrayBuffer[]): void;
}
