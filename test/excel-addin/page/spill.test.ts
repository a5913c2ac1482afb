import { EXCEL_PROTECTED, formulaShowsError, notAFormula } from '#words/excel';
import { formulaToValues } from '../../../excel-addin/host/workbook/spill';
import { type SpilledWorkbook, type SpillOptions, spilledWorkbook } from './doubles/spilled-workbook';

const TABLE: SpillOptions = { selected: 'B2', anchor: 'B2', formula: '=ACTIVTRAK_HOURS("last week")', spill: 'B2:F12' };

function open(options: SpillOptions): SpilledWorkbook {
  const book = spilledWorkbook(options);
  Object.assign(globalThis, { Excel: book.excel });
  return book;
}

afterAll(() => Reflect.deleteProperty(globalThis, 'Excel'));

it.each(['B2', 'D7'])('a formula with all that it fills becomes values when %s is selected', async (selected) => {
  const { copies, options } = open({ ...TABLE, selected });
  expect(await formulaToValues('ACTIVTRAK_')).toEqual({ cells: 'B2:F12', formula: '=ACTIVTRAK_HOURS("last week")' });
  expect(copies).toEqual(['B2:F12 Values']);
  expect(options).toEqual([{ delayForCellEdit: true }]);
});

it('a formula that fills its own cell alone too', async () => {
  const { copies } = open({ selected: 'C3', anchor: 'C3', formula: '=ROUND(activtrak_total("active"),1)' });
  expect(await formulaToValues('ACTIVTRAK_')).toMatchObject({ cells: 'C3' });
  expect(copies).toEqual(['C3 Values']);
});

it.each<[string, SpillOptions, string]>([
  ['a cell without a formula', { ...TABLE, formula: 'ACTIVTRAK_HOURS' }, notAFormula('B2')],
  ['somebody else’s formula', { ...TABLE, formula: '=FILTER(A:A,A:A<>"")' }, notAFormula('B2')],
  ['a formula that shows an error', { ...TABLE, isError: true }, formulaShowsError('B2')],
])('%s is left as it is', async (_, options, words) => {
  const { copies } = open(options);
  await expect(formulaToValues('ACTIVTRAK_')).rejects.toThrow(words);
  expect(copies).toEqual([]);
});

it('a sheet that refuses is said', async () => {
  open({ ...TABLE, isProtected: true });
  await expect(formulaToValues('ACTIVTRAK_')).rejects.toThrow(EXCEL_PROTECTED);
});
