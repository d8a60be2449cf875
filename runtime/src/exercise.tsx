/** Front end of `msai.widgets.exercise.Exercise`: draws its `tree`, sends back what the learner does. */
import { render as draw } from "preact";
import { Nodes } from "./exercise/draw";
import { keepingFocus } from "./exercise/focus";
import type { Host, Tree } from "./exercise/nodes";

interface Model {
  get(name: "tree"): Tree;
  on(event: string, handler: () => void): void;
  off(event: string, handler: () => void): void;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
}

interface Context {
  model: Model;
  el: HTMLElement;
  load(name: string): Promise<unknown>;
}

function render({ model, el, load }: Context): () => void {
  const host = (tree: Tree): Host => ({
    exercise: tree.id,
    words: tree.words,
    load,
    send: (id, value, content) =>
      model.send({ event: "input", id, value }, undefined, content ? [content] : []),
  });
  const show = (): void => {
    const tree = model.get("tree");
    const title = `${tree.id}-title`;
    const view = (
      <section class="msai-exercise" data-exercise={tree.id} aria-labelledby={title}>
        <h3 id={title}>{tree.title}</h3>
        <Nodes nodes={tree.nodes} host={host(tree)} />
      </section>
    );
    keepingFocus(el, () => draw(view, el));
  };
  model.on("change:tree", show);
  show();
  return () => {
    model.off("change:tree", show);
    draw(null, el);
  };
}

export default { render };
