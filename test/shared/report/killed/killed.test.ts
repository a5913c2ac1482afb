import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { CASES, prepared } from './killed-cases';
import { recoveredFromKills } from './killed-recovery';

const tried = triedStates('A refresh killed at any moment', CASES.length, 909);

describe.each(CASES)('$title', (wanted) => {
  it('leaves the same document after a kill at any moment, in one call and in many calls', () => {
    const bench = prepared(wanted);
    const ends: unknown[] = [];
    const states = recoveredFromKills(bench, (end, changes) => {
      expect(changes).toBeGreaterThan(10);
      ends.push(end);
    });
    expectSame('both ways', ends[1], ends[0]);
    tried.add(states);
  });
});
