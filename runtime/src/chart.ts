// Charts and maps: Vega without `eval`, drawn as SVG; later views change only the data.

import { compile, type TopLevelSpec } from "vega-lite";
import { parse, View, type Item, type Spec } from "vega";
import { expressionInterpreter } from "vega-interpreter";

type Rows = Record<string, unknown>[];

interface Options {
  /** A Vega-Lite specification whose changing data are named. */
  spec: TopLevelSpec;
  data: Record<string, Rows>;
  alt: string;
  /** Field whose value is handed over when a mark is clicked; "" when nothing can be picked. */
  pick: string;
  onPick: (value: unknown) => void;
}

interface Mounted {
  update(data: Record<string, Rows>): Promise<void>;
  destroy(): void;
}

async function mount(el: HTMLElement, { spec, data, pick, onPick }: Options): Promise<Mounted> {
  const view = new View(parse(compiled(spec, data), undefined, { ast: true }), {
    container: el,
    renderer: "svg",
    hover: true,
    expr: expressionInterpreter,
  } as ConstructorParameters<typeof View>[1]);
  if (pick) view.addEventListener("click", (_event, item) => picked(item, pick, onPick));
  await view.runAsync();
  el.querySelector("svg")?.setAttribute("aria-hidden", "true");
  return { update: (rows) => update(view, rows), destroy: () => view.finalize() };
}

function compiled(spec: TopLevelSpec, data: Options["data"]): Spec {
  const whole = { ...spec, datasets: data } as TopLevelSpec;
  // The element around has the text alternative: marks that name themselves would repeat it.
  return compile(whole, { config: { aria: false } }).spec;
}

async function update(view: View, data: Options["data"]): Promise<void> {
  for (const [name, rows] of Object.entries(data)) view.data(name, rows);
  await view.runAsync();
}

function picked(item: Item | null | undefined, field: string, onPick: Options["onPick"]): void {
  const datum = (item as { datum?: Record<string, unknown> } | null)?.datum;
  if (datum && field in datum) onPick(datum[field]);
}

export default { mount };
