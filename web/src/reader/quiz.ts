// Quiz questions and steps that a worked example leaves out: the chosen answer is explained; after a miss one tries again, after the second one sees the right answer.
import type { QuizState } from "../storage/record.ts";
import { element, part } from "./dom.ts";
import { isMatched, matched, settle, tell } from "./matching.ts";
import { explain, explainOther, meant, type Option, readOptions, shuffle, typedNumber } from "./options.ts";
import { DAY, answered, due, load, plan, time, update } from "./store.ts";

interface Quiz {
  /** Empty: a step of an example, which is not kept and does not come back. */
  id: string;
  form: HTMLFormElement;
  options: Option[];
  /** Where a number is typed; undefined: one chooses. */
  field: HTMLInputElement | undefined;
  status: HTMLElement;
  check: HTMLButtonElement;
  again: HTMLButtonElement;
  misses: number;
}

/** So often one answers before the right answer is shown. */
const TRIES = 2;
const { page } = document.documentElement.dataset;

export function startQuizzes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-quiz], form[data-step]")) prepare(form);
}

function prepare(form: HTMLFormElement): void {
  const quiz: Quiz = {
    id: form.dataset["quiz"] ?? "",
    form,
    options: readOptions(form),
    field: form.querySelector<HTMLInputElement>(".quiz-typed input") ?? undefined,
    status: part(form, ".quiz-status"),
    check: part(form, 'button[type="submit"]'),
    again: part(form, 'button[type="reset"]'),
    misses: 0,
  };
  quiz.status.tabIndex = -1;
  shuffle(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (quiz.field ? checkNumber : isMatching(quiz) ? checkMatches : checkChoice)(quiz);
  });
  form.addEventListener("reset", () => begin(quiz));
  // A browser may restore choices on the way back; the question starts clean.
  form.reset();
  remind(quiz);
}

function begin(quiz: Quiz): void {
  const hadFocus = document.activeElement === quiz.again;
  quiz.misses = 0;
  for (const why of quiz.form.querySelectorAll(".quiz-option .quiz-why, .quiz-typed .quiz-why, .quiz-on")) why.remove();
  for (const marked of quiz.form.querySelectorAll(".is-right, .is-wrong")) marked.classList.remove("is-right", "is-wrong");
  for (const input of inputs(quiz)) {
    input.removeAttribute("aria-describedby");
    input.disabled = false;
  }
  part(quiz.form, ".quiz-answers").hidden = true;
  quiz.check.hidden = false;
  quiz.again.hidden = true;
  quiz.status.textContent = "";
  if (hadFocus) inputs(quiz)[0]?.focus();
}

const inputs = ({ form }: Quiz): (HTMLInputElement | HTMLSelectElement)[] => [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("fieldset input, fieldset select")];

const isMatching = ({ options }: Quiz): boolean => options.some(({ select }) => select);

function checkChoice(quiz: Quiz): void {
  const chosen = quiz.options.filter(({ input }) => input?.checked);
  if (!chosen.length) return ask(quiz, "Najpierw zaznacz odpowiedź.");
  const right = quiz.options.every(({ input, isRight }) => input?.checked === isRight);
  for (const option of chosen) mark(option);
  conclude(quiz, right);
  // What was wrong is not chosen once more; what was right stays.
  if (!isOver(quiz, right)) for (const { input, isRight } of chosen) if (input && !isRight) [input.checked, input.disabled] = [false, true];
  if (!isOver(quiz, right)) inputs(quiz).find((input) => !input.disabled)?.focus();
}

function checkNumber(quiz: Quiz): void {
  const { field, options } = quiz;
  const typed = field && typedNumber(field);
  if (!field || typed === undefined) return ask(quiz, "Najpierw wpisz liczbę, na przykład 12,5.");
  const place = part(quiz.form, ".quiz-typed");
  const option = meant(options, typed, field);
  if (option) explain(option, place, field);
  else explainOther(field, place);
  place.classList.toggle("is-right", Boolean(option?.isRight));
  place.classList.toggle("is-wrong", !option?.isRight);
  conclude(quiz, Boolean(option?.isRight));
  if (!isOver(quiz, Boolean(option?.isRight))) field.select();
}

function checkMatches(quiz: Quiz): void {
  if (quiz.options.some(({ select }) => !select?.value)) return ask(quiz, "Najpierw wybierz coś w każdym wierszu.");
  const right = quiz.options.every(isMatched);
  for (const option of quiz.options) tell(option);
  conclude(quiz, right);
  // What is right stays; what is not is chosen once more.
  if (!isOver(quiz, right)) inputs(quiz).find((input) => !input.disabled)?.focus();
}

