// Saves that a page was left in the middle of: localStorage takes them without any waiting, and whoever opens
// the database next puts them where they belong (people.ts).
import { local, names, type Place } from "./keep.ts";

export interface Unfinished extends Place {
  /** Whose work it is, and in which of her sittings it was done. */
  person: string;
  since: string;
  exercise: string;
  state: unknown;
  /** ISO 8601, UTC: when the page was left. */
  saved_at: string;
  /** Version of the record that the page knew; absent: none. */
  seen?: number | undefined;
}

/** Keep what a page that is being left could not write any more. */
export function keepUnfinished(edition: string, saves: Unfinished[]): void {
  if (saves.length) local.set(names(edition).unfinished, JSON.stringify([...unfinished(edition), ...saves]));
}

/** What pages were left in the middle of; what cannot be read is nothing. */
export function unfinished(edition: string): Unfinished[] {
  try {
    const saves: unknown = JSON.parse(local.get(names(edition).unfinished) ?? "[]");
    return Array.isArray(saves) ? saves.filter(isUnfinished) : [];
  } catch {
    return [];
  }
}

/** Forget what has been written now. */
export function forgetUnfinished(edition: string): void {
  local.remove(names(edition).unfinished);
}

function isUnfinished(save: Partial<Unfinished> | null): save is Unfinished {
  const texts = [save?.edition, save?.round, save?.person, save?.since, save?.exercise, save?.saved_at];
  return texts.every((text) => typeof text === "string") && save?.state !== undefined;
}
