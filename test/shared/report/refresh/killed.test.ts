import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { CASES, longAfter, prepared, whole } from './killed-cases';
import { leftByKills } from './left-states';

const tried = triedStates('A refresh killed at any moment', CASES.length, 909);

describe.each(CASES)('$title', (wanted) => {
  it('leaves the same document after a kill at any moment, in one call and in many calls', () => {
    const bench = prepared(wanted);
    const start = bench.keep();
    const states = new Set<string>();
    const ends: unknown[] = [];
    for (const asks of [undefined, 2]) {
      start.restore();
      const { left, changes } = leftByKills(bench, asks);
      expect(changes).toBeGreaterThan(10);
      const end = whole(bench);
      ends.push(end);
      for (const state of left) {
        // What both ways leave is tried once.
        if (states.has(state.text)) continue;
        states.add(state.text);
        state.restore();
        longAfter(bench);
        const record = bench.refresh();
        if (record.outcome === 'failed') throw new Error(`${state.dies}: ${record.message}`);
        expectSame([asks, state.dies], whole(bench), end);
        expect(bench.refresh().outcome).not.toBe('failed');
        expectSame([asks, state.dies], whole(bench), end);
      }
    }
    expectSame('both ways', ends[1], ends[0]);
    tried.add(states.size);
  });
});
