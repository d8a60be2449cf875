// The work of who works here now, in exercises: listed, carried away and removed as a whole.
import { stateKey } from "./keep.js";
import { ask, once, pointer, workOf } from "./people.js";
import { place } from "./store.js";

/** Return `{exercise: {state, saved_at, version}}`; nothing where the browser keeps nothing. */
export async function savedWork() {
  try {
    return await once(place.edition, "readonly", async (states, learner) => {
      const work = await workOf(states, place, (await pointer(learner, place)).person);
      return Object.fromEntries(work.map(([exercise, , record]) => [exercise, record]));
    });
  } catch {
    return {};
  }
}

/** Put work from a file in the place of what is there under the same names. */
export async function restoreWork(work) {
  const found = Object.entries(work).filter(([, record]) => record?.state && typeof record.state === "object");
  await once(place.edition, "readwrite", async (states, learner) => {
    const { person } = await pointer(learner, place);
    for (const [name, { state, saved_at }] of found) {
      await ask(states.put({ state, saved_at, version: Date.now() }, stateKey(place, person, name)));
    }
  });
}
