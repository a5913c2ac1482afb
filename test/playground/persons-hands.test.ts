import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';

const CODE = `
  function sheet() { return SpreadsheetApp.getActive().getSheets()[0]; }
  function filter() { const filter = sheet().getFilter(); return filter && filter.getRange().getA1Notation(); }
  function mark() { sheet().getRange("2:2").addDeveloperMetadata("mark", "here"); }
  function marks() {
    const found = SpreadsheetApp.getActive().createDeveloperMetadataFinder().withKey("mark").find().map((one) => one.getLocation().getRow());
    return found.map((row) => [row.getSheet().getName(), row.getRow()]);
  }
  function DOUBLE(x) { return x * 2; }
`;

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({
    code: CODE,
    functions: [{ name: 'DOUBLE' as 'ACTIVTRAK_TOTAL', description: '', parameters: [], result: '', shape: 'table', examples: [] }],
  });
  for (const [cell, value] of Object.entries({
    A1: 'Name',
    B1: 'Hours',
    A2: 'b',
    B2: 3,
    C2: '=DOUBLE(B2)',
    A3: 'a',
    B3: 1,
    A4: 'c',
    B4: 2,
  }))
    await play.enter(cell, value);
  await play.settled();
});
afterEach(() => play.dispose());

const range = { startRow: 0, endRow: 3, startColumn: 0, endColumn: 2 };
const at = { unitId: 'spreadsheet-1', subUnitId: '0' };
const filter = () => {
  const outcome = play.call('filter');
  return outcome.ok ? outcome.value : outcome.message;
};
const hidesRows = () => play.backend.spreadsheet.anchors('filter').map(({ facts }) => facts.isDataFiltered);

describe('what a person does with a sheet', () => {
  test('a filter is known to scripts, and whether it hides rows', async () => {
    expect(filter()).toBeNull();
    await play.command('sheet.command.set-filter-range', { ...at, range });
    expect([filter(), hidesRows()]).toEqual(['A1:C4', [false]]);
    const criteria = (criterion: object | null) =>
      play.command('sheet.command.set-filter-criteria', { ...at, col: 0, criteria: criterion && { colId: 0, ...criterion } });
    await criteria({ filters: { filters: ['a'] } });
    expect(hidesRows()).toEqual([true]);
    await criteria(null);
    expect(hidesRows()).toEqual([false]);
    await play.command('sheet.command.remove-sheet-filter', at);
    expect(filter()).toBeNull();
  });

  test('a copy of a sheet calculates for itself', async () => {
    expect(play.call('mark').ok).toBe(true);
    await play.command('sheet.command.copy-sheet', at);
    await play.settled();
    const [, copy] = play.backend.spreadsheet.sheets();
    expect(copy?.name).toContain('Sheet1');
    const shown = () =>
      play.backend.spreadsheet.read({ sheet: copy?.key ?? '', row: 1, column: 1, rows: 1, columns: 2 }, ['values', 'formulas']);
    expect(play.call('marks')).toMatchObject({
      ok: true,
      value: [
        ['Sheet1', 2],
        [copy?.name, 2],
      ],
    });
    expect(shown()).toEqual({ values: [[3, 6]], formulas: [['', '=DOUBLE(B2)']] });
    await play.enter('B2', 5);
    await play.settled();
    expect([play.value('C2'), shown().values]).toEqual([10, [[3, 6]]]);
  });
});
