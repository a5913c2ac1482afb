import type { Row } from '../../shared/model/cell';
import type { SheetArea, SheetValue, SheetWriter } from '../../shared/sheet-writer';
import { packedRows } from '../../shared/table/staging/packed-rows';
import { runAsync } from '../../shared/task';

/** A document under test: the port, and what a person does beside it. */
export interface SheetWriterBench {
  readonly writer: SheetWriter;
  /** A person types into a cell of the first sheet: a text, or a formula with `=`. Rows and columns count from 0. */
  type(row: number, column: number, text: string): void;
  insertRows(before: number, count: number): void;
  deleteRows(first: number, count: number): void;
  deleteColumns(first: number, count: number): void;
  moveColumn(from: number, to: number): void;
  /** A column's width in the host's own measure; what a person makes it. */
  width(column: number): number;
  setWidth(column: number, width: number): void;
  frozenRows(): number;
  /** Whether the sheet with this name is out of people's sight. */
  isHidden(name: string): boolean;
}

/** Texts that a spreadsheet would like to make something else of. */
const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  ' =1+1',
  '\t=1+1',
  '\n=1+1',
  '＝1+1',
  '+A1',
  '-A1',
  '-1+2',
  '@SUM(A1)',
  "'quoted",
  "''twice",
  '007',
  '1e5',
  '1/2',
  '2026-01-02',
  '12:30',
  '50%',
  '$5',
  'TRUE',
  'false',
  ' padded ',
  'line\nbreak',
  '漢字 🙂',
  'مرحبا',
  '#REF!',
];

const SIZE = { rows: 12, columns: 7 };

