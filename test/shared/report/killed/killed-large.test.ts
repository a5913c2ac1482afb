/** @jest-environment node */
import '../refresh/small-memory';

import { expectSame } from '../../../doubles/same-as';
import { largeReport as prepared, STAGING } from '../refresh/large-log';
import { whole } from './killed-cases';
import { recoveredFromKills } from './killed-recovery';
import { killedTwice } from './left-states';

describe.each([
  ['replace', false],
  ['append', true],
  ['merge', true],
] as const)('a first write to %s that is too large for memory, into a sheet of its own (status line: %s)', (disposition, statusLine) => {
  it('comes to the same after a kill at any moment', () => {
    const bench = prepared(40, { disposition, statusLine });
    const states = recoveredFromKills(bench, () => {
      expect(bench.sheets.isHidden('Hours')).toBe(false);
      expect(bench.sheets.names()).not.toContain(STAGING);
    });
    expect(states).toBeGreaterThan(40);
    expect(bench.sheets.calls.filter((name) => ['sort', 'reveal'].includes(name)).length).toBeGreaterThan(10);
  });
});

it('a first write of records that nothing tells apart comes to the same after two kills', () => {
  const make = () =>
    prepared(20, { disposition: 'append', statusLine: true, columns: ['time', 'user', 'windowTitle', 'duration'].map((key) => ({ key })) });
  const clean = make();
  clean.refresh();
  expect(clean.sheets.calls).toContain('sort');
  const end = whole(clean);
  const bench = make();
  const states = killedTwice(bench, (dies) => {
    const { outcome, message } = bench.refresh();
    expect([dies, outcome, message]).not.toEqual([dies, 'failed', message]);
    expectSame(dies, whole(bench), end);
  });
  expect(states).toBeGreaterThan(150);
});
