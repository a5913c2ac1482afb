import type { Mark } from '../../shared/marks';
import { shortenedText } from '../../shared/model/typed-text';
import type { SheetArea, SheetInfo, SheetLimits, SheetSize, SheetValue } from '../../shared/sheet-writer';

/** One cell. A formula is written relative to its cell, as hosts give it; what it computes is not known here. */
export interface MemoryCell {
  readonly value: SheetValue;
  readonly formula: string;
  readonly format: string;
  readonly note: string;
}

export interface MemorySheet {
  readonly id: string;
  name: string;
  hidden: boolean;
  columns: number;
  frozen: number;
  readonly grid: MemoryCell[][];
  /** Of the columns whose width was set; columns that are moved leave theirs behind here. */
  readonly widths: Map<number, number>;
}

/** What a document holds at a moment. */
export interface Kept {
  /** All of it; two moments with the same text have the same document. */
  readonly text: string;
  /** Puts it back. */
  restore(): void;
}

/** The sheets of a document, and the marks that move with their rows and columns. */
export interface MemoryDocument {
  readonly sheets: MemorySheet[];
  /** By their owner. */
  readonly marks: Map<string, Mark[]>;
  /** Areas that this person may not write into, with the host's words. */
  readonly protectedAreas: { readonly area: SheetArea; readonly words: string }[];
  find(id: string): MemorySheet;
  named(name: string): MemorySheet;
  add(name: string, hidden: boolean, size?: SheetSize): MemorySheet;
  remove(id: string): void;
  grow(id: string, rows: number, columns: number): void;
  insertColumns(sheet: MemorySheet, before: number, count: number): void;
  removeColumns(sheet: MemorySheet, first: number, count: number): void;
  /** Moves marks on rows or columns from one of them on; with a negative number the marks on what goes away go too. */
  shift(sheet: string, on: Mark['on'], from: number, by: number): void;
  /** The rows of an area, each as wide as its sheet. */
  rowsOf(area: SheetArea): MemoryCell[][];
  /** Puts another cell in the place of each of an area. */
  each(area: SheetArea, change: (cell: MemoryCell, row: number, column: number) => MemoryCell): void;
  /** A text is cut where the document's cells take no more. */
  shortened(value: SheetValue): SheetValue;
  keep(): Kept;
}

/** A sheet as the port tells it. */
export const infoOf = ({ id, name, columns, grid }: MemorySheet): SheetInfo => ({ id, name, rows: grid.length, columns });

/** What a cell shows; what a formula computes is not known here. */
export const shown = ({ value, formula }: MemoryCell): SheetValue => (formula === '' ? value : '#formula');

export const EMPTY: MemoryCell = { value: '', formula: '', format: 'General', note: '' };

const isBlankCell = ({ value, formula, format, note }: MemoryCell): boolean =>
  value === '' && formula === '' && format === EMPTY.format && note === '';

/** Of cells that were told before: they are never changed themselves, and a document is compared with itself again and again. */
const told = new WeakMap<MemoryCell, string>();

function textOfCell(cell: MemoryCell): string {
  const text = told.get(cell) ?? (isBlankCell(cell) ? '' : JSON.stringify(cell));
  told.set(cell, text);
  return text;
}

/** The cells of a grid that are not blank, each with its place. */
export function cellTexts(grid: MemorySheet['grid']): readonly string[] {
  const texts: string[] = [];
  grid.forEach((row, at) => {
    row.forEach((cell, column) => {
      const text = cell === EMPTY ? '' : textOfCell(cell);
      if (text !== '') texts.push(`${at} ${column} ${text}`);
    });
  });
  return texts;
}

export const blankRow = (columns: number): MemoryCell[] => new Array<MemoryCell>(columns).fill(EMPTY);

