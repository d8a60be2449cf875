// Archives of whole sets of packages (msai_course/build/pyodide_bundles.py), put into Python's file system.

import type { Pyodide } from "./pyodide.ts";

/** Words of `data-live-needs` that have a bundle; any other word is a package's name. */
export const BUNDLED = new Set(["base", "tables", "trainer"]);

export const STDLIB = { bundle: "page-stdlib.bin", asked: "python_stdlib.zip" };

export const bundleName = (word: string): string => `page-${word}.bin`;

export interface Bundle {
  packages: string[];
  files: [path: string, content: Uint8Array][];
}

/** Read an unpacked bundle, part after part; contents are views, nothing is copied. */
export function readBundle(buffer: ArrayBuffer): Bundle {
  const bundle: Bundle = { packages: [], files: [] };
  let offset = 0;
  while (offset < buffer.byteLength) {
    const length = new DataView(buffer).getUint32(offset, true);
    const index = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, offset + 4, length))) as {
      packages: string[];
      files: [string, number][];
    };
    offset += 4 + length;
    bundle.packages.push(...index.packages);
    for (const [path, size] of index.files) {
      bundle.files.push([path, new Uint8Array(buffer, offset, size)]);
      offset += size;
    }
  }
  return bundle;
}

/** Put the files of a bundle below a folder; the file system takes the memory over. */
export function writeBundle(fs: Pyodide["FS"], folder: string, { files }: Bundle): void {
  const made = new Set<string>();
  for (const [path, content] of files) {
    const place = `${folder}/${path.slice(0, path.lastIndexOf("/") + 1)}`;
    if (!made.has(place)) fs.mkdirTree(place);
    made.add(place);
    fs.writeFile(`${folder}/${path}`, content, { canOwn: true });
  }
}
