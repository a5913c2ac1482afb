import {
  datesAreText,
  nameOffDiffers,
  namesakesOff,
  ownColumnDeleted,
  ownSheetDeleted,
  readyDeleted,
  readyHeaderDeleted,
  rowsWithoutHours,
  rowsWithoutIds,
} from '#words/ready';
import { bringUp } from '../../../shared/dashboard/bring-up';
import { loadReady, saveReady } from '../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { readySheet } from '../../../shared/dashboard/ready-sheet';
import { ActivTrakError } from '../../../shared/errors';
import type { SheetValue } from '../../../shared/sheet-writer';
import { runSync, wait } from '../../../shared/task';
import { underBothDrivers } from '../../doubles/both-drivers';
import { memoryCharts } from '../../doubles/memory-charts';
import { memorySheets } from '../../doubles/memory-sheets';
import { memoryStore } from '../../doubles/memory-store';
import { ANN_AND_BOB, FACTS_THEN, type ReadyBench, type Rows, readyBench, TIMESHEET } from './ready-bench';

const ZOE: Rows = [...ANN_AND_BOB, [46_002, 'Zoe', 9, 4]];
const HEADER = 6;

let bench: ReadyBench;
beforeEach(() => {
  bench = readyBench();
  bench.report(ANN_AND_BOB);
  bench.bringUp();
});

const NAME = 'Timesheet';
const rows = (name = NAME, header = HEADER) => bench.sheets.seen(name).slice(header + 1);
const column = (at: number, name = NAME, header = HEADER) => rows(name, header).map((row) => row[at]);

