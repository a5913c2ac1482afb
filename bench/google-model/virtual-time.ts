import type { Clock } from '../../shared/ports';
import type { Sync } from '../../shared/task';

/** Time that passes by what things are said to cost, and by the processor's time for everything else. */
export interface VirtualTime {
  readonly clock: Sync<Clock>;
  /** Lets time pass. @throws Error when the script has come to its limit, each time from then on */
  spend(ms: number): void;
  /** Does what Google's own machines or ActivTrak would do: it takes no time of its own. */
  aside<T>(work: () => T): T;
  /** Runs a script; Google ends it after so many milliseconds. */
  script<T>(limitMs: number, work: () => T): T;
}

/** Milliseconds of processor time so far, garbage collection included. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * @param began milliseconds since 1970
 * @param slower how many milliseconds pass for one of the processor's
 */
export function virtualTime(began: number, slower: number, processor: () => number = processorMs): VirtualTime {
  const first = processor();
  let spent = 0;
  let notCounted = 0;
  let end = Number.POSITIVE_INFINITY;
  const now = (): number => began + spent + slower * (processor() - first - notCounted);
  function spend(ms: number): void {
    spent += ms;
    if (now() > end) throw new Error('Exceeded maximum execution time');
  }
  return {
    clock: {
      now,
      sleep: spend,
      today: (zone) => wallTime(now(), zone).slice(0, 10),
      wallTime,
    },
    spend,
    aside(work) {
      const start = processor();
      try {
        return work();
      } finally {
        notCounted += processor() - start;
      }
    },
    script(limitMs, work) {
      end = now() + limitMs;
      try {
        return work();
      } finally {
        end = Number.POSITIVE_INFINITY;
      }
    },
  };
}

/** The model is in one zone. */
function wallTime(ms: number, zone: string): string {
  if (zone !== 'UTC') throw new Error(`The model knows UTC alone, not ${zone}.`);
  return new Date(ms).toISOString().slice(0, 16);
}
