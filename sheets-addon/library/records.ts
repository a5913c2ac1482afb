import type { Cell, CellKind, Column, Row, Unit } from '../../shared/model/cell';
import { secondsPer } from '../../shared/model/cell';
import { isoDay, isoTime } from '../../shared/model/serial';
import { marked } from './row-unit';

const DAY_MS = 86_400_000;

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
  return kind === 'datetime' ? momentOf(cell) : cell;
}

/** `YYYY-MM-DDTHH:MM:SS` of a serial number, with milliseconds where there are any. */
function momentOf(serial: number): string {
  const ms = Math.round(serial * DAY_MS);
  const rest = ((ms % 1000) + 1000) % 1000;
  return isoTime((ms - rest) / DAY_MS) + (rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`);
}
