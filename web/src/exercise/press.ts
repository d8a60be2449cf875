/**
 * What is under the pointer stays there while it is pressed. Whoever writes in a field and goes on to
 * a button leaves the field with that press: the answer to it may come before the release and move
 * the button away, and then the press would hit nothing.
 */

/** Where a press ends in a click; a list opens over the page, and its release may never be told. */
const PRESSED = "button, summary, label, a, input:is([type=checkbox], [type=radio])";
/** Milliseconds from the release until its click has come, on a touch screen too. */
const CLICK = 50;
/** Milliseconds; a release outside of the window is told to nobody. */
const LONGEST = 2000;

/** Returns `show` that waits for the end of a press; `gone` ends the watching. */
export function afterPress(show: () => void, gone: AbortSignal): () => void {
  let pressed = false;
  let waiting = false;
  const release = (): void => {
    pressed = false;
    if (waiting) show();
    waiting = false;
  };
  let timer = 0;
  const releaseIn = (time: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(release, time);
  };
  const begin = ({ target }: PointerEvent): void => {
    if (!(target instanceof Element && target.closest(PRESSED))) return;
    pressed = true;
    releaseIn(LONGEST);
  };
  const end = (): void => {
    if (pressed) releaseIn(CLICK);
  };
  const watch = { capture: true, signal: gone };
  addEventListener("pointerdown", begin, watch);
  addEventListener("pointerup", end, watch);
  addEventListener("pointercancel", end, watch);
  gone.addEventListener("abort", () => clearTimeout(timer));
  return () => {
    if (pressed) waiting = true;
    else show();
  };
}
