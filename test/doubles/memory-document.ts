import type { Mark } from '../../shared/marks';
import { shortenedText } from '../../shared/model/typed-text';
import type { SheetArea, SheetInfo, SheetLimits, SheetSize, SheetValue, SheetVisibility } from '../../shared/sheet-writer';

/** One cell. A formula is written relative to its cell, as hosts give it; what it computes is not known here. */
export interface MemoryCell {
  readonly value: SheetValue;
  readonly formula: string;
  readonly format: string;
  readonly note: string;
}

/** It is never changed itself: another one stands in its place. So what was kept of it or told before stays right. */
export interface MemoryRow extends ReadonlyArray<MemoryCell> {
  /** What was told of it. */
  number?: number;
  cells?: readonly string[];
  seen?: readonly SheetValue[];
}

export interface MemorySheet {
  readonly id: string;
  name: string;
  hidden: boolean;
  columns: number;
  frozen: number;
  readonly grid: MemoryRow[];
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
  add(name: string, visibility: SheetVisibility, size?: SheetSize): MemorySheet;
  remove(id: string): void;
  grow(id: string, rows: number, columns: number): void;
  insertColumns(sheet: MemorySheet, before: number, count: number): void;
  removeColumns(sheet: MemorySheet, first: number, count: number): void;
  /** Moves marks on rows or columns from one of them on; with a negative number the marks on what goes away go too. */
  shift(sheet: string, on: Mark['on'], from: number, by: number): void;
  /** The rows of an area, each as wide as its sheet. */
  rowsOf(area: SheetArea): readonly MemoryRow[];
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

const isSame = (one: MemoryCell, other: MemoryCell): boolean =>
  one.value === other.value && one.formula === other.formula && one.format === other.format && one.note === other.note;

/** By what stands in a row: its number. */
const numbers = new Map<string, number>();

/** The same for rows in which the same stands: a document is compared with itself again and again. */
function numberOf(row: MemoryRow): number {
  if (row.number !== undefined) return row.number;
  // Thousands of rows are told, so JSON would take too long.
  let text = '';
  for (let column = 0; column < row.length; column += 1) {
    const cell = row[column] ?? EMPTY;
    if (cell === EMPTY) continue;
    const { value, formula, format, note } = cell;
    text += `${column} ${typeof value === 'string' ? `'${value}'` : value}\t${formula}\t${format}\t${note}\n`;
  }
  row.number = numbers.get(text) ?? numbers.size;
  numbers.set(text, row.number);
  return row.number;
}

/** The same as JSON, cell by cell, for who looks at some of them. */
function cellsOfRow(row: MemoryRow): readonly string[] {
  row.cells ??= row.flatMap((cell, column) => (cell === EMPTY ? [] : [`${column} ${JSON.stringify(cell)}`]));
  return row.cells;
}

/** The cells of a grid that are not blank, each with its place. @param before what each begins with */
export function cellTexts(grid: MemorySheet['grid'], before: string): readonly string[] {
  const texts: string[] = [];
  grid.forEach((row, at) => {
    for (const cell of cellsOfRow(row)) texts.push(`${before}${at} ${cell}`);
  });
  return texts;
}

const blankRows = new Map<number, MemoryRow>();

export function blankRow(columns: number): MemoryRow {
  const row = blankRows.get(columns) ?? new Array<MemoryCell>(columns).fill(EMPTY);
  blankRows.set(columns, row);
  return row;
}

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

    add(name, visibility, { rows, columns } = { rows: 100, columns: 26 }) {
      if (sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new Error(`A sheet ${name} exists.`);
      made += 1;
      const grid = Array.from({ length: rows }, () => blankRow(columns));
      const sheet: MemorySheet = {
        id: `sheet-${made}`,
        name,
        hidden: visibility === 'hidden',
        columns,
        frozen: 0,
        widths: new Map(),
        grid,
      };
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
      replaceRows(sheet, (row) => [...row.slice(0, before), ...blankRow(count), ...row.slice(before)]);
      sheet.columns += count;
      document.shift(sheet.id, 'column', before, count);
    },

    removeColumns(sheet, first, count) {
      replaceRows(sheet, (row) => [...row.slice(0, first), ...row.slice(first + count)]);
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
      const { grid } = document.find(area.sheet);
      document.rowsOf(area).forEach((before, at) => {
        let row: MemoryCell[] | undefined;
        for (let column = 0; column < area.columns; column += 1) {
          const cell = before[area.column + column] ?? EMPTY;
          const changed = change(cell, at, column);
          if (cell === changed || isSame(cell, changed)) continue;
          row ??= [...before];
          row[area.column + column] = isSame(changed, EMPTY) ? EMPTY : changed;
        }
        if (row) grid[area.row + at] = row;
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
          text ??= [JSON.stringify([keptMade, keptMarks, keptAreas]), ...kept.map(textOf)].join('\n');
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

/** Puts another row in the place of each of a sheet. */
export function replaceRows({ grid }: MemorySheet, change: (row: MemoryRow) => MemoryRow): void {
  for (const [at, row] of grid.entries()) grid[at] = change(row);
}

const copied = (sheet: MemorySheet): MemorySheet => ({ ...sheet, grid: [...sheet.grid], widths: new Map(sheet.widths) });

const textOf = ({ grid, widths, ...sheet }: MemorySheet): string =>
  `${JSON.stringify([sheet, [...widths]])} ${grid.map(numberOf).join(' ')}`;
