import type { Cell, CellKind, Column, Row, Unit } from '../../shared/model/cell';
import { secondsPer } from '../../shared/model/cell';
import { isoDay, isoMoment } from '../../shared/model/serial';
import { marked } from './row-unit';

/**
 * Rows as objects by column key, which remember their unit.
 * @param all the columns of the rows, with durations in seconds
 * @param columns those to give
 */
export function recordsOf(all: readonly Column[], rows: readonly Row[], columns: readonly Column[], unit: Unit): object[] {
  const perUnit = secondsPer(unit);
  const places = columns.map(({ key, kind }) => ({ key, kind, place: all.findIndex((column) => column.key === key) }));
  const records = rows.map((row) =>
    Object.fromEntries(places.map(({ key, kind, place }) => [key, plainCell(kind, row[place] ?? '', perUnit)] as const)),
  );
  return marked(records, unit);
}

function plainCell(kind: CellKind, cell: Cell, perUnit: number): ActivTrak.Value {
  if (cell === '') return null;
  if (typeof cell !== 'number') return cell;
  if (kind === 'duration') return cell / perUnit;
  if (kind === 'date') return isoDay(cell);
  return kind === 'datetime' ? isoMoment(cell) : cell;
}
