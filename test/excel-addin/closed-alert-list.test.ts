import { ALERT_LIST_NOT_WRITTEN } from '#words/alerts';
import { cellsMergedInExcel, sheetProtectedInExcel } from '#words/excel';
import { cannotWrite } from '#words/places';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { withdrawNames } from '../../shared/report/alerts/withdrawn-names';
import type { AlertNames } from '../../shared/report/definition/alert-rule';
import type { Report } from '../../shared/report/definition/definition';
import type { Check } from '../../shared/report/kept/run';
import { runAsync } from '../../shared/task';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const LIST = 'Hours alerts';
/** Everybody meets it on every day. */
const alerting = (names: AlertNames): Report => {
  const rule = { id: 'all', table: 'report', column: 'active', test: 'above', limit: 0, days: 'all', workDaysOnly: false } as const;
  return report({ version: 5, alerts: { rules: [rule], names, weekdaysOff: '0000011' } });
};
const notWritten = (why: string): Check => ({ verdict: 'warning', words: `${ALERT_LIST_NOT_WRITTEN} ${cannotWrite(LIST, why)}` });

let excel: WorkbookBench;
let bench: RefreshBench;
beforeEach(async () => {
  excel = await workbookBench();
  bench = refreshBench(workbookSheets(), workbookStore());
  await bench.save(alerting('list'));
  bench.serve(fakeOrganisation(3, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', alerts: 21 });
  expect(excel.seen(LIST)).toHaveLength(22);
});
afterEach(() => excel.dispose());

const key = () => excel.sheetKey(LIST);
const names = () => excel.seen(LIST).map((row) => row[3]);
const failures = (checks: readonly Check[]) => checks.filter(({ words }) => words.startsWith(ALERT_LIST_NOT_WRITTEN));

describe('A list of alerts on a protected sheet of a workbook', () => {
  it('is left as it is, and the refresh goes well and says why; without the protection it is brought up', async () => {
    excel.person.protectSheet(key());
    const before = excel.seen(LIST);
    expect(failures((await bench.refresh()).checks)).toEqual([]);
    bench.serve(fakeOrganisation(4, DAYS));
    const record = await bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', alerts: 28 });
    expect(failures(record.checks)).toEqual([notWritten(sheetProtectedInExcel(LIST))]);
    expect(excel.seen(LIST)).toEqual(before);
    excel.person.unprotectSheet(key());
    expect(failures((await bench.refresh()).checks)).toEqual([]);
    expect(excel.seen(LIST)).toHaveLength(29);
  });

  it('keeps its names when they are withdrawn, which is said; the next refresh that may takes them out', async () => {
    excel.person.protectSheet(key());
    const before = names();
    await bench.save(alerting('nowhere'));
    const ports = {
      sheets: workbookSheets(),
      documents: workbookStore(),
      clock: bench.clock,
      diagnostics: memoryDiagnostics(),
      zone: 'UTC',
    };
    const words = sheetProtectedInExcel(LIST);
    expect(await runAsync(withdrawNames(ports, alerting('nowhere')))).toBe(cannotWrite(LIST, words));
    expect(failures((await bench.refresh()).checks)).toEqual([notWritten(words)]);
    expect(names()).toEqual(before);
    excel.person.unprotectSheet(key());
    expect(failures((await bench.refresh()).checks)).toEqual([]);
    expect(new Set(names())).toEqual(new Set(['']));
  });
});

it('A list of alerts full of a person’s merged cells is left as it is, and the refresh goes well and says which, until they are apart', async () => {
  const merge = (row: number, column: number, rows: number, columns: number) =>
    excel.person.merge({ sheet: key(), row, column, rows, columns });
  merge(0, 8, 9, 3);
  merge(11, 7, 3, 1);
  bench.serve(fakeOrganisation(4, DAYS));
  expect(failures((await bench.refresh()).checks)).toEqual([]);
  expect(excel.seen(LIST)).toHaveLength(29);
  merge(2, 1, 4, 3);
  merge(7, 5, 1, 3);
  merge(9, 6, 3, 1);
  merge(19, 0, 3, 11);
  const before = excel.seen(LIST);
  bench.serve(fakeOrganisation(5, DAYS));
  for (const outcome of ['done', 'nothing-new']) {
    const record = await bench.refresh();
    expect(record).toMatchObject({ outcome, alerts: 35 });
    expect(failures(record.checks)).toEqual([notWritten(cellsMergedInExcel('B3:D6, F8:H8, G10:G12 and others', LIST))]);
  }
  expect(excel.seen(LIST)).toEqual(before);
  for (const area of excel.workbook.backend.merged(key())) excel.workbook.backend.unmerge(area);
  expect(failures((await bench.refresh()).checks)).toEqual([]);
  // Rows whose ID went with a merge are the person's own now, and what they said has rows again.
  expect(excel.seen(LIST).filter((row) => row[5] === 'Now' && row[6] !== '')).toHaveLength(35);
});
