// What localStorage keeps of people: progress and name follow who works here.
import { local, names, owner, type Place } from "./keep.ts";
import type { Entered } from "./people.ts";
import type { Progress } from "./record.ts";

/** Progress follows what `enter` of people.ts did. */
export function follow(place: Place, { person, moved, aside }: Pick<Entered, "person" | "moved" | "aside">): void {
  // Work without a code that was put away takes its progress with it.
  if (aside) settle(place, aside, true);
  settle(place, person, moved);
}

/**
 * Give progress and name in localStorage to whom they belong; `carry`: what is there goes along.
 * Return whether they are another person's now.
 */
export function settle(place: Place, person: string, carry = false): boolean {
  const keys = names(place.edition);
  const [before, now] = [local.get(keys.owner), owner(place, person)];
  if (before === now) return false;
  // Before there were owners there was one round, and whoever was here is here still.
  const stays = carry || (before === null && place.round === "");
  for (const key of [keys.progress, keys.name]) {
    const [present, kept] = [local.get(key), local.get(`${key}/${now}`)];
    const next = stays ? joined(present, kept) : kept;
    // Both go before either comes: where storage is full there is room for what only moves.
    local.remove(key);
    local.remove(`${key}/${now}`);
    if (!stays && present !== null) local.set(`${key}/${before ?? "/"}`, present);
    if (next !== null) local.set(key, next);
  }
  if (!stays) exchangeAside(keys.aside, before ?? "/", now);
  local.set(keys.owner, now);
  return !stays;
}

/** Progress that cannot be read follows its person too. */
function exchangeAside(aside: string, before: string, now: string): void {
  const present = local.keys(aside).filter((key) => !key.startsWith(`${aside}/`));
  const hers = local.keys(`${aside}/${now}:`);
  const put: [key: string, text: string | null][] = [
    ...present.map((key): [string, string | null] => [`${aside}/${before}:${key.slice(aside.length)}`, local.get(key)]),
    ...hers.map((key): [string, string | null] => [aside + key.slice(`${aside}/${now}:`.length), local.get(key)]),
  ];
  [...present, ...hers].forEach(local.remove);
  for (const [key, text] of put) local.set(key, text ?? "");
}

/** Two records of progress of one person; of a question answered in both the one she had before stays. */
function joined(present: string | null, kept: string | null): string | null {
  if (present === null || kept === null) return present ?? kept;
  try {
    const one = JSON.parse(present) as Partial<Progress>;
    const other = JSON.parse(kept) as Partial<Progress>;
    const [pages, quizzes] = [{ ...one.pages, ...other.pages }, { ...one.quizzes, ...other.quizzes }];
    return JSON.stringify({ ...other, pages, quizzes });
  } catch {
    return kept;
  }
}
