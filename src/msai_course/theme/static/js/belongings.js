// What localStorage keeps of people: progress and name follow who works here.
import { local, names, owner } from "./keep.js";

/** @typedef {import("./keep.js").Place} Place */

/**
 * Progress follows what `enter` of people.js did.
 * @param {Place} place @param {{person: string, moved: boolean, aside: string}} entered
 */
export function follow(place, { person, moved, aside }) {
  // Work without a code that was put away takes its progress with it.
  if (aside) settle(place, aside, true);
  settle(place, person, moved);
}

/**
 * Give progress and name in localStorage to whom they belong; `carry`: what is there goes along.
 * @param {Place} place @param {string} person @param {boolean} [carry]
 * @returns {boolean} Whether they are another person's now.
 */
export function settle(place, person, carry = false) {
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

/** Progress that cannot be read follows its person too. @param {string} aside @param {string} before @param {string} now */
function exchangeAside(aside, before, now) {
  const present = local.keys(aside).filter((key) => !key.startsWith(`${aside}/`));
  /** @type {[string, string | null][]} */
  const put = [
    ...present.map((key) => /** @type {[string, string | null]} */ ([`${aside}/${before}:${key.slice(aside.length)}`, local.get(key)])),
    ...local.keys(`${aside}/${now}:`).map((key) =>
      /** @type {[string, string | null]} */ ([aside + key.slice(`${aside}/${now}:`.length), local.get(key)])),
  ];
  [...present, ...local.keys(`${aside}/${now}:`)].forEach(local.remove);
  for (const [key, text] of put) local.set(key, text ?? "");
}

/**
 * Two records of progress of one person; of a question answered in both the one she had before stays.
 * @param {string | null} present @param {string | null} kept
 */
function joined(present, kept) {
  if (present === null || kept === null) return present ?? kept;
  try {
    const [one, other] = [JSON.parse(present), JSON.parse(kept)];
    const [pages, quizzes] = [{ ...one.pages, ...other.pages }, { ...one.quizzes, ...other.quizzes }];
    return JSON.stringify({ ...other, pages, quizzes });
  } catch {
    return kept;
  }
}
