import { sheetTitle } from '../../../shared/dashboard/draw-sheet';
import { hiddenName } from '../../../shared/dashboard/kept-ready';
import { ANN_AND_BOB, FACTS_THEN, readyBench, TIMESHEET } from './ready-bench';

/** Rows as wide as the widest. */
const grid = (rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array(width - row.length).fill('')]);
};

const WORKED = "=SUMIFS('It''s data'!$D:$D,'It''s data'!$C:$C,$B[0])";
const BALANCE = '=$C[0]-$C$5*(ROW()-ROW($A$7))';

describe('A ready sheet with a row for each person', () => {
  it('is drawn cell for cell as its blueprint asks', () => {
    const bench = readyBench();
    bench.report(ANN_AND_BOB);
    expect(bench.bringUp()).toEqual([]);
    expect(bench.sheets.seen('Timesheet')).toEqual(
      grid([
        ['Timesheet'],
        ['Worked: active time.'],
        [],
        ['From', 'Time zone', 'Goal', 'All'],
        [46_000, 'Europe/Berlin', 8, '=SUM($C$8:$C)'],
        [],
        ['Name', 'ID', '=Worked', 'Balance'],
        ['Ann', 1, WORKED, BALANCE],
        ['Bob', 2, WORKED, BALANCE],
      ]),
    );
    const formats = [7, 8].map((row) => [0, 1, 2, 3].map((column) => bench.sheets.cell('Timesheet', row, column).format));
    expect(formats).toEqual([
      ['General', '0', '0.00', 'General'],
      ['General', '0', '0.00', 'General'],
    ]);
    expect([0, 3].map((column) => bench.sheets.cell('Timesheet', 4, column).format)).toEqual(['yyyy-mm-dd', '0.00']);
    expect([0, 1].map((column) => bench.sheets.width('Timesheet', column))).toEqual([20, 16]);
    expect(bench.sheets.frozenRows('Timesheet')).toBe(7);
  });

  it('is made also where the host sets up no pages, as an Excel without a printer', () => {
    const bench = readyBench();
    bench.report(ANN_AND_BOB);
    const setUpPrint = (): never => {
      throw new Error('GeneralException');
    };
    const styler = { ...bench.ports.styler, setUpPrint };
    expect(bench.bringUp({}, { ...bench.ports, styler })).toEqual([]);
    expect(bench.sheets.seen('Timesheet')).toHaveLength(9);
  });

  it('is colored, charted and set up for printing', () => {
    const bench = readyBench();
    bench.report(ANN_AND_BOB);
    bench.bringUp();
    const { sheet = '' } = bench.drawn()?.drawn ?? {};
    const area = { sheet, row: 7, rows: 1000 };
    expect(bench.sheets.styles.colors).toEqual([
      { area: { ...area, column: 3, columns: 1 }, rule: { kind: 'formula', formula: '=$D8<0', fill: '#ff0000' } },
      { area: { ...area, column: 2, columns: 2 }, rule: { kind: 'formula', formula: '=C8=0', text: '#00ff00' } },
    ]);
    expect(bench.charts.charts).toMatchObject([
      {
        sheet,
        ranges: [
          { row: 6, column: 0, rows: 3 },
          { row: 6, column: 3, rows: 3 },
        ],
      },
    ]);
    expect([...bench.sheets.styles.prints]).toEqual([[sheet, { isLandscape: true, repeated: { row: 6, rows: 1 } }]]);
  });

  it('has room for twice its rows, all of them in its references and colors', () => {
    const bench = readyBench();
    bench.report(Array.from({ length: 800 }, (_, at) => [46_000, `P${at}`, at + 1, 1]));
    bench.bringUp();
    const [, made] = bench.sheets.sheets() as readonly { readonly rows: number }[];
    expect(made?.rows).toBe(7 + 1600);
    expect(bench.sheets.styles.colors[0]?.area.rows).toBe(1600);
  });

  it('is drawn by pseudonyms where the report has no IDs', () => {
    const bench = readyBench();
    bench.report([[46_000, 'Amber Fox', '', 1]]);
    const { columns, ...source } = bench.source();
    const pseudonyms = { ...source, columns: new Map([...columns].filter(([key]) => key !== 'userId')) };
    bench.bringUp({}, bench.ports, pseudonyms);
    expect(bench.sheets.seen('Timesheet').at(-1)).toEqual([
      'Amber Fox',
      'Amber Fox',
      "=SUMIFS('It''s data'!$D:$D,'It''s data'!$B:$B,$B[0])",
      BALANCE,
    ]);
  });

  it('has no row for records without what its rows are of, and two for namesakes', () => {
    const bench = readyBench();
    bench.report([
      [46_000, 'Ann', 1, 1],
      [46_000, 'Ann', 7, 1],
      [46_000, 'Nobody', '', 1],
    ]);
    bench.bringUp();
    expect(
      bench.sheets
        .seen('Timesheet')
        .slice(7)
        .map(([name, id]) => [name, id]),
    ).toEqual([
      ['Ann', 1],
      ['Ann', 7],
    ]);
  });

  it('with a place that is nowhere, is not drawn at all', () => {
    for (const formula of [
      '={report.nothing}',
      '={people.nothing}',
      '={row.nothing}',
      '={top.nothing}',
      '={nothing}',
      '={column.nothing}',
    ]) {
      const bench = readyBench({ ...TIMESHEET, columns: [...TIMESHEET.columns, { key: 'x', label: 'X', formula, characters: 5 }] });
      bench.report(ANN_AND_BOB);
      expect(() => bench.bringUp()).toThrow(expect.objectContaining({ code: 'argument', message: expect.stringContaining('“nothing”') }));
      expect(bench.sheets.names()).toEqual(["It's data"]);
    }
  });

  it('needs the columns that tell its rows apart in the report', () => {
    const bench = readyBench({ ...TIMESHEET, rows: { kind: 'each', of: ['computerId'] } });
    bench.report(ANN_AND_BOB);
    expect(() => bench.bringUp()).toThrow(expect.objectContaining({ code: 'argument' }));
    expect(bench.sheets.names()).toEqual(["It's data"]);
  });
});

