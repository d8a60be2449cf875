/** Native inputs with labels. What is typed stays as typed while Python answers. */
import { type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type {
  ButtonNode, CheckNode, ChecksNode, ChoiceNode, ChosenFile, FileNode, Host, InputNode, NumberNode, Option,
} from "./nodes";
import { parse, shown } from "../base/numbers";
import { plain, Rich } from "./text";

type Props<N> = { node: N; host: Host };

/** Long enough not to disturb typing, short enough to feel immediate. */
const TYPING_PAUSE_MS = 350;

export const inputId = (host: Host, id: string): string => `${host.exercise}-${id}`;

function Help({ id, text }: { id: string; text: string }): ComponentChildren {
  return text ? <p class="ui-help" id={`${id}-help`}><Rich text={text} /></p> : null;
}

/** What is wrong with an answer; it is read as soon as it is there. */
function Wrong({ id, text }: { id: string; text: string }): ComponentChildren {
  return text ? <p class="ui-error" id={`${id}-error`} role="alert"><Rich text={text} /></p> : null;
}

export function Field(props: { id: string; label: string; help: string; hide: boolean; error?: string; children: ComponentChildren }) {
  return (
    <div class="ui-field">
      <label for={props.id} class={props.hide ? "visually-hidden" : undefined}><Rich text={props.label} /></label>
      <Help id={props.id} text={props.help} />
      {props.children}
      <Wrong id={props.id} text={props.error ?? ""} />
    </div>
  );
}

export const described = (id: string, help: string, error = ""): string | undefined =>
  [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** What screen readers are told of a control besides its name and value. */
const states = (id: string, { help, error, required = false }: { help: string; error: string; required?: boolean }) => ({
  "aria-describedby": described(id, help, error),
  "aria-invalid": error ? true : undefined,
  "aria-required": required || undefined,
});

/**
 * Keeps an input's text in step with Python, except while the learner is in it: an answer to what
 * was typed a moment ago, trimmed or read as a number, must not undo what is being typed now.
 */
function useText<E extends HTMLInputElement | HTMLTextAreaElement>(text: string, send: (text: string) => void, patient = false) {
  const element = useRef<E>(null);
  const timer = useRef<number>();
  const unsent = useRef<string>();
  useEffect(() => {
    const input = element.current;
    if (input && document.activeElement !== input && unsent.current === undefined && input.value !== text) {
      input.value = text;
    }
  }, [text]);
  const flush = (): void => {
    if (unsent.current === undefined) return;
    window.clearTimeout(timer.current);
    const typed = unsent.current;
    unsent.current = undefined;
    send(typed);
  };
  // An answer may take the field away while it is being typed in.
  useEffect(() => flush, []);
  const onInput = (event: { currentTarget: E }): void => {
    unsent.current = event.currentTarget.value;
    window.clearTimeout(timer.current);
    if (!patient) timer.current = window.setTimeout(flush, TYPING_PAUSE_MS);
  };
  return { ref: element, defaultValue: text, onInput, onBlur: flush, onChange: flush };
}

export function Text({ node, host }: Props<InputNode>) {
  const id = inputId(host, node.id);
  const text = host.held(node.id, node.value);
  const line = useText<HTMLInputElement>(text, (value) => host.send(node.id, value), node.patient);
  const area = useText<HTMLTextAreaElement>(text, (value) => host.send(node.id, value));
  const common = { id, maxLength: node.max_length, ...states(id, node) };
  return (
    <Field id={id} label={node.label} help={node.help} hide={node.hide_label} error={node.error}>
      {node.rows > 1
        ? <textarea {...common} rows={node.rows} {...area} />
        : <input {...common} type={node.kind} autocomplete={node.kind === "password" ? "off" : undefined} {...line} />}
    </Field>
  );
}

export function NumberField({ node, host }: Props<NumberNode>) {
  const id = inputId(host, node.id);
  const value = host.held<number | string | null>(node.id, node.value);
  const typed = useText<HTMLInputElement>(shown(value), (text) => host.send(node.id, parse(text)));
  return (
    <Field id={id} label={node.label} help={node.help} hide={node.hide_label} error={node.error}>
      <span class="ui-number-field">
        <input id={id} type="text" inputMode="decimal" {...states(id, node)} {...typed} />
        {node.unit ? <span class="ui-unit">{node.unit}</span> : null}
      </span>
    </Field>
  );
}

export function Check({ node, host }: Props<CheckNode>) {
  const id = inputId(host, node.id);
  return (
    <div class="ui-check">
      <label class="ui-option">
        <input id={id} type="checkbox" checked={host.held(node.id, node.value)} aria-describedby={described(id, node.help)}
          onChange={(event) => host.send(node.id, event.currentTarget.checked)} />{" "}
        <span class={node.hide_label ? "visually-hidden" : undefined}><Rich text={node.label} /></span>
      </label>
      <Help id={id} text={node.help} />
    </div>
  );
}

function Boxes(props: {
  node: ChoiceNode | ChecksNode; host: Host; kind: "radio" | "checkbox";
  chosen: (option: Option) => boolean; pick: (option: Option, on: boolean) => void;
  columns?: boolean; hide?: boolean;
}) {
  const id = inputId(props.host, props.node.id);
  const { help, error } = props.node;
  // Only a group of radio buttons has a role that may be needed or wrong.
  const told = props.kind === "radio"
    ? { role: "radiogroup" as const, ...states(id, props.node) } : { "aria-describedby": described(id, help, error) };
  return (
    <fieldset class={props.columns ? "ui-field ui-columned" : "ui-field"} {...told}>
      <legend class={props.hide ? "visually-hidden" : undefined}><Rich text={props.node.label} /></legend>
      <Help id={id} text={props.node.help} />
      {props.node.options.map((option) => (
        <label class="ui-option" key={option.value}>
          <input type={props.kind} name={id} value={option.value} checked={props.chosen(option)}
            onChange={(event) => props.pick(option, event.currentTarget.checked)} />{" "}
          <span><Rich text={option.label} /></span>
        </label>
      ))}
      <Wrong id={id} text={error} />
    </fieldset>
  );
}

export function Checks({ node, host }: Props<ChecksNode>) {
  const chosen = ({ value }: Option): boolean => host.ticked(node.id, value, node.value.includes(value));
  const pick = ({ value }: Option, on: boolean): void => host.tick(node.id, value, on);
  return <Boxes node={node} host={host} kind="checkbox" chosen={chosen} pick={pick} columns={node.columns} />;
}

export function Choice({ node, host }: Props<ChoiceNode>) {
  const id = inputId(host, node.id);
  const value = host.held(node.id, node.value);
  if (node.style === "radio") {
    const chosen = (option: Option): boolean => option.value === value;
    const pick = (option: Option): void => host.send(node.id, option.value);
    return <Boxes node={node} host={host} kind="radio" chosen={chosen} pick={pick} hide={node.hide_label} />;
  }
  const known = node.options.some((option) => option.value === value);
  return (
    <Field id={id} label={node.label} help={node.help} hide={node.hide_label} error={node.error}>
      <select id={id} value={known ? value : ""} {...states(id, node)}
        onChange={(event) => host.send(node.id, event.currentTarget.value)}>
        {known ? null : <option value="">{host.words.choose}</option>}
        {node.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>{plain(option.label)}</option>
        ))}
      </select>
    </Field>
  );
}

