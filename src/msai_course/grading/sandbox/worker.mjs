// One person's code in Pyodide: a worker that is thrown away afterwards.
const say = (kind, value = "") => self.postMessage({ kind, value });

function holdMemory(most) {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > most) throw new RangeError("memory");
    return grow.call(this, pages);
  };
}

function counted(most) {
  let printed = 0;
  return (text) => {
    printed += text.length + 1;
    if (printed > most) say("stopped", "output");
  };
}

self.onmessage = async ({ data: { program, job, limits } }) => {
  holdMemory(limits.memory_mb * 2 ** 20);
  const print = counted(limits.output_kb * 1024);
  const base = new URL("./", self.location.href).href;
  const { loadPyodide } = await import("./pyodide.mjs");
  const lock = await (await fetch("./pyodide-lock.json")).text();
  const pyodide = await loadPyodide({
    indexURL: base,
    lockFileContents: lock,
    packageBaseUrl: base,
    checkIntegrity: false,
    stdout: print,
    stderr: print,
  });
  const quiet = { messageCallback: () => {}, errorCallback: () => {} };
  await pyodide.loadPackagesFromImports(job.cells.join("\n"), quiet);
  const inside = pyodide.toPy({ __name__: "inside" });
  pyodide.runPython(program, { globals: inside });
  say("ready");
  const answers = inside.get("execute")(pyodide.toPy(job));
  if (answers.length > limits.output_kb * 1024) say("stopped", "output");
  else say("done", answers);
};
