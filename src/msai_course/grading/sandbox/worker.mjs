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

// Pyodide's files are arrays outside of its memory: their sum is held here, whatever their folder.
function holdFiles(FS, most) {
  const { MEMFS } = FS.filesystems;
  const { write, allocate } = MEMFS.stream_ops;
  const { setattr, unlink, mknod } = MEMFS.node_ops;
  let held = 0;
  const take = (more) => {
    if (held + more > most) throw new FS.ErrnoError(51);
    held += more;
  };
  const grow = (node, size) => take(Math.max(0, size - (node.usedBytes ?? 0)));
  MEMFS.stream_ops.write = (stream, buffer, offset, length, position, ...rest) => {
    grow(stream.node, position + length);
    return write(stream, buffer, offset, length, position, ...rest);
  };
  if (allocate) MEMFS.stream_ops.allocate = (stream, offset, length) => {
    grow(stream.node, offset + length);
    return allocate(stream, offset, length);
  };
  MEMFS.node_ops.setattr = (node, attr) => {
    if (attr.size !== undefined) take(attr.size - (node.usedBytes ?? 0));
    return setattr(node, attr);
  };
  MEMFS.node_ops.mknod = (...given) => {
    take(1024);
    return mknod(...given);
  };
  MEMFS.node_ops.unlink = (parent, name) => {
    const node = FS.lookupNode(parent, name);
    const open = FS.streams.some((stream) => stream?.node === node);
    if (!open) held -= 1024 + (node.usedBytes ?? 0);
    return unlink(parent, name);
  };
  // Each kind of file keeps a table of its own, made when the file system was mounted.
  for (const kind of Object.values(MEMFS.ops_table ?? {})) {
    for (const [name, op] of Object.entries(MEMFS.node_ops)) {
      if (kind.node && name in kind.node) kind.node[name] = op;
    }
    if (kind.stream && "write" in kind.stream) kind.stream.write = MEMFS.stream_ops.write;
    if (kind.stream && "allocate" in kind.stream) kind.stream.allocate = MEMFS.stream_ops.allocate;
  }
}

// What would keep data outside of this worker's memory, or start more of its kind.
function takeAway() {
  const names = ["Worker", "SharedWorker", "BroadcastChannel", "indexedDB", "caches", "Blob", "File"];
  const more = ["Response", "Request", "FileReader", "FileReaderSync", "MessageChannel"];
  for (let level = self; level; level = Object.getPrototypeOf(level)) {
    for (const name of [...names, ...more]) delete level[name];
  }
  delete WorkerNavigator.prototype.storage;
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
  holdFiles(pyodide.FS, limits.files_mb * 2 ** 20);
  takeAway();
  say("ready");
  const answers = inside.get("execute")(pyodide.toPy(job));
  if (answers.length > limits.output_kb * 1024) say("stopped", "output");
  else say("done", answers);
};
