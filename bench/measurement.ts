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
