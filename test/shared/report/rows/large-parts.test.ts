/** @jest-environment node */
import '../refresh/small-memory';
import type { Report } from '../../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const all = fakeOrganisation(12, DAYS);
const GROUPS: Report['who'] = [51, 52].map((id) => ({ kind: 'group', id, name: `Group ${id}` }));

const recordsIn = (bench: ReportBench): readonly string[] =>
  bench.sheets
    .seen('Hours')
    .slice(1)
    .map(([date, , id]) => `${date} ${id}`);

describe.each([
  ['nobody in both', all],
  ['some in both', { ...all, people: all.people.map((one) => (one.id % 4 === 0 ? { ...one, groupIds: [51, 52] } : one)) }],
] as const)('hours of two groups with %s, more than go into memory', (_, organisation) => {
  it.each([
    ['replace', undefined],
    ['replace', 2],
    ['merge', undefined],
    ['append', 2],
  ] as const)('are there once, one group below the other (to %s, looks at the clock: %s)', (disposition, looks) => {
    const bench = reportBench();
    bench.save(report({ who: GROUPS, disposition }));
    bench.serve(organisation, { largestPage: 4 });
    const refreshed = (): string => {
      for (let calls = 0; calls < 100; calls += 1) {
        const ports = looks === undefined ? bench.ports : { ...bench.ports, budget: budgetOfAsks(looks, 'time') };
        const step = bench.step(undefined, ports);
        if (step.state === 'ended') return step.record.outcome;
      }
      throw new Error('The refresh does not end.');
    };
    expect(refreshed()).toBe('done');
    // What is appended are days that are over.
    const days = disposition === 'append' ? all.days.filter(({ date }) => date !== '2026-03-18') : all.days;
    const found = recordsIn(bench);
    expect(found).toHaveLength(days.length);
    expect(new Set(found).size).toBe(days.length);
    const first = new Set(organisation.people.filter(({ groupIds }) => groupIds.includes(51)).map(({ id }) => String(id)));
    const isFirst = found.map((record) => first.has(record.split(' ')[1] ?? ''));
    expect(isFirst.lastIndexOf(true)).toBe(isFirst.filter((is) => is).length - 1);
    expect(bench.sheets.names()).toEqual(['Hours']);
    // Once more, over what there is.
    expect(refreshed()).not.toBe('failed');
    expect([...recordsIn(bench)].sort()).toEqual([...found].sort());
  });
});
