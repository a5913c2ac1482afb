import type { Cell, CellKind, Unit } from '../../model/cell';
import { DAY_SECONDS } from '../../model/day-length';
import { isoDay, isoTime } from '../../model/serial';
import type { Report } from '../../report/definition/definition';

/** A cell's content as the sheet would show it in the column's format. */
export function cellWords(cell: Cell, kind: CellKind, unit: Unit, durations?: Report['durations']): string {
  if (typeof cell !== 'number') return typeof cell === 'boolean' ? String(cell).toUpperCase() : cell;
  if (kind === 'date') return isoDay(Math.floor(cell));
  if (kind === 'datetime') return isoTime(cell).replace('T', ' ');
  return kind === 'duration' ? TIME[unit](cell, durations) : String(cell);
}

/** Time as each unit's format shows it. */
const TIME: Readonly<Record<Unit, (cell: number, durations: Report['durations']) => string>> = {
  seconds: String,
  hours: (cell) => cell.toFixed(2),
  days(cell, durations) {
    const shown = clockWords(Math.round(cell * DAY_SECONDS));
    return durations ? shown.slice(0, -3) : shown;
  },
};

/** `8:05:09` of seconds; hours go on past 24. */
function clockWords(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
