import type { MarkedSheets } from '../../shared/marks';
import type { SheetArea, SheetLimits, SheetValue } from '../../shared/sheet-writer';
import { EMPTY, infoOf, type Kept, type MemoryCell, type MemoryRow, memoryDocument, shown } from './memory-document';
import { type MemoryHands, memoryHands } from './memory-hands';
import { memoryMarks } from './memory-marks';
import { type MemoryStyles, memoryStyler } from './memory-styler';
import { answer, type Timing } from './timing';

/** A document in memory: cells, marks that move with rows and columns, and what people do to them. */
export interface MemorySheets extends MarkedSheets, MemoryHands {
  /** Every change made through the port, by its name. */
  readonly calls: string[];
  /** Cells whose content was written through the port. */
  readonly written: () => number;
  /** Formulas, colors and offers in it. */
  readonly styles: MemoryStyles;
  /** The document as it is now. */
  keep(): Kept;
}

/** What a document in memory holds. */
export const ROOMY: SheetLimits = { cells: 10_000_000, rows: 1_000_000, columns: 10_000, characters: 50_000 };

/** @param limits how little the document holds */
export function memorySheets(timing: Timing, limits: SheetLimits = ROOMY): MemorySheets {
  const document = memoryDocument(limits);
  const { sheets, protectedAreas } = document;
  const calls: string[] = [];
  let written = 0;

  function refuseProtected(area: SheetArea): void {
    const hit = protectedAreas.find(({ area: other }) => overlaps(area, other));
    if (hit) throw new Error(hit.words);
  }

  const step = <T>(name: string, work: () => T) =>
    answer(timing, () => {
      calls.push(name);
      return work();
    });

  return {
    calls,
    written: () => written,
    sheets: () => step('sheets', () => sheets.map(infoOf)),
    sheet: (by, is) => step('sheet', () => sheets.filter((sheet) => sheet[by] === is).map(infoOf)[0]),
    limits,
    addSheet: (name, visibility, size) => step('addSheet', () => infoOf(document.add(name, visibility, size))),
    removeSheet: (sheet) => step('removeSheet', () => document.remove(sheet)),
    reveal: (id, name) =>
      step('reveal', () => {
        const sheet = document.find(id);
        if (sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase()))
          throw new Error(`A sheet ${name} exists.`);
        sheet.name = name;
        sheet.hidden = false;
      }),
    grow: (id, rows, columns) => step('grow', () => document.grow(id, rows, columns)),
    insertColumns: (id, before, count) => step('insertColumns', () => document.insertColumns(document.find(id), before, count)),
    removeColumns: (id, first, count) => step('removeColumns', () => document.removeColumns(document.find(id), first, count)),
    sort: (area, column) =>
      step('sort', () => {
        refuseProtected(area);
        const rows = document.rowsOf(area).map((row) => row.slice(area.column, area.column + area.columns));
        const numberIn = (row: readonly MemoryCell[]): number => Number(row[column - area.column]?.value);
        rows.sort((one, other) => numberIn(one) - numberIn(other));
        document.each(area, (_, row, at) => rows[row]?.[at] ?? EMPTY);
      }),
    ...memoryMarks(document, step),
    read: (areas) => step('read', () => areas.map((area) => document.rowsOf(area).map((row) => shownIn(row, area)))),
    readReference: (reference) =>
      step('readReference', () => {
        const parts = /^(.+)!([A-Z])(\d+)$/.exec(reference);
        const sheet = sheets.find(({ name }) => name === parts?.[1]);
        return parts ? sheet?.grid[Number(parts[3]) - 1]?.[(parts[2] as string).charCodeAt(0) - 65]?.value : undefined;
      }),
    formulas: (area) =>
      step('formulas', () =>
        document.rowsOf(area).map((row) => row.slice(area.column, area.column + area.columns).map(({ formula }) => formula)),
      ),
    write: (area, rows) =>
      step('write', () => {
        refuseProtected(area);
        if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns)) throw new Error('The rows do not fit the area.');
        document.each(area, (cell, row, column) => holding(cell, document.shortened(rows[row]?.[column] ?? '')));
        written += area.rows * area.columns;
      }),
    clear: (areas) =>
      step('clear', () => {
        for (const area of areas) {
          refuseProtected(area);
          document.each(area, (cell) => holding(cell, ''));
          written += area.rows * area.columns;
        }
      }),
    formats: (area) =>
      step('formats', () => (document.rowsOf(area)[0] ?? []).slice(area.column, area.column + area.columns).map(({ format }) => format)),
    format: (areas, pattern) =>
      step('format', () => {
        for (const area of areas) document.each(area, (cell) => (cell.format === pattern ? cell : { ...cell, format: pattern }));
      }),
    widen: (id, widths) =>
      step('widen', () => {
        const sheet = document.find(id);
        for (const { column, characters, isMin } of widths)
          if ((sheet.widths.get(column) ?? 0) < (isMin ? characters : 1)) sheet.widths.set(column, characters);
      }),
    freeze: (id, rows) =>
      step('freeze', () => {
        const sheet = document.find(id);
        if (rows >= sheet.grid.length) throw new Error('Not all rows can be frozen.');
        sheet.frozen = rows;
      }),
    emphasize: (areas) =>
      step('emphasize', () => {
        for (const area of areas) document.rowsOf(area);
      }),
    fillDown: (from, first, count) =>
      step('fillDown', () => {
        const [source = []] = document.rowsOf(from);
        document.each({ ...from, row: first, rows: count }, (cell, _, column) => {
          const { formula, format } = source[from.column + column] ?? EMPTY;
          return { ...cell, formula, format };
        });
      }),
    refusal: (areas) => step('refusal', () => protectedAreas.find(({ area }) => areas.some((other) => overlaps(area, other)))?.words),
    flush: () => step('flush', () => undefined),
    ...memoryHands(document),
    styles: memoryStyler(document, step),
    keep: document.keep,
  };
}

/** The cell itself where it holds that already. */
const holding = (cell: MemoryCell, value: SheetValue): MemoryCell =>
  cell.value === value && cell.formula === '' ? cell : { value, formula: '', format: cell.format, note: cell.note };

/** What a row's cells show within an area. Thousands of rows are read again and again: a copy of each would take as long once more. */
function shownIn(row: MemoryRow, { column, columns }: SheetArea): readonly SheetValue[] {
  const values = new Array<SheetValue>(columns);
  for (let at = 0; at < columns; at += 1) values[at] = shown(row[column + at] ?? EMPTY);
  return values;
}

const overlaps = (one: SheetArea, other: SheetArea): boolean =>
  one.sheet === other.sheet &&
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;
