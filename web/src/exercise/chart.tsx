/** A Vega-Lite chart drawn once; later views of it change only its data. */
import { useEffect, useRef } from "preact/hooks";
import type { ChartNode, Host } from "./nodes";
import { plain } from "./text";

interface Mounted { update(data: ChartNode["data"]): Promise<void> | void; destroy(): void }
interface ChartModule {
  mount(el: HTMLElement, options: {
    spec: ChartNode["spec"]; data: ChartNode["data"]; alt: string; pick: string; onPick: (value: unknown) => void;
  }): Promise<Mounted> | Mounted;
}

export function Chart({ node, host }: { node: ChartNode; host: Host }) {
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<Promise<Mounted>>();
  const drawn = useRef<{ spec: string; data: string }>({ spec: "", data: "" });
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
          onPick: (value) => host.send(node.id, value),
        }));
    } else if (drawn.current.data !== data) {
      void mounted.current?.then((chart) => chart.update(node.data));
    }
    drawn.current = { spec, data };
  }, [spec, data]);
  useEffect(() => () => void mounted.current?.then((chart) => chart.destroy()), []);
  return <div class="ui-chart" role="img" aria-label={plain(node.alt)} ref={element} data-chart={node.id} />;
}
