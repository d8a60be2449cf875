/** Texts of the tree: plain, with `**strong**` words. */
import { Fragment, type ComponentChildren } from "preact";

const STRONG = /\*\*([^\n]+?)\*\*/;

export function Rich({ text }: { text: string }): ComponentChildren {
  const parts = text.split(STRONG);
  return <Fragment>{parts.map((part, at) => (at % 2 ? <strong key={at}>{part}</strong> : part))}</Fragment>;
}

/** A text where nothing can be strong: a name, an entry of a list. */
export const plain = (text: string): string => text.split(STRONG).join("");
