// anywidget's front end is an AMD file for notebooks: hand it what it asks for, keep what it gives.

import * as base from "@jupyter-widgets/base";
import address from "anywidget-amd";

type Factory = (base: unknown) => Record<string, never>;
type Define = (dependencies: string[], factory: Factory) => void;

let loading: Promise<Record<string, never>> | undefined;

/** Load anywidget once. */
export function loadAnywidget(): Promise<Record<string, never>> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Record<string, never>> {
  const scope = globalThis as { define?: Define };
  const before = scope.define;
  const factory = await new Promise<Factory>((resolve, reject) => {
    scope.define = (_dependencies, made) => resolve(made);
    import(/* webpackIgnore: true */ address).catch(reject);
  });
  if (before) scope.define = before;
  else delete scope.define;
  return factory(base);
}
