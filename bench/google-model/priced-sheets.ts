import type { MarkedSheets } from '../../shared/marks';
import type { SheetArea, SheetValue } from '../../shared/sheet-writer';
import { type MaybePromise, runSync, type Sync, wait } from '../../shared/task';
import type { GoogleCosts } from './costs';
import type { VirtualTime } from './virtual-time';

/** Sheets whose calls take time, and the most cells that they had together. */
export interface PricedSheets extends Sync<MarkedSheets> {
  readonly figures: { calls: number; peak: number };
}

const cellsOf = (areas: readonly SheetArea[]): number => areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);

/** What is longer is a text of many rows. */
const LONG = 1000;

const longOf = (rows: readonly (readonly SheetValue[])[]): number =>
  rows.reduce(
    (sum, row) => row.reduce((long: number, cell) => (typeof cell === 'string' && cell.length > LONG ? long + cell.length : long), sum),
    0,
  );

/**
 * @param inner sheets in memory, whose own work takes no time here
 * @param mostCells how many cells the file may have: a call that makes more fails, as Google's does
 */
export function pricedSheets(inner: MarkedSheets, time: VirtualTime, costs: GoogleCosts, mostCells: number): PricedSheets {
  const figures = { calls: 0, peak: 0 };
  const done = <T>(answer: MaybePromise<T>): T => runSync(wait(answer));
  function priced<T>(ms: number, work: () => MaybePromise<T>): T {
    figures.calls += 1;
    time.spend(costs.call + ms);
    return time.aside(() => done(work()));
  }
  const cellsNow = (): number => time.aside(() => done(inner.sheets()).reduce((sum, { rows, columns }) => sum + rows * columns, 0));
  /** Does what changes how many cells there are. */
  function sized<T>(work: () => MaybePromise<T>): T {
    const before = cellsNow();
    const answer = priced(0, work);
    const after = cellsNow();
    time.spend(Math.abs(after - before) * costs.made);
    if (after > mostCells)
      throw new Error(`This would increase the number of cells in the workbook above the limit of ${mostCells} cells.`);
    figures.peak = Math.max(figures.peak, after);
    return answer;
  }
  return {
    figures,
    limits: { ...inner.limits, cells: mostCells },
    sheets: () => priced(0, () => inner.sheets()),
    sheet: (by, is) => priced(0, () => inner.sheet(by, is)),
    addSheet: (name, visibility, size) => sized(() => inner.addSheet(name, visibility, size)),
    removeSheet: (sheet) => sized(() => inner.removeSheet(sheet)),
    grow: (sheet, rows, columns) => sized(() => inner.grow(sheet, rows, columns)),
    insertColumns: (sheet, before, count) => sized(() => inner.insertColumns(sheet, before, count)),
    removeColumns: (sheet, first, count) => sized(() => inner.removeColumns(sheet, first, count)),
    sort: (area, column) => priced(cellsOf([area]) * costs.sorted, () => inner.sort(area, column)),
    reveal: (sheet, name) => priced(costs.call, () => inner.reveal(sheet, name)),
    markOwners: () => priced(0, () => inner.markOwners()),
    marks: (owner) => priced(0, () => inner.marks(owner)),
    allMarks: () => priced(0, () => inner.allMarks()),
    setMarks: (owner, marks) => priced(costs.call * marks.length, () => inner.setMarks(owner, marks)),
    removeMarks: (owner, names) => priced(costs.call * names.length, () => inner.removeMarks(owner, names)),
    read(areas) {
      const found = priced(cellsOf(areas) * costs.read + (areas.length - 1) * costs.call, () => inner.read(areas));
      time.spend(time.aside(() => found.reduce((sum, rows) => sum + longOf(rows), 0)) * costs.character);
      return found;
    },
    readReference: (reference) => priced(0, () => inner.readReference(reference)),
    formulas: (area) => priced(cellsOf([area]) * costs.read, () => inner.formulas(area)),
    write: (area, rows) =>
      priced(cellsOf([area]) * costs.written + time.aside(() => longOf(rows)) * costs.character, () => inner.write(area, rows)),
    clear: (areas) => priced(cellsOf(areas) * costs.cleared, () => inner.clear(areas)),
    formats: (area) => priced(0, () => inner.formats(area)),
    format: (areas, pattern) => priced(cellsOf(areas) * costs.formatted, () => inner.format(areas, pattern)),
    widen: (sheet, widths) => priced(costs.call * widths.length, () => inner.widen(sheet, widths)),
    freeze: (sheet, rows) => priced(0, () => inner.freeze(sheet, rows)),
    emphasize: (areas) => priced(0, () => inner.emphasize(areas)),
    fillDown: (from, first, count) => priced(from.columns * count * costs.written, () => inner.fillDown(from, first, count)),
    refusal: (areas) => priced(0, () => inner.refusal(areas)),
    flush: () => priced(costs.flush, () => inner.flush()),
  };
}
