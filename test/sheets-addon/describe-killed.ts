import { expectSame } from '../doubles/same-as';
import type { TriedStates } from '../doubles/tried-states';
import { AS_BEFORE, type KilledCase, type KilledHost } from './killed-host';

/** In one call, or in as many as the panel makes when every page takes so many milliseconds. */
export const WAYS = { 'in one call': 0, 'in many calls': 2_500 } as const;

/**
 * Refreshes once more when Google would have ended the killed call, and looks that the end is that of a refresh without a kill.
 * @param passed states between calls that refreshes before this one came to, whose end was looked at
 */
export function expectRecovery(host: KilledHost, id: string, dies: unknown, end: unknown, passed: Set<string>): void {
  host.pass();
  const outcome = host.recovered(id, passed);
  expect([dies, outcome]).toEqual([dies, expect.not.stringMatching(/^failed/)]);
  if (outcome !== AS_BEFORE) expectSame(dies, host.whole(id), end);
}

/** The tests of cases that are killed before each change of the spreadsheet and the stores, and after the last one. */
export function describeKilled(
  cases: readonly KilledCase[],
  ways: readonly (keyof typeof WAYS)[],
  hostOf: () => KilledHost,
  tried: TriedStates,
): void {
  describe.each(cases)('$title', (wanted) => {
    it.each(ways.map((way) => [way, WAYS[way]] as const))(
      'leaves the same spreadsheet when Google ends the script at any moment, %s',
      (_, msPerPage) => {
        const host = hostOf();
        const id = host.prepared(wanted, msPerPage);
        const { left, changes, steps } = host.watched(id);
        expect(changes).toBeGreaterThan(10);
        expect(steps > 1).toBe(msPerPage > 0);
        const end = host.whole(id);
        const passed = new Set<string>();
        for (const { dies, restore } of left) {
          restore();
          expectRecovery(host, id, dies, end, passed);
        }
        tried.add(left.length);
      },
      600_000,
    );
  });
}
