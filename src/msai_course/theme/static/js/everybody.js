// Everything of everybody: listed, put back from a file, removed.
import { below, learnerKey, local, names, owner, parsed, pointerKey, stateKey } from "./keep.js";
import { ask, merge, once, pointer, workOf } from "./people.js";

/**
 * @typedef {import("./keep.js").Place} Place
 * @typedef {import("./people.js").Learner} Learner
 */
/**
 * @typedef {import("./people.js").Kept} Kept
 * @typedef {{round: string, person: string, learner: Learner, work: Record<string, Kept>, progress: string | null, name: string | null}} Everything
 */

/**
 * Everything of everybody in this edition, all rounds.
 * @param {Place} place
 * @returns {Promise<Everything[]>}
 */
export async function everybody(place) {
  const { edition } = place;
  /** @type {Map<string, Everything>} */
  const found = new Map();
  /** @param {string} mark @returns {Everything} */
  const of = (mark) => {
    const [round = "", person = ""] = mark.split("/").map(decodeURIComponent);
    const fresh = { round, person, learner: {}, work: {}, progress: null, name: null };
    return found.get(mark) ?? found.set(mark, fresh).get(mark) ?? fresh;
  };
  await once(edition, "readonly", async (states, learner) => {
    const all = below(`${edition}/`);
    const learners = await ask(learner.getAll(all));
    (await ask(learner.getAllKeys(all))).map(String).forEach((key, at) => {
      const [, round, person] = key.split("/");
      if (person !== undefined) of(`${round}/${person}`).learner = learners[at];
    });
    const records = await ask(states.getAll(all));
    (await ask(states.getAllKeys(all))).forEach((key, at) => {
      const { round, person, exercise } = parsed(key);
      of(owner({ edition, round }, person)).work[exercise] = records[at];
    });
  }).catch(() => undefined);
  const keys = names(edition);
  const now = local.get(keys.owner) ?? owner(place, "");
  for (const [field, key] of /** @type {const} */ ([["progress", keys.progress], ["name", keys.name]])) {
    if (local.get(key) !== null) of(now)[field] = local.get(key);
    for (const aside of local.keys(`${key}/`)) of(aside.slice(key.length + 1))[field] = local.get(aside);
  }
  return [...found.values()].filter(({ learner, work, progress, name }) =>
    Object.keys(learner).length || Object.keys(work).length || progress !== null || name !== null);
}

/**
 * Put back what a file holds of one person, in the place of what is there under the same names.
 * @param {string} edition
 * @param {Everything} person
 */
export async function putBack(edition, { round, person, learner: told, work, progress, name }) {
  const place = { edition, round };
  await once(edition, "readwrite", async (states, learner) => {
    if (Object.keys(told).length) await merge(learner, learnerKey(place, person), told);
    for (const [exercise, { state, saved_at }] of Object.entries(work)) {
      await ask(states.put({ state, saved_at, version: Date.now() }, stateKey(place, person, exercise)));
    }
  });
  const keys = names(edition);
  const aside = local.get(keys.owner) === owner(place, person) ? "" : `/${owner(place, person)}`;
  for (const [key, value] of /** @type {const} */ ([[keys.progress, progress], [keys.name, name]])) {
    // What is not kept must not be told as put back.
    if (value !== null && !local.set(`${key}${aside}`, value)) throw new DOMException("storage is full", "QuotaExceededError");
  }
}

/** Remove everything of everybody in this edition. @param {string} edition */
export async function forgetEverybody(edition) {
  const keys = names(edition);
  for (const key of [keys.progress, keys.name]) {
    // With `.` go on the records that could not be read.
    [key, ...local.keys(`${key}/`), ...local.keys(`${key}.`)].forEach(local.remove);
  }
  local.remove(keys.owner);
  await once(edition, "readwrite", async (states, learner) => {
    await ask(states.delete(below(`${edition}/`)));
    await ask(learner.delete(below(`${edition}/`)));
  });
}

/** Remove everything of who works now, who is nobody then. @param {Place} place */
export async function forgetMe(place) {
  const keys = names(place.edition);
  for (const key of [keys.progress, keys.name, keys.owner]) local.remove(key);
  await once(place.edition, "readwrite", async (states, learner) => {
    const { person } = await pointer(learner, place);
    for (const [, key] of await workOf(states, place, person)) await ask(states.delete(key));
    await ask(learner.delete(learnerKey(place, person)));
    await ask(learner.delete(pointerKey(place)));
  });
}
