import type { ColoredArea, ColorRule, PrintSetup, SheetStyler } from '../../shared/sheet-styler';
import type { SheetWriter } from '../../shared/sheet-writer';

/** What a cell offers. */
export interface Offered {
  readonly words: readonly string[];
  /** Whether other words are taken without a question. */
  readonly isFree: boolean;
}

/** A document under test, with an empty sheet of twenty rows and eight columns at least. */
export interface SheetStylerBench {
  readonly styler: SheetStyler;
  readonly writer: SheetWriter;
  readonly sheet: string;
  insertRows(before: number, count: number): void;
  /** A cell's formula in English; `''` where there is none. */
  formula(row: number, column: number): string;
  /** The rules of the sheet, the strongest first. */
  rules(): readonly ColoredArea[];
  offered(row: number, column: number): Offered | undefined;
  /** How the sheet is printed, where the host can be asked for it. */
  printed?: () => PrintSetup | undefined;
}

/** What every SheetStyler keeps to. */
export function describeSheetStylerContract(make: () => SheetStylerBench | Promise<SheetStylerBench>): void {
  let bench: SheetStylerBench;
  let styler: SheetStyler;

  beforeEach(async () => {
    bench = await make();
    styler = bench.styler;
  });

  const area = (row: number, column: number, rows: number, columns: number) => ({ sheet: bench.sheet, row, column, rows, columns });
  /** What cells hold: a value, or a formula. */
  const contents = async (row: number, column: number, rows: number, columns: number) => {
    const [read = []] = await bench.writer.read([area(row, column, rows, columns)]);
    return read.map((line, down) =>
      line.map((value, right) => {
        const formula = bench.formula(row + down, column + right);
        return formula === '' ? value : { formula };
      }),
    );
  };

  it('changes nothing where it has formulas calculated', async () => {
    await styler.fill(area(0, 0, 1, 2), [[{ formula: '=B1*2' }, 21]]);
    await styler.calculate();
    expect(await contents(0, 0, 1, 2)).toEqual([[{ formula: '=B1*2' }, 21]]);
  });

  it('copies what stands on a sheet to a hidden one behind it, with no formula in it', async () => {
    const { writer, sheet } = bench;
    await writer.addSheet('Last', 'visible', { rows: 5, columns: 5 });
    await writer.write(area(1, 1, 2, 3), [
      ['=1+1', 46_100, '007'],
      ['a', 0.5, true],
    ]);
    await writer.format([area(1, 2, 2, 1)], 'yyyy-mm-dd');
    await writer.format([area(2, 2, 1, 1)], '[h]:mm');
    await styler.fill(area(4, 0, 1, 1), [[{ formula: '=2+3' }]]);
    await writer.flush();
    const copy = await styler.copySheet(sheet, 'Copied');
    const all = await writer.sheets();
    expect(all.map(({ id }) => id).indexOf(copy.id)).toBe(1);
    expect(copy).toMatchObject({ name: 'Copied', rows: 5, columns: 4 });
    const cells = { sheet: copy.id, row: 0, column: 0, rows: 5, columns: 4 };
    const [values = []] = await writer.read([cells]);
    expect(values).toEqual([
      ['', '', '', ''],
      ['', '=1+1', 46_100, '007'],
      ['', 'a', 0.5, true],
      ['', '', '', ''],
      [(await writer.read([area(4, 0, 1, 1)]))[0]?.[0]?.[0], '', '', ''],
    ]);
    expect((await writer.formulas(cells)).flat().join('')).toBe('');
    expect(await writer.formats({ ...cells, row: 1 })).toContain('yyyy-mm-dd');
    expect(await writer.formats({ ...cells, row: 2 })).toContain('[h]:mm');
    // What is done to the one is nothing to the other.
    await writer.write(area(1, 2, 1, 1), [[1]]);
    expect((await writer.read([{ ...cells, row: 1, column: 2, rows: 1, columns: 1 }]))[0]).toEqual([[46_100]]);
    await writer.removeSheet(copy.id);
  });

  it('fills cells with values of their types, and with formulas', async () => {
    const rows = [
      ['Ann', 2, true, { formula: '=B1*2' }],
      ['007', 3, false, { formula: '=IF(B1>1,SUM(B1,B2),"a,b")' }],
    ];
    await styler.fill(area(0, 0, 2, 4), rows);
    expect(await contents(0, 0, 2, 4)).toEqual(rows);
  });

  const HOSTILE = ['=1+1', '+1', '-2', '@SUM(1)', "'quoted", ' =1', '2026-01-02', '1e5', 'TRUE', '#N/A', '1.50', '10:30'];

  it.each(HOSTILE)('leaves %j a text in a column of texts, and beside formulas', async (text) => {
    await styler.fill(area(0, 0, 2, 1), [[text], ['x']]);
    await styler.fill(area(0, 1, 2, 1), [[text], [{ formula: '=1+1' }]]);
    await styler.fill(area(0, 2, 1, 2), [[text, { formula: '=1+1' }]]);
    const formula = { formula: '=1+1' };
    expect(await contents(0, 0, 2, 4)).toEqual([
      [text, text, text, formula],
      ['x', formula, '', ''],
    ]);
  });

  it('takes a formula for one in a cell of plain text', async () => {
    await bench.writer.format([area(0, 0, 2, 2)], '@');
    await bench.writer.format([area(1, 1, 1, 1)], '0.00');
    const rows = [
      ["'a", { formula: '=1+1' }],
      ['=b', "'c"],
    ];
    await styler.fill(area(0, 0, 2, 2), rows);
    expect(await contents(0, 0, 2, 2)).toEqual(rows);
    expect(await bench.writer.formats(area(0, 1, 1, 1))).not.toEqual(['@']);
    expect(await bench.writer.formats(area(1, 1, 1, 1))).toEqual(['0.00']);
  });

  const SCALE: ColorRule = { kind: 'scale', low: '#ffffff', middle: '#ffeb84', high: '#57bb8a' };
  const RED: ColorRule = { kind: 'formula', formula: '=$C3<0', fill: '#f4c7c3', text: '#b10202' };

  it('colors behind the rules that are there, the first of its own first', async () => {
    const own: readonly ColoredArea[] = [
      { area: area(2, 2, 9, 2), rule: RED },
      { area: area(2, 3, 9, 1), rule: SCALE },
    ];
    const later: ColoredArea = { area: area(2, 2, 9, 1), rule: { kind: 'scale', low: '#000000', high: '#ffffff' } };
    await styler.color(own);
    await styler.color([later]);
    expect(bench.rules()).toEqual([...own, later]);
  });

  it.each<ColorRule>([
    { kind: 'formula', formula: '=AND(A1<>"",OR($B1="a,b;c",C$1>1))', fill: '#112233' },
    { kind: 'formula', formula: '=A1>B1', text: '#112233' },
    SCALE,
    { ...SCALE, between: [0, 8] },
    { kind: 'scale', low: '#ffffff', high: '#57bb8a', between: [0, 1] },
  ])('colors by %j', async (rule) => {
    await styler.color([{ area: area(0, 0, 5, 2), rule }]);
    expect(bench.rules()).toEqual([{ area: area(0, 0, 5, 2), rule }]);
  });

  it('keeps rules on their cells', async () => {
    await styler.color([{ area: area(2, 2, 3, 1), rule: RED }]);
    bench.insertRows(0, 2);
    expect(bench.rules()).toEqual([{ area: area(4, 2, 3, 1), rule: { ...RED, formula: '=$C5<0' } }]);
  });

  it('offers words, takes others without a question, and changes what it offered', async () => {
    await styler.offer(area(1, 1, 8, 1), ['Vacation', 'Sick', '0000011']);
    expect(bench.offered(8, 1)).toEqual({ words: ['Vacation', 'Sick', '0000011'], isFree: true });
    expect([bench.offered(0, 1), bench.offered(9, 1), bench.offered(1, 2)]).toEqual([undefined, undefined, undefined]);
    await styler.offer(area(3, 1, 1, 1), ['Other']);
    expect([2, 3, 4].map((row) => bench.offered(row, 1)?.words[0])).toEqual(['Vacation', 'Other', 'Vacation']);
    await styler.fill(area(1, 1, 1, 1), [['Sabbatical']]);
    expect(await contents(1, 1, 1, 1)).toEqual([['Sabbatical']]);
  });

  it('sets a sheet up for printing, or says that it cannot', async () => {
    const setup: PrintSetup = { isLandscape: true, repeated: { row: 2, rows: 1 } };
    expect(await styler.setUpPrint(bench.sheet, setup)).toBe(bench.printed !== undefined);
    if (bench.printed) expect(bench.printed()).toEqual(setup);
  });
}
