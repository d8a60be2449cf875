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
  const found: ArrayBuffer[] = [];
  await inTurns(addresses, async (address) => (await answerOf(address)).arrayBuffer(), (content) => void found.push(content));
  return found;
}

/** Has some done at once, and takes what comes of them in order before the next ones begin. */
async function inTurns<From, To>(all: From[], make: (one: From) => Promise<To>, take: (made: To) => void | Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    for (const made of await Promise.all(all.slice(at, at + AT_ONCE).map(make))) await take(made);
  }
}

async function answerOf(address: string): Promise<Response> {
  const root = new URL(document.documentElement.dataset["root"] ?? "", location.href);
  const there = new URL(address.split("/").map(encodeURIComponent).join("/"), root);
  // What is kept must be asked for again: an archive of two versions would be none.
  const answer = await fetch(there, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${there.pathname}`);
  return answer;
}

/** Puts files into the archive; the last call hands it over. */
export async function pack(more: More, given: DataView[]): Promise<null> {
  if (more.begins) archive = new Archive();
  if (!archive) throw new Error("no archive was begun");
  const filled = archive;
  more.names.forEach((name, at) => filled.add(name, bytesOf(given[at])));
  // The browser keeps what it fetched: seventy megabytes are too many for an office computer's page.
  await inTurns(
    more.fetched,
    async ([name, address]) => [name, await (await answerOf(address)).blob()] as const,
    ([name, file]) => filled.addFile(name, file),
  );
  if (!more.filename) return null;
  archive = undefined;
  return handOver(more.filename, filled.finished());
}

function bytesOf(view: DataView | undefined): Bytes {
  if (!view) throw new Error("a file is missing");
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
}
