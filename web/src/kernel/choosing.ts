// Which kernel a page gets: one that the pages of a session share, or its own.

import { here } from "../storage/keep.ts";
import { keepKernel, kernelOf } from "../storage/kernel.ts";
import { canShare, ownLine, sharedLine, type Line } from "./line.ts";

/** What a trainer reads of other people goes with her page; nothing of it is kept for the next one. */
const isForTrainers = (needs: string[]): boolean => needs.includes("trainer");

export async function kernelLine(root: string, needs: string[]): Promise<Line> {
  if (isForTrainers(needs) || !canShare()) return ownLine();
  const version = await versionOf(root);
  // Without a version it could be the kernel of another one.
  const line = version && (await sharedLine(`msai ${version} ${kernelOf(here().edition)}`).catch(() => undefined));
  if (!line) return ownLine();
  keepKernel(here().edition);
  return line;
}

/** Version of all that Python is made of here, with the data of the edition. */
async function versionOf(root: string): Promise<string | undefined> {
  try {
    const response = await fetch(new URL("pyodide/prefetch.json", root));
    return ((await response.json()) as { version?: string }).version;
  } catch {
    return undefined;
  }
}
