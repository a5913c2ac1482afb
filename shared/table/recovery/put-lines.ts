import type { MarkedSheets } from '../../marks';
import type { Row, Unit } from '../../model/cell';
import type { SheetArea, SheetInfo } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnsOfOthers } from '../beside/beside';
import { columnCells } from '../cells/column-cells';
import { writeHeader } from '../place/header';
import { formatOfColumn, type OutputColumn } from '../place/output-column';
import { areasOf, keyedGroups, type Placement } from '../place/placement';

/** A row that goes to another place. */
export interface Line {
  readonly row: number;
  /** The row in which it stood. */
  readonly before: number;
  readonly cells: Row;
  readonly what: 'record' | 'header' | 'status';
}

/**
 * Writes rows into their places in this order, with the person's cells at their side.
 * @param model a record's row that stays where it is, which the others are to look like
 */
export function* putLines(
  sheets: MarkedSheets,
  { owner, output, unit }: { readonly owner: string; readonly output: readonly OutputColumn[]; readonly unit: Unit },
  info: SheetInfo,
  placement: Placement,
  lines: readonly Line[],
  model: number | undefined,
): Task<void> {
  const { sheet, columns } = placement;
  const groups = keyedGroups(output, columns);
  const wholeRow = (row: number): SheetArea => ({ sheet, row, column: 0, rows: 1, columns: info.columns });
  const values = (yield* wait(sheets.read(lines.map(({ before }) => wholeRow(before))))).map(([row = []]) => row);
  const formulas: (readonly string[])[] = [];
  for (const { before } of lines) formulas.push((yield* wait(sheets.formulas(wholeRow(before))))[0] ?? []);
  const looks: (readonly string[])[] = [];
  for (const { before } of lines) looks.push(yield* wait(sheets.formats(wholeRow(before))));
  const [usual = []] = model === undefined ? [] : yield* wait(sheets.formulas(wholeRow(model)));

  for (const { row, cells, what } of lines) {
    if (what === 'header') {
      yield* writeHeader(
        sheets,
        output.map((column, at) => ({ ...column, label: String(cells[at] ?? '') })),
        placement,
      );
      continue;
    }
    for (const [at, area] of areasOf(sheet, groups, row, 1).entries()) {
      const { indexes } = groups[at] as (typeof groups)[number];
      if (what === 'status') yield* wait(sheets.format([area], '@'));
      else if (model !== undefined) yield* wait(sheets.fillDown({ ...area, row: model }, row, 1));
      else
        for (const [index, place] of indexes.entries())
          yield* wait(sheets.format([{ ...area, column: area.column + index, columns: 1 }], formatOfColumn(output[place], unit)));
      yield* wait(sheets.write(area, [indexes.map((index) => cells[index] ?? '')]));
    }
  }

  const others = yield* columnsOfOthers(sheets, owner, placement);
  const own = new Set(columns.values());
  for (let column = 0; column < info.columns; column += 1) {
    if (own.has(column) || others.has(column)) continue;
    const isFormula = (at: number): boolean => (formulas[at]?.[column] ?? '') !== '';
    const isUsed = lines.some((_, at) => isFormula(at) || (values[at]?.[column] ?? '') !== '');
    const isStrange = lines.some(({ what }, at) => isFormula(at) && (what !== 'record' || formulas[at]?.[column] !== usual[column]));
    // A formula of another kind, or one that stayed where it was, was not sorted along.
    if (!isUsed || isStrange) continue;
    for (const [at, { row }] of lines.entries()) {
      const area = columnCells({ sheet }, column, row);
      if (isFormula(at)) yield* wait(sheets.fillDown({ ...area, row: model ?? row }, row, 1));
      else {
        const [value, look] = [values[at]?.[column] ?? '', looks[at]?.[column] ?? 'General'];
        if (value !== '' && look !== '@') yield* wait(sheets.format([area], look));
        yield* wait(sheets.write(area, [[value]], look !== '@'));
      }
    }
  }
}
