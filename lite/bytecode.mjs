// Compiles Python modules with the very Python that will run them: npm Pyodide under Node.
// Usage: node bytecode.mjs FOLDER; see bytecode.py for what lies in the folder.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
// Without columns in tracebacks of libraries the bytecode is a tenth smaller.
const pyodide = await loadPyodide({ env: { PYTHONNODEBUGRANGES: "1" } });
pyodide.FS.mkdir("/work");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/work");
pyodide.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