describe('With a refresh, a ready sheet', () => {
  it('is left alone where nothing came', () => {
    const before = bench.sheets.whole();
    const written = bench.sheets.written();
    bench.bringUp();
    expect(bench.sheets.whole()).toEqual(before);
    expect(bench.sheets.written()).toBe(written);
  });

  it('gets a row below for who came, as the others are', () => {
    bench.report(ZOE);
    bench.bringUp();
    bench.bringUp();
    expect(column(0)).toEqual(['Ann', 'Bob', 'Zoe']);
    expect(rows()[2]?.slice(2)).toEqual(rows()[1]?.slice(2));
    expect([0, 1, 2].map((at) => bench.sheets.cell(NAME, HEADER + 3, at).format)).toEqual(['General', '0', '0.00']);
    expect(bench.charts.charts[0]?.ranges?.map((range) => range.rows)).toEqual([4, 4]);
  });

  it('has its colors in all rows, however many come', () => {
    const many = (people: number): Rows => Array.from({ length: people }, (_, at) => [46_000, `P${at}`, at + 1, 1]);
    const colored = () => bench.sheets.styles.colors.map(({ area, rule }) => [area.row, area.rows, 'formula' in rule && rule.formula]);
    const before = colored();
    expect(before).toContainEqual([HEADER + 1, 1000, '=$D8<0']);
    for (const people of [900, 2, 1000]) {
      bench.report(many(people));
      bench.bringUp();
    }
    expect(colored()).toEqual(before);
    for (const people of [1100, 1200, 1375]) {
      bench.report(many(people));
      bench.bringUp();
    }
    const later = colored().slice(before.length);
    expect(later).toHaveLength(before.length);
    expect(later).toContainEqual([HEADER + 1001, 375, '=$D1008<0']);
    bench.report(many(2300));
    bench.bringUp();
    expect(colored().slice(2 * before.length)).toContainEqual([HEADER + 1376, 1500, '=$D1383<0']);
    // A snapshot copies the empty ones too.
    expect(runSync(wait(bench.sheets.sheet('name', NAME)))?.rows).toBe(HEADER + 1 + 2875);
  });

  it('has its colors also where the host has no room for a quarter more rows, or for any', () => {
    const many = (people: number): Rows => Array.from({ length: people }, (_, at) => [46_000, `P${at}`, at + 1, 1]);
    const withRows = (most: number) => ({
      ...bench.ports,
      sheets: {
        ...bench.sheets,
        grow(id: string, count: number, columns: number) {
          if (count > most) throw new ActivTrakError('too-large', 'There is no room.');
          return bench.sheets.grow(id, count, columns);
        },
      },
    });
    for (const [people, most, dressed] of [
      [5000, 6050, 6000],
      [6020, 6050, 6020],
    ] as const) {
      bench.report(many(people));
      const from = bench.drawn()?.drawn?.dressed ?? 0;
      bench.bringUp({}, withRows(most));
      expect(bench.sheets.styles.colors.at(-1)?.area).toMatchObject({ row: HEADER + 1 + from, rows: dressed - from });
      expect(bench.drawn()?.drawn?.dressed).toBe(dressed);
    }
  });

  it('has all its rows and its chart where the host refuses the colors, which come with the next refresh', () => {
    bench.report(Array.from({ length: 1100 }, (_, at) => [46_000, `P${at}`, at + 1, 1]));
    const colors = bench.sheets.styles.colors.length;
    const color = () => {
      throw new Error('The sheet is protected.');
    };
    expect(() => bench.bringUp({}, { ...bench.ports, styler: { ...bench.ports.styler, color } })).toThrow('The sheet is protected.');
    expect([rows().length, bench.charts.charts[0]?.ranges?.[0]?.rows]).toEqual([1100, 1101]);
    bench.bringUp();
    expect(bench.sheets.styles.colors).toHaveLength(2 * colors);
  });

  it('keeps the rows of who left, and knows who is renamed', () => {
    bench.report([[46_000, 'Robert', 2, 1]]);
    bench.bringUp();
    expect(column(0)).toEqual(['Ann', 'Bob']);
  });

  it('finds its rows wherever a person sorted them', () => {
    for (const marksGo of [false, true]) {
      bench.sheets.sortSheet(NAME, 1, { descending: true, marksGo });
      bench.report(ZOE);
      bench.bringUp();
      expect([...column(0)].sort()).toEqual(['Ann', 'Bob', 'Zoe']);
    }
  });

  it('follows rows and columns that a person put in, a new name and a new place', () => {
    bench.sheets.insertRows(NAME, 0, 2);
    bench.sheets.insertRows(NAME, HEADER + 4, 1);
    const { sheet = '' } = bench.drawn()?.drawn ?? {};
    bench.sheets.insertColumns(sheet, 1, 1);
    bench.sheets.rename(NAME, 'Ours');
    bench.sheets.moveSheet('Ours', 0);
    bench.report(ZOE);
    bench.bringUp({ from: 46_100 });
    expect(bench.sheets.names()[0]).toBe('Ours');
    expect([0, 2].map((at) => column(at, 'Ours', HEADER + 2))).toEqual([
      ['Ann', '', 'Bob', 'Zoe'],
      [1, '', 2, 9],
    ]);
    expect(bench.sheets.cell('Ours', 6, 0).value).toBe(46_100);
    expect(bench.drawn()?.drawn?.sheetName).toBe('Ours');
  });

  it('takes a person’s formula along, and leaves what was typed into cells', () => {
    bench.sheets.type(NAME, HEADER + 2, 3, { formula: '=$C[0]*2' });
    bench.sheets.type(NAME, HEADER + 1, 2, { formula: '', value: 5 });
    bench.sheets.type(NAME, 4, 2, { value: 7 });
    bench.sheets.type(NAME, HEADER, 0, { value: 'Who' });
    bench.sheets.type(NAME, HEADER + 1, 6, { value: 'a note' });
    bench.report(ZOE);
    bench.bringUp();
    expect(column(3)[2]).toBe('=$C[0]*2');
    expect(column(2)[0]).toBe(5);
    expect([bench.sheets.cell(NAME, 4, 2).value, bench.sheets.cell(NAME, HEADER, 0).value, column(6)[0]]).toEqual([7, 'Who', 'a note']);
  });

  it('copies the formulas of a row that still has them', () => {
    bench.sheets.type(NAME, HEADER + 2, 2, { formula: '', value: 5 });
    bench.report(ZOE);
    bench.bringUp();
    expect(column(2)).toEqual([expect.stringMatching(/^=SUMIFS/), 5, column(2)[0]]);
  });

  it('reads the formulas of few rows for that, and of all where a person typed over those', () => {
    const many = (people: number): Rows => Array.from({ length: people }, (_, at) => [46_000, `P${100 + at}`, at + 1, 1]);
    bench.report(many(180));
    bench.bringUp();
    const read: number[] = [];
    const formulas: typeof bench.sheets.formulas = (area) => {
      read.push(area.row);
      return bench.sheets.formulas(area);
    };
    const ports = { ...bench.ports, sheets: { ...bench.sheets, formulas } };
    bench.report(many(181));
    bench.bringUp({}, ports);
    expect(read).toEqual([HEADER + 1 + 80]);
    for (let row = 20; row < 181; row += 1) bench.sheets.type(NAME, HEADER + 1 + row, 2, { formula: '', value: 5 });
    bench.report(many(182));
    bench.bringUp({}, ports);
    expect([column(2)[0], column(2)[19], column(2)[20], column(2)[181]].map((cell) => String(cell).startsWith('='))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('writes below what a person wrote below its rows, and copies no total', () => {
    bench.sheets.type(NAME, HEADER + 3, 0, { value: 'Total' });
    bench.sheets.type(NAME, HEADER + 3, 2, { formula: '=SUM(C[-2]:C[-1])' });
    bench.report(ZOE);
    bench.bringUp();
    expect(column(0)).toEqual(['Ann', 'Bob', 'Total', 'Zoe']);
    expect(column(2)[2]).toBe('=SUM(C[-2]:C[-1])');
    expect(column(2)[3]).toBe(column(2)[0]);
  });

  it('is filled in by its blueprint where no row is left', () => {
    bench.sheets.deleteRows(NAME, HEADER + 1, 2);
    bench.bringUp();
    expect(column(0)).toEqual(['Ann', 'Bob']);
    expect(rows()[0]?.[3]).toBe('=$C[0]-$C$5*(ROW()-ROW($A$7))');
  });

  it('says how to get a new one where a person deleted its header', () => {
    bench.sheets.rename(NAME, 'Hours of all');
    bench.sheets.deleteRows('Hours of all', HEADER, 1);
    const before = bench.sheets.whole();
    expect(() => bench.bringUp()).toThrow(readyHeaderDeleted('Hours of all'));
    expect(bench.sheets.whole()).toEqual(before);
    bench.sheets.deleteSheet('Hours of all');
    expect(bench.bringUp().map(({ words }) => words)).toEqual([readyDeleted(NAME)]);
  });

  it('gets a row again that a person deleted, below and once, so that no total lacks anybody', () => {
    bench.sheets.deleteRows(NAME, HEADER + 1, 1);
    bench.bringUp();
    bench.bringUp();
    expect(column(0)).toEqual(['Bob', 'Ann']);
    expect(column(2)[1]).toBe(column(2)[0]);
  });

  it('does without a column that a person deleted, unless it tells rows apart', () => {
    bench.sheets.deleteColumns(NAME, 3, 1);
    bench.sheets.deleteColumns(NAME, 0, 1);
    bench.report(ZOE);
    expect(() => bench.bringUp()).toThrow(expect.objectContaining({ code: 'argument' }));
    expect(column(0)).toEqual([1, 2, 9]);
    bench.sheets.deleteColumns(NAME, 0, 1);
    expect(() => bench.bringUp()).toThrow(expect.objectContaining({ code: 'argument', message: expect.stringContaining('“ID”') }));
  });

  it('says what it is of, until a person says something else', () => {
    bench.bringUp({ from: 46_001, zone: 'UTC' });
    expect([0, 1].map((at) => bench.sheets.cell(NAME, 4, at).value)).toEqual([46_001, 'UTC']);
    bench.sheets.type(NAME, 4, 1, { value: 'our time' });
    bench.bringUp({ from: 46_002, zone: 'Asia/Tokyo' });
    bench.bringUp({ from: 46_003, zone: 'Asia/Tokyo' });
    expect([0, 1].map((at) => bench.sheets.cell(NAME, 4, at).value)).toEqual([46_003, 'our time']);
    // Who takes it back has it said again.
    bench.sheets.type(NAME, 4, 1, { value: 'UTC' });
    bench.bringUp({ from: 46_003, zone: 'Asia/Tokyo' });
    expect(bench.sheets.cell(NAME, 4, 1).value).toBe('Asia/Tokyo');
  });

  it('is found by its marks where the host gives its sheet another ID when the file is opened again', () => {
    const kept = runSync(loadReady(bench.documents, 'r'));
    if (kept?.drawn) runSync(saveReady(bench.documents, 'r', { ...kept, drawn: { ...kept.drawn, sheet: 'its ID before' } }));
    expect(runSync(readySheet(bench, 'r'))?.name).toBe(NAME);
  });

  it('is not drawn again once somebody deleted it, and is when it is made again', () => {
    bench.sheets.deleteSheet(NAME);
    expect(bench.bringUp()).toEqual([{ verdict: 'good', words: readyDeleted(NAME) }]);
    expect(bench.bringUp()).toEqual([]);
    expect(bench.sheets.names()).not.toContain(NAME);
    bench.keep(TIMESHEET);
    expect(bench.bringUp()).toEqual([]);
    expect(column(0)).toEqual(['Ann', 'Bob']);
  });

  it('stays a person’s own where it is made again beside the one that stands', () => {
    bench.keep({ ...TIMESHEET, columns: TIMESHEET.columns.slice(0, 3), rules: [], chart: undefined as never });
    bench.bringUp();
    bench.report(ZOE);
    bench.bringUp();
    expect([column(0), column(0, 'Timesheet 2')]).toEqual([
      ['Ann', 'Bob'],
      ['Ann', 'Bob', 'Zoe'],
    ]);
  });

  it('is not taken for its copy', () => {
    for (const withMarks of [true, false]) {
      const copy = `Copy ${withMarks}`;
      bench.sheets.duplicate(NAME, copy, withMarks);
      bench.report([...ZOE, [46_003, `More ${withMarks}`, withMarks ? 20 : 21, 1]]);
      bench.bringUp();
      expect(column(0, copy)).not.toContain(`More ${withMarks}`);
      expect(column(0)).toContain(`More ${withMarks}`);
    }
  });
});

describe('The user’s own sheets', () => {
  const OWN = { ...TIMESHEET, needs: ['people', 'days-off'] as const };
  const headerOf = (name: string): number => bench.sheets.seen(name).findIndex(([first]) => first === 'ID');
  const people = () => {
    const seen = bench.sheets.seen('People');
    return seen.slice(headerOf('People') + 1).map((row) => row.slice(0, 7));
  };
  beforeEach(() => {
    bench = readyBench({
      ...OWN,
      columns: [
        ...OWN.columns,
        { key: 'own', label: 'Own', formula: '=INDEX({people.goal},MATCH({row.userId},{people.userId},0))', characters: 5 },
      ],
    });
    bench.report(ANN_AND_BOB);
    bench.bringUp();
  });

  it('are made before it, visible, with a row for each person', () => {
    expect(bench.sheets.names()).toEqual(["It's data", 'People', 'Days off', 'Timesheet']);
    expect(bench.sheets.names().some((name) => bench.sheets.isHidden(name))).toBe(false);
    expect(people()).toEqual([
      [1, 'Ann', ...new Array(5).fill('')],
      [2, 'Bob', ...new Array(5).fill('')],
    ]);
    expect(bench.sheets.seen('Days off').at(-1)).toEqual(['Person', 'Date', 'Kind']);
    expect(bench.sheets.styles.offers.map(({ words }) => words[0])).toEqual(['0000011', 'Vacation']);
    expect(rows()[0]?.[4]).toBe("=INDEX('People'!$G:$G,MATCH($B[0],'People'!$A:$A,0))");
  });

  it('get later people below, and keep what a person typed', () => {
    const first = headerOf('People') + 1;
    bench.sheets.type('People', first, 6, { value: 6 });
    bench.sheets.type('People', first, 1, { value: 'Annie' });
    bench.sheets.type('People', first + 2, 1, { value: 'A guest without an ID' });
    bench.sheets.sortSheet('People', 0, { descending: true });
    bench.report(ZOE);
    bench.bringUp();
    bench.bringUp();
    const names = people().map((row) => [row[0], row[1], row[6]]);
    expect(names).toHaveLength(4);
    expect(names).toEqual(
      expect.arrayContaining([
        [1, 'Annie', 6],
        [2, 'Bob', ''],
        ['', 'A guest without an ID', ''],
        [9, 'Zoe', ''],
      ]),
    );
  });

  it('have dates that are texts, which a refresh says as long as formulas look them up there', () => {
    const other = readyBench();
    other.keep(READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults).blueprint);
    other.report(ANN_AND_BOB);
    expect(other.bringUp()).toEqual([]);
    const below = (name: string, first: string): number => other.sheets.seen(name).findIndex(([cell]) => cell === first) + 1;
    const [people, off] = [below('People', 'ID'), below('Days off', 'Person')];
    other.sheets.type('Days off', off, 1, { value: 46_000 });
    other.sheets.type('Days off', off + 1, 1, { value: '30.11.2026' });
    other.sheets.type('Days off', off + 2, 1, { value: 'to be said' });
    // What both hosts say of a formula that failed, such as one that looks dates up elsewhere. Nobody typed it.
    other.sheets.type('Days off', off + 4, 1, { value: '#DIV/0!' });
    other.sheets.type('Days off', off + 3, 1, { value: '2026-11-30' });
    other.sheets.type('People', people + 1, 4, { value: '11/30/2026' });
    other.sheets.type('People', people + 2, 3, { value: '٣٠/١١/٢٠٢٦' });
    const said = [datesAreText('People', 2, `E${people + 2}`), datesAreText('Days off', 2, `B${off + 2}`)];
    expect(other.bringUp().map(({ words }) => words)).toEqual(said);
    for (const row of [off + 1, off + 3]) other.sheets.type('Days off', row, 1, { value: 46_001 });
    for (const [row, column] of [
      [1, 4],
      [2, 3],
    ] as const)
      other.sheets.type('People', people + row, column, { value: '' });
    expect(other.bringUp()).toEqual([]);
    bench.sheets.type('Days off', below('Days off', 'Person') + 1, 1, { value: '30.11.2026' });
    expect(bench.bringUp()).toEqual([]);
  });

  it('have days off by a name that the rows tell apart, which a refresh says', () => {
    const other = readyBench();
    other.keep(READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults).blueprint);
    const namesakes: Rows = [
      ...ANN_AND_BOB,
      [46_000, 'Jan Jansen (3)', 3, 1],
      [46_001, 'Jan Jansen (4)', 4, 1],
      [46_002, 'Team (9)', 5, 1],
    ];
    other.report(namesakes);
    expect(other.bringUp()).toEqual([]);
    const off = other.sheets.seen('Days off').findIndex(([cell]) => cell === 'Person') + 1;
    const typed = (row: number, user: SheetValue, date: SheetValue): void => {
      other.sheets.type('Days off', off + row, 0, { value: user });
      other.sheets.type('Days off', off + row, 1, { value: date });
    };
    // Found by their names or IDs, of earlier days, or nobody's name.
    for (const [row, [user, date]] of (
      [
        ['Jan Jansen (3)', 46_000],
        ['ann', 46_001],
        [4, 46_002],
        ['*', 46_003],
        ['Jan Jansen', 45_999.5],
        ['Jan Jansen', ''],
        ['Team', 46_001],
        ['Zoe', 46_001],
      ] as const
    ).entries())
      typed(row, user, date);
    expect(other.bringUp()).toEqual([]);
    typed(9, 'jan  jansen', 46_016.5);
    expect(other.bringUp()).toEqual([{ verdict: 'warning', words: namesakesOff('Days off', `A${off + 10}`) }]);
    typed(8, 'Jan Jansen', 46_000);
    expect(other.bringUp()).toEqual([{ verdict: 'warning', words: namesakesOff('Days off', `A${off + 9}`) }]);
    other.report([...namesakes, [46_003, 'Jan Jansen', 7, 1]]);
    // No formula finds the one with two blanks.
    expect(other.bringUp()).toEqual([{ verdict: 'warning', words: nameOffDiffers('Days off', `A${off + 10}`) }]);
  });

  it.each(['Ada Byron ', 'ADA\u00a0Byron', 'Ada  Byron'])('have days off by a name that formulas tell from the rows’: “%s”', (typed) => {
    const other = readyBench();
    other.keep(READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults).blueprint);
    other.report([...ANN_AND_BOB, [46_000, 'Ada Byron', 3, 1]]);
    expect(other.bringUp()).toEqual([]);
    const off = other.sheets.seen('Days off').findIndex(([cell]) => cell === 'Person') + 1;
    for (const [row, user] of ['ada byron', 'Zoe ', typed, typed].entries()) {
      other.sheets.type('Days off', off + row, 0, { value: user });
      other.sheets.type('Days off', off + row, 1, { value: row === 2 ? 45_999 : 46_001 });
    }
    expect(other.bringUp()).toEqual([{ verdict: 'warning', words: nameOffDiffers('Days off', `A${off + 4}`) }]);
    other.sheets.type('Days off', off + 3, 0, { value: 3 });
    expect(other.bringUp()).toEqual([]);
  });

  it('are said to have rows of people without hours, which may count as expected until somebody deletes them', () => {
    const other = readyBench();
    const { blueprint } = READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults);
    other.keep(blueprint);
    other.report([...ANN_AND_BOB, [46_002, 'Zoe', 9, 4]]);
    expect(other.bringUp()).toEqual([]);
    const header = blueprint.notes.length + 5;
    other.sheets.type('Timesheet', header + 5, 0, { value: 'Total' });
    other.report(ANN_AND_BOB.slice(0, 1));
    const said = (rows: number) => [{ verdict: 'good', words: rowsWithoutHours('Timesheet', rows) }];
    expect([other.bringUp(), other.bringUp()]).toEqual([said(2), said(2)]);
    other.sheets.deleteRows('Timesheet', header + 1, 1);
    expect(other.bringUp()).toEqual(said(1));
    other.report([...ANN_AND_BOB.slice(0, 1), [46_002, 'Zoe', 9, 4]]);
    expect(other.bringUp()).toEqual([]);
  });

  it('are said to lack whoever came without an ID', () => {
    const other = readyBench();
    other.keep(READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults).blueprint);
    other.report([...ANN_AND_BOB, [46_000, 'Guest', '', 1], [46_001, 'Guest', '', 2]]);
    const said = [{ verdict: 'warning', words: rowsWithoutIds('Timesheet', 2) }];
    expect([other.bringUp(), other.bringUp()]).toEqual([said, said]);
    other.report(ANN_AND_BOB);
    expect(other.bringUp()).toEqual([]);
  });

  it('say with each refresh which of their columns are gone that formulas look up', () => {
    const other = readyBench();
    other.keep(READY_SHEETS.timesheet.make(READY_SHEETS.timesheet.defaults).blueprint);
    other.report(ANN_AND_BOB);
    expect(other.bringUp()).toEqual([]);
    other.sheets.deleteColumns('Days off', 1, 1);
    other.sheets.deleteColumns('People', 8, 1);
    const said = [{ verdict: 'warning', words: ownColumnDeleted('Days off', 'Date', 'Timesheet') }];
    expect([other.bringUp(), other.bringUp()]).toEqual([said, said]);
  });

  it('say how to get a new one where a person deleted their header', () => {
    bench.sheets.deleteRows('People', headerOf('People'), 1);
    expect(() => bench.bringUp()).toThrow(readyHeaderDeleted('People'));
    bench.sheets.deleteSheet('People');
    expect(bench.bringUp().map(({ words }) => words)).toEqual([ownSheetDeleted('People', NAME)]);
  });

  it('show such dates in red, for rows to come too', () => {
    const formulas = bench.sheets.styles.colors.map(({ area, rule }) => [area.column, area.rows, rule.kind === 'formula' && rule.formula]);
    for (const [column, cell] of [
      [3, `D${headerOf('People') + 2}`],
      [4, `E${headerOf('People') + 2}`],
      [1, `B${bench.sheets.seen('Days off').length + 1}`],
    ] as const)
      expect(formulas).toContainEqual([column, 1000, `=AND(ISTEXT($${cell}),$${cell}<>"")`]);
  });

  it('serve every ready sheet of the document', () => {
    const other = readyBench(OWN);
    other.report(ANN_AND_BOB);
    other.bringUp();
    other.keep(OWN);
    other.bringUp();
    expect(other.sheets.names().filter((name) => /People|Days off/.test(name))).toEqual(['People', 'Days off']);
  });

  it('leave a sheet of the user’s that is called so alone', () => {
    const other = readyBench(OWN);
    other.sheets.addSheet('people', 'visible', { rows: 3, columns: 3 });
    other.report(ANN_AND_BOB);
    other.bringUp();
    expect(other.sheets.seen('people')).toEqual([]);
    expect(other.sheets.names()).toContain('People 2');
  });

  it('are said to be gone with each refresh, and come back with a ready sheet that is made again', () => {
    bench.sheets.deleteSheet('People');
    bench.report(ZOE);
    const said = [{ verdict: 'warning', words: ownSheetDeleted('People', 'Timesheet') }];
    expect([bench.bringUp(), bench.bringUp()]).toEqual([said, said]);
    expect(column(0)).toEqual(['Ann', 'Bob', 'Zoe']);
    expect(bench.sheets.names()).not.toContain('People');
    bench.keep(OWN);
    expect(bench.bringUp()).toEqual([]);
    expect(bench.sheets.names()).toEqual(expect.arrayContaining(['People', 'Timesheet 2']));
  });

  it('are without rows of a report without people', () => {
    const groups = readyBench({
      ...OWN,
      rows: { kind: 'count', count: 1 },
      columns: [{ key: 'n', label: 'N', formula: '={number}', characters: 5 }],
      rules: [],
      chart: undefined as never,
      top: [],
    });
    groups.report(ANN_AND_BOB);
    const { columns, ...source } = groups.source();
    groups.bringUp({}, groups.ports, { ...source, columns: new Map([['active', 3]]) });
    expect(groups.sheets.seen('People').at(-1)?.[0]).toBe('ID');
  });

  it('have people under pseudonyms by those', () => {
    const secret = readyBench(OWN);
    secret.report([[46_000, 'Amber Fox', '', 1]]);
    const { columns, ...source } = secret.source();
    secret.bringUp({}, secret.ports, { ...source, columns: new Map([...columns].filter(([key]) => key !== 'userId')) });
    expect(secret.sheets.seen('People').at(-1)?.slice(0, 2)).toEqual(['Amber Fox', 'Amber Fox']);
  });
});

