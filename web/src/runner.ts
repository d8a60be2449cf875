// Entry of a live page: small, so that reading never waits for it.
// It decides when to start, has the kernel begin and hands over to session.ts.

import { kernelLine } from "./kernel/choosing.ts";
import { KernelClient, KernelFailure } from "./kernel/client.ts";
import { ownLine, type Line } from "./kernel/line.ts";
import { hasLittleMemory, startsByItself, surroundings } from "./page/conditions.ts";
import { Page } from "./page/page.ts";
import { idle, needs, parsed, scriptsRun } from "./page/parsed.ts";
import type { Key } from "./page/strings.ts";
import { here } from "./storage/keep.ts";
import { hasKernel, hasRun, keepRun, leaveKernel } from "./storage/kernel.ts";
import { preloadForText, preloadFrontEnds } from "./widgets/front-ends.ts";

const script = document.querySelector<HTMLScriptElement>("script[data-root]");
const root = new URL(script?.dataset["root"] ?? "./", document.baseURI).href;
const { edition } = here();
const around = surroundings();
/** Undefined while it is still being parsed. */
let page: Page | undefined;
let kernel: KernelClient | undefined;
/** A kernel that was begun before the text was there. */
let ahead: Promise<KernelClient> | undefined;

// Our own widgets (chart, bridge) find their modules here.
globalThis.msaiAssets = new URL("./", script?.src ?? root).href;

async function start(page: Page): Promise<void> {
  page.withdrawOffer();
  page.enter("starting", "waiting");
  try {
    page.enter("ready", await run(page));
    keepRun(edition);
    kernel?.failure.catch((error: unknown) => fail(page, error));
  } catch (error) {
    fail(page, error);
  }
}

async function run(page: Page): Promise<Key> {
  const begun = ahead ?? begin();
  ahead = undefined;
  preloadForText();
  kernel = await begun;
  try {
    return await draw(page, kernel);
  } catch (error) {
    if (!kernel.isShared) throw error;
    // What befalls a kernel that pages share must not cost this page its exercises.
    console.info(error);
    kernel.end();
    leaveKernel(edition);
    kernel = talk(ownLine());
    return draw(page, kernel);
  }
}

/** Have a kernel begin; the code of the widgets comes meanwhile. */
async function begin(): Promise<KernelClient> {
  performance.mark("msai:begin");
  void widgets().catch(() => undefined);
  preloadFrontEnds();
  return talk(await kernelLine(root, wanted()));
}

const widgets = () => import(/* webpackChunkName: "session" */ "./session.ts");

const wanted = (): string[] => needs() ?? ["base"];

const talk = (line: Line): KernelClient =>
  new KernelClient(line, root, wanted(), (progress) => page?.showProgress(progress));

async function draw(page: Page, kernel: KernelClient): Promise<Key> {
  // All cells go to the kernel at once: it never waits for the page to draw, nor for its widgets.
  const runs = page.cells.map((cell) => ({ cell, done: kernel.run(cell.id, cell.source) }));
  // Whoever awaits them hears of a failure.
  runs.forEach(({ done }) => done.catch(() => undefined));
  const { Session } = await widgets();
  return new Session(page, kernel).show(runs);
}

function fail(page: Page, error: unknown): void {
  console.error(error);
  kernel?.end();
  leaveKernel(edition);
  const code = error instanceof KernelFailure ? error.code : "fetch";
  page.enter("failed", code === "python" ? "failed" : code);
  page.showPaper();
  page.offer("retry", () => void start(page));
}

/** Start while the page is still being parsed. */
async function startAtOnce(): Promise<void> {
  ahead = begin();
  ahead.catch(() => undefined);
  await parsed();
  page = new Page();
  await start(page);
}

async function startLater(): Promise<void> {
  await scriptsRun();
  const found = (page = new Page());
  // An old browser was told already (reader/capable.ts).
  if (found.state === "failed") return found.showPaper();
  if (found.cells.length === 0) return;
  if (startsByItself(around)) {
    found.enter("off", "waiting");
    await idle();
    return start(found);
  }
  found.enter("off", hasLittleMemory(around) ? "littleMemory" : "offered");
  if (hasLittleMemory(around)) found.showPaper();
  found.offer("start", () => void start(found));
}

// A kernel that runs already costs nothing, and what was fetched before is likely kept: nobody reads slower for it.
const isLight = hasKernel(edition) || hasRun(edition);
void (isLight && needs() && startsByItself(around) ? startAtOnce() : startLater());
