// Whether the kernel may start by itself, and whether it can start at all.

interface Surroundings {
  search: string;
  saveData: boolean;
  /** Gigabytes, as the browser rounds them; undefined where it doesn't tell. */
  deviceMemory: number | undefined;
}

const LEAST_MEMORY = 2;

/** True when the device is known to have too little memory for Python to be sure of starting. */
export function hasLittleMemory({ deviceMemory }: Surroundings): boolean {
  return (deviceMemory ?? LEAST_MEMORY) < LEAST_MEMORY;
}

/** True when the reader has not asked for thrift and the device can bear it. */
export function startsByItself(here: Surroundings): boolean {
  if (new URLSearchParams(here.search).get("live") === "off") return false;
  return !here.saveData && !hasLittleMemory(here);
}

/** What this browser tells about itself. */
export function surroundings(): Surroundings {
  const own = navigator as Navigator & { connection?: { saveData?: boolean }; deviceMemory?: number };
  return {
    search: location.search,
    saveData: own.connection?.saveData ?? false,
    deviceMemory: own.deviceMemory,
  };
}
