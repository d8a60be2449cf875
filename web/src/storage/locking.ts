// Passwords of class files: AES-256-GCM with a key by PBKDF2-HMAC-SHA256 (`msai_trainer.classfile.locking`).
import { canSign } from "./signing.ts";

export interface Locking {
  password: string;
  rounds: number;
  /** Whether the content is opened; otherwise it is locked. */
  open: boolean;
}

/** Lock or open a content; the header is authenticated. Refused by a word: plain http, or a wrong password. */
export async function lock(
  { password, rounds, open }: Locking, [salt, nonce, header, content]: DataView[],
): Promise<ArrayBuffer | "insecure" | "wrong"> {
  if (!canSign()) return "insecure";
  const { subtle } = crypto;
  const typed = await subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, ["deriveKey"]);
  const key = await subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: rounds }, typed,
    { name: "AES-GCM", length: 256 }, false, [open ? "decrypt" : "encrypt"],
  );
  const how = { name: "AES-GCM", iv: bytes(nonce), additionalData: bytes(header) };
  if (!open) return subtle.encrypt(how, key, bytes(content));
  // Whether the password is wrong or a byte is damaged, nobody can tell.
  return subtle.decrypt(how, key, bytes(content)).catch(() => "wrong" as const);
}

const bytes = (part?: DataView): Uint8Array<ArrayBuffer> =>
  part ? new Uint8Array(part.buffer as ArrayBuffer, part.byteOffset, part.byteLength) : new Uint8Array();
