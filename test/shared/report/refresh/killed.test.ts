import { expectSame } from '../../../doubles/same-as';
import { CASES, longAfter, momentsOf, prepared, untilEnd, whole } from './killed-cases';

const WAYS: readonly (readonly [string, number | undefined])[] = [
  ['in one call', undefined],
  ['in many calls', 2],
];

describe.each(CASES)('$title', (wanted) => {
  it.each(WAYS)('leaves the same document after a kill at any moment, %s', (_, asks) => {
    const undisturbed = prepared(wanted);
    const changes = untilEnd(undisturbed, asks, Number.POSITIVE_INFINITY, false);
    expect(changes).toBeGreaterThan(10);
    const end = whole(undisturbed);
    for (const [dies, effects] of momentsOf(changes)) {
      const bench = prepared(wanted);
      untilEnd(bench, asks, dies, effects);
      longAfter(bench);
      const record = bench.refresh();
      if (record.outcome === 'failed') throw new Error(`${dies}, ${effects}: ${record.message}`);
      expectSame([dies, effects], whole(bench), end);
      expect(bench.refresh().outcome).not.toBe('failed');
      expectSame([dies, effects], whole(bench), end);
    }
  });
});

/** Every change of the recovery would be too many: this steps through them so that each is met within three first kills. */
const STEP = 3;

describe.each(CASES.filter(({ title }) => /^(more|other columns|the first refresh of hours)/.test(title)))('$title', (wanted) => {
  it('leaves the same document when the refresh after a kill is killed too', () => {
    const undisturbed = prepared(wanted);
    const changes = untilEnd(undisturbed, undefined, Number.POSITIVE_INFINITY, false);
    const end = whole(undisturbed);
    for (const [dies, effects] of momentsOf(changes)) {
      for (let again = 1 + (dies % STEP); again < changes + STEP; again += STEP) {
        const bench = prepared(wanted);
        untilEnd(bench, undefined, dies, effects);
        longAfter(bench);
        untilEnd(bench, undefined, again, false);
        longAfter(bench);
        expect([dies, again, bench.refresh().outcome]).not.toEqual([dies, again, 'failed']);
        expectSame([dies, again], whole(bench), end);
      }
    }
  });
});
