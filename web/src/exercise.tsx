/** Front end of `msai.widgets.exercise.Exercise`: draws its `tree`, sends back what the learner does. */
import { render as draw } from "preact";
import { Nodes } from "./exercise/draw";
import { afterAnswer, keepingFocus, type Press } from "./exercise/focus";
import type { Host, Tree } from "./exercise/nodes";
import { afterPress } from "./exercise/press";
import { Unanswered } from "./exercise/unanswered";

interface Model {
  get(name: "tree"): Tree;
  get(name: "beside"): Record<string, DataView> | undefined;
  on(event: string, handler: () => void): void;
  off(event: string, handler: () => void): void;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
}

interface Context {
  model: Model;
  el: HTMLElement;
  load(name: string): Promise<unknown>;
}

const box = (id: string, option: string): string => JSON.stringify([id, option]);

function render({ model, el, load }: Context): () => void {
  // The page tells what was sent and what this view answers: a reader of the page can wait for it.
  let asked = model.get("tree").answered;
  const unanswered = new Unanswered();
  let pressed: Press | undefined;
  const ask = (field: string, given: unknown, message: object, contents: ArrayBuffer[] = []): void => {
    asked += 1;
    unanswered.note(field, asked, given);
    el.querySelector("section")?.setAttribute("data-asked", String(asked));
    model.send({ event: "input", ...message }, undefined, contents);
  };
  const host = (tree: Tree): Host => ({
    exercise: tree.id,
    words: tree.words,
    load,
    beside: (id) => model.get("beside")?.[id],
    send: (id, value, content) => ask(id, value, { id, value }, content ? [content] : []),
    give: (id, files) => {
      const value = files.map((file) => file.name);
      ask(id, value, { id, value, files: files.map((file) => file.modified) }, files.map((file) => file.content));
    },
    tick: (id, option, on) => ask(box(id, option), on, { id, option, on }),
    press: (id, opens, decides) => {
      const closed = opens && !document.getElementById(opens) ? opens : "";
      pressed = { number: asked + 1, button: `${tree.id}-${id}`, opens: closed, decides };
      ask(id, null, { id, value: null });
    },
    held: (id, shown) => unanswered.value(id, shown),
    ticked: (id, option, shown) => unanswered.value(box(id, option), shown),
  });
  const show = (): void => {
    const tree = model.get("tree");
    const title = `${tree.id}-title`;
    asked = Math.max(asked, tree.answered);
    unanswered.answered(tree.answered);
    const view = (
      <section class="msai-exercise" data-exercise={tree.id} aria-labelledby={title}
        data-asked={asked} data-answered={tree.answered}>
        <h3 id={title}>{tree.title}</h3>
        <Nodes nodes={tree.nodes} host={host(tree)} />
      </section>
    );
    keepingFocus(el, () => draw(view, el));
    if (!pressed || tree.answered < pressed.number) return;
    afterAnswer(el, pressed);
    pressed = undefined;
  };
  const gone = new AbortController();
  // What only a file can keep: the browser asks before the page with it is left.
  addEventListener("beforeunload", (event) => {
    if (el.querySelector("[data-unsaved]")) event.preventDefault();
  }, { signal: gone.signal });
  const follow = afterPress(show, gone.signal);
  model.on("change:tree", follow);
  show();
  return () => {
    model.off("change:tree", follow);
    gone.abort();
    draw(null, el);
  };
}

export default { render };
