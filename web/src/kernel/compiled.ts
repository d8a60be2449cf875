// Compiled parts of packages, made ready side by side while Python still starts.
//
// Pyodide compiles each where it is imported, one after another, with all else waiting. Here the
// browser's own threads do it before; whoever asks for one that is not ready compiles it as ever.

type File = [path: string, content: Uint8Array];

interface Part {
  content: Uint8Array;
  module: WebAssembly.Module;
}

const Original = WebAssembly.Module;
/** Those that are ready, by their size in bytes. */
const ready = new Map<number, Part[]>();

/** Begin to compile the parts among files; resolve when all are ready or known to be broken. */
export async function compileAhead(files: File[]): Promise<void> {
  WebAssembly.Module = Ahead as unknown as typeof Original;
  const parts = files.filter(([path]) => path.endsWith(".so"));
  await Promise.all(parts.map(([, content]) => compile(content).catch(() => undefined)));
}

async function compile(content: Uint8Array): Promise<void> {
  const module = await WebAssembly.compile(content as Uint8Array<ArrayBuffer>);
  ready.set(content.byteLength, [...(ready.get(content.byteLength) ?? []), { content, module }]);
}

/** Stands where Pyodide asks for a compiled part: `new` gives the one that is ready. */
function Ahead(source: BufferSource): WebAssembly.Module {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  const found = ready.get(bytes.byteLength)?.find(({ content }) => isSame(content, bytes));
  return found?.module ?? new Original(source);
}

Object.setPrototypeOf(Ahead, Original);
Ahead.prototype = Original.prototype;

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
