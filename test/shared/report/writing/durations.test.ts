import type { Report } from '../../../../shared/report/definition/definition';
import { parsedJson } from '../../../../shared/report/kept/stored-json';
import { type ReportBench, report, reportBench } from '../report-bench';

let bench: ReportBench;
beforeEach(() => {
  bench = reportBench();
});

const refreshed = (change: Partial<Report>): void => {
  bench.save(report(change));
  expect(bench.refresh().outcome).not.toBe('failed');
};
/** The formats of the first and the last row's time. */
const looks = (rows = 21): readonly string[] => [1, rows].map((row) => bench.sheets.cell('Hours', row, 3).format);

describe('how time looks', () => {
  test.each<[Partial<Report>, string]>([
    [{ unit: 'hours' }, '0.00'],
    [{ unit: 'days' }, '[h]:mm:ss'],
    [{ unit: 'days', durations: 'h:mm' }, '[h]:mm'],
    [{ unit: 'seconds' }, '0'],
    // Left over from another unit, it means nothing.
    [{ unit: 'hours', durations: 'h:mm' }, '0.00'],
  ])('%j', (change, format) => {
    refreshed(change);
    expect(looks()).toEqual([format, format]);
  });

  test.each(['replace', 'merge'] as const)('goes with the report when that is changed, also in rows that stay: %s', (disposition) => {
    refreshed({ unit: 'days', disposition });
    refreshed({ unit: 'days', disposition, durations: 'h:mm' });
    expect(looks()).toEqual(['[h]:mm', '[h]:mm']);
    refreshed({ unit: 'days', disposition });
    expect(looks()).toEqual(['[h]:mm:ss', '[h]:mm:ss']);
  });

  test('goes with the unit: hours are never shown as days', () => {
    refreshed({ unit: 'days' });
    refreshed({ unit: 'hours', columns: [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active', label: 'Active' }] });
    expect(bench.sheets.cell('Hours', 1, 3).value).toBeCloseTo(1.18, 1);
    expect(looks()).toEqual(['0.00', '0.00']);
  });

  test('that a person gave the cells stays while the report is the same, whatever version wrote them', () => {
    refreshed({ unit: 'days' });
    for (let row = 1; row <= 21; row += 1) bench.sheets.type('Hours', row, 3, { format: 'h" h "mm' });
    const key = 'activtrak.state.r1';
    const { durations: _, ...earlier } = parsedJson<Record<string, unknown>>(bench.documents.entries.get(key) ?? '') ?? {};
    bench.documents.entries.set(key, JSON.stringify(earlier));
    refreshed({ unit: 'days', who: [{ kind: 'user', id: 1, name: 'One' }] });
    expect(looks(7)).toEqual(['h" h "mm', 'h" h "mm']);
    refreshed({ unit: 'hours', who: [{ kind: 'user', id: 1, name: 'One' }] });
    expect(looks(7)).toEqual(['0.00', '0.00']);
  });
});
