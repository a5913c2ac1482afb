import { saveReady } from '../../../../shared/dashboard/kept-ready';
import { appsAndSites } from '../../../../shared/dashboard/ready/apps';
import { attendance } from '../../../../shared/dashboard/ready/attendance';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { type Mark, rowMark } from '../../../../shared/marks';
import type { Report } from '../../../../shared/report/definition/definition';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter } from '../killed/killed-cases';
import { activity, reportBench } from '../report-bench';

const log = (count: number) =>
  Array.from({ length: count }, (_, at) => activity(at + 1, '2026-03-17', { executable: `app${at}.exe`, seconds: 100 * (count - at) }));

/** A report with its ready sheet beside it. */
function drawn(make: typeof attendance, change: Partial<Report> = {}) {
  const bench = reportBench();
  const { report, blueprint } = make({ ...USUAL_CHOICES, range: { kind: 'words', words: 'last 7 days' } });
  bench.save({ ...report, id: 'r1', ...change });
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  bench.serve(fakeOrganisation(2, ['2026-03-16', '2026-03-17'], log(3)));
  bench.refresh();
  longAfter(bench);
  const { sheet } = report.destination;
  const marks = (owner = 'ready.r1'): readonly Mark[] => bench.sheets.marks(owner) as readonly Mark[];
  const header = rowMark(marks('r1'), 'header')?.index ?? -1;
  const column = (key: string): number => marks().find(({ name }) => name === `column:${key}`)?.index ?? -1;
  const putIn = (at: number): unknown => bench.sheets.insertColumns(marks()[0]?.sheet ?? '', at, 1);
  return { bench, blueprint, sheet, header, column, putIn };
}

describe.each([
  ['Attendance', attendance],
  ['Apps', appsAndSites],
] as const)('%s beside its report', (_, make) => {
  it('begins above the status line where the report has one', () => {
    const { bench, blueprint, sheet, header } = drawn(make, { statusLine: true });
    const [title, status] = [0, header - 1].map((row) => bench.sheets.cell(sheet, row, 0).value);
    expect([title, header]).toEqual([blueprint.title, blueprint.notes.length + 6]);
    expect(status).toContain('Jane Doe');
  });

  it.each(['before', 'among', 'in two places among'])('fills its columns down though a free one was put in %s them', (where) => {
    const { bench, blueprint, sheet, header, column, putIn } = drawn(make);
    const keys = blueprint.columns.map(({ key }) => key);
    const at = where === 'before' ? [0] : where === 'among' ? [1] : [1, 2];
    for (const index of at) putIn(column(keys[index] as string));
    const end = Math.max(...keys.map(column)) + 1;
    for (let row = header + 1; row < bench.sheets.seen(sheet).length; row += 1)
      bench.sheets.type(sheet, row, end, { formula: '=RC[-1]&""' });
    bench.serve(fakeOrganisation(3, ['2026-03-16', '2026-03-17', '2026-03-18'], log(7)));
    expect(bench.refresh().outcome).toBe('done');
    const rows = bench.sheets.seen(sheet).slice(header + 1);
    const columns = [...keys.map(column), end];
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.map((row) => columns.filter((index) => (row[index] ?? '') === ''))).toEqual(rows.map(() => []));
  });
});
