import type { Cell } from '../../shared/model/cell';
import { DAY_MS, UNIX_EPOCH } from '../../shared/model/day-length';
import type { FieldType } from '../../shared/warehouse/warehouse';

/**
 * A value of a file, in whatever format: `null` is none. Days are counted from 1970-01-01, moments and wall times in milliseconds from there. A
 * whole number that JavaScript would round is a bigint.
 */
export type FileValue = string | number | bigint | boolean | null;

/** The values of one row, in the order of the fields. */
export type FileRow = readonly FileValue[];

const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];

/** A day of a spreadsheet as files count it. */
export const fileDay = (serial: number): number => Math.floor(serial) - UNIX_EPOCH;

/** `2026-03-31` of a day as files count it. */
export const isoOfFileDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `2026-03-31T23:30:00`, with milliseconds where there are any. */
export const isoOfFileTime = (ms: number): string => new Date(ms).toISOString().slice(0, -1).replace('.000', '');

const VALUES: Readonly<Record<FieldType, (cell: Exclude<Cell, ''>) => FileValue | undefined>> = {
  // Half a character, which no file may have.
  STRING: (cell) => String(cell).replace(/\p{Surrogate}/gu, '\ufffd'),
  INT64: (cell) => (typeof cell === 'number' && Number.isFinite(cell) ? Math.round(cell) : wholeNumber(cell)),
  FLOAT64: (cell) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : undefined),
  BOOL: (cell) => (typeof cell === 'boolean' ? cell : undefined),
  DATE: (cell) => (typeof cell === 'number' ? fileDay(cell) : undefined),
  DATETIME: milliseconds,
  TIMESTAMP: milliseconds,
};

/** A cell as a file's value; `undefined` where it isn't of the field's type. */
export const fileValue = (cell: Cell, type: FieldType): FileValue | undefined => (cell === '' ? null : VALUES[type](cell));

function milliseconds(cell: Cell): number | undefined {
  return typeof cell === 'number' ? Math.round((cell - UNIX_EPOCH) * DAY_MS) : undefined;
}

function wholeNumber(cell: Cell): bigint | undefined {
  if (typeof cell !== 'string' || !/^-?\d{1,19}$/.test(cell)) return undefined;
  const value = BigInt(cell);
  return value >= LEAST && value <= MOST ? value : undefined;
}
