// Entry of a live page: small, so that reading never waits for it.
// It decides when to start and hands over to session.ts.

import { hasLittleMemory, startsByItself, surroundings } from "./page/conditions.ts";
import { Page } from "./page/page.ts";
import { kernelLine } from "./kernel/choosing.ts";
import { KernelClient, KernelFailure } from "./kernel/client.ts";
import { ownLine, type Line } from "./kernel/line.ts";
import type { Key } from "./page/strings.ts";
import { here } from "./storage/keep.ts";
import { hasKernel, leaveKernel } from "./storage/kernel.ts";

const script = document.querySelector<HTMLScriptElement>("script[data-root]");
const root = new URL(script?.dataset["root"] ?? "./", document.baseURI).href;
const page = new Page();
let kernel: KernelClient | undefined;

// Our own widgets (chart, bridge) find their modules here.
globalThis.msaiAssets = new URL("./", script?.src ?? root).href;

async function start(): Promise<void> {
  page.withdrawOffer();
  page.enter("starting", "waiting");
  try {
    page.enter("ready", await run());
    kernel?.failure.catch(fail);
  } catch (error) {
    fail(error);
  }
}

async function run(): Promise<Key> {
  // On their way while the kernel is looked for.
  void import(/* webpackChunkName: "session" */ "./session.ts").catch(() => undefined);
  const line = await kernelLine(root, page.needs);
  try {
    return await runWith(line);
  } catch (error) {
    if (!line.page) throw error;
    // What befalls a kernel that pages share must not cost this page its exercises.
    console.info(error);
    kernel?.end();
    leaveKernel(here().edition);
    return runWith(ownLine());
  }
}

async function runWith(line: Line): Promise<Key> {
  // The kernel boots while the code of the widgets is still on its way.
  kernel = new KernelClient(line, root, page.needs, (progress) => page.showProgress(progress));
  const { Session } = await import(/* webpackChunkName: "session" */ "./session.ts");
  return new Session(page, kernel).run();
}

function fail(error: unknown): void {
  console.error(error);
  kernel?.end();
  leaveKernel(here().edition);
  const code = error instanceof KernelFailure ? error.code : "fetch";
  page.enter("failed", code === "python" ? "failed" : code);
  page.showPaper();
  page.offer("retry", () => void start());
}

function whenIdle(action: () => void): void {
  // A kernel that runs already costs nothing: joining it is drawing what the reader came for.
  if (hasKernel(here().edition)) return void setTimeout(action);
  // Safari has no requestIdleCallback.
  const idle = () => (globalThis.requestIdleCallback ?? setTimeout)(action);
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

// An old browser was told already (reader/capable.ts).
if (page.state === "failed") page.showPaper();
else if (page.cells.length > 0) {
  const around = surroundings();
  if (startsByItself(around)) {
    page.enter("off", "waiting");
    whenIdle(() => void start());
  } else {
    page.enter("off", hasLittleMemory(around) ? "littleMemory" : "offered");
    if (hasLittleMemory(around)) page.showPaper();
    page.offer("start", () => void start());
  }
}
