// Charts of a document, drawn for paper (`msai.ui.Draw`): the chart module is fetched only then.

/** Draws a specification for paper; how sharp and how large says `../chart.ts`. */
interface ChartModule {
  paint(spec: unknown): Promise<ArrayBuffer>;
  /** The text of an SVG, as pages are stored with it. */
  sketch(spec: unknown): Promise<ArrayBuffer>;
}

export type Drawing = "paint" | "sketch";

/** Milliseconds for all charts; then those that are drawn go, before Python stops waiting for them. */
const PATIENCE = 8000;

/** Returns a picture of each chart; null for one that could not be drawn. */
export async function drawAll(
  specs: unknown[], load: (name: string) => Promise<unknown>, how: Drawing = "paint",
): Promise<(ArrayBuffer | null)[]> {
  const chart = await load("chart") as ChartModule;
  const drawn: (ArrayBuffer | null)[] = [];
  const end = performance.now() + PATIENCE;
  // One after another: a phone has memory for one large canvas.
  for (const spec of specs) drawn.push(await before(end, painted(chart, spec, how)));
  return drawn;
}

async function painted(chart: ChartModule, spec: unknown, how: Drawing): Promise<ArrayBuffer | null> {
  try {
    return await chart[how](spec);
  } catch (error) {
    // The document says that this picture is missing; its data stand there all the same.
    console.warn("msai: a chart was not drawn", error);
    return null;
  }
}

async function before<T>(end: number, work: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, Math.max(end - performance.now(), 0), null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
