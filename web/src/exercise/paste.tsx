/** A place for a table that was copied elsewhere: pasted, typed, or a file dropped on it. */
import { useRef, useState } from "preact/hooks";
import { asFile, isTable, tableIn } from "./clipboard";
import { Field, described, inputId, opened } from "./inputs";
import type { Host, PasteNode } from "./nodes";
import { Rich } from "./text";

export function Paste({ node, host }: { node: PasteNode; host: Host }) {
  const id = inputId(host, node.id);
  const area = useRef<HTMLTextAreaElement>(null);
  const [unread, setUnread] = useState("");
  const take = (text: string): void => {
    if (text.trim()) host.send(node.id, text);
    if (area.current) area.current.value = "";
  };
  const paste = (event: ClipboardEvent): void => {
    const clipboard = event.clipboardData;
    if (!clipboard) return;
    const html = tableIn(clipboard);
    const text = clipboard.getData("text/plain");
    // A word is pasted as ever: it is a part of what is being typed.
    if (!html && !isTable(text)) return;
    event.preventDefault();
    if (html) host.send(node.id, "", asFile(html));
    else take(text);
  };
  const drop = async (event: DragEvent): Promise<void> => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    const read = await Promise.all(dropped.map(opened));
    const files = read.filter((file) => file !== undefined);
    const lost = dropped.filter((_file, place) => !read[place]).map((file) => file.name);
    setUnread(lost.length > 0 ? host.words.unread.replace("{name}", lost.join(", ")) : "");
    if (files.length > 0) host.give(node.id, files);
  };
  return (
    <Field id={id} label={node.label} help={node.help} hide={false}>
      <textarea id={id} ref={area} rows={3} aria-describedby={described(id, node.help)}
        onPaste={paste} onDrop={(event) => void drop(event)}
        onDragOver={(event) => event.dataTransfer?.types.includes("Files") && event.preventDefault()} />
      <button type="button" class="ui-button ui-plain" onClick={() => take(area.current?.value ?? "")}>
        <Rich text={node.take} />
      </button>
      <p role="alert" class="ui-unread" hidden={!unread}>{unread}</p>
    </Field>
  );
}
