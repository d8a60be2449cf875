// What the record of progress adds up to: the same numbers on "Moje postępy" and the certificate.

export const DATE = new Intl.DateTimeFormat("pl", { dateStyle: "long" });

export const isAssignment = (page) => page.path.startsWith("zadania/");

export const isRead = (page, record) => Boolean(record.pages[page.path]?.read);

/** Return how many of the pages' questions were answered right the last time, of how many. */
export function questions(pages, record) {
  const ids = pages.flatMap((page) => Object.keys(page.quizzes));
  return { right: ids.filter((id) => record.quizzes[id]?.right).length, all: ids.length };
}

export function minutes(pages, record) {
  const seconds = pages.map((page) => record.pages[page.path]?.seconds ?? 0);
  return Math.round(seconds.reduce((sum, one) => sum + one, 0) / 60);
}

export function duration(total) {
  const hours = Math.floor(total / 60);
  return [hours && `${hours}\u00a0godz.`, total % 60 && `${total % 60}\u00a0min`].filter(Boolean).join(" ");
}

/** Return an element with its properties and children. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
