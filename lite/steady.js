// JupyterLite's kernel talks to its worker through a library that expects every wait to be
// asynchronous. Where the worker has answered already, Atomics.waitAsync says so at once, with a
// word in place of the promise, and the library would break on it. So a word becomes a promise.
const waitAsync = Atomics.waitAsync?.bind(Atomics);
if (waitAsync) {
  Atomics.waitAsync = (...place) => ({ async: true, value: Promise.resolve(waitAsync(...place).value) });
}
