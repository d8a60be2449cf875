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

/**
 * @typedef {{send(content: object): void, on(event: string, act: Answer): void, off(event: string, act: Answer): void}} Model
 * @typedef {(message: {module?: string, error?: string}, buffers: BlobPart[]) => void} Answer
 * @typedef {(name: string) => Promise<Part>} Load
 * @typedef {{initialize?(host: object): (() => void) | undefined, render?(host: object): unknown}} Part
 */

/** @param {string} address @returns {Promise<Part>} */
const module = async (address) => (await import(/* webpackIgnore: true */ address)).default;

/** @param {BlobPart[]} parts */
const fromText = async (parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return await module(address);
  } finally {
    URL.revokeObjectURL(address);
  }
};

/** @param {Model} model @param {string} name @returns {Promise<Part>} */
const askPython = (model, name) =>
  new Promise((resolve, reject) => {
    /** @type {Answer} */
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
/** @type {Map<string, Promise<Part>>} */
const kept = (globalThis.msaiModules ??= new Map());

/** @param {string} name @param {() => Promise<Part>} fetch */
const once = (name, fetch) => {
  const key = `${name} ${VERSION}`;
  const present = kept.get(key);
  if (present) return present;
  const coming = fetch();
  kept.set(key, coming);
  coming.catch(() => kept.delete(key));
  return coming;
};

/** @param {Model} model @returns {Load} */
const loader = (model) => (name) => {
  const beside = folder();
  if (beside) return module(`${beside}${name}.js`);
  return once(name, () => (name === NAME && CARRIED ? fromText([CARRIED]) : askPython(model, name)));
};

/** @param {HTMLElement} el @param {unknown} error */
const say = (el, error) => {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = `${FAILED} (${error instanceof Error ? error.message : error})`;
  el.replaceChildren(words);
};

export default {
  // Until this has ended anywidget keeps back every message of Python, and after two seconds for ever:
  // whoever waited here for an answer of Python would never get it.
  /** @param {{model: Model}} host */
  initialize({ model }) {
    const load = loader(model);
    const begun = load(NAME).then((part) => part.initialize?.({ model, load }));
    if (folder()) return begun;
    begun.catch((error) => console.warn(`msai: ${NAME}`, error));
    return () => begun.then((end) => end?.(), () => undefined);
  },
  /** @param {{model: Model, el: HTMLElement}} host */
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
