// What the record of progress adds up to: the same numbers on "Moje postępy" and the certificate.
import type { Progress } from "../storage/record.ts";

/** What the build says of a page that counts (msai_course: "progress" directive). */
export interface CoursePage {
  path: string;
  title: string;
  href: string;
  /** What the lesson takes to work through; 0: nobody says. */
  minutes: number;
  /** Id of a question → its words. */
  quizzes: Record<string, string>;
}

export interface Course {
  pages: CoursePage[];
  exercises: Record<string, { title: string; href: string }>;
}

export const DATE = new Intl.DateTimeFormat("pl", { dateStyle: "long" });

export const isAssignment = (page: Pick<CoursePage, "path">): boolean => page.path.startsWith("zadania/");

export const isRead = (page: Pick<CoursePage, "path">, record: Progress): boolean => Boolean(record.pages[page.path]?.read);

/** Return how many of the pages' questions were answered right the last time, of how many. */
export function questions(pages: CoursePage[], record: Progress): { right: number; all: number } {
  const ids = pages.flatMap((page) => Object.keys(page.quizzes));
  return { right: ids.filter((id) => record.quizzes[id]?.right).length, all: ids.length };
}

export function minutes(pages: CoursePage[], record: Progress): number {
  const seconds = pages.map((page) => record.pages[page.path]?.seconds ?? 0);
  return Math.round(seconds.reduce((sum, one) => sum + one, 0) / 60);
}

export function duration(total: number): string {
  const hours = Math.floor(total / 60);
  return [hours && `${hours}\u00a0godz.`, total % 60 && `${total % 60}\u00a0min`].filter(Boolean).join(" ");
}
