/** The JSON that `msai.ui.nodes.to_json` makes; the Python classes are the declaration. */

export type Tone = "ok" | "problem" | "question" | "info" | "hint";

export interface Option {
  value: string;
  label: string;
  help: string;
}

interface Field {
  id: string;
  label: string;
  help: string;
}

export interface HeadingNode { type: "heading"; text: string }
export interface TextNode { type: "text"; text: string; small: boolean }
export interface LinkNode { type: "link"; text: string; href: string }
export interface ItemsNode { type: "items"; items: Cell[]; ordered: boolean }
export interface MessageNode { type: "message"; tone: Tone; text: string; title: string }
export interface StatusNode { type: "status"; text: string }
export interface ChoiceNode extends Field {
  type: "choice";
  options: Option[];
  value: string;
  style: "select" | "radio";
  hide_label: boolean;
}
export interface ChecksNode extends Field {
  type: "checks";
  options: Option[];
  value: string[];
  columns: boolean;
}
export interface CheckNode extends Field { type: "check"; value: boolean; hide_label: boolean }
export interface NumberNode extends Field {
  type: "number";
  value: number | null;
  min: number | null;
  max: number | null;
  step: number;
  unit: string;
  hide_label: boolean;
  slider: boolean;
}
export interface InputNode extends Field {
  type: "input";
  value: string;
  rows: number;
  max_length: number;
  hide_label: boolean;
  kind: "text" | "date";
  /** What is typed counts when the learner leaves the field. */
  patient: boolean;
}
export interface FileNode extends Field { type: "file"; accept: string }
export interface ButtonNode {
  type: "button";
  id: string;
  label: string;
  kind: "primary" | "plain" | "quiet";
  disabled: boolean;
  pressed: boolean | null;
}
export interface TableNode {
  type: "table";
  caption: string;
  columns: string[];
  rows: Cell[][];
  numeric: number[];
  marked: number[];
  mark: string;
  hide_caption: boolean;
}
export interface ChartNode {
  type: "chart";
  id: string;
  spec: Record<string, unknown>;
  data: Record<string, Record<string, unknown>[]>;
  alt: string;
  pick: string;
}
export interface GroupNode { type: "group"; title: string; children: Node[]; fieldset: boolean }
export interface ColumnsNode { type: "columns"; children: Node[] }
export interface DetailsNode { type: "details"; summary: string; children: Node[]; open: boolean }

export type Node =
  | HeadingNode | TextNode | LinkNode | ItemsNode | MessageNode | StatusNode | ChoiceNode | ChecksNode
  | CheckNode | NumberNode | InputNode | FileNode | ButtonNode | TableNode | ChartNode | GroupNode
  | ColumnsNode | DetailsNode;

export type Cell = string | Node;

export interface Tree {
  id: string;
  title: string;
  words: Record<Tone | "choose" | "unread", string>;
  /** How many of the learner's inputs this view knows. */
  answered: number;
  nodes: Node[];
}

/** What a drawn node needs from its exercise. */
export interface Host {
  exercise: string;
  words: Tree["words"];
  send(id: string, value: unknown, content?: ArrayBuffer): void;
  /** Ticks one box of several, or unticks it; Python knows best which others are ticked by then. */
  tick(id: string, option: string, on: boolean): void;
  /** What the learner last gave to a field, as long as the view does not know of it. */
  held<T>(id: string, shown: T): T;
  ticked(id: string, option: string, shown: boolean): boolean;
  load(name: string): Promise<unknown>;
}
