// Saying who works at this computer: who comes, who corrects her code, who leaves.
import { learnerKey, personOf } from "./keep.js";
import { ask, once, workOf, merge, pointer, point, learnerOf, move, settle } from "./people.js";

/** @typedef {import("./keep.js").Place} Place */
/** @typedef {import("./people.js").Pointer} Pointer */
/** @typedef {import("./people.js").Learner} Learner */
/** @typedef {"other" | "taken" | "unsigned" | ""} Refusal */
/** @typedef {{learner: Learner & {refused?: Refusal}, before: string, person: string, moved: boolean, returned: boolean, aside: string}} Entered */

/**
 * Take what was said of who works here. A code over none takes the work so far along; a code over another one
 * changes nothing until it is said how: "correct" (the same person) or "switch" (another one).
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {Learner & {how?: string}} told
 * @returns {Promise<Entered>}
 */
export async function enter(states, learner, place, { how = "", ...value }) {
  const before = (await pointer(learner, place)).person;
  if (how === "leave") return leave(states, learner, place, before);
  const person = value.code === undefined ? before : personOf(value.code);
  if (!person && value.code !== undefined) delete value.code;
  const next = person || before;
  if (next !== before) {
    const refused = await refusal(states, learner, place, before, next, how);
    if (refused) return { learner: { ...(await learnerOf(learner, place, before)), refused }, before, person: before, moved: false, returned: false, aside: "" };
  }
  // Who has work here already comes back to it: what her page shows now is not all of it.
  const returned = next !== before && (await ask(learner.get(learnerKey(place, next)))) !== undefined;
  const moved = next !== before && (how === "correct" || (before === "" && how !== "switch"));
  if (moved) await move(states, learner, place, before, next);
  const aside = next !== before && !moved && before === "" ? await putAway(states, learner, place) : "";
  if (next !== before) await point(learner, place, next);
  return { learner: await merge(learner, learnerKey(place, next), value), before, person: next, moved, returned, aside };
}

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place
 * @param {string} before @param {string} next @param {string} how @returns {Promise<Refusal>}
 */
async function refusal(states, learner, place, before, next, how) {
  const known = (await ask(learner.get(learnerKey(place, next)))) !== undefined;
  if (before && !how) return "other";
  if (before && how === "correct" && known) return "taken";
  const unsigned = (await workOf(states, place, "")).length;
  return !before && !how && known && unsigned ? "unsigned" : "";
}

/**
 * @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place @param {string} before
 */
async function leave(states, learner, place, before) {
  const aside = before === "" ? await putAway(states, learner, place) : "";
  await point(learner, place, "");
  return { learner: await learnerOf(learner, place, ""), before, person: "", moved: false, returned: false, aside };
}

/** Work without a code gets a place of its own: it is not lost, and nobody else's. */
/** @param {IDBObjectStore} states @param {IDBObjectStore} learner @param {Place} place */
async function putAway(states, learner, place) {
  const aside = nameless();
  await move(states, learner, place, "", aside);
  return aside;
}

const nameless = () => `?${new Date().toISOString()}`;

/** Progress follows what `enter` did. @param {Place} place @param {Entered} entered */
export function follow(place, { person, moved, aside }) {
  // Work without a code that was put away takes its progress with it.
  if (aside) settle(place, aside, true);
  settle(place, person, moved);
}

/** Who works here now. @param {Place} place @returns {Promise<Learner & Pointer>} */
export function present(place) {
  return once(place.edition, "readonly", async (_states, learner) => {
    const now = await pointer(learner, place);
    return { ...(await learnerOf(learner, place, now.person)), ...now };
  });
}

/**
 * Say who works here now, from outside an exercise.
 * @param {Place} place @param {Learner & {how?: string}} told @returns {Promise<Entered>}
 */
export async function say(place, told) {
  const entered = await once(place.edition, "readwrite", (states, learner) => enter(states, learner, place, told));
  follow(place, entered);
  return entered;
}
