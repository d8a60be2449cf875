// Which questions a review asks and in what order: what was missed, what was right, never one outcome in a row.
import type { Progress } from "../storage/record.ts";
import { due, plan, time } from "./store.ts";

/** A question that can be asked in other words. */
export interface Item {
  id: string;
  /** What its lesson teaches. */
  outcome: string;
}

/** Questions of one review: some five minutes. */
export const MOST = 8;
/** So many of them were right before, where there are such: who is asked only what went wrong learns to expect it. */
const RIGHT_BEFORE = 3;

/** Return the questions of a review in the order in which they are asked; none when no day has come. */
export function session<T extends Item>(record: Progress, items: readonly T[], now = Date.now()): T[] {
  const soonest = items.filter(({ id }) => plan(record.quizzes[id]).due).sort((one, other) => day(record, one) - day(record, other));
  const waiting = new Set(due(record, now));
  const isRight = ({ id }: Item) => Boolean(record.quizzes[id]?.right);
  const missed = soonest.filter((item) => waiting.has(item.id) && !isRight(item));
  const right = soonest.filter((item) => waiting.has(item.id) && isRight(item));
  if (!missed.length && !right.length) return [];
  const later = soonest.filter((item) => !waiting.has(item.id) && isRight(item));
  const asked = missed.slice(0, MOST - Math.min(RIGHT_BEFORE, right.length + later.length));
  const known = right.slice(0, MOST - asked.length);
  const lacking = Math.min(RIGHT_BEFORE, asked.length) - known.length;
  return mixed([...asked, ...known, ...later.slice(0, Math.max(0, lacking))]);
}

const day = (record: Progress, { id }: Item): number => time(plan(record.quizzes[id]).due);

/** Put items in an order in which neighbours differ in outcome, as far as there are others. */
export function mixed<T extends Item>(items: readonly T[]): T[] {
  const left = [...items];
  const ordered: T[] = [];
  const many = (item: T) => left.filter(({ outcome }) => outcome === item.outcome).length;
  while (left.length) {
    const others = left.filter(({ outcome }) => outcome !== ordered.at(-1)?.outcome);
    // The outcome with most questions first, so that none is left over at the end.
    const next = (others.length ? others : left).reduce((best, item) => (many(item) > many(best) ? item : best));
    ordered.push(...left.splice(left.indexOf(next), 1));
  }
  return ordered;
}
