import type { ReportColumn } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

let bench: ReportBench;
beforeEach(() => {
  bench = reportBench();
  serve(0, 1, 2);
});

const serve = (...numbers: readonly number[]): void =>
  bench.serve(
    fakeOrganisation(
      3,
      [],
      numbers.map((productivity, at) => activity(at + 1, '2026-03-17', { productivity })),
    ),
  );

const columns = (words?: ReportColumn['words']): readonly ReportColumn[] => [
  { key: 'time' },
  { key: 'logId' },
  { key: 'productivity', ...(words ? { words } : {}) },
];
function refreshed(disposition: 'replace' | 'merge' | 'append', words?: ReportColumn['words']): readonly unknown[] {
  bench.save(report({ stream: 'activity-log', disposition, columns: columns(words) }));
  expect(bench.refresh().outcome).not.toBe('failed');
  return [1, 2, 3].map((row) => bench.sheets.cell('Hours', row, 2).value);
}
const formats = (): readonly string[] => [1, 3].map((row) => bench.sheets.cell('Hours', row, 2).format);

describe('words for numbers', () => {
  test('stand in the sheet as text, whatever they look like; numbers without one stay', () => {
    expect(refreshed('replace', { 0: '=1+1', 1: 'Productive' })).toEqual(['=1+1', 'Productive', '2']);
    expect(bench.sheets.cell('Hours', 1, 2)).toMatchObject({ formula: '', format: '@' });
  });

  test('come to rows that are there, are changed and go again', () => {
    const disposition = 'replace';
    expect(refreshed(disposition)).toEqual([0, 1, 2]);
    expect(refreshed(disposition, { 0: 'Low', 1: 'High', 2: '1' })).toEqual(['Low', 'High', '1']);
    expect(formats()).toEqual(['@', '@']);
    expect(refreshed(disposition, { 0: 'Bad', 1: 'High', 2: '1' })).toEqual(['Bad', 'High', '1']);
    expect(refreshed(disposition, { 0: 'Bad', 1: 'High', 2: '1' })).toEqual(['Bad', 'High', '1']);
    expect(bench.sheets.seen('Hours')).toHaveLength(4);
    expect(refreshed(disposition)).toEqual([0, 1, 2]);
    expect(formats()).toEqual(['General', 'General']);
  });

  test.each(['append', 'merge'] as const)('come to new rows where the others are kept: %s', (disposition) => {
    expect(refreshed(disposition)).toEqual([0, 1, 2]);
    expect(refreshed(disposition, { 0: 'Low' })).toEqual([0, 1, 2]);
    expect(formats()).toEqual(['General', 'General']);
    serve(0, 1, 2, 0);
    refreshed(disposition, { 0: 'Low' });
    expect(bench.sheets.cell('Hours', 4, 2)).toMatchObject({ value: 'Low', format: '@' });
    serve(0, 1, 2, 0, 2);
    refreshed(disposition);
    expect(bench.sheets.cell('Hours', 5, 2)).toMatchObject({ value: 2, format: 'General' });
  });
});
