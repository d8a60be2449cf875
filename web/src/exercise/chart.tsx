/** A Vega-Lite chart drawn once; later views of it change only its data. Its marks are walked with the arrow keys. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ChartNode, Host } from "./nodes";
import { plain, Rich } from "./text";

type Row = Record<string, unknown>;
interface Mounted {
  update(data: ChartNode["data"]): Promise<void> | void;
  /** Outlines the mark that says this; "": none. */
  point(said: string): void;
  destroy(): void;
}
interface ChartModule {
  mount(el: HTMLElement, options: {
    spec: ChartNode["spec"]; data: ChartNode["data"]; alt: string; pick: string;
    onPick: (value: unknown) => void; onPoint: (said: string) => void;
  }): Promise<Mounted> | Mounted;
}

export function Chart({ node, host }: { node: ChartNode; host: Host }) {
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<Promise<Mounted>>();
  const drawn = useRef<{ spec: string; data: string }>({ spec: "", data: "" });
  const [pointed, setPointed] = useState("");
  const spec = JSON.stringify(node.spec);
  const data = JSON.stringify(node.data);
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    if (drawn.current.spec !== spec) {
      void mounted.current?.then((chart) => chart.destroy());
      mounted.current = host.load("chart").then((module) =>
        (module as ChartModule).mount(place, {
          spec: node.spec, data: node.data, alt: node.alt, pick: node.pick,
          onPick: (value) => host.send(node.id, value), onPoint: setPointed,
        }));
    } else if (drawn.current.data !== data) {
      void mounted.current?.then((chart) => chart.update(node.data));
    }
    drawn.current = { spec, data };
  }, [spec, data]);
  useEffect(() => () => void mounted.current?.then((chart) => chart.destroy()), []);
  useEffect(() => void mounted.current?.then((chart) => chart.point?.(pointed)), [pointed, data]);
  return (
    <figure class="ui-figure">
      {node.title ? <figcaption><Rich text={node.title} /></figcaption> : null}
      <div class="ui-chart" role="img" aria-label={plain(node.alt)} ref={element} data-chart={node.id} />
      <Marks node={node} host={host} pointed={pointed} point={setPointed} />
      {node.note ? <p class="ui-small"><Rich text={node.note} /></p> : null}
    </figure>
  );
}

interface Walk { node: ChartNode; host: Host; pointed: string; point: (said: string) => void }

/** What each mark says, as a list to walk in; what is pointed at stands there for everybody. */
function Marks({ node, host, pointed, point }: Walk) {
  const rows = Object.values(node.data).flat().filter(({ said }) => Boolean(said)) as Row[];
  const name = `${host.exercise}-${node.id}-mark`;
  // A mark that changes what it says, being picked, stays the one that is pointed at.
  const place = useRef(-1);
  const at = rows.findIndex(({ said }) => said === pointed);
  if (at >= 0) place.current = at;
  const now = at >= 0 ? at : pointed ? place.current : -1;
  const words = String(rows[now]?.said ?? "");
  useEffect(() => point(words), [words]);
  if (rows.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = walked(event.key, now, rows.length);
    if (next !== undefined) point(String(rows[next]?.said));
    else if (isPick(event.key) && node.pick && rows[now]) host.send(node.id, rows[now][node.pick]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="ui-marks" role="listbox" tabIndex={0} aria-label={plain(node.title || node.alt)} onKeyDown={onKeyDown}
      aria-activedescendant={now >= 0 ? `${name}-${now}` : undefined} onBlur={() => point("")}>
      <div class="visually-hidden">
        {rows.map((row, number) => <div key={number} role="option" id={number === now ? `${name}-${number}` : undefined} aria-selected={Boolean(row.chosen)}>{String(row.said)}</div>)}
      </div>
      <p class="ui-small" aria-hidden="true">{words || host.words.point}</p>
    </div>
  );
}

const isPick = (key: string): boolean => key === "Enter" || key === " ";

/** The mark that a key leads to; undefined: it leads nowhere. */
export function walked(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown": case "ArrowRight": return Math.min(now + 1, count - 1);
    case "ArrowUp": case "ArrowLeft": return Math.max(now - 1, 0);
    case "Home": return 0;
    case "End": return count - 1;
    default: return undefined;
  }
}
