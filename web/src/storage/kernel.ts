// Which kernel the pages of this tab share, where the browser can keep one (../kernel/line.ts).

import { local, names, session } from "./keep.ts";

/** Tabs begin with the same one. */
const COMMON = "wspolne";

export const kernelOf = (edition: string): string => session.get(names(edition).kernel) ?? COMMON;

/** Whether a page of this tab has had a kernel already. */
export const hasKernel = (edition: string): boolean => session.get(names(edition).kernel) !== null;

/** Whether exercises have run in this browser before. */
export const hasRun = (edition: string): boolean => local.get(names(edition).ran) !== null;

export const keepRun = (edition: string): boolean => hasRun(edition) || local.set(names(edition).ran, "1");

export const keepKernel = (edition: string): boolean => session.set(names(edition).kernel, kernelOf(edition));

/** From now on this tab has another one: that one has failed, or knows another person. */
export const leaveKernel = (edition: string): boolean =>
  session.set(names(edition).kernel, Math.random().toString(36).slice(2));
