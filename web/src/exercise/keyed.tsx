/** A group whose keys answer while the focus is in it and nothing is being typed. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Host, KeyedNode } from "./nodes";
import { Rich } from "./text";

/** Where keys are letters of a text, or choose from a list. */
const TYPING = "textarea, select, input:not([type=radio], [type=checkbox])";
/** What Enter presses or opens by itself. */
const PRESSED = "button, summary, a";

export function Keyed({ node, host, children }: { node: KeyedNode; host: Host; children: ComponentChildren }) {
  const element = useRef<HTMLElement>(null);
  const id = `${host.exercise}-${node.id}`;
  useEffect(() => {
    const group = element.current;
    // Who is elsewhere on the page stays there.
    if (!group?.closest(".msai-exercise")?.parentElement?.contains(document.activeElement)) return;
    // What is new begins where it can be read, wherever the last one was left.
    group.focus({ preventScroll: true });
    group.scrollIntoView({ block: "start" });
  }, [node.place]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!node.keys.includes(event.key) || !isFree(event)) return;
    event.preventDefault();
    if (!event.repeat) host.send(node.id, event.key);
  };
  return (
    <section class="ui-group ui-keyed" id={id} ref={element} tabIndex={0} aria-labelledby={`${id}-title`} onKeyDown={onKeyDown}>
      <h4 id={`${id}-title`}><Rich text={node.title} /></h4>
      {children}
    </section>
  );
}

/** A key with Ctrl or Alt is the browser's; in a text it is a letter. */
function isFree({ target, key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || !(target instanceof Element) || target.closest(TYPING)) return false;
  return !(key === "Enter" && target.closest(PRESSED));
}
