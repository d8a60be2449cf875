// Runs Python in an assembled distribution under Node; prints the last value as JSON.
// Usage: node run_in_pyodide.mjs FOLDER LOCK; stdin: {"packages": […], "code": "…"}
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, lock] = process.argv.slice(2);
const { packages, code } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  lockFileContents: readFileSync(`${folder}/${lock}`, "utf8"),
  packageBaseUrl: `${folder}/`,
  packages,
  stdout: () => {},
  stderr: (text) => console.error(text),
});
try {
  await pyodide.loadPackagesFromImports(code);
  const value = await pyodide.runPythonAsync(code);
  console.log(JSON.stringify(value?.toJs ? value.toJs({ dict_converter: Object.fromEntries }) : value));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
