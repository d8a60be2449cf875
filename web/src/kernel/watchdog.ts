// Notices a kernel that does not answer any more, such as one caught in an endless loop.

/** Milliseconds between two questions, and how long one may stay without any word from the kernel. */
const ASK = 5000;
const LONGEST_SILENCE = 60_000;

/** Asks while something is awaited; `bark` is called once when nothing was heard for too long. */
export class Watchdog {
  private timer: ReturnType<typeof setInterval> | undefined;
  /** How many questions in a row nobody answered: a computer that slept has asked none. */
  private unanswered = 0;

  constructor(
    private readonly ask: () => void,
    private readonly bark: () => void,
    private readonly every = ASK,
    private readonly longest = LONGEST_SILENCE,
  ) {}

  watch(): void {
    this.timer ??= setInterval(() => this.look(), this.every);
  }

  heard(): void {
    this.unanswered = 0;
  }

  rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.unanswered = 0;
  }

  private look(): void {
    if (this.unanswered * this.every >= this.longest) {
      this.rest();
      return this.bark();
    }
    this.unanswered += 1;
    this.ask();
  }
}
