import type { Kept } from '../../../doubles/memory-document';
import { type MortalHost, watchedHost } from '../../../doubles/mortal-host';
import type { ReportBench } from '../report-bench';
import { inCalls, longAfter, portsOn } from './killed-cases';

/** What a kill leaves behind. */
export interface LeftState extends Kept {
  /** Before which of all changes the host dies, from 1; one more than there are where it dies after the last one. */
  readonly dies: number;
}

/** A refresh that went on to its end, and what it would have left if it had not. */
export interface KilledRun {
  /** Each distinct state once. */
  readonly left: readonly LeftState[];
  readonly changes: number;
}

/**
 * Refreshes until the end, in calls that each may ask their budget so often, and keeps what a kill would have left at every moment: before
 * each change, and after the last one.
 */
export const leftByKills = (bench: ReportBench, asks?: number): KilledRun =>
  leftBehind(bench, (host) => inCalls(() => bench.step(undefined, portsOn(bench, host, asks))));

/** What work on a host that is handed to it would have left at every moment. */
export function leftBehind(bench: Pick<ReportBench, 'keep'>, work: (host: Pick<MortalHost, 'wrap'>) => void): KilledRun {
  const left = new Map<string, LeftState>();
  let moments = 0;
  const keep = (): void => {
    moments += 1;
    const kept = bench.keep();
    if (!left.has(kept.text)) left.set(kept.text, { ...kept, dies: moments });
  };
  work(watchedHost(keep));
  keep();
  return { left: [...left.values()], changes: moments - 1 };
}

/**
 * Kills a refresh at every moment, and the next one at every moment too.
 * @param take is handed each distinct state that two kills leave, once, long after the second
 * @returns how many there are
 */
export function killedTwice(bench: ReportBench, take: (dies: readonly [once: number, twice: number]) => void): number {
  const states = new Set<string>();
  for (const once of leftByKills(bench).left) {
    once.restore();
    longAfter(bench);
    for (const twice of leftByKills(bench).left) {
      if (states.has(twice.text)) continue;
      states.add(twice.text);
      twice.restore();
      longAfter(bench);
      take([once.dies, twice.dies]);
    }
  }
  return states.size;
}
