// Progress: kept and never written over, added up, and what comes next.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin } from "./browser.ts";
import { names } from "../src/storage/keep.ts";
import type { Progress } from "../src/storage/record.ts";
import type { CoursePage } from "../src/reader/results.ts";

const { DAY, answered, asideRecords, due, emptyRecord, forgetAside, load, plan, save, update } = await import("../src/reader/store.ts");
const { duration, minutes, questions } = await import("../src/reader/results.ts");
const { forgetLost, state, summary, upcoming } = await import("../src/reader/progress.ts");

beforeEach(begin);

const { progress: KEY } = names("msai");
const NOW = Date.parse("2026-03-01T12:00:00Z");
const page = (path: string, ...ids: string[]): CoursePage =>
  ({ path, title: path, href: `${path}.html`, minutes: 20, quizzes: Object.fromEntries(ids.map((id) => [id, "?"])) });
const COURSE = [page("dzien-1/01", "q1", "q2"), page("dzien-1/02"), page("dzien-1/03", "q3"), page("zadania/zadanie-1")];
const record = (pages: Progress["pages"], quizzes: Progress["quizzes"] = {}): Progress => ({ ...emptyRecord(), pages, quizzes });

test("what is changed is there after the page is opened again", () => {
  assert.equal(update((kept) => { kept.pages["a"] = { read: true }; }), true);
  assert.deepEqual(load(), { ...emptyRecord(), pages: { a: { read: true } } });
});

test("a question whose lesson an edition left out comes back no more; its answer stays", () => {
  const past = "2026-01-01T00:00:00.000Z";
  update((kept) => { kept.quizzes = { q1: { right: false, due: past }, gone: { right: true, due: past, step: 1 } }; });
  forgetLost(COURSE);
  assert.deepEqual(due(load()), ["q1"]);
  assert.equal(load().quizzes["gone"]?.right, true);
});

test("a record that cannot be read is kept aside, once, before the next save", () => {
  localStorage.setItem(KEY, '{"version": 99, "pages": {}}');
  assert.deepEqual([load(), load()], [emptyRecord(), emptyRecord()]);
  save(record({ a: { read: true } }) as ReturnType<typeof load>);
  localStorage.setItem(KEY, "nonsense");
  load();
  assert.deepEqual(asideRecords(), ['{"version": 99, "pages": {}}', "nonsense"]);
  forgetAside();
  assert.deepEqual(asideRecords(), []);
});

test("a missed question comes back after 1, 3, 7 and 21 days of right answers, then no more", () => {
  let [question, now] = [answered(undefined, { page: "a", right: false, now: NOW }), NOW];
  const days: (number | null)[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const next = Date.parse(question.due ?? "");
    days.push((next - now) / DAY);
    question = answered(question, { page: "a", right: true, now: next });
    now = next;
  }
  assert.deepEqual(days, [1, 3, 7, 21]);
  assert.deepEqual([question.due, question.step, question.tries], [undefined, undefined, 5]);
});

test("a question answered right at once comes back later, in wider and wider steps", () => {
  let [question, now] = [answered(undefined, { page: "a", right: true, now: NOW }), NOW];
  const days: number[] = [];
  while (question.due) {
    const next = Date.parse(question.due);
    days.push((next - now) / DAY);
    question = answered(question, { page: "a", right: true, now: next });
    now = next;
  }
  assert.deepEqual(days, [3, 7, 21]);
  assert.equal(plan(question).due, undefined);
});

test("what an older course let go after a right answer comes back too", () => {
  const old = { right: true, tries: 1, last: new Date(NOW).toISOString() };
  assert.equal(plan(old).due, new Date(NOW + 3 * DAY).toISOString());
  assert.deepEqual(due(record({}, { old, strange: { right: true, tries: 1 } }), NOW + 4 * DAY), ["old"]);
  assert.equal(answered(old, { page: "a", right: true, now: NOW + 4 * DAY }).step, 2);
});

test("practice before its day changes no plan", () => {
  const missed = answered(undefined, { page: "a", right: false, now: NOW });
  const practised = answered(missed, { page: "a", right: true, now: NOW + DAY / 2 });
  assert.deepEqual([practised.due, practised.step], [missed.due, missed.step]);
});

test("only questions whose day has come are due", () => {
  const day = (offset: number) => new Date(NOW + offset * DAY).toISOString();
  assert.deepEqual(due(record({}, { past: { due: day(-1) }, later: { due: day(1) }, never: {} }), NOW), ["past"]);
});

test("numbers of pages, questions and time are the same everywhere", () => {
  const kept = record(
    { "dzien-1/01": { read: true, seconds: 3000 }, "dzien-1/02": { last: "2026-03-01T10:00:00Z", seconds: 900 } },
    { q1: { right: true }, q2: { right: false } },
  );
  assert.deepEqual(questions(COURSE, kept), { right: 1, all: 3 });
  assert.equal(minutes(COURSE, kept), 65);
  assert.deepEqual([65, 60, 59, 0].map(duration), ["1\u00a0godz. 5\u00a0min", "1\u00a0godz.", "59\u00a0min", ""]);
  assert.equal(summary(COURSE, kept), "Zrobione: 1 z 4. Dobre odpowiedzi: 1 z 3. Czas nad lekcjami: 1\u00a0godz. 5\u00a0min.");
  assert.deepEqual(COURSE.map((one) => state(one, kept)), ["przeczytane, pytania 1 z 2", "w trakcie", "", ""]);
  assert.equal(state(COURSE[3]!, record({ "zadania/zadanie-1": { read: true } })), "oddane");
});

test("next is the page begun last, else what follows the furthest read, else what was left out", () => {
  const next = (pages: Progress["pages"]) => upcoming(COURSE, record(pages))?.path;
  assert.equal(next({}), "dzien-1/01");
  assert.equal(next({ "dzien-1/01": { read: true }, "dzien-1/03": { last: "2026-03-01T10:00:00Z" } }), "dzien-1/03");
  assert.equal(next({ "dzien-1/02": { read: true } }), "dzien-1/03");
  assert.equal(next({ "dzien-1/02": { read: true }, "dzien-1/03": { read: true }, "zadania/zadanie-1": { read: true } }), "dzien-1/01");
  assert.equal(next(Object.fromEntries(COURSE.map(({ path }) => [path, { read: true }]))), undefined);
});
