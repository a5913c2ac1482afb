/** @jest-environment node */
import '../refresh/small-memory';
import type { Report } from '../../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

function largeBench(change: Partial<Report> = {}): ReportBench {
  const bench = reportBench();
  bench.save(report(change));
  bench.serve(fakeOrganisation(12, DAYS), { largestPage: 4 });
  return bench;
}

it('a summary of more than goes into memory is alone in the document, and names nobody', () => {
  const bench = largeBench({ columns: ['date', 'active'].map((key) => ({ key })), privacy: { people: 'summary', smallestGroup: 2 } });
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: DAYS.length });
  expect(bench.sheets.names()).toEqual(['Hours']);
  expect(bench.sheets.seen('Hours')).toHaveLength(DAYS.length + 1);
  expect(JSON.stringify(bench.sheets.whole())).not.toContain('Person');
});

describe('a first write that is put aside, while somebody makes a sheet of its name,', () => {
  /** Reads until the first rows are aside, then somebody makes the sheet. */
  const interrupted = (typed: string): ReportBench => {
    const bench = largeBench();
    while (bench.sheets.names().length < 1) bench.step(undefined, { ...bench.ports, budget: budgetOfAsks(2, 'time') });
    bench.sheets.addSheet('Hours', 'visible', { rows: 20, columns: 10 });
    if (typed !== '') bench.sheets.type('Hours', 0, 0, { value: typed });
    return bench;
  };

  it('goes into that where it is blank', () => {
    const bench = interrupted('');
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 12 * DAYS.length });
    expect(bench.sheets.names()).toEqual(['Hours']);
    expect(bench.sheets.seen('Hours')).toHaveLength(12 * DAYS.length + 1);
  });

  it('leaves alone what she typed there', () => {
    const bench = interrupted('Mine');
    expect(bench.refresh().outcome).toBe('failed');
    expect(bench.sheets.seen('Hours')).toEqual([['Mine']]);
  });
});
