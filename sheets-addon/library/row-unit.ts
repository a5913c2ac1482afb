/**
 * Rows remember the unit of their durations where it is not seconds, so that nobody takes hours for seconds. The mark is a symbol: no list of keys and no
 * JSON shows it, and a copy by `{...row}` keeps it.
 * @module
 */

import { UNIT_UNSURE } from '#words/library';
import { wrong } from '../../shared/errors';
import type { Unit } from '../../shared/model/cell';

const UNIT = Symbol.for('activtrak.unit');
/** A day has no more hours. */
const MOST_HOURS = 24;

type Rows = readonly Readonly<Record<string, unknown>>[];
type Marked = { readonly [UNIT]?: Unit };

/** What this execution has given rows in beside seconds. */
let isOtherGiven = false;

/** Rows that remember the unit of their durations. */
export function marked<T extends object>(rows: readonly T[], unit: Unit): T[] {
  if (unit === 'seconds') return [...rows];
  isOtherGiven = true;
  return rows.map((row) => ({ ...row, [UNIT]: unit }));
}

/** The unit that a row remembers. */
export const unitOfRow = (row: object): Unit => (row as Marked)[UNIT] ?? 'seconds';

/**
 * Asks for the unit of rows that lost their mark (JSON, or new rows made of old ones) and may well be hours: part of a second is seldom counted, and
 * least where no duration would reach half a minute.
 * @throws ActivTrakError `argument`
 */
export function refuseUnsure(rows: Rows, durations: readonly string[]): void {
  const values = rows
    .filter((row) => (row as Marked)[UNIT] === undefined)
    .flatMap((row) => durations.flatMap((key) => (typeof row[key] === 'number' ? [row[key] as number] : [])));
  const isSmall = (value: number): boolean => Math.abs(value) <= MOST_HOURS;
  if (values.some((value) => !Number.isInteger(value)) && (isOtherGiven || values.every(isSmall))) throw wrong(UNIT_UNSURE);
}
