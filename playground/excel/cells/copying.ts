/** Range.copyFrom: what goes along, and how often. */
import type { Area, CellContent } from '../../spreadsheet/backend';
import { colorRules, newRuleId, setColorRules } from '../../spreadsheet/color-rules';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import { ExcelError } from '../excel-error';
import { mendHeaders } from '../table-headers';
import type { Workbook } from '../workbook';
import { contentsOf } from './change-cells';
import { areaOf, checkedArea, clipped, makeRoom, readPart } from './grid';
import { checkContents, checkFormats } from './protected-cells';

/** A destination that is a multiple of the source is filled with copies of it; any other is as large as the source, from its first cell. */
function destinationOf(from: Area, to: Area): Area {
  const times = (size: number, own: number): number => (size % own === 0 ? size : own);
  return checkedArea({ ...to, rows: times(to.rows, from.rows), columns: times(to.columns, from.columns) });
}

export function copyCells(workbook: Workbook, from: Area, to: Area, what: unknown): void {
  const copy = typeof what === 'string' ? COPIES[what] : undefined;
  if (!copy) throw new ExcelError('NotImplemented');
  copy(workbook, from, destinationOf(from, to));
}

/** By RangeCopyType. */
const COPIES: Readonly<Record<string, (workbook: Workbook, from: Area, area: Area) => void>> = {
  Values: copyValues,
  Formulas: copyFormulas,
  Formats: copyFormats,
};

/** Each cell of the destination with what belongs to it. */
const over = <T>(from: Area, area: Area, source: (row: number, column: number, at: { row: number; column: number }) => T): T[][] =>
  Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) =>
      source(row % from.rows, column % from.columns, { row: area.row + row, column: area.column + column }),
    ),
  );

/** The values as they are, whatever the destination's formats. */
function copyValues(workbook: Workbook, from: Area, area: Area): void {
  checkContents(workbook, area);
  makeRoom(workbook, area);
  const isWhole = area.rows === from.rows && area.columns === from.columns && clipped(workbook, from)?.rows === from.rows;
  if (isWhole) workbook.backend.copyValues(from, area);
  else {
    const values = readPart(workbook, from, 'values');
    workbook.backend.write(area, { contents: over(from, area, (row, column) => values[row]?.[column] ?? null) });
  }
  mendHeaders(workbook, area);
}

function copyFormulas(workbook: Workbook, from: Area, area: Area): void {
  checkContents(workbook, area);
  makeRoom(workbook, area);
  const held = contentsOf(workbook, from);
  const contents = over(from, area, (row, column, at): CellContent => {
    const content = held[row]?.[column] ?? null;
    if (typeof content !== 'object' || content === null) return content;
    const own = { row: from.row + row, column: from.column + column };
    return { formula: fromR1C1(toR1C1(content.formula, own), at) };
  });
  workbook.backend.write(area, { contents });
  mendHeaders(workbook, area);
}

function copyFormats(workbook: Workbook, from: Area, area: Area): void {
  checkFormats(workbook, area);
  makeRoom(workbook, area);
  const formats = readPart(workbook, from, 'formats');
  const weights = readPart(workbook, from, 'weights');
  workbook.backend.write(area, { formats: over(from, area, (row, column) => formats[row]?.[column] ?? '') });
  for (const weight of ['normal', 'bold'] as const) {
    const cells = over(from, area, (row, column, at) => ({ at, own: weights[row]?.[column] })).flat();
    const marked = cells.filter(({ own }) => own === weight).map(({ at }) => ({ sheet: area.sheet, ...at, rows: 1, columns: 1 }));
    if (marked.length === area.rows * area.columns) workbook.backend.fill([area], { weight });
    else if (marked.length > 0) workbook.backend.fill(marked, { weight });
  }
  copyRules(workbook, from, area);
}

/**
 * Conditional formats are formats of cells, and what is pasted gets rules of its own: that is how people give each row a color scale of its own
 * (https://www.exceldemy.com/excel-conditional-formatting-color-scale-per-row/). Here they come in front of the others of these cells, which Excel takes them out of
 * (https://excelribbon.tips.net/T001143_Stopping_a_Conditional_Formatting_Rule_from_Breaking_into_Smaller_Ranges.html).
 */
function copyRules({ backend }: Workbook, from: Area, area: Area): void {
  const pasted = colorRules(backend, from.sheet).flatMap(({ look, spans }) => {
    const own = spans.flatMap((span) => {
      const rule = areaOf(from.sheet, span);
      const rows = pastedRuns(rule.row, rule.rows, from.row, from.rows, area.row, area.rows);
      const columns = pastedRuns(rule.column, rule.columns, from.column, from.columns, area.column, area.columns);
      return rows.flatMap((row) => columns.map((column) => ({ row: row.at, rows: row.count, column: column.at, columns: column.count })));
    });
    return own.length === 0 ? [] : [{ id: newRuleId(), look, spans: own }];
  });
  if (pasted.length > 0) setColorRules(backend, area.sheet, [...pasted, ...colorRules(backend, area.sheet)]);
}

/** Where the lines of a rule that are copied are pasted. */
function pastedRuns(
  rule: number,
  count: number,
  from: number,
  size: number,
  to: number,
  room: number,
): readonly { at: number; count: number }[] {
  const [first, end] = [Math.max(rule, from), Math.min(rule + count, from + size)];
  if (first >= end) return [];
  if (end - first === size) return [{ at: to, count: room }];
  return Array.from({ length: Math.ceil(room / size) }, (_, turn) => ({ at: to + turn * size + first - from, count: end - first }));
}