describe('A document', () => {
  it('without ready sheets, or with one of a newer version, is left alone', () => {
    const none = readyBench();
    none.report(ANN_AND_BOB);
    for (const kept of [undefined, JSON.stringify({ version: 2, blueprint: TIMESHEET, own: {} }), 'damaged', 'null']) {
      none.documents.entries.delete('activtrak.ready.r');
      if (kept !== undefined) none.documents.entries.set('activtrak.ready.r', kept);
      expect(none.bringUp()).toEqual([]);
      expect(none.sheets.names()).toEqual(["It's data"]);
      expect(none.documents.entries.get('activtrak.ready.r')).toBe(kept);
    }
  });

  it('gets the same in a host that answers at once and in one that waits', async () => {
    const ending = await underBothDrivers((timing) => {
      const sheets = memorySheets(timing);
      const documents = memoryStore(timing);
      const ports = { sheets, styler: sheets.styles.styler, documents, charts: memoryCharts(true).writer, newId: () => 'id' };
      return {
        task: (function* () {
          const { id: sheet } = yield* wait(sheets.addSheet('Data', 'visible', { rows: 10, columns: 4 }));
          yield* wait(sheets.write({ sheet, row: 1, column: 0, rows: 3, columns: 4 }, ANN_AND_BOB));
          yield* saveReady(documents, 'r', { version: 1, blueprint: { ...TIMESHEET, needs: ['people'] }, own: ownPlans(['people']) });
          const columns = new Map(['date', 'user', 'userId', 'active'].map((key, at) => [key, at]));
          const source = { sheet, status: undefined, header: 0, columns };
          yield* bringUp(ports, 'r', { ...source, rows: 2 }, { connection: 'c1' }, FACTS_THEN);
          yield* bringUp(ports, 'r', { ...source, rows: 3 }, { connection: 'c1' }, { ...FACTS_THEN, from: 1 });
          return yield* loadReady(documents, 'r');
        })(),
        seen: () => [sheets.whole(), [...documents.entries]],
      };
    });
    expect(ending.error).toBeUndefined();
  });
});
