import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';

const CODE = `
  function sheet() { return SpreadsheetApp.getActive().getSheets()[0]; }
  function refresh() { sheet().getRange("A1:B2").setValues([["a", 1], ["b", 2]]); }
  function insert() { sheet().insertRowsBefore(1, 2); }
  function insertBelow() { sheet().insertRowsAfter(20, 3); }
  function remove() { sheet().deleteRows(10, 3); }
  function selected() { return SpreadsheetApp.getActive().getActiveRange().getA1Notation(); }
  function addSheet() { SpreadsheetApp.getActive().insertSheet("Log"); }
  function look() { sheet().getRange("D1:D9").setNumberFormat("0.00"); }
  function read() { return sheet().getLastRow(); }
  function mark() { sheet().getRange("3:3").addDeveloperMetadata("mark", "here"); SpreadsheetApp.getActive().setNamedRange("mine", sheet().getRange("A3:B3")); }
  function marks() {
    const found = sheet().createDeveloperMetadataFinder().find().map((one) => one.getLocation().getRow().getRow());
    return [found, [SpreadsheetApp.getActive().getRangeByName("mine")].flatMap((one) => one ? [one.getA1Notation()] : [])];
  }
`;
const UNDO = 'univer.command.undo';
const REDO = 'univer.command.redo';

let play: NodePlayground;

beforeEach(async () => {
  play = await createNodePlayground({ code: CODE });
  await play.enter('D1', 'typed');
});
afterEach(() => play.dispose());

const run = (name: string): unknown => {
  const outcome = play.call(name);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
};
const removeRows = (startRow: number, endRow: number) =>
  play.command('sheet.command.remove-row', { range: { startRow, endRow, startColumn: 0, endColumn: 25 } });

test.each(['insert', 'insertBelow', 'remove'])('rows that a script moves leave what a person has selected: %s', async (name) => {
  play.backend.spreadsheet.select({ sheet: '0', row: 5, column: 1, rows: 2, columns: 2 });
  run(name);
  expect(run('selected')).toBe('B6:C7');
});

describe('undo', () => {
  test('takes back what a person typed, one step at a time', async () => {
    await play.enter('D2', 'more');
    await play.command(UNDO);
    expect(play.values('D1:D2')).toEqual([['typed'], [null]]);
    await play.command(UNDO);
    expect(play.value('D1')).toBeNull();
  });

  test.each(['refresh', 'insert', 'addSheet'])('never takes back what was typed before a script changed cells: %s', async (name) => {
    run(name);
    const before = play.values('A1:D9');
    await play.command(UNDO);
    await play.command(UNDO);
    expect(play.values('A1:D9')).toEqual(before);
    expect(before.flat()).toContain('typed');
  });

  test('takes back what was typed after it, and that alone', async () => {
    run('refresh');
    await play.enter('D3', 'later');
    for (let times = 0; times < 3; times++) await play.command(UNDO);
    expect(play.values('A1:D3')).toEqual([
      ['a', 1, null, 'typed'],
      ['b', 2, null, null],
      [null, null, null, null],
    ]);
  });

  test.each(['look', 'read'])('goes on as before where a script changed no cell: %s', async (name) => {
    run(name);
    await play.command(UNDO);
    expect(play.value('D1')).toBeNull();
  });

  test('brings back deleted rows with what was tied to them', async () => {
    run('mark');
    expect(run('marks')).toEqual([[3], ['A3:B3']]);
    await removeRows(1, 4);
    expect(run('marks')).toEqual([[], []]);
    await play.command(UNDO);
    expect(run('marks')).toEqual([[3], ['A3:B3']]);
    await play.command(REDO);
    expect(run('marks')).toEqual([[], []]);
    await play.command(UNDO);
    await removeRows(0, 0);
    expect(run('marks')).toEqual([[2], ['A2:B2']]);
    await play.command(UNDO);
    expect(run('marks')).toEqual([[3], ['A3:B3']]);
  });
});
