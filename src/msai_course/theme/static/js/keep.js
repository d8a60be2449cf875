// What a browser keeps of the course: the one statement of its places, keys and versions. The bridge of
// exercises (web/src/bridge) is built from this file, the pages load it as it is.
//
// IndexedDB `msai`, version 1, two stores:
//   states   `<edition>/<round>/<person>/<exercise>` → {state, saved_at, version}
//            `<edition>/<exercise>`: the same of nobody yet in the first round
//   learner  `<edition>/<round>`                     → {person, since}: who works here now
//            `<edition>/<round>/<person>`            → {code, group}
// The first release wrote all work to `<edition>/<exercise>` and `<edition>` → {code, group} beside it: people.js
// gives that work to its person.
// Round and person may be empty: the first round; nobody has said yet who works here.
// localStorage: see NAMES. Whatever is not of the person who works now has a key that goes on with `/`.

export const DATABASE = "msai";
/** Stays 1: an edition beside this one, built on the first release, must still open it. */
export const VERSION = 1;
export const STATES = "states";
export const LEARNER = "learner";
/** One channel for all tabs; every message says which edition it is about. */
export const CHANNEL = "msai-states";

/**
 * @typedef {{edition: string, round: string}} Place
 * @typedef {{edition: string, round: string, kind: "saved" | "person" | "same" | "cleared", key?: string, person?: string, tab?: string}} Told
 */

/** @returns {Place} The edition and the round that this page belongs to. */
export function here() {
  const told = globalThis.document?.documentElement.dataset ?? {};
  return { edition: told["edition"] || "msai", round: told["round"] ?? "" };
}

/**
 * One person, however she types her code: letter case, spaces, dashes and low lines do not matter.
 * @param {unknown} code
 */
export function personOf(code) {
  return String(code ?? "").normalize("NFKC").toUpperCase().replace(/[\s\p{Pd}_\u2212\u200b]+/gu, "");
}

const part = encodeURIComponent;

/** @param {Place} place @param {string} person @param {string} [exercise] */
export const stateKey = (place, person, exercise = "") =>
  `${place.round || person ? learnerKey(place, person) : place.edition}/${exercise}`;
/** Whose a record of `states` is. @param {IDBValidKey} key */
export function parsed(key) {
  const [edition = "", ...parts] = String(key).split("/");
  const [round = "", person = "", ...exercise] = parts.length > 1 ? parts : ["", "", ...parts];
  return { edition, round: decodeURIComponent(round), person: decodeURIComponent(person), exercise: exercise.join("/") };
}
/** @param {Place} place */
export const pointerKey = (place) => `${place.edition}/${part(place.round)}`;
/** @param {Place} place @param {string} person */
export const learnerKey = (place, person) => `${pointerKey(place)}/${part(person)}`;

/** Everything whose key begins so. @param {string} start */
export const below = (start) => IDBKeyRange.bound(start, `${start}\uffff`);

/** Names in localStorage. @param {string} edition */
export const names = (edition) => ({
  /** Reading and quiz progress of who works now. */
  progress: `msai.progress.${edition}`,
  /** Progress of hers that cannot be read; several go on with `-2`, `-3`. */
  aside: `msai.progress.${edition}.odlozone`,
  /** Name for the self-study certificate of who works now. */
  name: `msai.name.${edition}`,
  /** `<round>/<person>`: whose those two are. */
  owner: `msai.person.${edition}`,
  /** Whether the course is kept for use without a network. */
  offline: `msai.offline.${edition}`,
  theme: `msai.theme.${edition}`,
  /** In sessionStorage: what to say after the page was loaded anew. */
  said: `msai.said.${edition}`,
});

/** @param {Place} place @param {string} person */
export const owner = (place, person) => `${part(place.round)}/${part(person)}`;

/** A storage that never throws: browsers may forbid it. @param {() => Storage} give */
const guarded = (give) => ({
  /** @returns {boolean} Whether the browser lets this page keep anything. */
  works() {
    try {
      return give() !== null && give() !== undefined;
    } catch {
      return false;
    }
  },
  /** @param {string} key @returns {string | null} */
  get(key) {
    try {
      return give().getItem(key);
    } catch {
      return null;
    }
  },
  /** @param {string} key @param {string} value @returns {boolean} Whether it is kept. */
  set(key, value) {
    try {
      give().setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  /** @param {string} key */
  remove(key) {
    try {
      give().removeItem(key);
    } catch {
      // Where nothing is kept, nothing is to be removed.
    }
  },
  /** @param {string} start @returns {string[]} */
  keys(start) {
    try {
      return Object.keys(give()).filter((key) => key.startsWith(start));
    } catch {
      return [];
    }
  },
});

export const local = guarded(() => globalThis.localStorage);
export const session = guarded(() => globalThis.sessionStorage);

/** This tab, whichever copy of this file a script of it holds. @returns {string} */
export function tab() {
  const scope = /** @type {{msaiTab?: string}} */ (globalThis);
  return (scope.msaiTab ??= Math.random().toString(36).slice(2));
}

/**
 * The way to the other tabs of this edition; silent where the browser forbids it.
 * @param {Place} place
 * @param {(told: Told) => void} [hear]
 */
export function tabs(place, hear) {
  /** @type {BroadcastChannel | null} */
  let channel = null;
  try {
    channel = new BroadcastChannel(CHANNEL);
  } catch {
    // Work is kept or not without it; only other tabs hear nothing.
  }
  if (channel && hear) {
    channel.onmessage = ({ data }) => {
      if (data?.edition === place.edition && data.round === place.round) hear(data);
    };
  }
  return {
    /** @param {Omit<Told, "edition" | "round" | "tab">} told */
    tell: (told) => channel?.postMessage({ ...place, ...told, tab: tab() }),
    close: () => channel?.close(),
  };
}
