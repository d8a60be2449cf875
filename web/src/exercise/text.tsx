/** Texts of the tree: plain, with `**strong**` words. */
import { Fragment, type ComponentChildren } from "preact";

export function Rich({ text }: { text: string }): ComponentChildren {
  const parts = text.split(/\*\*(.+?)\*\*/);
  return <Fragment>{parts.map((part, at) => (at % 2 ? <strong key={at}>{part}</strong> : part))}</Fragment>;
}
