// Finds the front-end modules of the course: beside the page, beside JupyterLite, or in the Python package.
const NAME = "__NAME__";
const VERSION = "__VERSION__";
// Where no page stands beside the kernel, the widget carries its own module; others are asked for.
const CARRIED = __CARRIED__;
const FAILED = __FAILED__;

const folder = () => {
  if (globalThis.msaiAssets) return globalThis.msaiAssets;
  const lite = /^(.*)\/lite\//.exec(globalThis.location?.pathname ?? "");
  return lite ? new URL(`${lite[1]}/_static/live/`, globalThis.location.href).href : null;
};

const module = async (address) => (await import(/* webpackIgnore: true */ address)).default;

const fromText = async (parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return await module(address);
  } finally {
    URL.revokeObjectURL(address);
  }
};

const askPython = (model, name) =>
  new Promise((resolve, reject) => {
    const answer = (message, buffers) => {
      if (message.module !== name) return;
      model.off("msg:custom", answer);
      if (message.error) reject(new Error(message.error));
      else resolve(fromText(buffers));
    };
    model.on("msg:custom", answer);
    model.send({ op: "module", name });
  });

// One copy for all widgets of a tab: the charts are large.
const kept = (globalThis.msaiModules ??= new Map());

const once = (name, fetch) => {
  const key = `${name} ${VERSION}`;
  if (!kept.has(key)) {
    const coming = fetch();
    kept.set(key, coming);
    coming.catch(() => kept.delete(key));
  }
  return kept.get(key);
};

const loader = (model) => (name) => {
  const beside = folder();
  if (beside) return module(`${beside}${name}.js`);
  return once(name, () => (name === NAME && CARRIED ? fromText([CARRIED]) : askPython(model, name)));
};

const say = (el, error) => {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = `${FAILED} (${error.message})`;
  el.replaceChildren(words);
};

export default {
  // Until this has ended anywidget keeps back every message of Python, and after two seconds for ever:
  // whoever waited here for an answer of Python would never get it.
  initialize({ model }) {
    const load = loader(model);
    const begun = load(NAME).then((part) => part.initialize?.({ model, load }));
    if (folder()) return begun;
    begun.catch((error) => console.warn(`msai: ${NAME}`, error));
    return () => begun.then((end) => end?.(), () => undefined);
  },
  async render({ model, el }) {
    const load = loader(model);
    try {
      const part = await load(NAME);
      return part.render?.({ model, el, load });
    } catch (error) {
      if (folder()) throw error;
      say(el, error);
    }
  },
};
