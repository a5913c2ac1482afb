/** One line of the table: what was measured, the budget, and whether it was met. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit:
    | 'times JSON.parse'
    | 'round trips'
    | 'requests'
    | 'KB'
    | 'loads'
    | 'merges'
    | 'MB'
    | 'µs'
    | 'ms'
    | 'minutes'
    | 'calls'
    | 'cells'
    | 'runs'
    | 'times';
  /** The most that DESIGN allows; a peer's figure has none. */
  readonly budget?: number;
}

/** Milliseconds of processor time that an action takes, garbage collection included. */
export function processorTime(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const MOST_TRIES = 3;
/** Less than this is no memory of a refresh: what was there before went meanwhile, and hid it. */
const LEAST_MEGABYTES = 1;

/**
 * What a measuring gives that found memory in use; one that found none is repeated.
 * @throws Error where it finds none again and again: there is no figure then, and none to compare others with
 */
export function withMemory<Figures extends { readonly megabytes: number }>(measure: () => Figures): Figures {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const figures = measure();
    if (figures.megabytes >= LEAST_MEGABYTES) return figures;
  }
  throw new Error(`No memory could be measured in ${MOST_TRIES} tries.`);
}
