// Quiz questions: check the chosen answers, explain every option, remember the result.
import type { QuizState } from "../storage/record.ts";
import { part } from "./dom.ts";
import { DAY, answered, due, load, time, update } from "./store.ts";

interface Quiz {
  id: string;
  inputs: HTMLInputElement[];
  answers: HTMLLIElement[];
  status: HTMLElement;
  check: HTMLButtonElement;
  again: HTMLButtonElement;
}

const { page } = document.documentElement.dataset;

export function startQuizzes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-quiz]")) prepare(form);
}

function prepare(form: HTMLFormElement): void {
  const quiz: Quiz = {
    id: form.dataset["quiz"] ?? "",
    inputs: [...form.querySelectorAll("input")],
    answers: [...form.querySelectorAll<HTMLLIElement>(".quiz-answers li")],
    status: part(form, ".quiz-status"),
    check: part(form, 'button[type="submit"]'),
    again: part(form, 'button[type="reset"]'),
  };
  part(form, ".quiz-answers").hidden = true;
  quiz.check.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(quiz);
  });
  form.addEventListener("reset", () => forget(quiz));
  // A browser may restore choices on the way back; the question starts clean.
  form.reset();
  remind(quiz);
}

function check(quiz: Quiz): void {
  const chosen = quiz.inputs.map((input) => input.checked);
  if (!chosen.includes(true)) {
    quiz.status.textContent = "Najpierw zaznacz odpowiedź.";
    return;
  }
  const correct = quiz.answers.map((item) => item.dataset["correct"] === "true");
  const right = correct.every((value, index) => value === chosen[index]);
  explain(quiz, correct);
  const before = load().quizzes[quiz.id];
  const state = answered(before, { page, right });
  const saved = update((record) => { record.quizzes[quiz.id] = state; });
  quiz.status.textContent = verdict(right) + (saved ? comesBack(before, state) : " Przeglądarka nie pozwala zapisać wyniku, więc to pytanie nie wróci w powtórkach.");
  if (time(before?.due) <= Date.now()) quiz.status.append(wayBack());
}

function verdict(right: boolean): string {
  return right
    ? "Dobrze. Wyjaśnienia są przy odpowiedziach."
    : "Jeszcze nie. Przeczytaj wyjaśnienia przy odpowiedziach i spróbuj ponownie.";
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
  const link = document.createElement("a");
  link.href = document.querySelector<HTMLAnchorElement>("[data-progress-link]")?.href ?? "";
  link.textContent = left ? `Wróć do powtórek (zostało: ${left})` : "Wróć do postępów";
  const line = document.createElement("span");
  line.className = "quiz-back";
  line.append(link);
  return line;
}

function explain(quiz: Quiz, correct: boolean[]): void {
  quiz.inputs.forEach((input, index) => {
    const answer = quiz.answers[index];
    if (!answer) return;
    const why = part(answer, ".quiz-why").cloneNode(true) as HTMLElement;
    why.id = `${input.id}-why`;
    input.setAttribute("aria-describedby", why.id);
    input.disabled = true;
    const option = input.closest(".quiz-option");
    option?.append(why);
    option?.classList.add(correct[index] ? "is-right" : "is-wrong");
  });
  quiz.check.hidden = true;
  quiz.again.hidden = false;
  // The pressed button is gone: keep the keyboard's place.
  quiz.again.focus();
}

function forget(quiz: Quiz): void {
  for (const input of quiz.inputs) {
    const option = input.closest(".quiz-option");
    option?.querySelector(".quiz-why")?.remove();
    option?.classList.remove("is-right", "is-wrong");
    input.removeAttribute("aria-describedby");
    input.disabled = false;
  }
  const hadFocus = document.activeElement === quiz.again;
  quiz.check.hidden = false;
  quiz.again.hidden = true;
  quiz.status.textContent = "";
  if (hadFocus) quiz.inputs[0]?.focus();
}

function remind(quiz: Quiz): void {
  const before = load().quizzes[quiz.id];
  if (before) quiz.status.textContent = before.right ? "Poprzednio: dobrze." : "Poprzednio: jeszcze nie.";
}
