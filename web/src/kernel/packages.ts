// Which wheels a page needs, worked out from Pyodide's lock file.

export interface LockPackage {
  name: string;
  file_name: string;
  depends: string[];
  imports: string[];
}

export interface Lock {
  packages: Record<string, LockPackage>;
}

/** The page's own kernel takes their place; JupyterLite, which shares the lock, needs them. */
const REPLACED = new Set(["ipython", "widgetsnbextension", "jupyterlab-widgets", "ipykernel"]);

/** The lock without packages that the page replaces. */
export function withoutReplaced(lock: Lock): Lock {
  const packages: Record<string, LockPackage> = {};
  for (const [key, entry] of Object.entries(lock.packages)) {
    if (REPLACED.has(normalised(key))) continue;
    packages[key] = { ...entry, depends: entry.depends.filter((name) => !REPLACED.has(normalised(name))) };
  }
  return { ...lock, packages };
}

/** Of the packages a page names, those that the site has. */
export function wanted(lock: Lock, names: string[]): string[] {
  return [...new Set(names)].filter((name) => entry(lock, name) !== undefined);
}

/** Those packages and all they depend on. */
export function closure(lock: Lock, names: string[]): LockPackage[] {
  const found = new Map<string, LockPackage>();
  const open = [...names];
  while (open.length > 0) {
    const name = normalised(open.pop() ?? "");
    const item = entry(lock, name);
    if (!item || found.has(name)) continue;
    found.set(name, item);
    open.push(...item.depends);
  }
  return [...found.values()];
}

/** The package that provides a module, if the site has it. */
export function providerOf(lock: Lock, module: string): string | undefined {
  const top = module.split(".")[0] ?? module;
  return Object.values(lock.packages).find((item) => item.imports.includes(top))?.name;
}

function entry(lock: Lock, name: string): LockPackage | undefined {
  return lock.packages[name] ?? lock.packages[normalised(name)];
}

function normalised(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
