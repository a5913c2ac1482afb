import { firstSerial } from '../../excel-addin/host/date-system';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

it('is asked anew by formulas, and stays what it was while Excel does not answer', async () => {
  expect(await firstSerial()).toBe(0);
  bench.workbook.date1904 = true;
  expect(await firstSerial()).toBe(1462);
  // While a person types into a cell, Excel refuses.
  bench.workbook.editing = { ended: new Promise(() => undefined), end: () => undefined };
  bench.workbook.date1904 = false;
  expect(await firstSerial()).toBe(1462);
});
