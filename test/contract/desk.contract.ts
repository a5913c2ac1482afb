import type { Desk, ResultFormats } from '../../shared/desk';
import type { MaybePromise } from '../../shared/task';

/** A document with one sheet, named `Sheet1`. */
export interface DeskBench {
  readonly desk: Desk;
  /** The sheet's id. */
  readonly first: string;
  /** What a person does. */
  type(row: number, column: number, formula: string): MaybePromise<void>;
  select(row: number, column: number): MaybePromise<void>;
  deleteSheet(): MaybePromise<void>;
  /** Whether anything stands in a cell. */
  isTaken(row: number, column: number): MaybePromise<boolean>;
}

const UNFORMATTED: ResultFormats = { columns: [], isTable: false };
const [OURS, OTHER] = ['=ACTIVTRAK_STATUS()', '=SUM(1,2)'];

/** What every Desk keeps to. */
export function describeDeskContract(make: () => MaybePromise<DeskBench>): void {
  it('has one word for the document', async () => {
    const { desk } = await make();
    const word = await desk.documentId();
    expect(word).not.toBe('');
    expect(await desk.documentId()).toBe(word);
  });

  it("says the selected cell by its sheet's name, counted from 0", async () => {
    const { desk, select } = await make();
    await select(4, 2);
    expect(await desk.selection()).toEqual({ sheet: 'Sheet1', row: 4, column: 2 });
  });

  it('brings an area before the person', async () => {
    const { desk, first, select } = await make();
    await select(0, 0);
    await desk.show({ sheet: first, row: 6, column: 1, rows: 3, columns: 2 });
    expect(await desk.selection()).toEqual({ sheet: 'Sheet1', row: 6, column: 1 });
  });

  it('says so where the sheet is gone', async () => {
    const { desk, first, deleteSheet } = await make();
    await deleteSheet();
    const shown = async () => desk.show({ sheet: first, row: 0, column: 0, rows: 1, columns: 1 });
    await expect(shown()).rejects.toMatchObject({ code: 'argument' });
  });

  it('puts a formula into the selected cell, and never over what stands there', async () => {
    const { desk, select, isTaken } = await make();
    await select(4, 2);
    expect(await isTaken(4, 2)).toBe(false);
    await desk.insertFormula(OTHER, UNFORMATTED);
    expect(await isTaken(4, 2)).toBe(true);
    const again = async () => desk.insertFormula(OURS, UNFORMATTED);
    await expect(again()).rejects.toMatchObject({ code: 'argument' });
    expect(await desk.sheetsWithFormula('ACTIVTRAK_')).toEqual([]);
  });

  it('separates arguments by one sign, a comma or a semicolon', async () => {
    const { desk } = await make();
    const { typed, inserted } = (await desk.separators?.()) ?? { typed: ',', inserted: ',' };
    expect([typed, inserted].filter((sign) => sign !== ',' && sign !== ';')).toEqual([]);
  });

  it('finds formulas by a text in them, and names their sheet once', async () => {
    const { desk, type } = await make();
    expect(await desk.sheetsWithFormula('ACTIVTRAK_')).toEqual([]);
    expect(await desk.updateFormulas('ACTIVTRAK_')).toEqual({ updated: 0, closed: 0 });
    await type(1, 1, OURS);
    await type(2, 1, OTHER);
    await type(3, 1, OURS);
    expect(await desk.sheetsWithFormula('ACTIVTRAK_')).toEqual(['Sheet1']);
    expect(await desk.updateFormulas('ACTIVTRAK_')).toEqual({ updated: 2, closed: 0 });
  });
}
