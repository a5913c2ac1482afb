import fc from 'fast-check';
import type { Row } from '../../../../shared/model/cell';
import type { RowRange } from '../../../../shared/table/cells/row-range';
import { packedRows } from '../../../../shared/table/staging/packed-rows';
import { runSync } from '../../../../shared/task';
import { memorySheets, ROOMY } from '../../../doubles/memory-sheets';

/** A sheet whose cells take so many characters, and rows packed on it. */
function packedSheet(characters = ROOMY.characters) {
  const sheets = memorySheets('at once', { ...ROOMY, characters });
  const { id } = sheets.addSheet('aside', 'hidden', { rows: 1, columns: 2 }) as { readonly id: string };
  const read = (ranges: readonly RowRange[], from = 0, rows = packedRows(sheets, 1)): readonly Row[] => {
    const found: Row[] = [];
    runSync(rows.each(id, ranges, from, (row) => void found.push(row)));
    return found;
  };
  return { sheets, id, read, put: (at: number, rows: readonly Row[], into = packedRows(sheets, 1)) => runSync(into.put(id, at, rows)) };
}

const numbered = (count: number, from = 0): readonly Row[] => Array.from({ length: count }, (_, at) => [from + at, `row ${from + at}`]);
const HOSTILE = ['=1+1', "'quoted", "''", '007', '1e5', ' ', 'a ', '\t', '\r\n', '\ud800', '😀😀😀', '>', '<', '"', '\\', 'TRUE', '', '…'];

it('rows come back exactly, whatever their cells look like and however little a cell takes', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }));
  const cell = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), fc.constantFrom(12, 31, 50_000), (batches, characters) => {
      const { put, read } = packedSheet(characters);
      let at = 0;
      for (const batch of batches) {
        put(at, batch);
        at += batch.length;
      }
      const all = batches.flat().map((row) => row.map((one) => (Object.is(one, -0) ? 0 : one)));
      expect(read([{ from: 0, count: at }])).toEqual(all);
      expect(read([{ from: 0, count: at }], 1)).toEqual(all.map((row) => row.slice(1)));
    }),
    { numRuns: 60 },
  );
});

it('gives some of them in the order of ranges, by another call too', () => {
  const { put, read } = packedSheet();
  put(0, numbered(50));
  put(50, numbered(70, 50));
  const all = numbered(120);
  const ranges = [
    { from: 100, count: 20 },
    { from: 31, count: 2 },
    { from: 0, count: 1 },
    { from: 64, count: 32 },
  ];
  expect(read(ranges)).toEqual(ranges.flatMap(({ from, count }) => all.slice(from, from + count)));
});

it('puts rows in the place of those that are forgotten, also where they were longer', () => {
  const { put, read } = packedSheet(200);
  put(0, numbered(40));
  put(40, [['x'.repeat(5_000)], ['y'.repeat(3_000)]]);
  put(40, numbered(3, 40));
  expect(read([{ from: 0, count: 43 }])).toEqual(numbered(43));
});

it('needs two cells for many rows', () => {
  const { put, sheets } = packedSheet();
  put(0, numbered(3_200));
  expect(sheets.sheets()).toMatchObject([{ rows: 100, columns: 2 }]);
});

it.each<[string, (one: ReturnType<typeof packedSheet>) => unknown]>([
  ['emptied', ({ sheets, id }) => sheets.clear([{ sheet: id, row: 0, column: 1, rows: 1, columns: 1 }])],
  ['changed', ({ sheets }) => sheets.type('aside', 0, 1, { value: '<[["mine"]]>' })],
  ['cut off', ({ sheets }) => sheets.type('aside', 0, 1, { value: '<[[0,"row' })],
])('is read anew where somebody has %s it', (_, edit) => {
  const sheet = packedSheet();
  sheet.put(0, numbered(20));
  void edit(sheet);
  expect(() => sheet.read([{ from: 0, count: 20 }])).toThrow(expect.objectContaining({ code: 'unstable' }));
});
