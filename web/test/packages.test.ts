// A page loads the wheels it needs, and none of a notebook's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { closure, providerOf, wanted, withoutReplaced, type Lock } from "../src/kernel/packages.ts";

const entry = (name: string, depends: string[] = [], imports = [name]) => ({
  name, file_name: `${name}-1-py3-none-any.whl`, depends, imports,
});

const lock: Lock = {
  packages: {
    ipython: entry("ipython", ["prompt-toolkit"], ["IPython"]),
    "prompt-toolkit": entry("prompt-toolkit", [], ["prompt_toolkit"]),
    ipywidgets: entry("ipywidgets", ["comm", "ipython", "traitlets"]),
    anywidget: entry("anywidget", ["ipywidgets"]),
    comm: entry("comm"),
    traitlets: entry("traitlets"),
    msai: entry("msai", ["anywidget"]),
    numpy: entry("numpy"),
    pandas: entry("pandas", ["numpy"]),
  },
};

const names = (packages: { name: string }[]) => packages.map((item) => item.name).sort();

test("IPython and what only it needs stay away from the page", () => {
  const page = withoutReplaced(lock);
  assert.deepEqual(names(closure(page, ["ipywidgets", "anywidget", "msai"])), [
    "anywidget", "comm", "ipywidgets", "msai", "traitlets",
  ]);
});

test("a package that the site lacks is left out", () => {
  assert.deepEqual(wanted(lock, ["numpy", "nothing"]), ["numpy"]);
});

test("a module leads to the package that provides it", () => {
  assert.equal(providerOf(lock, "pandas.core.frame"), "pandas");
  assert.equal(providerOf(withoutReplaced(lock), "IPython"), undefined);
});

test("the lock that JupyterLite shares is not touched", () => {
  withoutReplaced(lock);
  assert.ok(lock.packages["ipython"]);
  assert.ok(lock.packages["ipywidgets"]?.depends.includes("ipython"));
});
