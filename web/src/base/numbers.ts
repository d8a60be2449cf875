/** Numbers in a field, as people write them; the same as `msai.base.numbers`, with the same examples. */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Nothing of a number is rounded away; what is not a number stands as it was typed. */
export function shown(value: number | string | null): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return value === null ? "" : String(value);
  const [whole = "", decimals = ""] = written(Math.abs(value)).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0") : whole;
  return `${value < 0 ? "-" : ""}${grouped}${decimals ? `,${decimals}` : ""}`;
}

/** All digits of a number, also of one that JavaScript would write with an exponent. */
function written(value: number): string {
  const [digits = "", exponent] = String(value).split("e");
  if (exponent === undefined) return digits;
  const [whole = "", decimals = ""] = digits.split(".");
  const point = whole.length + Number(exponent);
  return point > 0 ? (whole + decimals).padEnd(point, "0") : `0.${"0".repeat(-point)}${whole}${decimals}`;
}

/** Returns the number that a text says, null for none, and the text when it is no number. */
export function parse(text: string): number | string | null {
  const plain = text.replace(/\s/g, "").replace(",", ".").replace("\u2212", "-");
  if (plain === "") return null;
  const value = Number(plain);
  // Python answers what is not a number in words; nothing is dropped here.
  return NUMBER.test(plain) && Number.isFinite(value) ? value : text;
}
