// Only few browsers keep nothing: what is said there is fetched there.

/** Where the browser keeps nothing, the page says so once, above its text, before anything is lost. */
export function sayNotKept(): void {
  const main = document.querySelector("main");
  if (!main || main.querySelector("[data-not-kept]")) return;
  const note = document.createElement("div");
  note.className = "not-kept";
  note.setAttribute("role", "status");
  note.dataset["notKept"] = "";
  main.prepend(note);
  // Screen readers tell what comes into a region that is there already.
  setTimeout(() => {
    note.innerHTML = `<p><strong>Przeglądarka nie pozwala tej stronie niczego zapisać.</strong>
      Odpowiedzi i postępy znikną po zamknięciu karty. Pobieraj swoją pracę albo zezwól na dane tej witryny
      w\u00a0ustawieniach przeglądarki.</p>`;
  }, 100);
}
