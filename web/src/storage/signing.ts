// Signatures of certificates: ECDSA over P-256 with SHA-256, by Web Cryptography (https or localhost only).

const KIND = { name: "ECDSA", namedCurve: "P-256" } as const;
const HOW = { name: "ECDSA", hash: "SHA-256" } as const;

export interface KeyPair {
  public: JsonWebKey;
  private: JsonWebKey;
}

/** Why nothing was signed: no cryptography on plain http, or no key of this kind. */
export type Refusal = "insecure" | "bad_key";

/** Whether this page can sign and check at all. */
export const canSign = (): boolean => Boolean(globalThis.crypto?.subtle);

/** Make a pair of keys; the private one leaves only as the file that its owner keeps. */
export async function makeKeys(): Promise<KeyPair | Refusal> {
  if (!canSign()) return "insecure";
  const pair = await crypto.subtle.generateKey(KIND, true, ["sign", "verify"]);
  const [shown, hidden] = await Promise.all([pair.publicKey, pair.privateKey].map((key) => crypto.subtle.exportKey("jwk", key)));
  return { public: shown as JsonWebKey, private: hidden as JsonWebKey };
}

/** Sign texts, each as UTF-8; signatures are 64 bytes in Base64url. */
export async function signAll(texts: string[], key: JsonWebKey): Promise<string[] | Refusal> {
  if (!canSign()) return "insecure";
  let own: CryptoKey;
  try {
    own = await crypto.subtle.importKey("jwk", key, KIND, false, ["sign"]);
  } catch {
    return "bad_key";
  }
  return Promise.all(texts.map(async (text) => {
    const made = await crypto.subtle.sign(HOW, own, new TextEncoder().encode(text));
    return toBase64(new Uint8Array(made));
  }));
}

/** Whether a signature is of this text and of the owner of this public key; throws for what is no key. */
export async function isSigned(text: string, signature: string, key: JsonWebKey): Promise<boolean> {
  const theirs = await crypto.subtle.importKey("jwk", key, KIND, false, ["verify"]);
  return crypto.subtle.verify(HOW, theirs, fromBase64(signature), new TextEncoder().encode(text));
}

/** What people compare by eye or over the phone: the beginning of SHA-256 of the key's point. */
export async function fingerprint({ x, y }: JsonWebKey): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${x}.${y}`));
  const hex = [...new Uint8Array(digest).slice(0, 8)].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.match(/.{4}/g)?.join("-") ?? hex;
}

export function toBase64(bytes: Uint8Array): string {
  const plain = btoa(String.fromCharCode(...bytes));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Throws for what is no Base64url. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
