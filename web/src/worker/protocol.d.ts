// What pages and the service worker say to each other; for both, so that it stands once.

/** A page to keep: what it fetched, and words of its data-live-needs. */
interface KeptPage {
  addresses: string[];
  needs: string[];
}

interface AskedOfWorker {
  /** Take over from the version before. */
  take?: boolean;
  keep?: "course" | KeptPage;
}

/** How far keeping has come, in files. */
interface Keeping {
  done: number;
  all: number;
  ended?: boolean;
}
