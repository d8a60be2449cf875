// Entry of a live page: small, so that reading never waits for it.
// It decides when to start and hands over to session.ts.

import { hasLittleMemory, startsByItself, surroundings } from "./page/conditions.ts";
import { Page } from "./page/page.ts";
import { kernelLine } from "./kernel/choosing.ts";
import { KernelClient, KernelFailure } from "./kernel/client.ts";
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
    // The kernel boots while the code of the widgets is still on its way.
    const session = import(/* webpackChunkName: "session" */ "./session.ts");
    const line = await kernelLine(root, page.needs);
    kernel = new KernelClient(line, root, page.needs, (progress) => page.showProgress(progress));
    const { Session } = await session;
    page.enter("ready", await new Session(page, kernel).run());
    kernel.failure.catch(fail);
  } catch (error) {
    fail(error);
  }
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
