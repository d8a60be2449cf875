// The kernel: Pyodide in a worker, without a notebook server's protocol around it.

import kernelSource from "./page_kernel.py";
import displaySource from "./page_display.py";
import { BUNDLED, bundleName, readBundle, STDLIB, writeBundle, type Bundle } from "./bundles.ts";
import { Downloads, DownloadError, reached } from "./downloads.ts";
import { closure, providerOf, wanted, withoutReplaced, type Lock } from "./packages.ts";
import type { FailureCode, FromKernel, Step, ToKernel } from "./protocol.ts";
import type { PageKernel, Pyodide, PyodideModule } from "./pyodide.ts";

let step: Step = "download";
let pyodide: Pyodide;
let kernel: PageKernel;
let lock: Lock;
const loaded = new Set<string>();

function post(message: FromKernel, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

let lastReport = { loaded: 0, total: null as number | null };

function enter(next: Step): void {
  step = next;
  post({ type: "progress", step, ...lastReport });
}

async function start(root: string, needs: string[]): Promise<void> {
  const base = new URL("pyodide/", root).href;
  let sizes: Record<string, number> = {};
  // The lock and the table of sizes are not part of what the reader is told about.
  const tables = [fetchLock(base), fetchSizes(base).then((known) => (sizes = known))] as const;
  const downloads = new Downloads(base, () => sizes, (bytes, total) => {
    lastReport = { loaded: bytes, total };
    if (step === "download" && total !== null && bytes >= total) step = "python";
    post({ type: "progress", step, ...lastReport });
  });
  downloads.install();
  downloads.begin("pyodide.asm.wasm");
  downloads.answer(STDLIB.asked, downloads.unpacked(STDLIB.bundle));
  const bundles = Promise.all(needs.filter((word) => BUNDLED.has(word)).map((word) => fetchBundle(downloads, word)));
  // A failure is heard of where the bundles are awaited.
  bundles.catch(() => undefined);
  const [module, lockFile] = await Promise.all([importPyodide(base), ...tables]);
  lock = withoutReplaced(lockFile);
  const packages = wanted(lock, needs.filter((word) => !BUNDLED.has(word)));
  closure(lock, packages).forEach((item) => downloads.begin(item.file_name));
  pyodide = await module.loadPyodide({
    indexURL: base,
    lockFileContents: JSON.stringify(lock),
    packageBaseUrl: base,
    packages: [],
    // Else zoneinfo reads all of sysconfig only to learn that there is no folder of time zones.
    env: { PYTHONTZPATH: "" },
    fsInit: async (fs, { sitePackages }) => {
      writeModules(fs, sitePackages);
      for (const bundle of await bundles) writeBundle(fs, sitePackages, bundle);
    },
    // Wheels come from our own origin, over the same connection as this script.
    checkIntegrity: false,
  });
  (await bundles).flatMap((bundle) => bundle.packages).forEach(markLoaded);
  enter("packages");
  if (packages.length > 0) await pyodide.loadPackage(packages);
  packages.forEach((name) => loaded.add(name));
  kernel = pyodide.pyimport("page_kernel");
  kernel.connect(fromPython);
}

async function importPyodide(base: string): Promise<PyodideModule> {
  // Asked for early, so that it is on its way before pyodide.mjs wants it.
  void import(/* webpackIgnore: true */ `${base}pyodide.asm.mjs`).catch(() => undefined);
  return reached("pyodide.mjs", import(/* webpackIgnore: true */ `${base}pyodide.mjs`));
}

async function fetchLock(base: string): Promise<Lock> {
  const response = await reached("pyodide-lock.json", fetch(`${base}pyodide-lock.json`));
  if (!response.ok) throw new DownloadError(`${response.status} pyodide-lock.json`);
  return (await response.json()) as Lock;
}

/** Sizes of the files by name: a table for the progress line only, so it may be missing. */
async function fetchSizes(base: string): Promise<Record<string, number>> {
  try {
    const response = await fetch(`${base}prefetch.json`);
    const table = (await response.json()) as { sizes?: Record<string, number> };
    return table.sizes ?? {};
  } catch {
    return {};
  }
}

async function fetchBundle(downloads: Downloads, word: string): Promise<Bundle> {
  return readBundle(await (await downloads.unpacked(bundleName(word))).arrayBuffer());
}

/** Tell Pyodide and ourselves that a package is there. */
function markLoaded(name: string): void {
  pyodide.loadedPackages[name] = "default channel";
  loaded.add(name);
}

function writeModules(fs: Pyodide["FS"], folder: string): void {
  fs.writeFile(`${folder}/page_kernel.py`, kernelSource);
  fs.writeFile(`${folder}/page_display.py`, displaySource);
}

function fromPython(kind: "comm" | "output" | "clear", content: string, buffers: Uint8Array[]): void {
  const parts = buffers.map((view) => view.buffer as ArrayBuffer);
  post({ type: "python", kind, content, buffers: parts }, parts);
}

/** Load the package that provides a module; false when there is none or it is loaded already. */
async function load(module: string): Promise<boolean> {
  const name = providerOf(lock, module);
  if (name === undefined || loaded.has(name)) return false;
  loaded.add(name);
  await pyodide.loadPackage(name);
  return true;
}

async function run(cell: string, source: string): Promise<void> {
  enter("exercise");
  post({ type: "done", cell, ok: await kernel.run_cell(cell, source, load) });
}

/** The start and the cells go one after another; a widget's message never waits for a cell. */
let inOrder = Promise.resolve();

async function obey(message: ToKernel): Promise<void> {
  if (message.type === "comm") {
    kernel.handle_comm(message.kind, message.id, message.content, message.buffers);
    return post({ type: "idle", id: message.id });
  }
  const before = inOrder;
  const work = message.type === "start"
    ? start(message.root, message.needs)
    : before.then(() => run(message.cell, message.source));
  inOrder = work;
  return work;
}

function failureCode(error: unknown): FailureCode {
  if (error instanceof DownloadError) return "fetch";
  if (error instanceof RangeError) return "memory";
  return "python";
}

self.onmessage = (event: MessageEvent<ToKernel>) => {
  obey(event.data).catch((error: unknown) => {
    post({ type: "failed", code: failureCode(error), detail: String(error) });
  });
};
