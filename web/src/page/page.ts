// The page as the runner sees it: its state, status line, button and live cells.

import type { Progress, Step } from "../kernel/protocol.ts";
import { bytesText, stepText } from "./progress.ts";
import { speaker, type Key, type Say } from "./strings.ts";

export type LiveState = "off" | "starting" | "ready" | "failed";

/** A code cell of the lesson, with the snapshot that stands in for it until it runs. */
export interface Cell {
  id: string;
  element: HTMLElement;
  output: HTMLElement;
  source: string;
}

/** Reads and writes everything the page agrees on with the runner. */
export class Page {
  readonly say: Say = speaker(document.getElementById("msai-live-strings")?.textContent);
  private readonly status = document.querySelector<HTMLElement>("[data-live-status]");
  private readonly button = document.querySelector<HTMLButtonElement>('[data-action="start-live"]');
  private readonly words = document.createElement("span");
  private readonly bytes = document.createElement("span");
  private step: Step | undefined;

  constructor() {
    // Bytes change many times a second: they are for the eyes, steps are announced.
    this.bytes.setAttribute("aria-hidden", "true");
    this.status?.replaceChildren(this.words, " ", this.bytes);
  }

  get state(): LiveState {
    return (document.documentElement.dataset["live"] ?? "off") as LiveState;
  }

  get cells(): Cell[] {
    return [...document.querySelectorAll<HTMLElement>("[data-live-cell]")].flatMap((element) => {
      const source = element.querySelector("script[data-live-source]")?.textContent;
      const output = element.querySelector<HTMLElement>("[data-live-output]");
      if (!source || !output) return [];
      return [{ id: element.dataset["liveCell"] ?? "", element, output, source: JSON.parse(source) }];
    });
  }

  enter(state: LiveState, key: Key): void {
    document.documentElement.dataset["live"] = state;
    performance.mark(`msai:${state}`);
    this.step = undefined;
    this.words.textContent = this.say(key);
    this.bytes.textContent = "";
  }

  showProgress(progress: Progress): void {
    if (progress.step !== this.step) {
      this.step = progress.step;
      performance.mark(`msai:${progress.step}`);
      this.words.textContent = stepText(this.say, progress.step);
    }
    this.bytes.textContent = bytesText(this.say, progress);
  }

  announce(key: Key): void {
    this.words.textContent = this.say(key);
  }

  /** Offer the button; `action` runs on each press. */
  offer(key: Key, action: () => void): void {
    if (!this.button) return;
    this.button.textContent = this.say(key);
    this.button.hidden = false;
    this.button.onclick = action;
  }

  /** Lead to the exercise's twin on paper, where the page has one. */
  showPaper(): void {
    const card = document.querySelector<HTMLElement>(".box-paper-twin");
    if (!card || !this.status || document.querySelector("[data-paper-link]")) return;
    card.id ||= "karta-na-papierze";
    const link = document.createElement("a");
    link.href = `#${card.id}`;
    link.dataset["paperLink"] = "";
    link.textContent = this.say("paper");
    this.status.after(link);
  }

  withdrawOffer(): void {
    if (this.button) this.button.hidden = true;
  }
}