it('A ready sheet with so many rows has them, with their numbers', () => {
  const bench = readyBench({
    ...TIMESHEET,
    rows: { kind: 'count', count: 3 },
    columns: [
      { key: 'week', label: 'Week', formula: '={top.from}+7*({number}-1)', format: 'yyyy-mm-dd', characters: 10 },
      { key: 'worked', label: 'Worked', formula: '=SUMIFS({report.active},{report.date},{row.week})', characters: 10 },
    ],
    rules: [],
    chart: { ...(TIMESHEET.chart as NonNullable<typeof TIMESHEET.chart>), category: 'week', series: ['worked'] },
  });
  bench.report(ANN_AND_BOB);
  bench.bringUp();
  bench.bringUp();
  const row = (number: number) => [`=$A$5+7*(${number}-1)`, "=SUMIFS('It''s data'!$D:$D,'It''s data'!$A:$A,$A[0])", '', ''];
  expect(bench.sheets.seen('Timesheet').slice(7)).toEqual([row(1), row(2), row(3)]);
  expect(bench.charts.charts[0]?.ranges?.map(({ rows }) => rows)).toEqual([4, 4]);
});

describe('A ready sheet beside its report', () => {
  const { chart: _, ...UNCHARTED } = TIMESHEET;
  const BESIDE = {
    ...UNCHARTED,
    rows: { kind: 'beside' } as const,
    top: TIMESHEET.top.map((cell) =>
      cell.key === 'all' ? { ...cell, holds: { kind: 'formula', formula: '=SUM({report.active})+MAX({column.late})' } as const } : cell,
    ),
    columns: [{ key: 'late', label: 'Late', formula: '={row.active}-{top.goal}', format: '0.00', characters: 10 }],
    rules: [],
  };

  it('has its columns at the right of the report, and the rest above it', () => {
    const bench = readyBench(BESIDE, 7);
    bench.report(ANN_AND_BOB);
    bench.bringUp();
    expect(bench.sheets.names()).toEqual(["It's data"]);
    expect(bench.sheets.seen("It's data")).toEqual(
      grid([
        [],
        ['Timesheet'],
        ['Worked: active time.'],
        [],
        ['From', 'Time zone', 'Goal', 'All'],
        [46_000, 'Europe/Berlin', 8, '=SUM($D$9:$D)+MAX($E$9:$E)'],
        [],
        ['', '', '', '', 'Late'],
        [46_000, 'Bob', 2, 1, '=$D[0]-$C$6'],
        [46_000, 'Ann', 1, 2, '=$D[0]-$C$6'],
        [46_001, 'Bob', 2, 3, '=$D[0]-$C$6'],
      ]),
    );
  });

  it('waits for rows', () => {
    const bench = readyBench(BESIDE, 7);
    bench.bringUp();
    expect(bench.sheets.seen("It's data")).toEqual([]);
    bench.report(ANN_AND_BOB);
    bench.bringUp();
    expect(bench.sheets.seen("It's data")).toHaveLength(11);
  });

  it('is refused where it has no room, and leaves what stands there', () => {
    const low = readyBench(BESIDE, 5);
    low.report(ANN_AND_BOB);
    expect(() => low.bringUp()).toThrow(expect.objectContaining({ code: 'argument', message: expect.stringContaining('6 free rows') }));
    for (const [row, column] of [
      [9, 4],
      [2, 1],
    ] as const) {
      const bench = readyBench(BESIDE, 7);
      bench.report(ANN_AND_BOB);
      bench.sheets.type("It's data", row, column, { value: 'mine' });
      const before = bench.sheets.seen("It's data");
      expect(() => bench.bringUp()).toThrow(expect.objectContaining({ code: 'argument' }));
      expect(bench.sheets.seen("It's data")).toEqual(before);
    }
  });
});

describe('The name of a ready sheet', () => {
  it.each([
    ['=A1', '=A1'],
    ["a'b", "a'b"],
    ["'quoted'", 'quoted'],
    ['[x]: a/b\\c?*', 'x   a b c'],
    ['x'.repeat(100), 'x'.repeat(31)],
    [`${'x'.repeat(30)}'y`, 'x'.repeat(30)],
    ['History', 'Ready sheet'],
    ['  ', 'Ready sheet'],
  ])('of %s is one that every host takes', (title, name) => {
    expect(sheetTitle({ ...TIMESHEET, title })).toBe(name);
    const bench = readyBench({ ...TIMESHEET, title });
    bench.report(ANN_AND_BOB);
    bench.bringUp();
    bench.bringUp({ ...FACTS_THEN, from: 1 });
    expect(bench.sheets.names()).toEqual(["It's data", name]);
    expect(bench.sheets.seen(name)[0]?.[0]).toBe(title);
  });

  it('has a number where another sheet has it, whatever its case', () => {
    const bench = readyBench();
    bench.report(ANN_AND_BOB);
    bench.sheets.addSheet('TIMESHEET', 'visible', { rows: 5, columns: 5 });
    bench.sheets.addSheet('timesheet 2', 'visible', { rows: 5, columns: 5 });
    bench.bringUp();
    expect(bench.sheets.names()).toContain('Timesheet 3');
    expect(bench.drawn()?.drawn?.sheetName).toBe('Timesheet 3');
  });

  it('is never that of the hidden sheet', () => expect(hiddenName(`ready.${'x'.repeat(60)}`)).toHaveLength(31));
});
