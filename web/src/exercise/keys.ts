/** Which element of the old view a node of the new one is. */
import type { Cell, Node } from "./nodes";

/**
 * Returns keys for the nodes of one list, in order.
 *
 * An input keeps its element, and with it the focus and what is being typed, as long as its id
 * stays: what holds inputs goes by the first of them, so that a message put in above moves it and
 * does not make it anew. Parts without inputs go by their number among those of their kind.
 */
export function keys(): (node: Node) => string {
  const counted = new Map<string, number>();
  return (node) => {
    const id = firstId([node]);
    if (id !== undefined) return `${node.type} ${id}`;
    const number = counted.get(node.type) ?? 0;
    counted.set(node.type, number + 1);
    return `${node.type}#${number}`;
  };
}

/** The first id met in these nodes, going down. */
export function firstId(cells: Cell[]): string | undefined {
  for (const cell of cells) {
    const found = typeof cell === "string" ? undefined : "id" in cell && cell.id ? cell.id : firstId(inside(cell));
    if (found !== undefined) return found;
  }
  return undefined;
}

function inside(node: Node): Cell[] {
  switch (node.type) {
    case "items": return node.items;
    case "table": return node.rows.flat();
    case "stage": return [...node.work, ...node.answer, ...node.more];
    case "columns": case "details": case "group": case "keyed": return node.children;
    default: return [];
  }
}
