// Questions that match or put in order: each row has a list, and is told by itself.
import { explain, explainOther, type Option } from "./options.ts";

export const isMatched = ({ select }: Option): boolean => select?.value === select?.dataset["match"];

export const matched = (options: Option[]): number => options.filter(isMatched).length;

/** Say of a row whether it is right; a right one is explained and stays, a wrong one gets its hint. */
export function tell(option: Option): void {
  const { select } = option;
  const row = select?.closest(".quiz-row");
  if (!select || !row) return;
  const right = isMatched(option);
  if (right) explain(option, row, select);
  else explainOther(select, row);
  row.classList.toggle("is-right", right);
  row.classList.toggle("is-wrong", !right);
  select.disabled = right;
}

/** Put what is right into a row and explain it. */
export function settle(option: Option): void {
  const { select } = option;
  const row = select?.closest(".quiz-row");
  if (!select || !row) return;
  select.value = select.dataset["match"] ?? "";
  row.classList.remove("is-wrong");
  explain(option, row, select);
}
