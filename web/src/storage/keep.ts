// What a browser keeps of the course: the one statement of its places, keys and versions, for the bridge of
// exercises (../bridge) and the scripts of the pages (../reader) alike.
//
// IndexedDB `msai`, version 1, two stores:
//   states   `<edition>/<round>/<person>/<exercise>` → {state, saved_at, version}
//            `<edition>/<exercise>`: the same of nobody yet in the first round
//   learner  `<edition>/<round>`                     → {person, since}: who works here now
//            `<edition>/<round>/<person>`            → {code, group}
// The first release wrote all work to `<edition>/<exercise>` and `<edition>` → {code, group} beside it: people.ts
// gives that work to its person.
// Round and person may be empty: the first round; nobody has said yet who works here.
// localStorage: see NAMES. Whatever is not of the person who works now has a key that goes on with `/`.

export const DATABASE = "msai";
/** Stays 1: an edition beside this one, built on the first release, must still open it. */
export const VERSION = 1;
export const STATES = "states";
export const LEARNER = "learner";
/** Ending of a key whose record cannot be read and makes room; `msai.widgets.rescue` knows it too. */
export const ASIDE = ".odlozone";
/** A record of a trainer's page: it may hold names of other people, and goes into no file of a learner's. */
export const isTrainers = (exercise: string): boolean => exercise.startsWith("trainer-");
/** One channel for all tabs; every message says which edition it is about. */
export const CHANNEL = "msai-states";

export interface Place {
  edition: string;
  round: string;
}

/** What one tab says to the others. */
export interface Told extends Place {
  kind: "saved" | "person" | "same" | "cleared";
  key?: string;
  person?: string;
  tab?: string;
}

/** The edition and the round that this page belongs to. */
export function here(): Place {
  const told = globalThis.document?.documentElement.dataset ?? {};
  return { edition: told["edition"] || "msai", round: told["round"] ?? "" };
}

/** One person, however she types her code: letter case, spaces, dashes and low lines do not matter. */
export function personOf(code: unknown): string {
  return String(code ?? "").normalize("NFKC").toUpperCase().replace(/[\s\p{Pd}_\u2212\u200b]+/gu, "");
}

const part = encodeURIComponent;

export const stateKey = (place: Place, person: string, exercise = ""): string =>
  `${place.round || person ? learnerKey(place, person) : place.edition}/${exercise}`;
/** Whose a record of `states` is. */
export function keyParts(key: IDBValidKey): Place & { person: string; exercise: string } {
  const [edition = "", ...parts] = String(key).split("/");
  const [round = "", person = "", ...exercise] = parts.length > 1 ? parts : ["", "", ...parts];
  return { edition, round: decodeURIComponent(round), person: decodeURIComponent(person), exercise: exercise.join("/") };
}
export const pointerKey = (place: Place): string => `${place.edition}/${part(place.round)}`;
export const learnerKey = (place: Place, person: string): string => `${pointerKey(place)}/${part(person)}`;

/** Everything whose key begins so. */
export const below = (start: string): IDBKeyRange => IDBKeyRange.bound(start, `${start}\uffff`);

/** Names in localStorage. */
export const names = (edition: string) => ({
  /** Reading and quiz progress of who works now. */
  progress: `msai.progress.${edition}`,
  /** Progress of hers that cannot be read; several go on with `-2`, `-3`. */
  aside: `msai.progress.${edition}${ASIDE}`,
  /** Name for the self-study certificate of who works now. */
  name: `msai.name.${edition}`,
  /** `<round>/<person>`: whose those two are. */
  owner: `msai.person.${edition}`,
  /** Whether the course is kept for use without a network. */
  offline: `msai.offline.${edition}`,
  theme: `msai.theme.${edition}`,
  /** Saves that a page was left in the middle of. */
  unfinished: `msai.unfinished.${edition}`,
  /** Whether exercises have run here, so that what they need is likely still kept. */
  ran: `msai.ran.${edition}`,
  /** In sessionStorage: what to say after the page was loaded anew. */
  said: `msai.said.${edition}`,
  /** In sessionStorage: which shared kernel the pages of this tab use, once one has. */
  kernel: `msai.kernel.${edition}`,
});

export const owner = (place: Place, person: string): string => `${part(place.round)}/${part(person)}`;

/** A storage that never throws: browsers may forbid it. */
const guarded = (give: () => Storage) => ({
  /** Whether the browser lets this page keep anything. */
  works(): boolean {
    try {
      return give() !== null && give() !== undefined;
    } catch {
      return false;
    }
  },
  get(key: string): string | null {
    try {
      return give().getItem(key);
    } catch {
      return null;
    }
  },
  /** Return whether it is kept. */
  set(key: string, value: string): boolean {
    try {
      give().setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      give().removeItem(key);
    } catch {
      // Where nothing is kept, nothing is to be removed.
    }
  },
  keys(start: string): string[] {
    try {
      return Object.keys(give()).filter((key) => key.startsWith(start));
    } catch {
      return [];
    }
  },
});

export const local = guarded(() => globalThis.localStorage);
export const session = guarded(() => globalThis.sessionStorage);

/** This tab, whichever copy of this file a script of it holds. */
export function tab(): string {
  return (globalThis.msaiTab ??= Math.random().toString(36).slice(2));
}

/** The way to the other tabs of this edition; silent where the browser forbids it. */
export function tabs(place: Place, hear?: (told: Told) => void) {
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(CHANNEL);
  } catch {
    // Work is kept or not without it; only other tabs hear nothing.
  }
  if (channel && hear) {
    channel.onmessage = ({ data }: MessageEvent<Told | null>) => {
      if (data?.edition === place.edition && data.round === place.round) hear(data);
    };
  }
  return {
    tell: (told: Omit<Told, "edition" | "round" | "tab">) => channel?.postMessage({ ...place, ...told, tab: tab() }),
    close: () => channel?.close(),
  };
}
