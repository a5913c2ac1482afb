import type { Mark, MarkedSheets } from '../shared/marks';
import type { SheetArea, SheetValue } from '../shared/sheet-writer';

/** Sheets in memory that count what is asked of them. */
export interface CountedSheets extends MarkedSheets {
  readonly counts: { calls: number; cellsWritten: number };
}

interface Sheet {
  readonly id: string;
  readonly name: string;
  columns: number;
  /** Rows that nothing was written into are holes. */
  readonly rows: SheetValue[][];
}

/** Values alone: no formulas, no protections, every column as wide as is asked for. */
export function countedSheets(): CountedSheets {
  const sheets: Sheet[] = [];
  const marks = new Map<string, Map<string, Mark>>();
  const counts = { calls: 0, cellsWritten: 0 };
  let made = 0;
  const find = (id: string): Sheet => {
    const sheet = sheets.find((one) => one.id === id);
    if (!sheet) throw new Error('That sheet is gone.');
    return sheet;
  };
  const info = ({ id, name, columns, rows }: Sheet) => ({ id, name, rows: rows.length, columns });
  const step = <T>(work: () => T): T => {
    counts.calls += 1;
    return work();
  };
  const cells = ({ sheet, row, column, rows, columns }: SheetArea): SheetValue[][] =>
    Array.from(find(sheet).rows.slice(row, row + rows), (line = []) =>
      line.length >= column + columns
        ? line.slice(column, column + columns)
        : Array.from({ length: columns }, (_, at) => line[column + at] ?? ''),
    );
  function put({ sheet, row, column }: SheetArea, lines: readonly (readonly SheetValue[])[]): void {
    const { rows } = find(sheet);
    lines.forEach((line, at) => {
      const own = rows[row + at];
      counts.cellsWritten += line.length;
      // A row that is not there yet is kept as it comes, so that the sheet costs next to nothing.
      if (own === undefined || own.length === 0) {
        rows[row + at] = column === 0 ? (line as SheetValue[]) : [...new Array<SheetValue>(column).fill(''), ...line];
        return;
      }
      for (let index = 0; index < line.length; index += 1) own[column + index] = line[index] ?? '';
    });
  }
  return {
    counts,
    sheets: () => step(() => sheets.map(info)),
    sheet: (by, is) => step(() => sheets.map(info).find((one) => one[by] === is)),
    limits: { cells: 100_000_000, rows: 10_000_000, columns: 18_278, characters: 50_000 },
    addSheet: (name, _, { rows, columns }) =>
      step(() => {
        made += 1;
        const sheet = { id: `sheet ${made}`, name, columns, rows: new Array<SheetValue[]>(rows) };
        sheets.push(sheet);
        return info(sheet);
      }),
    removeSheet: (id) => step(() => void sheets.splice(sheets.indexOf(find(id)), 1)),
    grow: (id, rows, columns) =>
      step(() => {
        const sheet = find(id);
        sheet.rows.length = Math.max(sheet.rows.length, rows);
        sheet.columns = Math.max(sheet.columns, columns);
      }),
    insertColumns: () => step(() => undefined),
    removeColumns: (id, first, count) =>
      step(() => {
        const sheet = find(id);
        sheet.rows.forEach((line) => void line.splice(first, count));
        sheet.columns -= count;
      }),
    sort: ({ sheet, row, rows }, column) =>
      step(() => {
        const all = find(sheet).rows;
        const sorted = all.slice(row, row + rows).sort((one, other) => Number(one[column]) - Number(other[column]));
        for (const [at, line] of sorted.entries()) all[row + at] = line;
      }),
    reveal: (id, name) => step(() => void Object.assign(find(id), { name })),
    markOwners: () => step(() => [...marks.keys()]),
    marks: (owner) => step(() => [...(marks.get(owner)?.values() ?? [])]),
    allMarks: () => step(() => new Map([...marks].map(([owner, own]) => [owner, [...own.values()]]))),
    setMarks: (owner, list) =>
      step(() => {
        const own = marks.get(owner) ?? new Map<string, Mark>();
        marks.set(owner, own);
        for (const mark of list) own.set(mark.name, mark);
      }),
    removeMarks: (owner, names) => step(() => names.forEach((name) => void marks.get(owner)?.delete(name))),
    read: (areas) => step(() => areas.map(cells)),
    readReference: () => step(() => undefined),
    formulas: (area) => step(() => cells(area).map((line) => line.map(() => ''))),
    write: (area, lines) => step(() => put(area, lines)),
    clear: (areas) =>
      step(() =>
        areas.forEach(
          (area) =>
            void put(
              area,
              cells(area).map((line) => line.map(() => '')),
            ),
        ),
      ),
    formats: ({ columns }) => step(() => Array.from({ length: columns }, () => 'General')),
    format: () => step(() => undefined),
    widen: () => step(() => undefined),
    emphasize: () => step(() => undefined),
    freeze: () => step(() => undefined),
    fillDown: () => step(() => undefined),
    refusal: () => step(() => undefined),
    flush: () => step(() => undefined),
  };
}
