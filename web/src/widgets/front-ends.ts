// The front ends of exercises, asked for while Python is still at work.

import anywidget from "anywidget-amd";

/** A picture in a snapshot announces the chart that will take its place. */
const CHART = "[data-live-output] svg";

export function preloadFrontEnds(): void {
  preload(anywidget);
  for (const name of ["bridge", "exercise"]) preload(`${globalThis.msaiAssets}${name}.js`);
}

/** What only the text of the page tells. */
export function preloadForText(): void {
  if (document.querySelector(CHART)) preload(`${globalThis.msaiAssets}chart.js`);
}

function preload(address: string): void {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = address;
  document.head.append(link);
}
