/** Draws the tree of an exercise with native elements. */
import { Fragment, type ComponentChildren } from "preact";
import { Chart } from "./chart";
import { Button, Check, Checks, Choice, FileField, inputId, NumberField, Text } from "./inputs";
import { Keyed } from "./keyed";
import { firstId, keys } from "./keys";
import { Paste } from "./paste";
import { Preview } from "./preview";
import { Scan } from "./scan";
import { Chip, Gauge, Stage } from "./stage";
import type { Cell, GroupNode, Host, MessageNode, Node, TableNode } from "./nodes";
import { plain, Rich } from "./text";

const SIGNS = { ok: "✓", problem: "✗", question: "?", info: "i", hint: "→" } as const;

export function Nodes({ nodes, host }: { nodes: Node[]; host: Host }): ComponentChildren {
  const key = keys();
  return <Fragment>{nodes.map((node) => <Part key={key(node)} node={node} host={host} />)}</Fragment>;
}

function Part({ node, host }: { node: Node; host: Host }): ComponentChildren {
  switch (node.type) {
    case "heading": return <h4><Rich text={node.text} /></h4>;
    case "text": return <p class={node.small ? "ui-small" : undefined}><Rich text={node.text} /></p>;
    case "link": return <p><a href={siteUrl(node.href)}><Rich text={node.text} /></a></p>;
    case "items": return <List cells={node.items} ordered={node.ordered} host={host} />;
    case "message": return <Feedback node={node} host={host} />;
    case "status": return <p class="ui-status" role="status"><Rich text={node.text} /></p>;
    case "choice": return <Choice node={node} host={host} />;
    case "checks": return <Checks node={node} host={host} />;
    case "check": return <Check node={node} host={host} />;
    case "number": return <NumberField node={node} host={host} />;
    case "input": return <Text node={node} host={host} />;
    case "file": return <FileField node={node} host={host} />;
    case "paste": return <Paste node={node} host={host} />;
    case "button": return <Button node={node} host={host} />;
    case "table": return <Rows node={node} host={host} />;
    case "chart": return <Chart node={node} host={host} />;
    case "columns": return <div class="ui-columns"><Aside nodes={node.children} host={host} /></div>;
    case "stage": return <Stage node={node} draw={(nodes) => <Nodes nodes={nodes} host={host} />} />;
    case "gauge": return <Gauge node={node} />;
    case "chip": return <Chip node={node} />;
    case "details": return <details class="ui-details" open={node.open}><summary><Rich text={node.summary} /></summary><Nodes nodes={node.children} host={host} /></details>;
    case "quote": return <blockquote class="ui-quote">{node.lines.map((line, at) => <p key={at}>{line}</p>)}</blockquote>;
    case "scan": return <Scan node={node} host={host} />;
    case "preview": return <Preview node={node} />;
    case "keyed": return <Keyed node={node} host={host}><Nodes nodes={node.children} host={host} /></Keyed>;
    case "group": return <Titled node={node} host={host} />;
  }
}

function Titled({ node, host }: { node: GroupNode; host: Host }) {
  const opened = node.id ? { id: inputId(host, node.id), tabIndex: -1 } : {};
  const title = <Rich text={node.title} />, inner = <Nodes nodes={node.children} host={host} />;
  return node.fieldset
    ? <fieldset class="ui-group" {...opened}><legend>{title}</legend>{inner}</fieldset>
    : <section class="ui-group" {...opened}><h4>{title}</h4>{inner}</section>;
}

function Aside({ nodes, host }: { nodes: Node[]; host: Host }): ComponentChildren {
  const key = keys();
  return <Fragment>{nodes.map((node) => <div key={key(node)}><Part node={node} host={host} /></div>)}</Fragment>;
}

/** Pages lie at different depths; the page runner knows the root. */
const siteUrl = (href: string): string => {
  const assets = (globalThis as { msaiAssets?: string }).msaiAssets;
  return assets ? new URL(`../../${href}`, assets).href : href;
};

function Filled({ cell, host }: { cell: Cell; host: Host }): ComponentChildren {
  return typeof cell === "string" ? <Rich text={cell} /> : <Part node={cell} host={host} />;
}

function List({ cells, ordered, host }: { cells: Cell[]; ordered: boolean; host: Host }) {
  const items = cells.map((cell, at) => <li key={at}><Filled cell={cell} host={host} /></li>);
  return ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Feedback({ node, host }: { node: MessageNode; host: Host }) {
  return (
    <div class={`ui-message ui-${node.tone}`} data-unsaved={node.unsaved ? "" : undefined} role={node.alert ? "alert" : undefined}>
      <span aria-hidden="true">{SIGNS[node.tone]}</span>
      <p><b>{host.words[node.tone]}</b> {node.title ? <Fragment><strong><Rich text={node.title} /></strong> </Fragment> : null}<Rich text={node.text} /></p>
    </div>
  );
}

function Rows({ node, host }: { node: TableNode; host: Host }) {
  return (
    <div class={node.stacked ? "ui-table ui-stacked" : "ui-table"} tabIndex={0} role="region" aria-label={plain(node.caption)}>
      <table role={kept(node, "table")}>
        <caption class={node.hide_caption ? "visually-hidden" : undefined}><Rich text={node.caption} /></caption>
        <thead role={kept(node, "rowgroup")}><tr role={kept(node, "row")}>{node.columns.map((column, at) => <th scope="col" role={kept(node, "columnheader")} key={at}><Rich text={column} /></th>)}</tr></thead>
        <tbody role={kept(node, "rowgroup")}>{node.rows.map((row, number) => <Row key={rowKey(row, number)} row={row} marked={node.marked.includes(number)} node={node} host={host} />)}</tbody>
      </table>
    </div>
  );
}

/** What keeps a stacked table a table: its parts are drawn as blocks on a phone. */
const kept = <R extends "table" | "rowgroup" | "row" | "columnheader" | "rowheader" | "cell">(node: TableNode, role: R): R | undefined =>
  node.stacked ? role : undefined;

/** A sorted table moves its rows; an input in a row moves with it and keeps the focus. */
const rowKey = (row: Cell[], number: number): string | number =>
  firstId(row) ?? (typeof row[0] === "string" ? row[0] : number);

function Row({ row, marked, node, host }: { row: Cell[]; marked: boolean; node: TableNode; host: Host }) {
  const [first = "", ...rest] = row;
  return (
    <tr class={marked ? "ui-marked" : undefined} role={kept(node, "row")}>
      <th scope="row" role={kept(node, "rowheader")}><Filled cell={first} host={host} />{marked && node.mark ? <em>{` (${node.mark})`}</em> : null}</th>
      {rest.map((cell, at) => <td key={at} class={node.numeric.includes(at + 1) ? "ui-number" : undefined}
        role={kept(node, "cell")} data-column={node.stacked ? plain(node.columns[at + 1] ?? "") : undefined}><Filled cell={cell} host={host} /></td>)}
    </tr>
  );
}