/** What every SheetWriter keeps to. */
export function describeSheetWriterContract(make: () => SheetWriterBench | Promise<SheetWriterBench>): void {
  let bench: SheetWriterBench;
  let writer: SheetWriter;
  let sheet: string;

  beforeEach(async () => {
    bench = await make();
    writer = bench.writer;
    sheet = ((await writer.sheets())[0] as { readonly id: string }).id;
  });

  const area = (row: number, column: number, rows = 1, columns = 1): SheetArea => ({ sheet, row, column, rows, columns });
  const readOne = async (wanted: SheetArea): Promise<readonly (readonly SheetValue[])[]> => (await writer.read([wanted]))[0] ?? [];

  it('makes a sheet at the end, and takes it away again', async () => {
    const before = (await writer.sheets()).map(({ name }) => name);
    const made = await writer.addSheet('Réport “1”', 'hidden', SIZE);
    expect((await writer.sheets()).map(({ name }) => name)).toEqual([...before, 'Réport “1”']);
    expect((await writer.sheets()).find(({ id }) => id === made.id)).toEqual(made);
    await writer.removeSheet(made.id);
    expect((await writer.sheets()).map(({ name }) => name)).toEqual(before);
  });

  it('gives one sheet by its ID or its name, also a hidden one, as all of them together', async () => {
    const made = await writer.addSheet('Réport “1”', 'hidden', SIZE);
    await writer.write({ sheet: made.id, row: 0, column: 0, rows: 1, columns: 1 }, [['there']]);
    for (const info of await writer.sheets()) {
      expect(await writer.sheet('id', info.id)).toEqual(info);
      expect(await writer.sheet('name', info.name)).toEqual(info);
    }
    for (const name of [made.id, 'RÉPORT “1”', 'Nowhere']) expect(await writer.sheet('name', name)).toBeUndefined();
    for (const id of ['Réport “1”', '', '00']) expect(await writer.sheet('id', id)).toBeUndefined();
    await expect((async () => writer.read([{ sheet: '', row: 0, column: 0, rows: 1, columns: 1 }]))()).rejects.toThrow();
    await writer.removeSheet(made.id);
    expect(await writer.sheet('id', made.id)).toBeUndefined();
    expect(await writer.sheet('name', 'Réport “1”')).toBeUndefined();
  });

  it.each([
    [3, 2],
    [1_200, 30],
  ])('makes a sheet of %i rows and %i columns', async (rows, columns) => {
    const made = await writer.addSheet('Made', 'visible', { rows, columns });
    expect(made).toMatchObject({ rows, columns });
    expect((await writer.sheets()).find(({ id }) => id === made.id)).toEqual(made);
    await writer.write({ sheet: made.id, row: rows - 1, column: columns - 1, rows: 1, columns: 1 }, [['last']]);
  });

  it('cuts a text that leaves no room for an apostrophe, never within a sign', async () => {
    const { characters } = writer.limits;
    const texts = ['x'.repeat(characters - 1), 'x'.repeat(characters), `${'x'.repeat(characters - 3)}🙂🙂`];
    await writer.write(
      area(0, 0, 3),
      texts.map((text) => [text]),
    );
    const cut = [texts[0], `${'x'.repeat(characters - 2)}…`, `${'x'.repeat(characters - 3)}…`];
    expect((await readOne(area(0, 0, 3))).flat().map((text, at) => text === cut[at])).toEqual([true, true, true]);
  });

  it('makes the grid larger where it is too small, and never smaller', async () => {
    const { id, rows, columns } = await writer.addSheet('Other', 'visible', SIZE);
    await writer.grow(id, rows + 5, columns + 2);
    await writer.grow(id, 1, 1);
    expect((await writer.sheets()).find((one) => one.id === id)).toMatchObject({ rows: rows + 5, columns: columns + 2 });
  });

  it.each(HOSTILE)('writes the text %j as that text', async (text) => {
    await writer.write(area(2, 1, 2, 2), [
      [text, 1],
      ['beside', text],
    ]);
    expect(await readOne(area(2, 1, 2, 2))).toEqual([
      [text, 1],
      ['beside', text],
    ]);
    expect(await writer.formulas(area(2, 1, 2, 2))).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  it.each(HOSTILE)('writes the text %j as that text into a cell whose format stays', async (text) => {
    await writer.format([area(2, 1)], '0.00');
    await writer.write(area(2, 1), [[text]], true);
    expect(await readOne(area(2, 1))).toEqual([[text]]);
    expect([await writer.formulas(area(2, 1)), await writer.formats(area(2, 1))]).toEqual([[['']], ['0.00']]);
  });

  it('writes numbers, true and false, and empties what is empty', async () => {
    bench.type(0, 0, 'old');
    await writer.write(area(0, 0, 1, 5), [['', 1.5, true, false, -0.25]]);
    expect(await readOne(area(0, 0, 1, 6))).toEqual([['', 1.5, true, false, -0.25, '']]);
  });

  it('gives a day as the serial number that was written, whatever its format', async () => {
    await writer.write(area(0, 0, 2, 2), [
      [46_100, 0.5],
      [46_101, 1.25],
    ]);
    await writer.format([area(0, 0, 2, 1)], 'yyyy-mm-dd');
    await writer.format([area(0, 1, 2, 1)], '[h]:mm:ss');
    expect(await readOne(area(0, 0, 2, 2))).toEqual([
      [46_100, 0.5],
      [46_101, 1.25],
    ]);
    expect(await writer.formats(area(0, 0, 2, 2))).toEqual(['yyyy-mm-dd', '[h]:mm:ss']);
  });

  it('reads several areas in their order', async () => {
    await writer.write(area(0, 0, 2, 2), [
      [1, 2],
      [3, 4],
    ]);
    expect(await writer.read([area(1, 0), area(0, 1, 2, 1)])).toEqual([[[3]], [[2], [4]]]);
  });

  it('empties areas and leaves the formats', async () => {
    await writer.write(area(0, 0, 1, 3), [[1, 2, 3]]);
    await writer.format([area(0, 0)], '0.00');
    await writer.clear([area(0, 0), area(0, 2)]);
    expect(await readOne(area(0, 0, 1, 3))).toEqual([['', 2, '']]);
    expect((await writer.formats(area(0, 0)))[0]).toBe('0.00');
  });

  it('gives back rows that are packed into texts, which may be longer than a cell takes', async () => {
    const { id } = await writer.addSheet('Staged', 'hidden', { rows: 1, columns: 2 });
    const rows: Row[] = [
      ['=1+1', 5, '007', true, ''],
      ["'a", 0.1, ' b ', false, '\n'],
      ['😀'.repeat(20_000), -1, '+'.repeat(40_000), true, '…'],
      ...Array.from({ length: 60 }, (_, at): Row => [at, '1e3', '2026-01-02', at % 2 === 0, '"']),
    ];
    await runAsync(packedRows(writer, 3).put(id, 0, rows.slice(0, 2)));
    await runAsync(packedRows(writer, 3).put(id, 2, rows.slice(2)));
    const found: Row[] = [];
    await runAsync(packedRows(writer, 3).each(id, [{ from: 0, count: rows.length }], 0, (row) => void found.push(row)));
    expect(found).toEqual(rows);
  });

  it('makes columns wider that have their usual width, and no other', async () => {
    bench.setWidth(2, 40);
    const before = bench.width(1);
    await writer.widen(sheet, [
      { column: 1, characters: 30 },
      { column: 2, characters: 30 },
    ]);
    expect(bench.width(1)).toBeGreaterThan(before);
    expect(bench.width(2)).toBe(40);
    const wide = bench.width(1);
    await writer.widen(sheet, [{ column: 1, characters: 10 }]);
    expect(bench.width(1)).toBe(wide);
    await writer.widen(sheet, [
      { column: 1, characters: 10, isMin: true },
      { column: 2, characters: 60, isMin: true },
    ]);
    expect(bench.width(1)).toBe(wide);
    expect(bench.width(2)).toBeGreaterThan(40);
  });

  it('freezes the first rows', async () => {
    expect(bench.frozenRows()).toBe(0);
    await writer.freeze(sheet, 2);
    expect(bench.frozenRows()).toBe(2);
  });

  it('gives formulas relative to their cells, and fills them down with their formats', async () => {
    bench.type(1, 2, '=A2*2');
    bench.type(2, 2, '=A3*2');
    bench.type(3, 2, '=A2*2');
    const [[first], [second], [third]] = (await writer.formulas(area(1, 2, 3, 1))) as [[string], [string], [string]];
    expect(first).not.toBe('');
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    await writer.format([area(1, 2)], '0.00');
    await writer.fillDown(area(1, 2), 4, 2);
    expect(await writer.formulas(area(4, 2, 2, 1))).toEqual([[first], [first]]);
    expect((await writer.formats(area(5, 2)))[0]).toBe('0.00');
  });

  it('fills formulas down beside values, which stay where they are', async () => {
    bench.type(1, 1, "model's");
    bench.type(1, 2, '=A2*2');
    bench.type(3, 1, 'own');
    await writer.fillDown(area(1, 1, 1, 3), 2, 2);
    expect(await readOne(area(2, 1, 2, 1))).toEqual([[''], ['own']]);
    const [[model]] = (await writer.formulas(area(1, 2))) as [[string]];
    expect(await writer.formulas(area(2, 1, 2, 3))).toEqual([
      ['', model, ''],
      ['', model, ''],
    ]);
  });

  it('gives what a reference holds, and nothing where it leads nowhere', async () => {
    const other = await writer.addSheet('Settings', 'visible', SIZE);
    await writer.write({ ...area(0, 1), sheet: other.id }, [['last week']]);
    expect(await writer.readReference('Settings!B1')).toBe('last week');
    expect(await writer.readReference('Nowhere!B1')).toBeUndefined();
  });

  it('puts rows in the order of a column of numbers, each with all of its cells, and leaves what is around them', async () => {
    await writer.write(area(0, 0, 6, 5), [
      ['head', 'x', 1, 'y', 9],
      ['007', 46_100.5, '=1+1', true, 30],
      ["'quoted", '', '1e5', -2, 10],
      ['c', 3, '', 'TRUE', 2],
      ['漢', 4, '-A1', '', 100],
      ['below', 'z', 1, '', 1],
    ]);
    await writer.sort(area(1, 0, 4, 5), 4);
    expect(await readOne(area(0, 0, 6, 5))).toEqual([
      ['head', 'x', 1, 'y', 9],
      ['c', 3, '', 'TRUE', 2],
      ["'quoted", '', '1e5', -2, 10],
      ['007', 46_100.5, '=1+1', true, 30],
      ['漢', 4, '-A1', '', 100],
      ['below', 'z', 1, '', 1],
    ]);
    expect(await writer.formulas(area(3, 2))).toEqual([['']]);
    await writer.sort(area(1, 0, 4, 5), 4);
    expect((await readOne(area(1, 4, 4, 1))).flat()).toEqual([2, 10, 30, 100]);
  });

  it('sorts a hidden sheet below rows that are frozen', async () => {
    const { id } = await writer.addSheet('Staged', 'hidden', SIZE);
    const column = { sheet: id, row: 2, column: 1, rows: 3, columns: 1 };
    await writer.write(column, [[3], [1], [2]]);
    await writer.freeze(id, 2);
    await writer.sort(column, 1);
    expect(await readOne(column)).toEqual([[1], [2], [3]]);
  });

  it('takes columns out of the grid, and what is behind them comes nearer', async () => {
    const { id, columns } = await writer.addSheet('Other', 'visible', SIZE);
    const line = (from: number, count: number): SheetArea => ({ sheet: id, row: 1, column: from, rows: 1, columns: count });
    await writer.write(line(0, 7), [['a', 'b', 'c', 'd', 'e', 'f', 'g']]);
    await writer.removeColumns(id, 2, 2);
    expect((await writer.sheets()).find((one) => one.id === id)).toMatchObject({ rows: SIZE.rows, columns: columns - 2 });
    expect(await readOne(line(0, 5))).toEqual([['a', 'b', 'e', 'f', 'g']]);
    await writer.removeColumns(id, 3, 2);
    expect((await writer.sheets()).find((one) => one.id === id)).toMatchObject({ columns: columns - 4 });
  });

  it('shows a hidden sheet by a name, once or twice', async () => {
    const { id } = await writer.addSheet('Staged', 'hidden', SIZE);
    expect(bench.isHidden('Staged')).toBe(true);
    await writer.reveal(id, 'Réport “1”');
    expect(bench.isHidden('Réport “1”')).toBe(false);
    await writer.reveal(id, 'Réport “1”');
    expect((await writer.sheets()).filter(({ name }) => name === 'Réport “1”').map((one) => one.id)).toEqual([id]);
    await writer.addSheet('Taken', 'visible', SIZE);
    await expect((async () => writer.reveal(id, 'Taken'))()).rejects.toThrow();
  });

  it('has no refusal where nothing is protected', async () => {
    expect(await writer.refusal([area(0, 0, 5, 5)])).toBeUndefined();
  });
}
