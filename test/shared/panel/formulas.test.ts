import { FIRST_DAY_MISSING } from '#words/periods';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

describe('formulas', () => {
  test.each([
    [['last week', '', 'group:Sales'], '=ACTIVTRAK_HOURS("last week", , "group:Sales")'],
    [['Settings!B1', '$C$2'], '=ACTIVTRAK_HOURS(Settings!B1, $C$2)'],
    [['2026-03-01', '', 'He said "hi"'], '=ACTIVTRAK_HOURS("2026-03-01", , "He said ""hi""")'],
    [['', '', ''], '=ACTIVTRAK_HOURS()'],
    // A quarter looks like a cell, and so does what somebody calls a connection, which is picked from a list.
    [['Q3'], '=ACTIVTRAK_HOURS("Q3")'],
    [['q1', 'Q4'], '=ACTIVTRAK_HOURS("q1", "Q4")'],
    [['Q5', 'Sheet1!Q3', 'Q3'], '=ACTIVTRAK_HOURS(Q5, Sheet1!Q3, Q3)'],
    [['', '', '', '', '', 'EU1'], '=ACTIVTRAK_HOURS(, , , , , "EU1")'],
    [['', '', '', '', '', '2026'], '=ACTIVTRAK_HOURS(, , , , , "2026")'],
  ])('%j is written as %s', (args, formula) => {
    bench.desk.selected = { sheet: 'Sheet1', row: 1, column: 2 };
    expect(bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args })).toEqual({ cell: 'C2' });
    expect(bench.desk.inserted[0]?.formula).toBe(formula);
  });

  test.each([
    [['3/4/2026'], '=ACTIVTRAK_HOURS("2026-04-03")'],
    [['since 3/4/2026', '', '3/4/2026'], '=ACTIVTRAK_HOURS("since 2026-04-03", , "3/4/2026")'],
    [['3/4/2026', '13/4/2026'], '=ACTIVTRAK_HOURS("2026-04-03", "13/4/2026")'],
    [["'3-4-2026'!B1"], "=ACTIVTRAK_HOURS('3-4-2026'!B1)"],
  ])('%j has days that mean the same to a colleague who writes them otherwise', (args, formula) => {
    bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args }, { locale: () => 'de_DE' });
    expect(bench.desk.inserted[0]?.formula).toBe(formula);
  });

  test.each(['', 'x'])('have long texts in pieces of 255 characters, which Excel takes, whole characters in each (%j)', (shift) => {
    const columns = `${shift}${'Active, '.repeat(31)}Total 😀 "Date", 😀`;
    bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args: ['', '', '', columns] });
    const [, first = '', second = ''] =
      /^=ACTIVTRAK_HOURS\(, , , "((?:[^"]|"")*)"&"((?:[^"]|"")*)"\)$/.exec(bench.desk.inserted[0]?.formula ?? '') ?? [];
    const pieces = [first, second].map((piece) => piece.replaceAll('""', '"'));
    expect(pieces.join('')).toBe(columns);
    expect(pieces[0]).toHaveLength(shift === '' ? 254 : 255);
    expect(pieces.join('|')).not.toMatch(/\p{Surrogate}/u);
  });

  test.each([
    [['2026-03-12'], /^2026-03-12 \(one day\)\. .*“since 2026-03-12”\.$/],
    [['since 2026-03-12'], /^2026-03-12 to .*days\)\.$/],
    [['2026-03-12', '2026-03-12'], /^2026-03-12 \(one day\)\.$/],
    [['Q1'], /^2026-01-01 to .*days\)\./],
    [['B1'], undefined],
    [[''], undefined],
  ] as const)('%j say which days they cover', (args, days) => {
    const { words: said } = bench.call('formulaDays', { name: 'ACTIVTRAK_HOURS', args: [...args] });
    if (days) expect(said).toMatch(days);
    else expect(said).toBeUndefined();
  });

  test('say the weeks of the default connection', () => {
    const said = () => bench.call('formulaDays', { name: 'ACTIVTRAK_HOURS', args: ['last week'] }).words;
    expect(said()).toMatch(/^2026-03-09 to 2026-03-15/);
    bench.call('saveSettings', { weekStart: 7 });
    expect(said()).toMatch(/^2026-03-08 to 2026-03-14/);
  });

  test('for days that nobody understands are refused', () => {
    expect(() => bench.call('formulaDays', { name: 'ACTIVTRAK_TOTAL', args: ['active', 'last payroll period'] })).toThrow(/payroll/);
    expect(() => bench.call('formulaDays', { name: 'ACTIVTRAK_HOURS', args: ['', '2026-03-01'] })).toThrow(FIRST_DAY_MISSING);
  });

  test('are written with the separator of the host, and shown with that of the person', () => {
    const desk = { ...bench.desk, separators: () => ({ typed: ';', inserted: ',' }) };
    const request = { name: 'ACTIVTRAK_HOURS', args: ['last week', '', 'a, b'] } as const;
    bench.call('insertFormula', request, { desk });
    bench.desk.selected = { sheet: 'Sheet1', row: 0, column: 8 };
    bench.call('insertFormula', request, { desk: { ...desk, separators: () => ({ typed: ';', inserted: ';' }) } });
    expect(bench.desk.inserted.map(({ formula }) => formula)).toEqual([
      '=ACTIVTRAK_HOURS("last week", , "a, b")',
      '=ACTIVTRAK_HOURS("last week"; ; "a, b")',
    ]);
    expect(bench.call('open', {}, { desk })).toMatchObject({ separator: ';' });
  });

  test('in a namespace are written and looked for so', () => {
    const looked: string[] = [];
    const desk = {
      ...bench.desk,
      sheetsWithFormula: (text: string) => {
        looked.push(text);
        return [];
      },
    };
    bench.call('insertFormula', { name: 'ACTIVTRAK_COMPUTER_HOURS', args: ['last week'] }, { desk, isNamespaced: true });
    expect(bench.desk.inserted[0]?.formula).toBe('=ACTIVTRAK.COMPUTER_HOURS("last week")');
    bench.call('fileContents', {}, { desk, isNamespaced: true });
    bench.call('fileContents', {}, { desk });
    expect(looked).toEqual(['ACTIVTRAK.', 'ACTIVTRAK_']);
  });

  test('dates get their format', () => {
    bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args: ['', '', '', 'Active, Date', 'days'] });
    expect(bench.desk.inserted[0]?.formats).toEqual({ columns: ['[h]:mm:ss', 'yyyy-mm-dd'], isTable: true });
    bench.desk.selected = { sheet: 'Sheet1', row: 0, column: 8 };
    bench.call('insertFormula', { name: 'ACTIVTRAK_TOTAL', args: ['active'] });
    expect(bench.desk.inserted[1]?.formats).toEqual({ columns: ['0.00'], isTable: false });
  });
});
