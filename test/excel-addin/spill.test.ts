import { formulaShowsError } from '#words/excel';
import { formulaToValues } from '../../excel-addin/host/workbook/spill';
import { type WorkbookBench, workbookBench } from './workbook-bench';

// What page/spill.test.ts has on a small fake, on Microsoft's object model: a spill of Excel's own function in the place of ActivTrak's.

let excel: WorkbookBench;

beforeEach(async () => {
  excel = await workbookBench();
});
afterEach(() => excel.dispose());

const select = (row: number, column: number): void => excel.person.select({ sheet: excel.first, row, column, rows: 1, columns: 1 });
/** Types a formula into B2 and waits for what it fills. */
async function formula(text: string, settled: () => boolean): Promise<void> {
  excel.person.type(excel.first, 1, 1, text);
  for (let turn = 0; turn < 200 && !settled(); turn += 1) await new Promise((done) => setTimeout(done, 10));
}
const value = (row: number, column: number) => excel.value({ row, column });

it.each([
  ['its own cell', 1, 1],
  ['a cell that it fills', 3, 2],
])('a formula becomes values with all that it fills when %s is selected', async (_, row, column) => {
  await formula('=SEQUENCE(3,2)', () => value(3, 2) === 6);
  select(row, column);
  expect(await formulaToValues('SEQUENCE')).toEqual({ cells: 'B2:C4', formula: '=SEQUENCE(3,2)' });
  await new Promise((done) => setTimeout(done, 100));
  expect(excel.seen('Sheet1').slice(1)).toEqual([
    ['', 1, 2],
    ['', 3, 4],
    ['', 5, 6],
  ]);
});

it('a formula that fills its own cell alone too', async () => {
  await formula('=ROUND(2.4,0)', () => value(1, 1) === 2);
  select(1, 1);
  expect(await formulaToValues('ROUND')).toEqual({ cells: 'B2', formula: '=ROUND(2.4,0)' });
  expect(excel.seen('Sheet1')[1]).toEqual(['', 2]);
});

it.each([
  ['has no room', '=SEQUENCE(3,2)', '#SPILL!'],
  ['has failed', '=VALUE("SEQUENCE")', '#VALUE!'],
])('a formula that %s is left as it is', async (_, text, shown) => {
  excel.person.type(excel.first, 3, 2, 'in the way');
  await formula(text, () => value(1, 1) === shown);
  select(1, 1);
  await expect(formulaToValues('SEQUENCE')).rejects.toThrow(formulaShowsError('B2'));
  expect(excel.seen('Sheet1')[1]?.[1]).toBe(text);
});

it('texts that look like formulas stay texts', async () => {
  excel.person.type(excel.first, 10, 0, "'=1+1");
  await formula('=TRANSPOSE(A11:A12)', () => value(1, 1) === '=1+1');
  select(1, 1);
  await formulaToValues('TRANSPOSE');
  expect(value(1, 1)).toBe('=1+1');
  expect(excel.seen('Sheet1')[1]?.[1]).toBe('=1+1');
});
