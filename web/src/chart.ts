// Charts and maps: Vega without `eval`, drawn as SVG; later views change only the data. A chart
// takes the width there is by a wider or narrower plot: its letters stay readable on a phone.

import { compile, type TopLevelSpec } from "vega-lite";
import * as vega from "vega";
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
  /** Told what the mark under the pointer says; "" when it is left. */
  onPoint?: (said: string) => void;
}

interface Mounted {
  update(data: Record<string, Rows>): Promise<void>;
  point(said: string): void;
  destroy(): void;
}

/** Pixels: how wide a chart may grow, and what its plot keeps beside long names. */
const WIDEST = 600, NARROWEST = 120;
/** Pixels of a picture for paper for one of the chart; the same in `msai.base.drawing`. */
const SHARPNESS = 3;
/** Letters as large as the small print of the page. */
const LETTERS = {
  axis: { labelFontSize: 12, titleFontSize: 12 },
  axisX: { labelOverlap: true, labelSeparation: 6 },
  legend: { labelFontSize: 12, titleFontSize: 12 },
  text: { fontSize: 12 },
};

async function mount(place: HTMLElement, { spec, data, pick, onPick, onPoint = () => {} }: Options): Promise<Mounted> {
  // Vega names its container itself, at each start: the text alternative is kept by the one around it.
  const el = place.appendChild(document.createElement("div"));
  el.setAttribute("aria-hidden", "true");
  const view = new View(parse(compiled(spec, data, getComputedStyle(el).fontFamily), undefined, { ast: true }), {
    container: el,
    renderer: "svg",
    hover: true,
    expr: expressionInterpreter,
  } as ConstructorParameters<typeof View>[1]);
  // A mark that is redrawn under a resting pointer is left and entered anew: only what holds in the next frame is told.
  let telling = 0;
  const tell = (words: string): void => {
    cancelAnimationFrame(telling);
    telling = requestAnimationFrame(() => onPoint(words));
  };
  for (const moved of ["mouseover", "click"] as const) view.addEventListener(moved, (_event, item) => tell(said(item)));
  view.addEventListener("mouseout", () => tell(""));
  if (pick) view.addEventListener("click", (_event, item) => picked(item, pick, onPick));
  await view.runAsync();
  const widest = "projection" in spec ? drawnWidth(el) : WIDEST;
  let pointed = "";
  const fit = () => fitted(view, el, widest);
  // Also when a phone is turned and when the part around the chart is opened.
  // In the next frame: a change of size inside the notice would be reported as an error.
  const watcher = new ResizeObserver(() => requestAnimationFrame(() => void fit()));
  watcher.observe(el);
  return {
    update: (rows) => update(view, rows).then(fit).then(() => pointAt(el, pointed)),
    point: (words) => pointAt(el, pointed = words),
    destroy: () => { watcher.disconnect(); view.finalize(); el.remove(); },
  };
}

async function fitted(view: View, el: HTMLElement, widest: number): Promise<void> {
  const { paddingLeft, paddingRight } = getComputedStyle(el);
  const room = Math.min(el.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), widest);
  const drawn = drawnWidth(el);
  if (room <= 0 || Math.abs(room - drawn) < 2) return;
  const width = Math.max(view.width() + room - drawn, NARROWEST);
  if (width !== view.width()) await view.width(width).runAsync();
}

const drawnWidth = (el: HTMLElement): number => Number(el.querySelector("svg")?.getAttribute("width"));

function compiled(spec: TopLevelSpec, data: Options["data"], font: string): Spec {
  // Names are measured in the font they are drawn in, or their beginnings would be cut off.
  const whole = { ...spec, datasets: data, config: { ...spec.config, font } } as TopLevelSpec;
  // The element around has the text alternative: marks that name themselves would repeat it.
  return compile(whole, { config: { aria: false, ...LETTERS } }).spec;
}

async function update(view: View, data: Options["data"]): Promise<void> {
  for (const [name, rows] of Object.entries(data)) view.data(name, rows);
  await view.runAsync();
}

const said = (item: Item | null | undefined): string => String((item as { datum?: { said?: unknown } } | null)?.datum?.said ?? "");

/** Outlines the mark that says this: its element knows the item that it draws. */
function pointAt(el: HTMLElement, words: string): void {
  for (const mark of el.querySelectorAll<SVGElement & { __data__?: Item }>("path")) {
    mark.classList.toggle("is-pointed", words !== "" && said(mark.__data__) === words);
  }
}

function picked(item: Item | null | undefined, field: string, onPick: Options["onPick"]): void {
  const datum = (item as { datum?: Record<string, unknown> } | null)?.datum;
  if (datum && field in datum) onPick(datum[field]);
}

/**
 * Draws a chart for paper, as PNG. The specification tells size, colours and typeface: whatever
 * theme the page has, and however large it is shown, the picture is the same.
 */
async function paint(spec: TopLevelSpec): Promise<ArrayBuffer> {
  const view = new View(parse(compile(spec).spec, undefined, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
  } as ConstructorParameters<typeof View>[1]);
  try {
    const canvas = await view.toCanvas(SHARPNESS) as unknown as HTMLCanvasElement;
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!file) throw new Error("the browser makes no PNG of this canvas");
    return await file.arrayBuffer();
  } finally {
    view.finalize();
  }
}

/** How wide words are; Vega has it, its types do not. */
const { textMetrics } = vega as unknown as { textMetrics: { canvas(use: boolean): void } };
/** Decimal comma and a no-break space between thousands; the same as in `msai.base.charts`. */
const POLISH = { decimal: ",", thousands: "\u00a0", grouping: [3], currency: ["", " zł"] as [string, string] };

/** Draws a chart as the text of an SVG, as a computer without a browser draws it for stored pages. */
async function sketch(spec: TopLevelSpec): Promise<ArrayBuffer> {
  // Widths of words are estimated: the fonts of this computer must not change the picture.
  textMetrics.canvas(false);
  const polish = { ...spec, config: { ...spec.config, locale: { number: POLISH } } } as TopLevelSpec;
  const view = new View(parse(compile(polish).spec, undefined, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
  } as ConstructorParameters<typeof View>[1]);
  try {
    return new TextEncoder().encode(await view.toSVG()).buffer as ArrayBuffer;
  } finally {
    view.finalize();
    textMetrics.canvas(true);
  }
}

export default { mount, paint, sketch };
