// Stands in for the page's kernel.worker.js: what the page asks for goes to Python in the process
// of the tests (mounted.py), one message after another; what that says comes back to the page.
const kernel = `/mounted/${crypto.randomUUID()}`;
const NEW_LINE = 10;
let turn = Promise.resolve();

self.onmessage = ({ data }) => {
  turn = turn.then(() => ask(data)).catch((error) => {
    self.postMessage({ type: "failed", code: "python", detail: String(error) });
  });
};

// Both ways: a line of JSON, then the buffers, one after another.
async function ask({ buffers = [], ...message }) {
  const sizes = buffers.map((buffer) => buffer.byteLength);
  const body = new Blob([JSON.stringify({ message, sizes }), "\n", ...buffers]);
  const response = await fetch(kernel, { method: "POST", body });
  const bytes = new Uint8Array(await response.arrayBuffer());
  let at = bytes.indexOf(NEW_LINE) + 1;
  for (const said of JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)))) {
    const parts = said.sizes.map((size) => bytes.slice(at, (at += size)).buffer);
    self.postMessage({ ...said.message, buffers: parts }, { transfer: parts });
  }
}
