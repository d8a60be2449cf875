// What the status line says while the kernel starts.

import type { Progress, Step } from "../kernel/protocol.ts";
import type { Say } from "./strings.ts";

const MEGABYTE = 1_000_000;

const polish = new Intl.NumberFormat("pl-PL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "Pobrano 6,2 z 14,0 MB", or without the total as long as it isn't known. */
export function bytesText(say: Say, { loaded, total }: Progress): string {
  if (loaded === 0) return "";
  const values = { loaded: polish.format(loaded / MEGABYTE) };
  if (total === null) return say("bytes", values);
  return say("bytesOf", { ...values, total: polish.format(total / MEGABYTE) });
}

/** "Uruchamiam ćwiczenia: uruchamiam Pythona." */
export function stepText(say: Say, step: Step): string {
  return say("starting", { step: say(step) });
}
