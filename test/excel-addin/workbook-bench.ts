import { createExecutor, type Executor } from '../../playground/excel/executor';
import { installExecutor, requirements } from '../../playground/excel/install';
import { createPerson, type Person } from '../../playground/excel/person';
import { createWorkbook, type Workbook } from '../../playground/excel/workbook';
import { loadExcelObjectModel } from '../../playground/node/excel-object-model';
import { openNodeWorkbook } from '../../playground/node/open-workbook';
import type { NodeWorkbook } from '../../playground/node/univer-workbook';
import type { Area, StoredValue } from '../../playground/spreadsheet/backend';
import { EXCEL_CELLS } from '../../playground/univer/cell-rules';

/** Microsoft's object model over a workbook of ours, as the globals that an add-in has in Excel. */
export interface WorkbookBench {
  readonly workbook: Workbook;
  readonly person: Person;
  readonly executor: Executor;
  /** The first sheet's key. */
  readonly first: string;
  sheetKey(name: string): string;
  /** A sheet's values, or formulas where there are some, as far as anything stands there. */
  seen(sheet: string): readonly (readonly unknown[])[];
  /** The number formats of the same cells. */
  formats(sheet: string): readonly (readonly string[])[];
  value(area: Omit<Area, 'sheet' | 'rows' | 'columns'>, sheet?: string): StoredValue;
  /** Calculates as the page does from now on; gives what waits until all is calculated. */
  calculates(): () => Promise<void>;
  /** Runs one of Univer's commands. */
  command(id: string, params?: object): Promise<unknown>;
  /** Every Excel.run goes through this from now on. */
  use(executor: Executor): void;
  dispose(): void;
}

/** @param apiSet the newest set that this Excel has: 13 is ExcelApi 1.13 */
export async function workbookBench(apiSet = 17): Promise<WorkbookBench> {
  const objectModel = loadExcelObjectModel();
  const univer: NodeWorkbook = await openNodeWorkbook({
    id: 'workbook-1',
    name: 'Hours',
    sheets: [{ name: 'Sheet1', rows: 100, columns: 26 }],
    timeZone: 'UTC',
    locale: 'en_US',
    owner: 'owner@example.com',
  });
  const workbook = createWorkbook(univer.spreadsheet, { fileName: 'Hours.xlsx', apiSet });
  const { backend } = workbook;
  const executor = createExecutor(workbook);
  installExecutor(objectModel, executor);
  Object.assign(globalThis, { Office: { context: { requirements: requirements(apiSet) } } });

  const sheetKey = (name: string): string => {
    const found = backend.sheets().find((sheet) => sheet.name === name);
    if (!found) throw new Error(`There is no sheet ${name}.`);
    return found.key;
  };
  const whole = (name: string): Area | undefined => {
    const sheet = sheetKey(name);
    const { rows, columns } = backend.used(sheet);
    return rows === 0 ? undefined : { sheet, row: 0, column: 0, rows, columns };
  };

  return {
    workbook,
    person: createPerson(workbook),
    executor,
    first: sheetKey('Sheet1'),
    sheetKey,
    seen(name) {
      const area = whole(name);
      const { values = [], formulas = [] } = area ? backend.read(area, ['values', 'formulas']) : {};
      return values.map((row, line) => row.map((value, column) => formulas[line]?.[column] || (value ?? '')));
    },
    formats(name) {
      const area = whole(name);
      return (area && backend.read(area, ['formats']).formats) ?? [];
    },
    value: ({ row, column }, name = 'Sheet1') =>
      backend.read({ sheet: sheetKey(name), row, column, rows: 1, columns: 1 }, ['values']).values?.[0]?.[0] ?? null,
    calculates() {
      const evaluate = () => Promise.reject(new Error('There are no functions of the add-in.'));
      return univer.registerFunctions({ functions: [], rules: EXCEL_CELLS, evaluate }).settled;
    },
    command: univer.command,
    use: (other) => installExecutor(objectModel, other),
    dispose() {
      Reflect.deleteProperty(globalThis, 'Office');
      univer.dispose();
    },
  };
}
