// Finds the front-end modules of the course: beside the page, beside JupyterLite, or in the Python package.
const folders = () => {
  if (globalThis.msaiAssets) return [globalThis.msaiAssets];
  const lite = /^(.*)\/lite\//.exec(globalThis.location?.pathname ?? "");
  return lite ? [new URL(`${lite[1]}/_static/live/`, globalThis.location.href).href] : [];
};

const askPython = (model, name) =>
  new Promise((resolve) => {
    const answer = (message, buffers) => {
      if (message.module !== name) return;
      model.off("msg:custom", answer);
      resolve(URL.createObjectURL(new Blob(buffers, { type: "text/javascript" })));
    };
    model.on("msg:custom", answer);
    model.send({ op: "module", name });
  });

const loader = (model) => async (name) => {
  for (const folder of folders()) return (await import(/* webpackIgnore: true */ `${folder}${name}.js`)).default;
  return (await import(/* webpackIgnore: true */ await askPython(model, name))).default;
};

export default {
  async initialize({ model }) {
    const part = await loader(model)("__NAME__");
    return part.initialize?.({ model, load: loader(model) });
  },
  async render({ model, el }) {
    const part = await loader(model)("__NAME__");
    return part.render?.({ model, el, load: loader(model) });
  },
};
