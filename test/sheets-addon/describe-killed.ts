import { expectSame } from '../doubles/same-as';
import type { TriedStates } from '../doubles/tried-states';
import type { KilledCase, KilledHost } from './killed-host';

/** In one call, or in as many as the panel makes when every page takes so many milliseconds. */
export const WAYS = { 'in one call': 0, 'in many calls': 2_500 } as const;

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
        for (const { dies, restore } of left) {
          restore();
          host.pass();
          expect([dies, host.recovered(id)]).toEqual([dies, expect.not.stringMatching(/^failed/)]);
          expectSame(dies, host.whole(id), end);
        }
        tried.add(left.length);
      },
      600_000,
    );
  });
}
