import type { Cell, CellKind, Column, Row, Unit } from '../../shared/model/cell';
import { secondsPer } from '../../shared/model/cell-value';
import { isoDay } from '../../shared/model/serial';
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
  return kind === 'datetime' ? isoTime(cell) : cell;
}

/** `YYYY-MM-DDTHH:MM:SS` of a serial number, with milliseconds where there are any. */
function isoTime(serial: number): string {
  const ms = Math.round(serial * DAY_MS);
  const day = Math.floor(ms / DAY_MS);
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const rest = ms - day * DAY_MS;
  const [hours, minutes, seconds] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  const fraction = rest % 1000 === 0 ? '' : `.${pad(rest % 1000, 3)}`;
  return `${isoDay(day)}T${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${fraction}`;
}
