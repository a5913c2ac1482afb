import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

/** Nine people: 2, 4, 6 and 8 in Sales, the five others in Support. */
export const organisation = fakeOrganisation(9, DAYS.slice(-2));

export const summary = (smallestGroup: number, change: Partial<Report> = {}): Report =>
  report({
    privacy: { people: 'summary', smallestGroup },
    columns: [{ key: 'date' }, { key: 'groups' }, { key: 'user' }, { key: 'active' }],
    range: { kind: 'words', words: 'last 2 days' },
    ...change,
  });

export function refreshed(definition: Report, prepare: (bench: ReportBench) => void = (bench) => bench.serve(organisation)) {
  const bench = reportBench();
  prepare(bench);
  bench.save(definition);
  const record = bench.refresh();
  return { bench, record, rows: record.rows === 0 ? [] : bench.sheets.seen('Hours') };
}

export const activeOf = (ids: readonly number[], day: number): number => ids.reduce((sum, id) => sum + 3600 + id + 600 + day + 60, 0);
