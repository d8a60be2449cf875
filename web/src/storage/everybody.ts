// Everything of everybody: listed, put back from a file, removed.
import { below, isTrainers, keyParts, learnerKey, local, names, owner, pointerKey, stateKey, type Place } from "./keep.ts";
import { ask, merge, once, pointer, workOf, type Kept, type Learner } from "./people.ts";

/** All that a browser keeps of one person in one round. */
export interface Everything {
  round: string;
  person: string;
  learner: Learner;
  work: Record<string, Kept>;
  /** As localStorage holds it. */
  progress: string | null;
  name: string | null;
}

/** Everything of everybody in this edition, all rounds. */
export async function everybody(place: Place): Promise<Everything[]> {
  const { edition } = place;
  const found = new Map<string, Everything>();
  const of = (mark: string): Everything => {
    const present = found.get(mark);
    if (present) return present;
    const [round = "", person = ""] = mark.split("/").map(decodeURIComponent);
    const fresh = { round, person, learner: {}, work: {}, progress: null, name: null };
    found.set(mark, fresh);
    return fresh;
  };
  await once(edition, "readonly", async (states, learner) => {
    const all = below(`${edition}/`);
    const learners: Learner[] = await ask(learner.getAll(all));
    (await ask(learner.getAllKeys(all))).map(String).forEach((key, at) => {
      const [, round, person] = key.split("/");
      if (person !== undefined) of(`${round}/${person}`).learner = learners[at] ?? {};
    });
    const keys = await ask(states.getAllKeys(all));
    (await ask<Kept[]>(states.getAll(all))).forEach((record, at) => {
      const { round, person, exercise } = keyParts(keys[at] ?? "");
      if (!isTrainers(exercise)) of(owner({ edition, round }, person)).work[exercise] = record;
    });
  }).catch(() => undefined);
  const keys = names(edition);
  const now = local.get(keys.owner) ?? owner(place, "");
  for (const [field, key] of [["progress", keys.progress], ["name", keys.name]] as const) {
    if (local.get(key) !== null) of(now)[field] = local.get(key);
    for (const aside of local.keys(`${key}/`)) of(aside.slice(key.length + 1))[field] = local.get(aside);
  }
  return [...found.values()].filter(({ learner, work, progress, name }) =>
    Object.keys(learner).length || Object.keys(work).length || progress !== null || name !== null);
}

/** What a file holds of one person: older records do not say when they were saved. */
export type Brought = Omit<Everything, "work"> & { work: Record<string, Pick<Kept, "state"> & { saved_at?: string }> };

/** Put back what a file holds of one person, in the place of what is there under the same names. */
export async function putBack(edition: string, brought: Brought): Promise<void> {
  const { round, person, learner: told, work, progress, name } = brought;
  const place = { edition, round };
  await once(edition, "readwrite", async (states, learner) => {
    if (Object.keys(told).length) await merge(learner, learnerKey(place, person), told);
    for (const [exercise, { state, saved_at }] of Object.entries(work)) {
      await ask(states.put({ state, saved_at, version: Date.now() }, stateKey(place, person, exercise)));
    }
  });
  const keys = names(edition);
  const aside = local.get(keys.owner) === owner(place, person) ? "" : `/${owner(place, person)}`;
  for (const [key, value] of [[keys.progress, progress], [keys.name, name]] as const) {
    // What is not kept must not be told as put back.
    if (value !== null && !local.set(`${key}${aside}`, value)) throw new DOMException("storage is full", "QuotaExceededError");
  }
}

/** Remove everything of everybody in this edition. */
export async function forgetEverybody(edition: string): Promise<void> {
  const keys = names(edition);
  for (const key of [keys.progress, keys.name]) {
    // With `.` go on the records that could not be read.
    [key, ...local.keys(`${key}/`), ...local.keys(`${key}.`)].forEach(local.remove);
  }
  for (const key of [keys.owner, keys.ran]) local.remove(key);
  await once(edition, "readwrite", async (states, learner) => {
    await ask(states.delete(below(`${edition}/`)));
    await ask(learner.delete(below(`${edition}/`)));
  });
}

/** Remove everything of who works now, who is nobody then. */
export async function forgetMe(place: Place): Promise<void> {
  const keys = names(place.edition);
  for (const key of [keys.progress, keys.name, keys.owner, keys.ran]) local.remove(key);
  await once(place.edition, "readwrite", async (states, learner) => {
    const { person } = await pointer(learner, place);
    for (const [, key] of await workOf(states, place, person)) await ask(states.delete(key));
    await ask(learner.delete(learnerKey(place, person)));
    await ask(learner.delete(pointerKey(place)));
  });
}
