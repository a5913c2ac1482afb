import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { CASES, prepared, whole } from './killed-cases';
import { killedTwice } from './left-states';

const SOME = CASES.filter(({ title }) => /^(more|other columns|the first refresh of hours)/.test(title));
const tried = triedStates('A refresh killed at any moment, and the next one too', SOME.length, 904);

describe.each(SOME)('$title', (wanted) => {
  it('leaves the same document when the refresh after a kill is killed too', () => {
    const bench = prepared(wanted);
    const begun = bench.keep();
    bench.refresh();
    const end = whole(bench);
    begun.restore();
    const states = killedTwice(bench, (dies) => {
      expect([...dies, bench.refresh().outcome]).not.toEqual([...dies, 'failed']);
      expectSame(dies, whole(bench), end);
    });
    tried.add(states);
  });
});
