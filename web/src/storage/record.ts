// The one reader of what is stored or comes in a file: progress, and work in exercises. Whatever it is given,
// it returns clean data and says whether something was wrong; it never throws.

export const VERSION = 1;
/** A browser's record has no more; a larger one is damaged or hostile. */
const MOST_ENTRIES = 5000;
const DEEPEST = 60;
const MOST_VALUES = 500_000;
const LONGEST_TIME = 1e9;
const LONGEST_NAME = 200;

/** What is kept of a page; days are ISO 8601. */
export interface PageVisit {
  first?: string | undefined;
  last?: string | undefined;
  done?: string | undefined;
  read?: boolean | undefined;
  /** Time with the page in view. */
  seconds?: number | undefined;
}

/** What is kept of a question. */
export interface QuizState {
  page?: string | undefined;
  tries?: number | undefined;
  right?: boolean | undefined;
  last?: string | undefined;
  /** When it comes back, and how many times it has. */
  due?: string | undefined;
  step?: number | undefined;
}

export interface Progress {
  version: number;
  edition: string;
  pages: Record<string, PageVisit>;
  quizzes: Record<string, QuizState>;
}

/** An exercise as a file brings it: older ones do not say when it was saved. */
export interface WorkRecord {
  state: Record<string, unknown>;
  saved_at?: string;
  version?: number;
}

export type Fault = "" | "newer" | "damaged";

type Check = (part: unknown) => boolean;
type Shape<T> = Record<keyof T & string, Check>;

const isMap = (part: unknown): part is Record<string, unknown> =>
  part !== null && typeof part === "object" && !Array.isArray(part);
const isDay: Check = (part) => typeof part === "string" && part.length < 40 && !Number.isNaN(Date.parse(part));
const isCount = (part: unknown): part is number => typeof part === "number" && part >= 0 && part <= LONGEST_TIME;
/** Versions of records are points in time, in milliseconds. */
const isVersion: Check = (part) => typeof part === "number" && Number.isFinite(part) && part >= 0;
const isText = (part: unknown): part is string => typeof part === "string" && part.length <= LONGEST_NAME;
const isFlag: Check = (part) => typeof part === "boolean";

const PAGE: Shape<PageVisit> = { first: isDay, last: isDay, done: isDay, read: isFlag, seconds: isCount };
const QUIZ: Shape<QuizState> = { page: isText, tries: isCount, right: isFlag, last: isDay, due: isDay, step: isCount };
const WORK: Shape<WorkRecord> = { state: isState, saved_at: isDay, version: isVersion };

/** Tell whether a value is a map whose parts nest no deeper and are no more than an exercise makes. */
function isState(value: unknown): boolean {
  if (!isMap(value)) return false;
  const waiting: [part: object, depth: number][] = [[value, 1]];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, depth] = next;
    if (seen > MOST_VALUES || depth > DEEPEST) return false;
    for (const [key, inner] of Object.entries<unknown>(part as Record<string, unknown>)) {
      if (key === "__proto__") return false;
      if (inner !== null && typeof inner === "object") waiting.push([inner, depth + 1]);
    }
    seen += 1;
  }
  return true;
}

/** Return the entries of a map that fit; `wrong` is told of those that don't. */
function entries<T>(value: unknown, shape: Shape<T>, wrong: () => void, needed: string[] = []): Record<string, T> {
  if (!isMap(value)) {
    wrong();
    return {};
  }
  const found = Object.entries(value);
  if (found.length > MOST_ENTRIES) wrong();
  const kept = found.slice(0, MOST_ENTRIES).flatMap(([name, entry]): [string, T][] => {
    const fits = name && name.length <= LONGEST_NAME && name !== "__proto__" && isMap(entry);
    if (!fits || needed.some((part) => entry[part] === undefined)) {
      wrong();
      return [];
    }
    return [[name, fields(entry, shape, wrong)]];
  });
  return Object.fromEntries(kept);
}

function fields<T>(entry: Record<string, unknown>, shape: Shape<T>, wrong: () => void): T {
  const parts = Object.entries<Check>(shape).flatMap(([part, isRight]) => {
    if (entry[part] === undefined || entry[part] === null) return [];
    if (isRight(entry[part])) return [[part, entry[part]]];
    wrong();
    return [];
  });
  // Every part was looked at by its own check.
  return Object.fromEntries(parts) as T;
}

/**
 * Read a parsed record of progress.
 * Returns `{record, fault}`: `record` holds what fits (null: nothing does), `fault` is "" when all of it
 * fits, "newer" when a newer course wrote it, else "damaged".
 */
export function readProgress(value: unknown): { record: Progress | null; fault: Fault } {
  if (!isMap(value)) return { record: null, fault: "damaged" };
  if (isCount(value.version) && value.version > VERSION) return { record: null, fault: "newer" };
  if (value.version !== VERSION) return { record: null, fault: "damaged" };
  let fault: Fault = "";
  const wrong = () => { fault = "damaged"; };
  const record: Progress = {
    version: VERSION,
    edition: isText(value.edition) ? value.edition : "",
    pages: entries(value.pages, PAGE, wrong),
    quizzes: entries(value.quizzes, QUIZ, wrong),
  };
  return { record, fault };
}

/** Read `{exercise: {state, saved_at, version}}` in the same way. */
export function readWork(value: unknown): { work: Record<string, WorkRecord>; fault: Fault } {
  let fault: Fault = "";
  const work = entries(value ?? {}, WORK, () => { fault = "damaged"; }, ["state"]);
  for (const [name, { state }] of Object.entries(work)) {
    // A state that does not fit was left out.
    if ((state as unknown) !== undefined && !name.includes("/")) continue;
    fault = "damaged";
    delete work[name];
  }
  return { work, fault };
}

/** Parse a text; undefined when it is no JSON or nests without end. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
