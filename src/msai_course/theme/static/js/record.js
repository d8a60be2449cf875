// The one reader of what is stored or comes in a file: progress, and work in exercises. Whatever it is given,
// it returns clean data and says whether something was wrong; it never throws.

export const VERSION = 1;
/** A browser's record has no more; a larger one is damaged or hostile. */
const MOST_ENTRIES = 5000;
const DEEPEST = 60;
const MOST_VALUES = 500_000;
const LONGEST_TIME = 1e9;
const LONGEST_NAME = 200;

const isMap = (part) => part !== null && typeof part === "object" && !Array.isArray(part);
const isDay = (part) => typeof part === "string" && part.length < 40 && !Number.isNaN(Date.parse(part));
const isCount = (part) => typeof part === "number" && part >= 0 && part <= LONGEST_TIME;
const isText = (part) => typeof part === "string" && part.length <= LONGEST_NAME;
const isFlag = (part) => typeof part === "boolean";

const PAGE = { first: isDay, last: isDay, done: isDay, read: isFlag, seconds: isCount };
const QUIZ = { page: isText, tries: isCount, right: isFlag, last: isDay, due: isDay, step: isCount };
const WORK = { state: isState, saved_at: isDay, version: isCount };

/** Tell whether a value is a map whose parts nest no deeper and are no more than an exercise makes. */
function isState(value) {
  if (!isMap(value)) return false;
  const waiting = [[value, 1]];
  for (let seen = 0; waiting.length; seen += 1) {
    const [part, depth] = waiting.pop();
    if (seen > MOST_VALUES || depth > DEEPEST) return false;
    for (const key of Object.keys(part)) {
      if (key === "__proto__") return false;
      if (part[key] !== null && typeof part[key] === "object") waiting.push([part[key], depth + 1]);
    }
  }
  return true;
}

/** Return the entries of a map that fit; `wrong` is told of those that don't. */
function entries(value, shape, wrong, needed = []) {
  if (!isMap(value)) {
    wrong();
    return {};
  }
  const found = Object.entries(value);
  if (found.length > MOST_ENTRIES) wrong();
  const kept = found.slice(0, MOST_ENTRIES).flatMap(([name, entry]) => {
    const fits = name && name.length <= LONGEST_NAME && name !== "__proto__" && isMap(entry);
    if (!fits || needed.some((part) => entry[part] === undefined)) {
      wrong();
      return [];
    }
    return [[name, fields(entry, shape, wrong)]];
  });
  return Object.fromEntries(kept);
}

function fields(entry, shape, wrong) {
  const parts = Object.keys(shape).flatMap((part) => {
    if (entry[part] === undefined || entry[part] === null) return [];
    if (shape[part](entry[part])) return [[part, entry[part]]];
    wrong();
    return [];
  });
  return Object.fromEntries(parts);
}

/**
 * Read a parsed record of progress.
 * Returns `{record, fault}`: `record` holds what fits (null: nothing does), `fault` is "" when all of it
 * fits, "newer" when a newer course wrote it, else "damaged".
 */
export function readProgress(value) {
  if (!isMap(value)) return { record: null, fault: "damaged" };
  if (isCount(value.version) && value.version > VERSION) return { record: null, fault: "newer" };
  if (value.version !== VERSION) return { record: null, fault: "damaged" };
  let fault = "";
  const wrong = () => { fault = "damaged"; };
  const record = {
    version: VERSION,
    edition: isText(value.edition) ? value.edition : "",
    pages: entries(value.pages, PAGE, wrong),
    quizzes: entries(value.quizzes, QUIZ, wrong),
  };
  return { record, fault };
}

/** Read `{exercise: {state, saved_at, version}}` in the same way. */
export function readWork(value) {
  let fault = "";
  const work = entries(value ?? {}, WORK, () => { fault = "damaged"; }, ["state"]);
  for (const [name, { state }] of Object.entries(work)) {
    if (state !== undefined && !name.includes("/")) continue;
    fault = "damaged";
    delete work[name];
  }
  return { work, fault };
}

/** Parse a text; undefined when it is no JSON or nests without end. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
