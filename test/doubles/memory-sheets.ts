import { shortenedText } from '../../shared/model/typed-text';
import type { Mark, SheetArea, SheetInfo, SheetLimits, SheetSize, SheetValue, SheetWriter } from '../../shared/sheet-writer';
import { answer, type Timing } from './timing';

/** One cell. A formula is written relative to its cell, as hosts give it; what it computes is not known here. */
export interface MemoryCell {
  readonly value: SheetValue;
  readonly formula: string;
  readonly format: string;
  readonly note: string;
}

interface MemorySheet {
  readonly id: string;
  name: string;
  readonly hidden: boolean;
  columns: number;
  frozen: number;
  readonly grid: MemoryCell[][];
  /** Of the columns whose width was set; columns that are moved leave theirs behind here. */
  readonly widths: Map<number, number>;
}

/** A document in memory: cells, marks that move with rows and columns, and what people do to them. */
export interface MemorySheets extends SheetWriter {
  /** Every change made through the port, by its name. */
  readonly calls: string[];
  /** Cells whose content was written through the port. */
  readonly written: () => number;
  /** What a person sees of a sheet: values and formulas, as far as anything stands there. */
  seen(sheet: string): readonly (readonly SheetValue[])[];
  cell(sheet: string, row: number, column: number): MemoryCell;
  /** In characters; `undefined` where it was never set. */
  width(sheet: string, column: number): number | undefined;
  setWidth(sheet: string, column: number, characters: number): void;
  type(sheet: string, row: number, column: number, cell: Partial<MemoryCell>): void;
  insertRows(sheet: string, before: number, count: number): void;
  deleteRows(sheet: string, first: number, count: number): void;
  deleteColumns(sheet: string, first: number, count: number): void;
  moveColumn(sheet: string, from: number, to: number): void;
  /** Sorts the cells of rows, as a person sorts a range; rows themselves and their marks stay. */
  sortRows(sheet: string, first: number, count: number, by: number): void;
  /**
   * Sorts a whole sheet but its frozen rows, by a column: numbers, then texts, then empty cells. Google does not say whether marks of rows
   * go with what stands in them.
   */
  sortSheet(sheet: string, by: number, order: { readonly descending?: boolean; readonly marksGo?: boolean }): void;
  /** Duplicates a sheet; Google does not say whether its marks are copied. */
  duplicate(sheet: string, name: string, withMarks: boolean): void;
  moveSheet(sheet: string, to: number): void;
  frozenRows(sheet: string): number;
  rename(sheet: string, name: string): void;
  deleteSheet(name: string): void;
  /** Areas that this person may not write into, with the host's words. */
  protect(area: SheetArea, words: string): void;
  names(): readonly string[];
  isHidden(name: string): boolean;
  /** The whole document: every cell of every sheet that is not blank, hidden sheets too, and the marks. */
  whole(): { readonly cells: readonly string[]; readonly marks: readonly string[] };
}

/** What a document in memory holds. */
export const ROOMY: SheetLimits = { cells: 10_000_000, rows: 1_000_000, columns: 10_000, characters: 50_000 };

const EMPTY: MemoryCell = { value: '', formula: '', format: 'General', note: '' };

