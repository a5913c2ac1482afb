import { COLUMN_MARK, GAP, type Mark, type MarkedSheets } from '../../marks';
import type { Unit } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { type ColumnPlan, shiftedBy } from './column-plan';
import { writeHeader } from './header';
import { isEmpty } from './obstacles';
import { formatOfColumn } from './output-column';
import type { Placement } from './placement';
import { isStatus } from './status-text';

/** Does what was planned; it may be done again after it was killed. @returns the place as it is then. */
export function* moveColumns(
  sheets: MarkedSheets,
  target: { readonly owner: string; readonly unit: Unit },
  placement: Placement,
  plan: ColumnPlan,
): Task<Placement> {
  const { sheet, header, status } = placement;
  const rows = placement.rows + placement.claimed;
  if (status !== undefined) yield* takeStatusAway(sheets, placement, status, plan);
  for (const { column, index, way } of plan.added) {
    if (way === 'free') yield* wait(sheets.grow(sheet, 0, index + 1));
    if (way === 'inserted') yield* wait(sheets.insertColumns(sheet, index, 1));
    const area = columnCells({ sheet }, index, header + 1, rows);
    if (rows > 0) yield* wait(sheets.format([area], formatOfColumn(column, target.unit)));
    const mark: Mark = { name: COLUMN_MARK + column.key, sheet, on: 'column', index };
    yield* wait(sheets.setMarks(target.owner, [mark]));
  }
  const now = { ...placement, columns: plan.after, gaps: gapsBefore(placement, plan) };
  const looks = plan.formatted.map((column) => ({ column, index: plan.after.get(column.key) as number }));
  for (const { column, index } of rows > 0 ? looks : [])
    yield* wait(sheets.format([columnCells({ sheet }, index, header + 1, rows)], formatOfColumn(column, target.unit)));
  if (plan.labelled.length > 0) yield* writeHeader(sheets, plan.labelled, now);
  const own = new Set(plan.after.values());
  const left = plan.removed.map((key) => shiftedBy(plan, placement.columns.get(key) as number)).filter((column) => !own.has(column));
  const emptied = plan.empties ? left : [];
  if (emptied.length > 0) yield* wait(sheets.clear(emptied.map((column) => columnCells({ sheet }, column, header, rows + 1))));
  const gaps = left.length > 0 ? yield* gapsNow(sheets, now, left, plan.width) : now.gaps;
  const lost = [...gaps].filter((index) => !now.gaps.has(index));
  // One of a name that there is would leave its column, so how many there are is part of it.
  const marks = lost.map((index): Mark => ({ name: `${GAP}${index} ${now.gaps.size}`, sheet, on: 'column', index }));
  if (marks.length > 0) yield* wait(sheets.setMarks(target.owner, marks));
  if (plan.removed.length > 0) {
    const names = plan.removed.map((key) => COLUMN_MARK + key);
    yield* wait(sheets.removeMarks(target.owner, names));
  }
  return { ...now, gaps };
}

const gapsBefore = ({ gaps = new Set() }: Placement, plan: ColumnPlan): ReadonlySet<number> =>
  new Set([...gaps].map((column) => shiftedBy(plan, column)));

/** The gaps with the columns from the report's to what stands at its side now: those that were taken out, and blank ones that a person has between. */
function* gapsNow(
  sheets: SheetWriter,
  { sheet, header, rows, claimed, columns, gaps = new Set() }: Placement,
  left: readonly number[],
  width: number,
): Task<ReadonlySet<number>> {
  const own = [...columns.values()];
  const before = [...own, ...left];
  const [first, last] = [Math.min(...before), Math.max(...before)];
  function* isBlank(column: number): Task<boolean> {
    if (column < 0 || column >= width) return true;
    return yield* isEmpty(sheets, columnCells({ sheet }, column, header, rows + claimed + 1));
  }
  const found = [...gaps];
  for (const [edge, step] of [
    [Math.min(...own), -1],
    [Math.max(...own), 1],
  ] as const) {
    const away = [edge + step];
    for (let column = edge + step; gaps.has(column) || (column >= first && column <= last); column += step) away.push(column + step);
    // They are gaps as far as something stands behind them.
    let count = away.length - 1;
    while (count > 0 && (yield* isBlank(away[count] as number))) count -= 1;
    found.push(...away.slice(0, count));
  }
  return new Set(found);
}

/** The status line stands above the first column: when that is another one now, it is written there at the end of the refresh. */
function* takeStatusAway(sheets: SheetWriter, { sheet, columns }: Placement, row: number, plan: ColumnPlan): Task<void> {
  const column = Math.min(...columns.values());
  if (shiftedBy(plan, column) === Math.min(...plan.after.values())) return;
  const area = columnCells({ sheet }, column, row);
  const [[[text = ''] = []] = []] = yield* wait(sheets.read([area]));
  if (isStatus(text)) yield* wait(sheets.clear([area]));
}
