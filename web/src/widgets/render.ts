// One output of a cell, as elements of the page.

import type { MimeBundle, Output } from "../kernel/protocol.ts";
import type { Say } from "../page/strings.ts";

/** Shows a widget in an element: the manager. */
export interface Renderer {
  show(modelId: string, host: HTMLElement): Promise<void>;
}

const WIDGET = "application/vnd.jupyter.widget-view+json";

/** How a representation is drawn, richest first. */
const MIME_TYPES: [string, (value: string, host: HTMLElement) => void][] = [
  ["text/html", (value, host) => (host.innerHTML = value)],
  ["image/svg+xml", (value, host) => (host.innerHTML = value)],
  ["image/png", (value, host) => host.append(picture(`data:image/png;base64,${value}`))],
  ["text/plain", preformatted],
];

/** Draw an output; errors are not drawn here, see `errorBox`. */
export async function renderOutput(output: Output, host: HTMLElement, renderer: Renderer): Promise<void> {
  switch (output.output_type) {
    case "stream":
      return preformatted(output.text, host);
    case "error":
      return preformatted(`${output.ename}: ${output.evalue}`, host);
    default:
      return renderBundle(output.data, host, renderer);
  }
}

async function renderBundle(data: MimeBundle, host: HTMLElement, renderer: Renderer): Promise<void> {
  const widget = data[WIDGET] as { model_id: string } | undefined;
  if (widget) return renderer.show(widget.model_id, host);
  const [mime, draw] = MIME_TYPES.find(([name]) => name in data) ?? [];
  if (mime && draw) draw(String(data[mime]), host);
}

/** A plain message, with the traceback folded away. */
export function errorBox(say: Say, output: Output & { output_type: "error" }): HTMLElement {
  const box = document.createElement("div");
  box.className = "msai-live-error";
  box.setAttribute("role", "alert");
  const message = document.createElement("p");
  message.textContent = say("cellFailed");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = say("details");
  details.append(summary);
  preformatted(output.traceback.join("\n"), details);
  box.append(message, details);
  return box;
}

function preformatted(text: string, host: HTMLElement): void {
  const block = document.createElement("pre");
  block.textContent = text;
  host.append(block);
}

function picture(source: string): HTMLImageElement {
  const image = document.createElement("img");
  image.src = source;
  image.alt = "";
  return image;
}
