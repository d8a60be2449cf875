/** What an exercise is drawn from: nodes, stated in Python, and what a drawn node needs. */
import type { Tree } from "./nodes.generated";

export type * from "./nodes.generated";

/** One of several chosen files; `modified` in milliseconds. */
export interface ChosenFile {
  name: string;
  modified: number;
  content: ArrayBuffer;
}

/** What a drawn node needs from its exercise. */
export interface Host {
  exercise: string;
  words: Tree["words"];
  send(id: string, value: unknown, content?: ArrayBuffer): void;
  /** Gives several files at once. */
  give(id: string, files: ChosenFile[]): void;
  /** Ticks one box of several, or unticks it; Python knows best which others are ticked by then. */
  tick(id: string, option: string, on: boolean): void;
  /** What the learner last gave to a field, as long as the view does not know of it. */
  held<T>(id: string, shown: T): T;
  ticked(id: string, option: string, shown: boolean): boolean;
  /** Presses a button: the focus goes to what it opens, or to what is wrong when it decides something. */
  press(id: string, opens: string | undefined, decides: boolean): void;
  load(name: string): Promise<unknown>;
  /** The bytes of a node; they come beside the tree. */
  beside(id: string): DataView | undefined;
}
