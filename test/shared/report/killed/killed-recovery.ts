import { expectSame } from '../../../doubles/same-as';
import type { ReportBench } from '../report-bench';
import { longAfter, whole } from './killed-cases';
import { refreshKnown } from './known-ends';
import { leftByKills } from './left-states';

/**
 * Kills a refresh at every moment, in one call and in many, and looks that the next one leaves the document that one leaves which was not killed,
 * and the one after it too. What both ways leave is tried once.
 * @param atEnd looks at the document that was not killed, and at how many changes it took
 * @returns how many distinct states were tried
 */
export function recoveredFromKills(bench: ReportBench, atEnd: (end: unknown, changes: number) => void): number {
  const start = bench.keep();
  const states = new Set<string>();
  const refresh = refreshKnown(bench);
  for (const asks of [undefined, 2]) {
    start.restore();
    const { left, changes } = leftByKills(bench, asks);
    const end = whole(bench);
    atEnd(end, changes);
    for (const state of left) {
      if (states.has(state.text)) continue;
      states.add(state.text);
      state.restore();
      longAfter(bench);
      const record = refresh();
      if (record.outcome === 'failed') throw new Error(`${state.dies}: ${record.message}`);
      expectSame([asks, state.dies], whole(bench), end);
      expect(refresh().outcome).not.toBe('failed');
      expectSame([asks, state.dies], whole(bench), end);
    }
  }
  return states.size;
}