export function memoryDocument(limits: SheetLimits): MemoryDocument {
  const sheets: MemorySheet[] = [];
  const marks: MemoryDocument['marks'] = new Map();
  const protectedAreas: MemoryDocument['protectedAreas'] = [];
  let made = 0;

  /** @throws Error where the document would have more cells than it may. */
  function refuseTooMany(): void {
    const cells = sheets.reduce((sum, { grid, columns }) => sum + grid.length * columns, 0);
    if (cells > limits.cells) throw new Error('The document has too many cells.');
  }

  const found = (is: (sheet: MemorySheet) => boolean, otherwise: string): MemorySheet => {
    const sheet = sheets.find(is);
    if (!sheet) throw new Error(otherwise);
    return sheet;
  };

  const document: MemoryDocument = {
    sheets,
    marks,
    protectedAreas,
    find: (wanted) => found(({ id }) => id === wanted, 'That sheet is gone.'),
    named: (wanted) => found(({ name }) => name === wanted, `There is no sheet ${wanted}.`),
    shortened: (value) => (typeof value === 'string' ? shortenedText(value, limits.characters) : value),

    add(name, hidden, { rows, columns } = { rows: 100, columns: 26 }) {
      if (sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new Error(`A sheet ${name} exists.`);
      made += 1;
      const grid = Array.from({ length: rows }, () => blankRow(columns));
      const sheet: MemorySheet = { id: `sheet-${made}`, name, hidden, columns, frozen: 0, widths: new Map(), grid };
      sheets.push(sheet);
      refuseTooMany();
      return sheet;
    },

    remove(id) {
      sheets.splice(sheets.indexOf(document.find(id)), 1);
      for (const [owner, own] of marks)
        marks.set(
          owner,
          own.filter((mark) => mark.sheet !== id),
        );
    },

    grow(id, rows, columns) {
      const sheet = document.find(id);
      while (sheet.grid.length < rows) sheet.grid.push(blankRow(sheet.columns));
      if (sheet.columns < columns) document.insertColumns(sheet, sheet.columns, columns - sheet.columns);
      refuseTooMany();
    },

    insertColumns(sheet, before, count) {
      for (const row of sheet.grid) row.splice(before, 0, ...blankRow(count));
      sheet.columns += count;
      document.shift(sheet.id, 'column', before, count);
    },

    removeColumns(sheet, first, count) {
      for (const row of sheet.grid) row.splice(first, count);
      sheet.columns -= count;
      document.shift(sheet.id, 'column', first, -count);
    },

    shift(sheet, on, from, by) {
      for (const [owner, own] of marks) {
        const gone = (mark: Mark): boolean => by < 0 && mark.index >= from && mark.index < from - by;
        const moved = own.flatMap((mark) => {
          if (mark.sheet !== sheet || mark.on !== on || mark.index < from) return [mark];
          return gone(mark) ? [] : [{ ...mark, index: mark.index + by }];
        });
        marks.set(owner, moved);
      }
    },

    rowsOf(area) {
      const sheet = document.find(area.sheet);
      if (area.rows < 1 || area.columns < 1) throw new Error('An area has a row and a column at least.');
      if (area.row < 0 || area.column < 0 || area.row + area.rows > sheet.grid.length || area.column + area.columns > sheet.columns)
        throw new Error(`The area ${JSON.stringify(area)} lies outside of the grid.`);
      return sheet.grid.slice(area.row, area.row + area.rows);
    },

    each(area, change) {
      document.rowsOf(area).forEach((row, at) => {
        for (let column = 0; column < area.columns; column += 1)
          row[area.column + column] = change(row[area.column + column] ?? EMPTY, at, column);
      });
    },

    keep() {
      const kept = sheets.map(copied);
      const keptMarks = [...marks].map(([owner, own]) => [owner, [...own]] as const);
      const keptAreas = [...protectedAreas];
      const keptMade = made;
      let text: string | undefined;
      return {
        get text() {
          text ??= JSON.stringify([keptMade, kept.map(textOf), keptMarks, keptAreas]);
          return text;
        },
        restore() {
          sheets.splice(0, sheets.length, ...kept.map(copied));
          marks.clear();
          for (const [owner, own] of keptMarks) marks.set(owner, [...own]);
          protectedAreas.splice(0, protectedAreas.length, ...keptAreas);
          made = keptMade;
        },
      };
    },
  };
  return document;
}

/** Cells are never changed themselves. */
const copied = (sheet: MemorySheet): MemorySheet => ({ ...sheet, grid: sheet.grid.map((row) => [...row]), widths: new Map(sheet.widths) });

const textOf = ({ grid, widths, ...sheet }: MemorySheet): unknown => [sheet, grid.length, cellTexts(grid), [...widths]];