/** A file with what it holds; undefined: it cannot be read (any more). */
export async function opened(file: File): Promise<ChosenFile | undefined> {
  const content = await file.arrayBuffer().catch(() => undefined);
  return content && { name: file.name, modified: file.lastModified, content };
}

export function FileField({ node, host }: Props<FileNode>) {
  const id = inputId(host, node.id);
  const [unread, setUnread] = useState("");
  const read = async (input: HTMLInputElement): Promise<void> => {
    const chosen = [...(input.files ?? [])];
    if (chosen.length === 0) return;
    // A browser tells of no change when the same path is chosen again, after it was corrected.
    input.value = "";
    const taken = await Promise.all(chosen.map(opened));
    const files = taken.filter((file) => file !== undefined);
    const unread = chosen.filter((_file, place) => !taken[place]).map((file) => file.name);
    setUnread(unread.length > 0 ? host.words.unread.replace("{name}", unread.join(", ")) : "");
    const [first] = files;
    if (node.multiple && first) host.give(node.id, files);
    else if (first) host.send(node.id, first.name, first.content);
  };
  return (
    <Field id={id} label={node.label} help={node.help} hide={false}>
      <input id={id} type="file" multiple={node.multiple} accept={node.accept} aria-describedby={described(id, node.help)}
        onChange={(event) => void read(event.currentTarget)} />
      <p role="alert" class="ui-unread" hidden={!unread}>{unread}</p>
    </Field>
  );
}

/** Many people double-click everything: the second click would press what the first one put there. */
const isSecondClick = (event: MouseEvent): boolean => event.detail > 1;

export function Button({ node, host }: Props<ButtonNode>) {
  const opens = node.opens ? inputId(host, node.opens) : undefined;
  return (
    <button type="button" id={inputId(host, node.id)} class={`ui-button ui-${node.kind}`} disabled={node.disabled}
      aria-pressed={node.pressed ?? undefined} aria-expanded={node.expanded ?? undefined} data-opens={opens}
      onClick={(event) => isSecondClick(event) || host.press(node.id, opens, node.kind === "primary")}>
      <Rich text={node.label} />
    </button>
  );
}
