// The work of who works here now, in exercises: listed, carried away and removed as a whole.
import { isTrainers, stateKey } from "../storage/keep.ts";
import { ask, once, pointer, workOf, type Kept } from "../storage/people.ts";
import type { WorkRecord } from "../storage/record.ts";
import { place } from "./store.ts";

/** Return `{exercise: {state, saved_at, version}}`; nothing where the browser keeps nothing. */
export async function savedWork(): Promise<Record<string, Kept>> {
  try {
    return await once(place.edition, "readonly", async (states, learner) => {
      const work = await workOf(states, place, (await pointer(learner, place)).person);
      const own = work.filter(([exercise]) => !isTrainers(exercise));
      return Object.fromEntries(own.map(([exercise, , record]) => [exercise, record]));
    });
  } catch {
    return {};
  }
}

/** Put work from a file in the place of what is there under the same names. */
export async function restoreWork(work: Record<string, WorkRecord>): Promise<void> {
  await once(place.edition, "readwrite", async (states, learner) => {
    const { person } = await pointer(learner, place);
    for (const [name, { state, saved_at }] of Object.entries(work)) {
      await ask(states.put({ state, saved_at, version: Date.now() }, stateKey(place, person, name)));
    }
  });
}
