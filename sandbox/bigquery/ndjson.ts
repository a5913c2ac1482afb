import type { Value } from './engine';
import type { Limits } from './limits';
import type { ErrorProto } from './refused';
import type { Column } from './schema';
import { READERS, Unfit } from './values';

/** The rows of a load, and why others aren't among them. */
export interface ReadRows {
  readonly rows: readonly (readonly Value[])[];
  readonly errors: readonly ErrorProto[];
  readonly bad: number;
}

/** What a load is told to bear with. */
export interface Leniency {
  readonly ignoreUnknownValues: boolean;
  readonly maxBadRecords: number;
}

/** How many errors a job lists: enough to see what they are. */
const MOST_LISTED = 5;

/** Google's name for the data of an upload. */
const FILE = 'file-00000000';

/** Reads lines of JSON as rows of a table, and stops where there are more bad ones than allowed. */
export function readRows(
  media: string,
  columns: readonly Column[],
  limits: Limits,
  { ignoreUnknownValues, maxBadRecords }: Leniency,
): ReadRows {
  // Names match in any letter case: https://cloud.google.com/bigquery/docs/schemas#column_names
  const places = new Map(columns.map(({ name }, index) => [name.toLowerCase(), index]));
  const exact = new Map(columns.map(({ name }, index) => [name, index]));
  const readers = columns.map(({ type }) => READERS[type]);
  const required = columns.flatMap(({ mode }, index) => (mode === 'REQUIRED' ? [index] : []));
  const rows: Value[][] = [];
  const errors: ErrorProto[] = [];
  let bad = 0;
  for (let from = 0; from < media.length && bad <= maxBadRecords; ) {
    const end = media.indexOf('\n', from);
    const line = media.slice(from, end === -1 ? media.length : end);
    const position = from;
    from = end === -1 ? media.length : end + 1;
    if (line.trim() === '') continue;
    try {
      rows.push(readRow(line));
    } catch (failure) {
      if (!(failure instanceof Unfit)) throw failure;
      bad += 1;
      if (errors.length < MOST_LISTED) {
        errors.push({
          reason: 'invalid',
          location: FILE,
          message: `Error while reading data, error message: JSON parsing error in row starting at position ${position}: ${failure.message}`,
        });
      }
    }
  }
  return { rows, errors: bad > maxBadRecords ? [tooMany(rows.length + bad, bad, maxBadRecords), ...errors] : errors, bad };

  function readRow(line: string): Value[] {
    // Only a line that could be too long is measured.
    if (line.length * 3 > limits.rowBytes && Buffer.byteLength(line) > limits.rowBytes)
      throw new Unfit(`Row size is larger than: ${limits.rowBytes}.`);
    const record = recordOf(line);
    const row: Value[] = new Array(columns.length).fill(null);
    for (const key of Object.keys(record)) {
      const index = exact.get(key) ?? places.get(key.toLowerCase());
      if (index === undefined) {
        if (ignoreUnknownValues) continue;
        throw new Unfit(`No such field: ${key}.`);
      }
      const value = record[key];
      if (value === null || value === undefined) continue;
      try {
        row[index] = (readers[index] as (given: unknown) => Value)(value);
      } catch (failure) {
        if (!(failure instanceof Unfit)) throw failure;
        throw new Unfit(
          `${failure.message}. Field: ${columns[index]?.name}; Value: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
        );
      }
    }
    for (const index of required) if (row[index] === null) throw new Unfit(`Missing required field: ${columns[index]?.name}.`);
    return row;
  }
}

/** A letter of two halves that is written as their escapes comes out as two signs for nothing: https://github.com/googleapis/python-bigquery/issues/864 */
const MAYBE_HALVES = /\\ud[89a-f]/i;
const ESCAPE = /\\(?:u(d[89a-f][0-9a-f]{2})|.)/gi;

function recordOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const record: unknown = JSON.parse(MAYBE_HALVES.test(line) ? line.replace(ESCAPE, (all, half) => (half ? '\ufffd' : all)) : line);
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return record as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new Unfit('Parser terminated before end of string');
}

const tooMany = (rows: number, errors: number, most: number): ErrorProto => ({
  reason: 'invalid',
  location: FILE,
  message: `Error while reading data, error message: JSON table encountered too many errors, giving up. Rows: ${rows}; errors: ${errors}; max bad: ${most}. Please look into the errors[] collection for more details.`,
});
