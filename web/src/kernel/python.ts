// Python of a worker: Pyodide, started once and given more when a page needs it.

import kernelSource from "./page_kernel.py";
import displaySource from "./page_display.py";
import { compileAhead } from "./compiled.ts";
import { BUNDLED, bundleName, readBundle, STDLIB, writeBundle, type Bundle } from "./bundles.ts";
import { Downloads, DownloadError, reached } from "./downloads.ts";
import { closure, providerOf, wanted, withoutReplaced, type Lock } from "./packages.ts";
import type { Progress, Step } from "./protocol.ts";
import type { Pyodide, PyodideModule, PythonOfPage, Send } from "./pyodide.ts";

const isBundle = (word: string): boolean => BUNDLED.has(word);

export class Python {
  private readonly base: string;
  private readonly downloads: Downloads;
  private readonly loaded = new Set<string>();
  private readonly bundles = new Set<string>();
  private sizes: Record<string, number> = {};
  private progress: Progress = { step: "download", loaded: 0, total: null };
  private pyodide!: Pyodide;
  private lock!: Lock;
  private folder = "";
  /** Each page's needs are met after those of the page before. */
  private turn: Promise<void>;

  constructor(root: string, needs: string[], private readonly report: (progress: Progress) => void) {
    this.base = new URL("pyodide/", root).href;
    this.downloads = new Downloads(this.base, () => this.sizes, (loaded, total) => this.count(loaded, total));
    this.turn = this.start(needs);
  }

  /** Resolve when everything is there that these words of a page stand for. */
  ready(needs: string[]): Promise<void> {
    return (this.turn = this.turn.then(() => this.add(needs)));
  }

  /** Begin what Python keeps of one page. */
  open(send: Send): PythonOfPage {
    return this.pyodide.pyimport("page_kernel").open_page(send);
  }

  enter(step: Step): void {
    this.progress = { ...this.progress, step };
    this.report(this.progress);
  }

  /** Load the package that provides a module; false when there is none or it is loaded already. */
  async load(module: string): Promise<boolean> {
    const name = providerOf(this.lock, module);
    if (name === undefined || this.loaded.has(name)) return false;
    this.loaded.add(name);
    await this.pyodide.loadPackage(name);
    return true;
  }

  private async start(needs: string[]): Promise<void> {
    // The lock and the table of sizes are not part of what the reader is told about.
    const tables = [fetchLock(this.base), fetchSizes(this.base).then((known) => (this.sizes = known))] as const;
    this.downloads.install();
    this.downloads.begin("pyodide.asm.wasm");
    this.downloads.answer(STDLIB.asked, this.downloads.unpacked(STDLIB.bundle));
    const bundles = this.fetchBundles(needs);
    const compiled = bundles.then(compiledParts);
    compiled.catch(() => undefined);
    const [module, lockFile] = await Promise.all([importPyodide(this.base), ...tables]);
    this.lock = withoutReplaced(lockFile);
    const packages = this.packagesOf(needs);
    closure(this.lock, packages).forEach((item) => this.downloads.begin(item.file_name));
    this.pyodide = await module.loadPyodide({
      indexURL: this.base,
      lockFileContents: JSON.stringify(this.lock),
      packageBaseUrl: this.base,
      packages: [],
      // Else zoneinfo reads all of sysconfig only to learn that there is no folder of time zones.
      env: { PYTHONTZPATH: "" },
      fsInit: async (fs, { sitePackages }) => {
        this.folder = sitePackages;
        fs.writeFile(`${sitePackages}/page_kernel.py`, kernelSource);
        fs.writeFile(`${sitePackages}/page_display.py`, displaySource);
        for (const bundle of await bundles) writeBundle(fs, sitePackages, bundle);
      },
      // Wheels come from our own origin, over the same connection as this script.
      checkIntegrity: false,
    });
    (await bundles).forEach((bundle) => this.mark(bundle));
    await compiled;
    this.enter("packages");
    await this.loadPackages(packages);
  }

  /** A later page may need what the first one did not. */
  private async add(needs: string[]): Promise<void> {
    const bundles = await this.fetchBundles(needs);
    await compiledParts(bundles);
    for (const bundle of bundles) {
      writeBundle(this.pyodide.FS, this.folder, bundle);
      this.mark(bundle);
    }
    // Python keeps what it has seen of a folder.
    if (bundles.length > 0) this.pyodide.runPython("import importlib; importlib.invalidate_caches()");
    await this.loadPackages(this.packagesOf(needs));
  }

  private fetchBundles(needs: string[]): Promise<Bundle[]> {
    const missing = needs.filter((word) => isBundle(word) && !this.bundles.has(word));
    missing.forEach((word) => this.bundles.add(word));
    const bundles = Promise.all(missing.map((word) => fetchBundle(this.downloads, word)));
    // A failure is heard of where the bundles are awaited.
    bundles.catch(() => undefined);
    return bundles;
  }

  private packagesOf(needs: string[]): string[] {
    return wanted(this.lock, needs.filter((word) => !isBundle(word))).filter((name) => !this.loaded.has(name));
  }

  private async loadPackages(names: string[]): Promise<void> {
    if (names.length > 0) await this.pyodide.loadPackage(names);
    names.forEach((name) => this.loaded.add(name));
  }

  /** Tell Pyodide and ourselves that packages are there. */
  private mark({ packages }: Bundle): void {
    for (const name of packages) {
      this.pyodide.loadedPackages[name] = "default channel";
      this.loaded.add(name);
    }
  }

  private count(loaded: number, total: number | null): void {
    const { step } = this.progress;
    const isThere = step === "download" && total !== null && loaded >= total;
    this.progress = { step: isThere ? "python" : step, loaded, total };
    this.report(this.progress);
  }
}

const compiledParts = (bundles: Bundle[]): Promise<void> => compileAhead(bundles.flatMap(({ files }) => files));

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
