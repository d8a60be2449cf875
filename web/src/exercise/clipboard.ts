/** What of a paste is a table: spreadsheets and pages leave it as HTML beside its text. */

/** The part of `DataTransfer` that is asked. */
export interface Clipboard {
  getData(kind: string): string;
}

const TABLE = /<table[\s>]/i;

/** The table as HTML, if the clipboard has one; else "". */
export function tableIn(clipboard: Clipboard): string {
  const html = clipboard.getData("text/html");
  return TABLE.test(html) ? html : "";
}

/** HTML as a file of its own: whatever stands before its first tag would hide what it is. */
export function asFile(html: string): ArrayBuffer {
  const bytes = new TextEncoder().encode(html.slice(html.indexOf("<")));
  return bytes.buffer;
}

/** Whether a text is a table rather than a word: cells lie side by side or below each other. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.trim());
