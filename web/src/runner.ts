// Entry of a live page: small, so that reading never waits for it.
// It decides when to start and hands over to session.ts.

import { canRun, hasLittleMemory, startsByItself, surroundings } from "./page/conditions.ts";
import { Page } from "./page/page.ts";
import { KernelClient, KernelFailure } from "./kernel/client.ts";

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
    if (!canRun()) throw new KernelFailure("unsupported", "no WebAssembly or no workers");
    // The kernel boots while the code of the widgets is still on its way.
    kernel = new KernelClient(root, page.needs, (progress) => page.showProgress(progress));
    const { Session } = await import(/* webpackChunkName: "session" */ "./session.ts");
    page.enter("ready", await new Session(page, kernel).run());
    kernel.failure.catch(fail);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  console.error(error);
  kernel?.end();
  const code = error instanceof KernelFailure ? error.code : "fetch";
  page.enter("failed", code === "python" ? "failed" : code);
  page.showPaper();
  if (code !== "unsupported") page.offer("retry", () => void start());
}

function whenIdle(action: () => void): void {
  // Safari has no requestIdleCallback.
  const idle = () => (globalThis.requestIdleCallback ?? setTimeout)(action);
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

if (page.cells.length > 0) {
  const here = surroundings();
  if (startsByItself(here)) {
    page.enter("off", "waiting");
    whenIdle(() => void start());
  } else {
    page.enter("off", hasLittleMemory(here) ? "littleMemory" : "offered");
    if (hasLittleMemory(here)) page.showPaper();
    page.offer("start", () => void start());
  }
}
