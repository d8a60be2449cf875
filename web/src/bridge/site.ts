// Files of the site for Python, and an archive that the page itself fills (`msai.ui.Fetch`, `msai.ui.Pack`).

import { Archive, type Bytes } from "../base/zip.ts";
import { handOver } from "./browser.ts";

/** How many files are asked for at once: a host of a municipality is a small one. */
const AT_ONCE = 6;

/** What is to go into the archive. */
export interface More {
  begins: boolean;
  /** Names of the files that came from Python, in their order. */
  names: string[];
  /** Name in the archive and address below the root. */
  fetched: [name: string, address: string][];
  /** Name of the finished archive; "": more is to come. */
  filename: string;
}

let archive: Archive | undefined;

/** Returns the content of files of the site; throws when one of them does not come. */
export async function fetchAll(addresses: string[]): Promise<ArrayBuffer[]> {
  const root = new URL(document.documentElement.dataset["root"] ?? "", location.href);
  const found: ArrayBuffer[] = [];
  for (let at = 0; at < addresses.length; at += AT_ONCE) {
    const some = addresses.slice(at, at + AT_ONCE).map((address) => fetchOne(new URL(address.split("/").map(encodeURIComponent).join("/"), root)));
    found.push(...await Promise.all(some));
  }
  return found;
}

async function fetchOne(address: URL): Promise<ArrayBuffer> {
  // What is kept must be asked for again: an archive of two versions would be none.
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address.pathname}`);
  return answer.arrayBuffer();
}

/** Puts files into the archive; the last call hands it over. */
export async function pack(more: More, given: DataView[]): Promise<null> {
  if (more.begins) archive = new Archive();
  if (!archive) throw new Error("no archive was begun");
  const filled = archive;
  const contents = await fetchAll(more.fetched.map(([, address]) => address));
  more.names.forEach((name, at) => filled.add(name, bytesOf(given[at])));
  more.fetched.forEach(([name], at) => filled.add(name, new Uint8Array(contents[at] ?? new ArrayBuffer(0))));
  if (!more.filename) return null;
  archive = undefined;
  return handOver(more.filename, filled.finished());
}

function bytesOf(view: DataView | undefined): Bytes {
  if (!view) throw new Error("a file is missing");
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
}
