import type { Mark, MarkedSheets } from '../../shared/marks';
import type { SheetWriterBench } from './sheet-writer.contract';

const SIZE = { rows: 12, columns: 7 };

/** A document under test: both ports over it, and what a person does to its rows and columns. */
export interface MarksBench extends Pick<SheetWriterBench, 'insertRows' | 'deleteRows' | 'deleteColumns' | 'moveColumn'> {
  readonly writer: MarkedSheets;
}

/** What every Marks keeps to. */
export function describeMarksContract(make: () => MarksBench | Promise<MarksBench>): void {
  let bench: MarksBench;
  let marks: MarkedSheets;
  let sheet: string;

  beforeEach(async () => {
    bench = await make();
    marks = bench.writer;
    sheet = ((await marks.sheets())[0] as { readonly id: string }).id;
  });

  const mark = (name: string, on: 'row' | 'column', index: number) => ({ name, sheet, on, index });
  const byName = (one: Mark, other: Mark): number => one.name.localeCompare(other.name);
  const sorted = async (owner: string) => [...(await marks.marks(owner))].sort(byName);

  it('are kept by owner, and one of the same name moves', async () => {
    expect(await marks.markOwners()).toEqual([]);
    await marks.setMarks('one', [mark('header', 'row', 3), mark('first', 'column', 2)]);
    await marks.setMarks('two', [mark('header', 'row', 9)]);
    await marks.setMarks('one', [mark('header', 'row', 5)]);
    expect(await sorted('one')).toEqual([mark('first', 'column', 2), mark('header', 'row', 5)]);
    expect([...(await marks.markOwners())].sort()).toEqual(['one', 'two']);
    const all = await marks.allMarks();
    expect([all.size, [...(all.get('one') ?? [])].sort(byName), all.get('two')]).toEqual([
      2,
      await sorted('one'),
      [mark('header', 'row', 9)],
    ]);
    await marks.removeMarks('one', ['header', 'first']);
    expect(await marks.marks('one')).toEqual([]);
    expect(await marks.markOwners()).toEqual(['two']);
  });

  it('go where their rows and columns go', async () => {
    await marks.setMarks('one', [mark('a', 'column', 1), mark('b', 'column', 4), mark('header', 'row', 3), mark('last', 'row', 8)]);
    bench.insertRows(2, 3);
    bench.deleteRows(9, 1);
    await marks.insertColumns(sheet, 2, 2);
    expect(await sorted('one')).toEqual([
      mark('a', 'column', 1),
      mark('b', 'column', 6),
      mark('header', 'row', 6),
      mark('last', 'row', 10),
    ]);
    bench.moveColumn(6, 0);
    expect(await sorted('one')).toEqual([
      mark('a', 'column', 2),
      mark('b', 'column', 0),
      mark('header', 'row', 6),
      mark('last', 'row', 10),
    ]);
  });

  it('are gone with what they mark', async () => {
    await marks.setMarks('one', [mark('a', 'column', 1), mark('b', 'column', 4), mark('header', 'row', 3)]);
    bench.deleteColumns(1, 2);
    bench.deleteRows(3, 1);
    expect(await sorted('one')).toEqual([mark('b', 'column', 2)]);
  });

  it('go with their sheet', async () => {
    const other = await marks.addSheet('Other', 'visible', SIZE);
    await marks.setMarks('one', [{ name: 'header', sheet: other.id, on: 'row', index: 0 }]);
    await marks.removeSheet(other.id);
    expect(await marks.marks('one')).toEqual([]);
  });
}
