// Fetching what Python needs: everything at once, each byte counted.

type Report = (loaded: number, total: number | null) => void;

/** Counts the bytes of all downloads of the kernel and starts them before anyone asks. */
export class Downloads {
  private streamed = 0;
  /** Files that are counted at once when they arrive, by the table of sizes. */
  private readonly whole: string[] = [];
  private readonly early = new Map<string, Promise<Response>>();
  private readonly wanted = new Set<string>();
  private readonly fetch = globalThis.fetch.bind(globalThis);

  constructor(
    private readonly base: string,
    private readonly sizes: () => Record<string, number>,
    private readonly report: Report,
  ) {}

  /** Start fetching a file; a later `fetch` of the same address gets this response. */
  begin(file: string): void {
    const url = new URL(file, this.base).href;
    if (this.early.has(url)) return;
    this.answer(file, this.counted(url));
  }

  /** Fetch a gzipped file and let the browser unpack it. */
  async unpacked(file: string): Promise<Response> {
    const response = await this.counted(new URL(file, this.base).href);
    return new Response(response.body?.pipeThrough(new DecompressionStream("gzip")) ?? null);
  }

  /** Answer a later `fetch` of a file with a response of our own. */
  answer(file: string, response: Promise<Response>): void {
    // Whoever fetches the file later hears of a failure; until then nobody is listening.
    response.catch(() => undefined);
    this.early.set(new URL(file, this.base).href, response);
  }

  /** Take the place of the global `fetch`, which Pyodide calls. */
  install(): void {
    globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, this.base).href;
      const begun = this.early.get(url);
      this.early.delete(url);
      if (begun) return begun;
      return url.startsWith(this.base) ? this.counted(url, init) : this.fetch(input, init);
    };
  }

  private async counted(url: string, init?: RequestInit): Promise<Response> {
    const file = url.slice(this.base.length);
    this.wanted.add(file);
    const response = await reached(file, this.fetch(url, init));
    if (!response.ok) throw new DownloadError(`${response.status} ${file}`);
    // The browser keeps compiled WebAssembly only for a response that is its own.
    if (file.endsWith(".wasm")) {
      this.whole.push(file);
      this.count(0);
      return response;
    }
    return this.counting(file, response);
  }

  private counting(file: string, response: Response): Response {
    const { headers, status, statusText } = response;
    const reader = response.body?.getReader();
    const counted = reader && new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await reached(file, reader.read());
        if (done) return controller.close();
        this.count(value.byteLength);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
    return new Response(counted ?? null, { headers, status, statusText });
  }

  private count(bytes: number): void {
    this.streamed += bytes;
    const sizes = this.sizes();
    const loaded = this.whole.reduce((sum, file) => sum + (sizes[file] ?? 0), this.streamed);
    this.report(loaded, this.total(sizes));
  }

  private total(sizes: Record<string, number>): number | null {
    let sum = 0;
    for (const file of this.wanted) {
      const size = sizes[file];
      if (size === undefined) return null;
      sum += size;
    }
    return sum;
  }
}

/** A file of the site could not be fetched. */
export class DownloadError extends Error {}

/**
 * Wait for what comes over the network. Browsers report a lost connection as a `TypeError`, as they
 * report faults of a program: only here it is known to be the network.
 */
export async function reached<T>(file: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof TypeError ? new DownloadError(`${file}: ${error.message}`) : error;
  }
}
