import { timeUnreadable } from '#words/rollup';
import { ActivTrakError } from '../../errors';
import type { Cell, Column, Row, Unit } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import type { WeekStart } from '../../model/weekdays';
import { type GroupKey, KEYS, plainText } from './group-keys';
import type { Entry } from './tally';

/** How records become entries. */
export interface EntryOptions {
  readonly by: readonly GroupKey[];
  /** The columns of the log that were read. */
  readonly columns: readonly Column[];
  /** In which durations were read. */
  readonly unit: Unit;
  readonly weekStart: WeekStart;
  /** Whose a record is, in one word, and what that person is called in rows; `''` where nobody asks. */
  readonly person: (row: Row) => string;
  readonly name: (row: Row) => string;
}

/**
 * A function that makes the entry of one record.
 * @throws ActivTrakError `decode` for a time that is no number
 */
export function recordEntry({ by, columns, unit, weekStart, person, name }: EntryOptions): (row: Row) => Entry {
  const places = new Map(columns.map(({ key }, index) => [key, index]));
  const values = by.map((key) => KEYS[key].value);
  const [time, duration] = [places.get('time') ?? -1, places.get('duration') ?? -1];
  const perUnit = secondsPer(unit) * 1000;
  return (row) => {
    const cellOf = (column: string): Cell => row[places.get(column) ?? -1] ?? '';
    const at = row[time];
    const moment = typeof at === 'number' ? at : 0;
    const ms = Math.round(timeIn(row[duration]) * perUnit);
    const cells = values.map((value) => value(cellOf, weekStart));
    return { cells, person: person(row), name: plainText(name(row)), ms, activities: 1, first: moment, last: moment, longest: ms };
  };
}

/**
 * The time in a cell, in whatever unit; an empty one has none.
 * @throws ActivTrakError `decode` for a time that is no number: left out, it would make a sum too small
 */
export function timeIn(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  if (cell === undefined || cell === '') return 0;
  throw new ActivTrakError('decode', timeUnreadable(String(cell)));
}
