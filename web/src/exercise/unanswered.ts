/**
 * What the learner did and Python has not answered yet.
 *
 * Python answers inputs one by one, on a slow computer long after they were given. A view that
 * answers the first of three clicks knows nothing of the other two: until it does, they stand on
 * screen as she left them.
 */
export class Unanswered {
  private readonly given = new Map<string, { number: number; value: unknown }>();

  /** Notes the value that the learner's input of this number gave to a field. */
  note(field: string, number: number, value: unknown): void {
    this.given.set(field, { number, value });
  }

  /** Forgets what a view that answers so many inputs knows. */
  answered(count: number): void {
    for (const [field, { number }] of this.given) if (number <= count) this.given.delete(field);
  }

  /** Returns what stands in a field: the learner's last word, else what the view says. */
  value<T>(field: string, shown: T): T {
    const given = this.given.get(field);
    return given ? (given.value as T) : shown;
  }
}
