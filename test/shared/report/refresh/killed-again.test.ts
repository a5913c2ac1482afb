import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { CASES, longAfter, prepared, whole } from './killed-cases';
import { leftByKills } from './left-states';

const SOME = CASES.filter(({ title }) => /^(more|other columns|the first refresh of hours)/.test(title));
const tried = triedStates('A refresh killed at any moment, and the next one too', SOME.length, 905);

describe.each(SOME)('$title', (wanted) => {
  it('leaves the same document when the refresh after a kill is killed too', () => {
    const bench = prepared(wanted);
    const first = leftByKills(bench).left;
    const end = whole(bench);
    const states = new Set<string>();
    for (const once of first) {
      once.restore();
      longAfter(bench);
      for (const twice of leftByKills(bench).left) {
        if (states.has(twice.text)) continue;
        states.add(twice.text);
        twice.restore();
        longAfter(bench);
        expect([once.dies, twice.dies, bench.refresh().outcome]).not.toEqual([once.dies, twice.dies, 'failed']);
        expectSame([once.dies, twice.dies], whole(bench), end);
      }
    }
    tried.add(states.size);
  });
});
