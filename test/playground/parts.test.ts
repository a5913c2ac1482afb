import { partsOf } from '../../playground/server/parts';

const PAGE = ['playground/page/main.ts', 'shared/functions/catalog.ts'];

it.each([
  [['shared/task.ts'], ['addon', 'excelAddin']],
  [['shared/functions/catalog.ts'], ['page', 'addon', 'excelAddin']],
  [['sheets-addon/menu.ts'], ['addon']],
  [['excel-addin/page.ts', 'excel-addin/cells.ts'], ['excelAddin']],
  [
    ['playground/page/main.ts', 'sheets-addon/menu.ts'],
    ['page', 'addon'],
  ],
  [['docs/README.md'], []],
])('after a change of %j, %j are built anew', (changed, parts) => {
  expect(partsOf(changed, PAGE)).toEqual(parts);
});
