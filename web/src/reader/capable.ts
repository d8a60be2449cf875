// Tells the reader of an old browser at once that exercises cannot run there, before anything of them is fetched.
// Classic and compiled to ES5: it must run where modules do not, and before them. What it asks for is what the kernel uses.
(function () {
  // A module with a reference type and with the exceptions that Pyodide was compiled to.
  const PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 2, 96, 0, 0, 96, 1, 111, 0, 3, 2, 1, 0, 13, 3, 1, 0, 0,
    10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

  /** A browser that knows modules in workers asks which type is meant before it finds that the address is none. */
  function knowsModuleWorkers(): boolean {
    let asked = false;
    const options = Object.defineProperty({}, "type", {
      get: function () {
        asked = true;
        return "module";
      },
    });
    try {
      new Worker("http://[", options);
    } catch (error) {
      // As it should be.
    }
    return asked;
  }

  function can(): boolean {
    try {
      const parts = [Promise, Worker, DecompressionStream, ReadableStream, indexedDB];
      return parts.every(Boolean) && WebAssembly.validate(new Uint8Array(PROBE)) && knowsModuleWorkers();
    } catch (error) {
      return false;
    }
  }

  if (can()) return;
  document.documentElement.setAttribute("data-live", "failed");
  document.addEventListener("DOMContentLoaded", function () {
    const status = document.querySelector("[data-live-status]");
    if (!status) return;
    status.textContent = "Ta przeglądarka nie potrafi uruchomić ćwiczeń. Otwórz stronę w aktualnym Firefoksie, Chromie, "
      + "Edge albo Safari. Możesz też użyć karty na papierze.";
  });
})();
