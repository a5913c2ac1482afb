import { formulasUpdated } from '#words/panel-answers';
import { updateFormulas } from '../../sheets-addon/menu-items';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, addOnBench, DAYS } from './add-on-bench';

let bench: AddOnBench;

beforeEach(async () => {
  bench = await addOnBench();
  bench.serve(fakeOrganisation(3, DAYS));
});
afterEach(() => bench.dispose());

const sheet = () => bench.google.playground;
const formula = (cell: string): string =>
  bench.execute({ context: 'sidebar', user: OWNER }, () => SpreadsheetApp.getActiveSpreadsheet().getRange(cell).getFormula()).value;

/** What the toast says. */
function updated(user = OWNER): string {
  const [toast] = bench.execute({ context: 'menu', user }, updateFormulas).execution.ui;
  return toast?.kind === 'toast' ? toast.text : JSON.stringify(toast);
}

it('has each formula of ours calculated anew, and leaves it as it was written', async () => {
  sheet().type('B2', '=ACTIVTRAK_STATUS()');
  sheet().type('B3', '=SUM(1, 2)');
  sheet().type('B4', '=IF(TRUE, ACTIVTRAK_TOTAL("active", "last week"), "")');
  await sheet().settled();
  const before = sheet().cellCalls.length;
  expect(updated()).toBe('2 formulas updated.');
  await sheet().settled();
  expect(sheet().cellCalls.length).toBeGreaterThanOrEqual(before + 2);
  expect([formula('B2'), formula('B3'), formula('B4')]).toEqual([
    '=ACTIVTRAK_STATUS()',
    '=SUM(1, 2)',
    '=IF(TRUE, ACTIVTRAK_TOTAL("active", "last week"), "")',
  ]);
});

it('says that there are none', () => {
  sheet().type('B2', 'ACTIVTRAK_HOURS is a function');
  expect(updated()).toBe('There are no Live Data formulas in this file.');
});

it('leaves protected cells of others alone and says so', () => {
  sheet().type('B2', '=ACTIVTRAK_STATUS()');
  sheet().type('C2', '=ACTIVTRAK_GROUPS()');
  bench.execute({ context: 'sidebar', user: OWNER }, () => {
    const protection = SpreadsheetApp.getActiveSpreadsheet().getRange('B2').protect();
    protection.removeEditors(protection.getEditors());
  });
  expect(updated(EDITOR)).toBe(formulasUpdated(1, 1));
  expect(formula('B2')).toBe('=ACTIVTRAK_STATUS()');
});
