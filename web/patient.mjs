// anywidget gives a widget two seconds to begin and hands it no message of Python ever after: on a
// slow computer an exercise would be drawn and never answer. It gets two minutes.
const HASTY = "AbortSignal.timeout(2e3)";

export default function patient(source) {
  if (!source.includes(HASTY)) throw new Error(`anywidget has changed: ${HASTY} is not there any more`);
  return source.replace(HASTY, "AbortSignal.timeout(12e4)");
}
