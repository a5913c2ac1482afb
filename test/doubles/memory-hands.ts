import type { SheetArea, SheetValue } from '../../shared/sheet-writer';
import { blankRow, cellTexts, EMPTY, type MemoryCell, type MemoryDocument, type MemoryRow, replaceRows } from './memory-document';

/** What people see of a document in memory, and what they do to it. */
export interface MemoryHands {
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

export function memoryHands(document: MemoryDocument): MemoryHands {
  const { sheets, marks, protectedAreas } = document;
  return {
    names: () => sheets.map(({ name }) => name),
    isHidden: (name) => document.named(name).hidden,
    whole: () => ({
      cells: sheets.flatMap(({ name, grid }) => [name, ...cellTexts(grid, `${name} `)]),
      marks: [...marks]
        .flatMap(([owner, own]) =>
          own.map(({ sheet, name, on, index }) => `${owner} ${sheets.find(({ id }) => id === sheet)?.name} ${name} ${on} ${index}`),
        )
        .sort(),
    }),
    seen: (name) => together(document.named(name).grid.map(seenIn)),
    setWidth: (name, column, characters) => void document.named(name).widths.set(column, characters),
    width: (name, column) => document.named(name).widths.get(column),
    cell: (name, row, column) => document.named(name).grid[row]?.[column] ?? EMPTY,
    type(name, row, column, cell) {
      const sheet = sheets.find((candidate) => candidate.name === name) ?? document.add(name, 'visible');
      // Who needs another row or column adds it.
      while (sheet.grid.length <= row) sheet.grid.push(blankRow(sheet.columns));
      if (sheet.columns <= column) document.insertColumns(sheet, sheet.columns, column + 1 - sheet.columns);
      document.each({ sheet: sheet.id, row, column, rows: 1, columns: 1 }, (before) => ({ ...before, ...cell }));
    },
    insertRows(name, before, count) {
      const sheet = document.named(name);
      sheet.grid.splice(before, 0, ...Array.from({ length: count }, () => blankRow(sheet.columns)));
      document.shift(sheet.id, 'row', before, count);
    },
    deleteRows(name, first, count) {
      const sheet = document.named(name);
      sheet.grid.splice(first, count);
      document.shift(sheet.id, 'row', first, -count);
    },
    deleteColumns(name, first, count) {
      document.removeColumns(document.named(name), first, count);
    },
    moveColumn(name, from, to) {
      const sheet = document.named(name);
      if (sheet.columns <= to) document.insertColumns(sheet, sheet.columns, to + 1 - sheet.columns);
      replaceRows(sheet, (row) => {
        const others = row.filter((_, at) => at !== from);
        return [...others.slice(0, to), row[from] ?? EMPTY, ...others.slice(to)];
      });
      const moved = (place: number): number => {
        if (place === from) return to;
        if (from < place && place <= to) return place - 1;
        return to <= place && place < from ? place + 1 : place;
      };
      for (const [owner, own] of marks)
        marks.set(
          owner,
          own.map((mark) => (mark.sheet === sheet.id && mark.on === 'column' ? { ...mark, index: moved(mark.index) } : mark)),
        );
    },
    sortRows(name, first, count, by) {
      const { grid } = document.named(name);
      const rows = grid.slice(first, first + count);
      rows.sort((one, other) => (String(one[by]?.value) < String(other[by]?.value) ? 1 : -1));
      grid.splice(first, count, ...rows);
    },
    sortSheet(name, by, { descending = false, marksGo = false }) {
      const { id, frozen, grid } = document.named(name);
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
            own.map((mark) => (mark.sheet === id && mark.on === 'row' ? { ...mark, index: placeOf(mark.index) } : mark)),
          );
    },
    duplicate(name, other, withMarks) {
      const from = document.named(name);
      const copy = document.add(other, 'visible');
      copy.columns = from.columns;
      copy.grid.splice(0, copy.grid.length, ...from.grid);
      sheets.splice(sheets.indexOf(from) + 1, 0, ...sheets.splice(sheets.indexOf(copy), 1));
      if (withMarks)
        // Nobody says in which order a host gives them.
        for (const own of marks.values())
          own.unshift(...own.filter(({ sheet }) => sheet === from.id).map((mark) => ({ ...mark, sheet: copy.id })));
    },
    moveSheet(name, to) {
      const sheet = document.named(name);
      sheets.splice(sheets.indexOf(sheet), 1);
      sheets.splice(to, 0, sheet);
    },
    frozenRows: (name) => document.named(name).frozen,
    rename(name, other) {
      document.named(name).name = other;
    },
    deleteSheet: (name) => document.remove(document.named(name).id),
    protect: (area, words) => void protectedAreas.push({ area, words }),
  };
}

/** What is seen in a row, up to its last cell in which something is. */
function seenIn(row: MemoryRow): readonly SheetValue[] {
  row.seen ??= untilLast(
    row.map(({ value, formula }) => formula || value),
    (value) => value !== '',
  );
  return row.seen;
}

function untilLast<T>(list: readonly T[], isSomething: (one: T) => boolean): readonly T[] {
  let end = list.length;
  while (end > 0 && !isSomething(list[end - 1] as T)) end -= 1;
  return list.slice(0, end);
}

/** Rows up to the last in which something is, as wide as the widest of them. */
function together(rows: readonly (readonly SheetValue[])[]): readonly (readonly SheetValue[])[] {
  const used = untilLast(rows, ({ length }) => length > 0);
  const width = used.reduce((most, { length }) => Math.max(most, length), 0);
  return used.map((row) => [...row, ...new Array<SheetValue>(width - row.length).fill('')]);
}