function ask(quiz: Quiz, words: string): void {
  quiz.status.textContent = words;
}

function mark(option: Option): void {
  const place = option.input?.closest(".quiz-option");
  if (!place || !option.input) return;
  explain(option, place, option.input);
  place.classList.add(option.isRight ? "is-right" : "is-wrong");
}

const isOver = (quiz: Quiz, right: boolean): boolean => right || quiz.misses >= TRIES;

function conclude(quiz: Quiz, right: boolean): void {
  quiz.misses += right ? 0 : 1;
  quiz.status.textContent = verdict(quiz, right);
  if (quiz.id) keep(quiz, right);
  if (isOver(quiz, right)) end(quiz, right);
}

/** Keep the answer and say when the question comes back. */
function keep(quiz: Quiz, right: boolean): void {
  const before = load().quizzes[quiz.id];
  // In a review the question is that of its lesson.
  const state = answered(before, { page: quiz.form.dataset["page"] ?? page, right });
  const saved = update((record) => { record.quizzes[quiz.id] = state; });
  const coming = saved ? comesBack(before, state) : " Przeglądarka nie pozwala zapisać wyniku, więc to pytanie nie wróci w powtórkach.";
  quiz.status.append(coming);
  if (time(plan(before).due) <= Date.now() && !isReview()) quiz.status.append(wayBack());
}

const isReview = (): boolean => Boolean(document.querySelector("[data-review]"));

function verdict(quiz: Quiz, right: boolean): string {
  if (right) return "Dobrze.";
  if (isMatching(quiz)) {
    if (quiz.misses >= TRIES) return "To nie to. Dobra odpowiedź stoi teraz w każdym wierszu.";
    return `Jeszcze nie. Dobrze: ${matched(quiz.options)} z ${quiz.options.length}. Popraw pozostałe i sprawdź.`;
  }
  if (quiz.misses >= TRIES) return quiz.field ? `To nie to. Dobra odpowiedź: ${rightNumber(quiz)}.` : "To nie to. Dobra odpowiedź jest zaznaczona.";
  const some = quiz.options.some(({ input, isRight }) => input?.checked && isRight);
  return some ? "Jeszcze nie: część odpowiedzi jest dobra. Popraw i sprawdź." : "Jeszcze nie. Przeczytaj dlaczego i spróbuj drugi raz.";
}

const rightNumber = ({ options }: Quiz): string => options.find(({ isRight }) => isRight)?.text ?? "";

/** Show what is right, close the question, and lead on. */
function end(quiz: Quiz, right: boolean): void {
  if (!right) for (const option of quiz.options) if (option.select) settle(option); else if (option.isRight) mark(option);
  for (const input of inputs(quiz)) input.disabled = true;
  const answers = part<HTMLDetailsElement>(quiz.form, ".quiz-answers");
  answers.hidden = false;
  // Of a number there is no choice to mark: its explanation stands among the answers.
  answers.open = Boolean(quiz.field) && !right;
  quiz.check.hidden = true;
  quiz.again.hidden = right;
  const on = wayOn(quiz.form);
  if (on) quiz.again.before(on, " ");
  // The pressed button is gone: keep the keyboard's place.
  (right ? on ?? quiz.status : quiz.again).focus();
}

/** The way to the next question of the page; none behind the last. */
function wayOn(form: HTMLFormElement): HTMLAnchorElement | undefined {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-quiz]:not([hidden])")];
  const next = forms.includes(form) ? forms[forms.indexOf(form) + 1] : undefined;
  return next && element("a", { className: "quiz-on", href: `#${next.id}` }, "Następne pytanie");
}

/** Say when the question comes back, or that it does not any more. */
function comesBack(before: QuizState | undefined, state: QuizState): string {
  if (!state.due) return before?.due ? " To pytanie masz już za sobą." : "";
  const days = Math.ceil((time(state.due) - Date.now()) / DAY);
  return days > 1 ? ` Powtórka za ${days}\u00a0dni.` : " Powtórka jutro.";
}

/** Who came from the list of reviews finds the way back to it. */
function wayBack(): HTMLElement {
  const left = due(load()).length;
  const link = element("a", { href: document.querySelector<HTMLAnchorElement>("[data-progress-link]")?.href ?? "" });
  link.textContent = left ? `Wróć do powtórek (zostało: ${left})` : "Wróć do postępów";
  return element("span", { className: "quiz-back" }, link);
}

function remind(quiz: Quiz): void {
  const before = load().quizzes[quiz.id];
  if (before) quiz.status.textContent = before.right ? "Poprzednio: dobrze." : "Poprzednio: jeszcze nie.";
}
