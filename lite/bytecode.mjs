// Compiles the modules of wheels with the very Python that will run them: npm Pyodide under Node.
// Usage: node bytecode.mjs FOLDER; every `<name>.zip` in it (sources) gets a `<name>.pyc.zip`.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
const pyodide = await loadPyodide();
pyodide.FS.mkdir("/work");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/work");
pyodide.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
