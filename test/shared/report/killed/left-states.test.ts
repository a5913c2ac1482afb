import type { RefreshStep } from '../../../../shared/report/run/job';
import { isChange, Killed, mortalHost } from '../../../doubles/mortal-host';
import type { ReportBench } from '../report-bench';
import { CASES, inCalls, momentsOf, portsOn, prepared } from './killed-cases';
import { leftByKills } from './left-states';

/**
 * Refreshes in calls that each may ask its budget so often, until the end or the kill.
 * @param dies at which of all changes in the host; @param effects whether that change is still made
 * @returns the changes in the host
 */
function untilEnd(bench: ReportBench, asks: number | undefined, dies: number, effects: boolean): number {
  let calls = 0;
  const call = (): RefreshStep | undefined => {
    const host = mortalHost(dies - calls, effects, isChange);
    try {
      return bench.step(undefined, portsOn(bench, host, asks));
    } catch (failure) {
      if (failure instanceof Killed) return undefined;
      throw failure;
    } finally {
      calls += host.calls();
    }
  };
  inCalls(call);
  return calls;
}

it.each([
  ['other columns of hours to merge', undefined],
  ['more of the log to append', 2],
])('a refresh that is killed at every moment leaves what a watched one says: %s', (wanted, asks) => {
  const [one] = CASES.filter(({ title }) => title === wanted);
  if (!one) throw new Error('There is none.');
  const { left, changes } = leftByKills(prepared(one), asks);
  const found = momentsOf(changes).map(([dies, effects]) => {
    const bench = prepared(one);
    untilEnd(bench, asks, dies, effects);
    return bench.keep().text;
  });
  expect([...new Set(found)]).toEqual(left.map(({ text }) => text));
});