/** @param limits how little the document holds */
export function memorySheets(timing: Timing, limits: SheetLimits = ROOMY): MemorySheets {
  const sheets: MemorySheet[] = [];
  const marks = new Map<string, Mark[]>();
  const calls: string[] = [];
  const protectedAreas: { readonly area: SheetArea; readonly words: string }[] = [];
  let made = 0;
  let written = 0;

  const shortened = (value: SheetValue): SheetValue => (typeof value === 'string' ? shortenedText(value, limits.characters) : value);

  /** @throws Error where the document would have more cells than it may. */
  function refuseTooMany(): void {
    const cells = sheets.reduce((sum, { grid, columns }) => sum + grid.length * columns, 0);
    if (cells > limits.cells) throw new Error('The document has too many cells.');
  }

  const find = (id: string): MemorySheet => {
    const sheet = sheets.find((candidate) => candidate.id === id);
    if (!sheet) throw new Error('That sheet is gone.');
    return sheet;
  };
  const named = (name: string): MemorySheet => {
    const sheet = sheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`There is no sheet ${name}.`);
    return sheet;
  };
  const info = ({ id, name, columns, grid }: MemorySheet): SheetInfo => ({ id, name, rows: grid.length, columns });
  const blankRow = (columns: number): MemoryCell[] => new Array<MemoryCell>(columns).fill(EMPTY);

  function add(name: string, hidden: boolean, { rows, columns }: SheetSize = { rows: 100, columns: 26 }): MemorySheet {
    if (sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new Error(`A sheet ${name} exists.`);
    made += 1;
    const sheet: MemorySheet = {
      id: `sheet-${made}`,
      name,
      hidden,
      columns,
      frozen: 0,
      widths: new Map(),
      grid: Array.from({ length: rows }, () => blankRow(columns)),
    };
    sheets.push(sheet);
    refuseTooMany();
    return sheet;
  }

  function rowsOf(area: SheetArea): MemoryCell[][] {
    const sheet = find(area.sheet);
    if (area.rows < 1 || area.columns < 1) throw new Error('An area has a row and a column at least.');
    if (area.row < 0 || area.column < 0 || area.row + area.rows > sheet.grid.length || area.column + area.columns > sheet.columns)
      throw new Error(`The area ${JSON.stringify(area)} lies outside of the grid.`);
    return sheet.grid.slice(area.row, area.row + area.rows);
  }

  function each(area: SheetArea, change: (cell: MemoryCell, row: number, column: number) => MemoryCell): void {
    rowsOf(area).forEach((row, at) => {
      for (let column = 0; column < area.columns; column += 1)
        row[area.column + column] = change(row[area.column + column] ?? EMPTY, at, column);
    });
  }

  function refuseProtected(area: SheetArea): void {
    const hit = protectedAreas.find(({ area: other }) => overlaps(area, other));
    if (hit) throw new Error(hit.words);
  }

  const shift = (sheet: string, on: Mark['on'], from: number, by: number): void => {
    for (const [owner, own] of marks) {
      const gone = (mark: Mark): boolean => by < 0 && mark.place >= from && mark.place < from - by;
      const moved = own.flatMap((mark) => {
        if (mark.sheet !== sheet || mark.on !== on || mark.place < from) return [mark];
        return gone(mark) ? [] : [{ ...mark, place: mark.place + by }];
      });
      marks.set(owner, moved);
    }
  };

  function insertColumns(sheet: MemorySheet, before: number, count: number): void {
    for (const row of sheet.grid) row.splice(before, 0, ...blankRow(count));
    sheet.columns += count;
    shift(sheet.id, 'column', before, count);
  }

  function removeSheet(id: string): void {
    sheets.splice(sheets.indexOf(find(id)), 1);
    for (const [owner, own] of marks)
      marks.set(
        owner,
        own.filter((mark) => mark.sheet !== id),
      );
  }

  const step = <T>(name: string, work: () => T) =>
    answer(timing, () => {
      calls.push(name);
      return work();
    });

  return {
    calls,
    written: () => written,
    sheets: () => step('sheets', () => sheets.map(info)),
    limits,
    addSheet: (name, hidden, size) => step('addSheet', () => info(add(name, hidden, size))),
    removeSheet: (sheet) => step('removeSheet', () => removeSheet(sheet)),
    grow: (id, rows, columns) =>
      step('grow', () => {
        const sheet = find(id);
        while (sheet.grid.length < rows) sheet.grid.push(blankRow(sheet.columns));
        if (sheet.columns < columns) insertColumns(sheet, sheet.columns, columns - sheet.columns);
        refuseTooMany();
      }),
    insertColumns: (id, before, count) => step('insertColumns', () => insertColumns(find(id), before, count)),
    markOwners: () => step('markOwners', () => [...marks].filter(([, own]) => own.length > 0).map(([owner]) => owner)),
    marks: (owner) => step('marks', () => [...(marks.get(owner) ?? [])]),
    setMarks: (owner, list) =>
      step('setMarks', () => {
        for (const mark of list) {
          const { grid, columns } = find(mark.sheet);
          if (mark.place < 0 || mark.place >= (mark.on === 'row' ? grid.length : columns))
            throw new Error(`There is no ${mark.on} ${mark.place}.`);
          marks.set(owner, [...(marks.get(owner) ?? []).filter(({ name }) => name !== mark.name), mark]);
        }
      }),
    removeMarks: (owner, list) =>
      step('removeMarks', () => {
        marks.set(
          owner,
          (marks.get(owner) ?? []).filter(({ name }) => !list.includes(name)),
        );
      }),
    read: (areas) =>
      step('read', () => areas.map((area) => rowsOf(area).map((row) => row.slice(area.column, area.column + area.columns).map(shown)))),
    readReference: (reference) =>
      step('readReference', () => {
        const parts = /^(.+)!([A-Z])(\d+)$/.exec(reference);
        const sheet = sheets.find(({ name }) => name === parts?.[1]);
        return parts ? sheet?.grid[Number(parts[3]) - 1]?.[(parts[2] as string).charCodeAt(0) - 65]?.value : undefined;
      }),
    formulas: (area) =>
      step('formulas', () => rowsOf(area).map((row) => row.slice(area.column, area.column + area.columns).map(({ formula }) => formula))),
    write: (area, rows) =>
      step('write', () => {
        refuseProtected(area);
        if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns)) throw new Error('The rows do not fit the area.');
        each(area, (cell, row, column) => ({ ...cell, formula: '', value: shortened(rows[row]?.[column] ?? '') }));
        written += area.rows * area.columns;
      }),
    clear: (areas) =>
      step('clear', () => {
        for (const area of areas) {
          refuseProtected(area);
          each(area, (cell) => ({ ...cell, value: '', formula: '' }));
          written += area.rows * area.columns;
        }
      }),
    formats: (area) =>
      step('formats', () => (rowsOf(area)[0] ?? []).slice(area.column, area.column + area.columns).map(({ format }) => format)),
    format: (areas, pattern) =>
      step('format', () => {
        for (const area of areas) each(area, (cell) => ({ ...cell, format: pattern }));
      }),
    widen: (id, widths) =>
      step('widen', () => {
        const sheet = find(id);
        for (const { column, characters } of widths) if (!sheet.widths.has(column)) sheet.widths.set(column, characters);
      }),
    freeze: (id, rows) =>
      step('freeze', () => {
        const sheet = find(id);
        if (rows >= sheet.grid.length) throw new Error('Not all rows can be frozen.');
        sheet.frozen = rows;
      }),
    emphasize: (areas) =>
      step('emphasize', () => {
        for (const area of areas) rowsOf(area);
      }),
    copyValues: (from, to) =>
      step('copyValues', () => {
        refuseProtected(to);
        const source = rowsOf(from).map((row) => row.slice(from.column, from.column + from.columns).map(shown));
        each(to, (cell, row, column) => ({ ...cell, formula: '', value: source[row]?.[column] ?? '' }));
        written += to.rows * to.columns;
      }),
    fillDown: (from, first, count) =>
      step('fillDown', () => {
        const [source = []] = rowsOf(from);
        each({ ...from, row: first, rows: count }, (cell, _, column) => {
          const { formula, format } = source[from.column + column] ?? EMPTY;
          return { ...cell, formula, format };
        });
      }),
    refusal: (areas) => step('refusal', () => protectedAreas.find(({ area }) => areas.some((other) => overlaps(area, other)))?.words),
    flush: () => step('flush', () => undefined),

    names: () => sheets.map(({ name }) => name),
    isHidden: (name) => named(name).hidden,
    whole: () => ({
      cells: sheets.flatMap(({ name, grid }) => [
        name,
        ...grid.flatMap((row, at) =>
          row.flatMap((cell, column) => (isBlankCell(cell) ? [] : [`${name} ${at} ${column} ${JSON.stringify(cell)}`])),
        ),
      ]),
      marks: [...marks]
        .flatMap(([owner, own]) =>
          own.map(({ sheet, name, on, place }) => `${owner} ${sheets.find(({ id }) => id === sheet)?.name} ${name} ${on} ${place}`),
        )
        .sort(),
    }),
    seen: (name) => trimmed(named(name).grid.map((row) => row.map(({ value, formula }) => formula || value))),
    setWidth: (name, column, characters) => void named(name).widths.set(column, characters),
    width: (name, column) => named(name).widths.get(column),
    cell: (name, row, column) => named(name).grid[row]?.[column] ?? EMPTY,
    type(name, row, column, cell) {
      const sheet = sheets.find((candidate) => candidate.name === name) ?? add(name, false);
      // Who needs another row or column adds it.
      while (sheet.grid.length <= row) sheet.grid.push(blankRow(sheet.columns));
      if (sheet.columns <= column) insertColumns(sheet, sheet.columns, column + 1 - sheet.columns);
      each({ sheet: sheet.id, row, column, rows: 1, columns: 1 }, (before) => ({ ...before, ...cell }));
    },
    insertRows(name, before, count) {
      const sheet = named(name);
      sheet.grid.splice(before, 0, ...Array.from({ length: count }, () => blankRow(sheet.columns)));
      shift(sheet.id, 'row', before, count);
    },
    deleteRows(name, first, count) {
      const sheet = named(name);
      sheet.grid.splice(first, count);
      shift(sheet.id, 'row', first, -count);
    },
    deleteColumns(name, first, count) {
      const sheet = named(name);
      for (const row of sheet.grid) row.splice(first, count);
      sheet.columns -= count;
      shift(sheet.id, 'column', first, -count);
    },
    moveColumn(name, from, to) {
      const sheet = named(name);
      if (sheet.columns <= to) insertColumns(sheet, sheet.columns, to + 1 - sheet.columns);
      for (const row of sheet.grid) row.splice(to, 0, ...row.splice(from, 1));
      const moved = (place: number): number => {
        if (place === from) return to;
        if (from < place && place <= to) return place - 1;
        return to <= place && place < from ? place + 1 : place;
      };
      for (const [owner, own] of marks)
        marks.set(
          owner,
          own.map((mark) => (mark.sheet === sheet.id && mark.on === 'column' ? { ...mark, place: moved(mark.place) } : mark)),
        );
    },
    sortRows(name, first, count, by) {
      const { grid } = named(name);
      const rows = grid.slice(first, first + count);
      rows.sort((one, other) => (String(one[by]?.value) < String(other[by]?.value) ? 1 : -1));
      grid.splice(first, count, ...rows);
    },
    sortSheet(name, by, { descending = false, marksGo = false }) {
      const { id, frozen, grid } = named(name);
      const rank = ({ value }: MemoryCell): number => (value === '' ? 2 : typeof value === 'number' ? 0 : 1);
      const order = grid.slice(frozen).map((row, at) => ({ row, from: frozen + at }));
      order.sort((one, other) => {
        const [a, b] = [one.row[by] ?? EMPTY, other.row[by] ?? EMPTY];
        if (rank(a) === 2 || rank(b) === 2) return rank(a) - rank(b);
        const up = rank(a) - rank(b) || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
        return descending ? -up : up;
      });
      grid.splice(frozen, grid.length, ...order.map(({ row }) => row));
      const placeOf = (place: number): number => (place < frozen ? place : frozen + order.findIndex(({ from }) => from === place));
      if (marksGo)
        for (const [owner, own] of marks)
          marks.set(
            owner,
            own.map((mark) => (mark.sheet === id && mark.on === 'row' ? { ...mark, place: placeOf(mark.place) } : mark)),
          );
    },
    duplicate(name, other, withMarks) {
      const from = named(name);
      const copy = add(other, false);
      copy.columns = from.columns;
      copy.grid.splice(0, copy.grid.length, ...from.grid.map((row) => [...row]));
      sheets.splice(sheets.indexOf(from) + 1, 0, ...sheets.splice(sheets.indexOf(copy), 1));
      if (withMarks)
        for (const own of marks.values())
          own.push(...own.filter(({ sheet }) => sheet === from.id).map((mark) => ({ ...mark, sheet: copy.id })));
    },
    moveSheet(name, to) {
      const sheet = named(name);
      sheets.splice(sheets.indexOf(sheet), 1);
      sheets.splice(to, 0, sheet);
    },
    frozenRows: (name) => named(name).frozen,
    rename(name, other) {
      named(name).name = other;
    },
    deleteSheet: (name) => removeSheet(named(name).id),
    protect: (area, words) => void protectedAreas.push({ area, words }),
  };
}

const isBlankCell = ({ value, formula, format, note }: MemoryCell): boolean =>
  value === '' && formula === '' && format === EMPTY.format && note === '';

const shown = ({ value, formula }: MemoryCell): SheetValue => (formula === '' ? value : '#formula');

const overlaps = (one: SheetArea, other: SheetArea): boolean =>
  one.sheet === other.sheet &&
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;

function trimmed(rows: readonly (readonly SheetValue[])[]): readonly (readonly SheetValue[])[] {
  const isBlank = (row: readonly SheetValue[]): boolean => row.every((value) => value === '');
  let last = rows.length;
  while (last > 0 && isBlank(rows[last - 1] ?? [])) last -= 1;
  const width = rows.slice(0, last).reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce<number>((end, value, at) => (value === '' ? end : at + 1), 0),
      ),
    0,
  );
  return rows.slice(0, last).map((row) => row.slice(0, width));
}
