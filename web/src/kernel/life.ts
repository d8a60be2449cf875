// Whether somebody is still there: each holds a Web Lock, which the browser frees when it is gone,
// however it went (closed, crashed, another page).

/** Hold a lock as long as this page or worker lives; resolve with its name. */
export function hold(): Promise<string> {
  const name = `msai-life-${crypto.randomUUID()}`;
  return new Promise((resolve, reject) => {
    const forever = () => {
      resolve(name);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(name, forever).catch(reject);
  });
}

/** Resolve when nobody holds a lock any more. */
export async function whenFree(name: string, signal?: AbortSignal): Promise<void> {
  await navigator.locks.request(name, signal ? { signal } : {}, () => undefined);
}
