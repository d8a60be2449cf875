// ZIP files whose entries are stored as they are: written, and read back from any program that stores or deflates.

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let number = start;
  for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? (number >>> 1) ^ 0xedb88320 : number >>> 1;
  return number >>> 0;
});
const UTF8_NAMES = 0x800;
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50] as const;
/** 1 January 1980: the same content gives the same file. */
const DATE = 0x21;
const UNIX = 3 << 8;
/** Scripts that a double click runs. */
const STARTS = /(^|\/)start\.(sh|command)$/;
/** Bytes that all entries together may take: a meeting's work is a few megabytes. */
const LARGEST = 200_000_000;

/** A number and how many bytes it takes. */
type Field = [size: 2 | 4, value: number];
export type Bytes = Uint8Array<ArrayBuffer>;

const EMPTY = 0xffffffff;

/** The sum of what came so far, and of some more bytes. */
function further(sum: number, bytes: Bytes): number {
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return sum;
}

const ended = (sum: number): number => (sum ^ 0xffffffff) >>> 0;
const checksum = (bytes: Bytes): number => ended(further(EMPTY, bytes));

/** The sum of a file that lies with the browser, read piece by piece: it never lies here whole. */
async function checksumOf(file: Blob): Promise<number> {
  const reader = file.stream().getReader();
  let sum = EMPTY;
  for (let next = await reader.read(); !next.done; next = await reader.read()) sum = further(sum, next.value);
  return ended(sum);
}

/** A ZIP that grows; what is in it lies with the browser, which may keep it on the disk. */
export class Archive {
  private readonly parts: Blob[] = [];
  private readonly directory: Bytes[] = [];
  private at = 0;

  add(name: string, content: Bytes): void {
    this.put(name, content, content.length, checksum(content));
  }

  /** Adds a file that lies with the browser. */
  async addFile(name: string, file: Blob): Promise<void> {
    this.put(name, file, file.size, await checksumOf(file));
  }

  private put(name: string, content: Bytes | Blob, size: number, sum: number): void {
    const title = encoded(name);
    const common: Field[] = [[2, 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DATE], [4, sum], [4, size], [4, size], [2, title.length], [2, 0]];
    const head = fields([[4, LOCAL], ...common]);
    this.parts.push(new Blob([head, title, content]));
    // Made by Unix, so that what starts the course may be run where permissions are kept.
    const mode = STARTS.test(name) ? 0o100755 : 0o100644;
    this.directory.push(fields([[4, CENTRAL], [2, UNIX | 20], ...common, [2, 0], [2, 0], [2, 0], [4, mode * 0x10000], [4, this.at]]), title);
    this.at += head.length + title.length + size;
  }

  finished(): Blob {
    const [count, size] = [this.directory.length / 2, this.directory.reduce((sum, part) => sum + part.length, 0)];
    const end = fields([[4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, this.at], [2, 0]]);
    return new Blob([...this.parts, ...this.directory, end], { type: "application/zip" });
  }
}

/** Return a ZIP of `{name: text}`. */
export function zipped(files: Record<string, string>): Blob {
  const archive = new Archive();
  for (const [name, text] of Object.entries(files)) archive.add(name, encoded(text));
  return archive.finished();
}

const encoded = (text: string): Bytes => new TextEncoder().encode(text);

function fields(values: Field[]): Bytes {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** Return `{name: text}` of a ZIP; throws when it is none or is damaged. */
export async function unzipped(blob: Blob): Promise<Record<string, string>> {
  const view = new DataView(await blob.arrayBuffer());
  const end = findEnd(view);
  const files: Record<string, string> = {};
  let [at, sum] = [view.getUint32(end + 16, true), 0];
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("damaged");
    const [short, long] = [(from: number) => view.getUint16(at + from, true), (from: number) => view.getUint32(at + from, true)];
    const sizes = { sum: long(16), packed: long(20), size: long(24) };
    const [title, extra, comment] = [short(28), short(30), short(32)];
    const name = text(view, at + 46, title);
    sum += sizes.size;
    if (sum > LARGEST) throw new Error("too large");
    files[name] = await content(view, long(42), short(10), sizes);
    at += 46 + title + extra + comment;
  }
  return files;
}

function findEnd(view: DataView<ArrayBuffer>): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Error("no ZIP");
}

const text = (view: DataView<ArrayBuffer>, at: number, size: number): string => new TextDecoder().decode(new Uint8Array(view.buffer, at, size));

interface Sizes {
  /** CRC-32 of the content. */
  sum: number;
  packed: number;
  size: number;
}

async function content(view: DataView<ArrayBuffer>, at: number, method: number, { sum, packed, size }: Sizes): Promise<string> {
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const bytes = new Uint8Array(view.buffer, start, packed);
  const whole = method === 0 ? bytes : await inflated(bytes, size);
  if (whole.length !== size || checksum(whole) !== sum) throw new Error("damaged");
  return new TextDecoder().decode(whole);
}

async function inflated(bytes: Bytes, size: number): Promise<Bytes> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(size);
  let at = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { value } = next;
    if (at + value.length > size) throw new Error("damaged");
    whole.set(value, at);
    at += value.length;
  }
  return whole.subarray(0, at);
}
