/** Work with its answer beside it, and what is read at a glance. */
import type { ComponentChildren } from "preact";
import type { ChipNode, GaugeNode, Node, StageNode } from "./nodes";
import { plain, Rich } from "./text";

export function Stage({ node, draw }: { node: StageNode; draw: (nodes: Node[]) => ComponentChildren }) {
  return (
    <div class="ui-stage">
      <div>
        <div class="ui-work">{draw(node.work)}</div>
        <div class="ui-answer" role="group" tabIndex={0} aria-label={plain(node.title)}>
          {draw(node.answer)}
          {node.more.length > 0 && (
            <details class="ui-details ui-more"><summary><Rich text={node.more_title} /></summary>{draw(node.more)}</details>
          )}
        </div>
      </div>
    </div>
  );
}

/** The middle of the scale is the limit. */
export function Gauge({ node }: { node: GaugeNode }) {
  return (
    <div class={node.value > node.limit ? "ui-gauge ui-over" : "ui-gauge"}>
      <p><Rich text={node.label} /> <b><Rich text={node.told} /></b></p>
      <div>
        <meter aria-label={plain(node.label)} aria-valuetext={plain(node.told)}
          max={2 * node.limit} high={node.limit} optimum={0} value={node.value} />
      </div>
    </div>
  );
}

export const Chip = ({ node }: { node: ChipNode }) => <p class="ui-chip"><Rich text={node.text} /></p>;
