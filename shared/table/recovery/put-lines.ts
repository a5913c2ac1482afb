import type { MarkedSheets } from '../../marks';
import type { Unit } from '../../model/cell';
import type { SheetArea, SheetInfo } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnsOfOthers } from '../beside/beside';
import { writeHeader } from '../place/header';
import { formatOfColumn, type OutputColumn } from '../place/output-column';
import { areasOf, keyedGroups, type Placement } from '../place/placement';
import { type Line, putSides } from './put-sides';

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
  const isKept = (column: number): boolean => own.has(column) || others.has(column);
  yield* putSides(sheets, info, lines, { values, formulas, looks, model, usual }, isKept);
}
