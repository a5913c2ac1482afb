import type { MarkedSheets } from '../shared/marks';
import type { SheetArea, SheetInfo, SheetValue } from '../shared/sheet-writer';
import { countedSheets } from './counted-sheets';

/** Sheets whose cells are outside of the engine's memory. */
export interface SheetsOutside extends MarkedSheets {
  /** How many bytes of this process they take. */
  readonly bytes: () => number;
}

/** Cells of one column. */
interface Strip {
  readonly area: SheetArea;
  readonly json: Buffer;
}

type Rows = readonly (readonly SheetValue[])[];

/**
 * Cells are kept as they were written, as JSON in buffers, the later ones above the earlier; everything else is counted sheets'.
 * @param keeps the columns that are read again; the cells of all others are empty
 */
export function sheetsOutside(keeps: (column: number) => boolean): SheetsOutside {
  const inner = countedSheets();
  let strips: Strip[] = [];
  // An array of as many rows would take memory, even with nothing in it.
  const rows = new Map<string, number>();
  const sized = (info: SheetInfo): SheetInfo => ({ ...info, rows: rows.get(info.id) ?? 0 });
  function put(area: SheetArea, lines: Rows): void {
    for (let at = 0; at < area.columns; at += 1) {
      if (!keeps(area.column + at)) continue;
      const cells = lines.map((row) => row[at] ?? '');
      strips.push({ area: { ...area, column: area.column + at, columns: 1 }, json: Buffer.from(JSON.stringify(cells)) });
    }
  }

  function cells(area: SheetArea): SheetValue[][] {
    const found = Array.from({ length: area.rows }, () => new Array<SheetValue>(area.columns).fill(''));
    for (const { area: own, json } of strips) {
      const at = own.column - area.column;
      const top = Math.max(own.row, area.row);
      const bottom = Math.min(own.row + own.rows, area.row + area.rows);
      if (own.sheet !== area.sheet || top >= bottom || at < 0 || at >= area.columns) continue;
      const values = JSON.parse(json.toString()) as readonly SheetValue[];
      for (let row = top; row < bottom; row += 1) (found[row - area.row] as SheetValue[])[at] = values[row - own.row] as SheetValue;
    }
    return found;
  }

  return {
    ...inner,
    bytes: () => strips.reduce((sum, { json }) => sum + json.length, 0),
    sheets: () => (inner.sheets() as readonly SheetInfo[]).map(sized),
    addSheet(name, visibility, size) {
      const info = inner.addSheet(name, visibility, { ...size, rows: 0 }) as SheetInfo;
      rows.set(info.id, size.rows);
      return sized(info);
    },
    grow(id, least, columns) {
      rows.set(id, Math.max(rows.get(id) ?? 0, least));
      return inner.grow(id, 0, columns);
    },
    removeSheet(id) {
      strips = strips.filter(({ area }) => area.sheet !== id);
      return inner.removeSheet(id);
    },
    read: (areas) => areas.map(cells),
    formulas: (area) => Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill('')),
    write: put,
    clear: (areas) => {
      for (const area of areas)
        put(
          area,
          cells(area).map((row) => row.map(() => '')),
        );
    },
    sort(area, column) {
      const ranks = cells({ ...area, column, columns: 1 }).map(([rank]) => Number(rank));
      const order = ranks.map((_, row) => row).sort((one, other) => (ranks[one] as number) - (ranks[other] as number));
      for (let at = 0; at < area.columns; at += 1) {
        const strip = { ...area, column: area.column + at, columns: 1 };
        if (!keeps(strip.column)) continue;
        const before = cells(strip);
        put(
          strip,
          order.map((row) => before[row] ?? []),
        );
      }
    },
  };
}
