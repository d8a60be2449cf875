/** A part of a page as its readers will see it: with the styles of this page, and nothing acts. */
import type { PreviewNode } from "./nodes";
import { plain } from "./text";

// Without scripts the frame may have this page's origin: its styles and fonts need it.
export const Preview = ({ node }: { node: PreviewNode }) =>
  <iframe class="ui-preview" title={plain(node.title)} sandbox="allow-same-origin" srcDoc={page(node)} />;

function page(node: PreviewNode): string {
  const { lang, dataset } = document.documentElement;
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")]
    .map((link) => `<link rel="stylesheet" href="${link.href}" media="${link.media}">`).join("");
  const theme = dataset["theme"] ? ` data-theme="${dataset["theme"]}"` : "";
  // A link would leave for another page in the frame; it may only open a window, which it must not.
  return `<!doctype html><html lang="${lang}"${theme}><head><base target="_blank">${links}`
    + `<style>${styles(node)}</style></head><body class="day-none">${node.html}</body></html>`;
}

function styles({ colours: [light, dark] }: PreviewNode): string {
  if (!light || !dark) return "";
  return `:root{${light}}`
    + `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`
    + `:root[data-theme="dark"]{${dark}}`;
}
