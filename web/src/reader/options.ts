// The answers of a question: in which order they stand, which were given, how each is explained.
import { parse } from "../base/numbers.ts";
import { session } from "../storage/keep.ts";
import { element, part } from "./dom.ts";

/** An answer as the page brings it: its explanation, and its place among the choices where one chooses. */
export interface Option {
  text: string;
  isRight: boolean;
  why: HTMLElement;
  number: number | undefined;
  input: HTMLInputElement | undefined;
  /** Where one says what belongs to it, or which place it has. */
  select: HTMLSelectElement | undefined;
}

/** In sessionStorage: the order of this visit, which another visit does not have. */
const VISIT = "msai.visit";

export function readOptions(form: HTMLFormElement): Option[] {
  const choices = [...form.querySelectorAll<HTMLInputElement>(".quiz-option input")];
  const selects = [...form.querySelectorAll<HTMLSelectElement>(".quiz-row select")];
  return [...form.querySelectorAll<HTMLLIElement>(".quiz-answers li")].map((item, index) => ({
    text: part(item, ".quiz-repeated").textContent ?? "",
    isRight: item.dataset["correct"] === "true",
    why: part(item, ".quiz-why"),
    number: item.dataset["number"] === undefined ? undefined : Number(item.dataset["number"]),
    input: choices[index],
    select: selects[index],
  }));
}

/** Put the choices in an order that says nothing: the same all through a visit, another one the next day. */
export function shuffle(form: HTMLFormElement): void {
  const choices = [...form.querySelectorAll<HTMLElement>(".quiz-option")];
  const place = choices[0]?.parentElement;
  const next = numbersOf(`${seed()}/${form.dataset["quiz"] ?? form.dataset["step"]}`);
  place?.append(...choices.map((choice) => ({ choice, at: next() })).sort((a, b) => a.at - b.at).map(({ choice }) => choice));
}

function seed(): string {
  const known = session.get(VISIT);
  if (known) return known;
  const made = Math.random().toString(36).slice(2);
  session.set(VISIT, made);
  return made;
}

/** Return what gives one number after the other, always the same ones for a text (FNV-1a, then xorshift). */
function numbersOf(text: string): () => number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Return the option that a typed number means; undefined: none. `field` says how near is near enough. */
export function meant(options: Option[], typed: number, field: HTMLInputElement): Option | undefined {
  const tolerance = Number(field.dataset["tolerance"]) + 1e-9;
  const near = options.filter(({ number }) => number !== undefined && Math.abs(number - typed) <= tolerance);
  return near.find(({ isRight }) => isRight) ?? near[0];
}

/** Return the number in a field; undefined: there is none. A unit behind it is not in the way. */
export function typedNumber(field: HTMLInputElement): number | undefined {
  const read = parse(field.value.replace(/[%‰]\s*$/, ""));
  return typeof read === "number" ? read : undefined;
}

/** Show an answer's explanation below it, tied to its input. */
export function explain(option: Option, below: Element, input: HTMLElement): void {
  const why = option.why.cloneNode(true) as HTMLElement;
  show(why, below, input);
}

/** Say of a number that no option has, or of a match that is wrong, what the question says of it. */
export function explainOther(field: HTMLElement, below: Element): void {
  const why = element("span", { className: "quiz-why quiz-wrong" }, element("strong", {}, "Jeszcze nie."), ` ${field.dataset["otherwise"]}`);
  show(why, below, field);
}

function show(why: HTMLElement, below: Element, input: HTMLElement): void {
  below.querySelector(".quiz-why")?.remove();
  why.id = `${input.id}-why`;
  input.setAttribute("aria-describedby", why.id);
  below.append(why);
}
