import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import type { Executor } from '../../playground/excel/executor';
import type { MarkedSheets } from '../../shared/marks';
import type { Report } from '../../shared/report/definition/definition';
import type { SheetArea } from '../../shared/sheet-writer';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

export let excel: WorkbookBench;
export let writer: MarkedSheets;
export let bench: RefreshBench;

export async function open(apiSet?: number): Promise<void> {
  excel = await workbookBench(apiSet);
  writer = workbookSheets();
  bench = refreshBench(writer, workbookStore());
  bench.serve(fakeOrganisation(3, DAYS));
}

/** An open workbook, anew for each test of a file. */
export function openWorkbook(): void {
  beforeEach(() => open());
  afterEach(() => excel.dispose());
}

export const area = (row: number, column: number, rows = 1, columns = 1): SheetArea => ({ sheet: excel.first, row, column, rows, columns });

/** The report has been written once: Hours!A1:D22. */
export async function written(change: Partial<Report> = {}): Promise<string> {
  await bench.save(report(change));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
  return excel.sheetKey('Hours');
}

/** Counts the requests that go to Excel, and their bytes. */
export function counted(): { readonly sizes: number[] } {
  const sizes: number[] = [];
  const counting: Executor = {
    executeAsync(customData, flags, message) {
      sizes.push(new TextEncoder().encode(JSON.stringify(message.Body)).length);
      return excel.executor.executeAsync(customData, flags, message);
    },
  };
  excel.use(counting);
  return { sizes };
}
