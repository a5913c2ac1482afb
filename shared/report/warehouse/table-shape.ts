/**
 * What a report's table is, and its rows: from the same columns as in a sheet.
 * @module
 */

import { NO_GROUP } from '#words/columns';
import { fieldWords, RECORD_DAY, RECORD_GROUPS, RECORD_KEY, tableWords } from '#words/tables';
import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { DAY_MS, UNIX_EPOCH } from '../../model/day-length';
import { isoDay, isoMoment } from '../../model/serial';
import { isIdentity } from '../../table/changes/record-key';
import type { OutputColumn } from '../../table/place/output-column';
import { fieldName, fieldType } from '../../warehouse/field';
import type { FieldType, FieldValue, TableField, TableShape, WarehouseRow } from '../../warehouse/warehouse';
import type { Report } from '../definition/definition';
import { outputColumns, ownerKey } from '../definition/output';
import { inNoOrder, meaningOf, whoWord } from '../kept/report-state';
import { sha256 } from '../privacy/sha256';
import { SAID } from '../rollup/measures';

/** The field beside a record's own by which it is told from every other. */
export const KEY = 'record_key';
/** The one with the day of its wall time, by which the table is partitioned. */
export const DAY = 'day';
/** The log says nothing of groups, by which people pivot and managers see their teams. */
const GROUPS = 'groups';

/** Whether a report's rows are records that are told apart; those of any other are all of their days. */
export const isOfRecords = (report: Report): boolean => STREAMS[report.stream].record.isOneRow && !report.rollup;

/** How the table of a report is made. */
export function tableShape(report: Report): TableShape {
  const columns = outputColumns(report);
  const owner = columns.find(({ key }) => key === ownerKey(report));
  const fields = columns.map((column): TableField => {
    const type = fieldType(column);
    return { name: fieldName(column.key), type, description: fieldWords(column.label, type) };
  });
  const meaning = digest(`${inNoOrder(meaningOf(report))} ${whoWord(report)}`).slice(0, 32);
  const base = { description: tableWords(report.name), clusteredBy: owner ? [fieldName(owner.key)] : [], meaning };
  const measure = columns.find(({ kind }) => kind === 'duration') ?? columns.find(({ key }) => key === SAID.activities.column);
  if (!isOfRecords(report)) return { ...base, fields, day: 'date', ...(measure ? { measure: fieldName(measure.key) } : {}) };
  const own: readonly TableField[] = [
    { name: DAY, type: 'DATE', description: RECORD_DAY },
    { name: KEY, type: 'STRING', description: RECORD_KEY },
    { name: GROUPS, type: 'STRING', description: RECORD_GROUPS },
  ];
  return { ...base, fields: [...own, ...fields], day: DAY, key: KEY };
}

/** A function that makes the table's row of one of the report's. @param key its record's, @param groups its person's, where records are told apart */
export function rowMaker(report: Report): (row: Row, key: string, groups?: readonly string[]) => WarehouseRow {
  const columns = outputColumns(report);
  const fields = columns.map((column) => ({ name: fieldName(column.key), fieldOf: VALUES[fieldType(column)] }));
  const time = isOfRecords(report) ? columns.findIndex(({ key }) => key === 'time') : -1;
  return (row, key, groups = []) => {
    const made: Record<string, FieldValue> = {};
    if (time !== -1) {
      const named = groups.filter((group) => group !== NO_GROUP);
      if (named.length > 0) made[GROUPS] = named.join(', ');
      made[DAY] = isoDay(dayOf(row[time]));
      made[KEY] = isIdentity(key) ? key : `?${digest(key)}`;
    }
    fields.forEach(({ name, fieldOf }, at) => {
      const value = fieldOf(row[at] ?? '');
      if (value !== null) made[name] = value;
    });
    return made;
  };
}

const digest = (text: string): string =>
  sha256(text)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');

/** The day of a cell that holds a day or a moment; of one that can't be read it is 1970-01-01. */
export const dayOf = (cell: Cell | undefined): number => (typeof cell === 'number' ? Math.floor(cell + HALF_MS) : UNIX_EPOCH);

/** Where the report's rows have their day. */
export const dayPlace = (columns: readonly OutputColumn[]): number => columns.findIndex(({ key }) => key === 'date' || key === 'time');

/** Fractions of days are not exact. */
const HALF_MS = 0.5 / DAY_MS;

const INTEGER = /^-?\d{1,19}$/;
const MOST_INT64 = '9223372036854775807';

/** Whole numbers of 64 bits as they are written; `null` for any other text, and for a number that would have the whole load refused. */
function int64(cell: Cell): FieldValue {
  if (typeof cell === 'number') return Number.isSafeInteger(Math.round(cell)) ? Math.round(cell) : null;
  const text = String(cell);
  const digits = text.replace(/^-?0*/, '');
  return INTEGER.test(text) && (digits.length < MOST_INT64.length || digits <= MOST_INT64) ? text : null;
}

const isNumber = (cell: Cell): cell is number => typeof cell === 'number' && Number.isFinite(cell);

const VALUES: Readonly<Record<FieldType, (cell: Cell) => FieldValue>> = {
  STRING: (cell) => (cell === '' ? null : String(cell)),
  INT64: (cell) => (cell === '' ? null : int64(cell)),
  FLOAT64: (cell) => (isNumber(cell) ? cell : null),
  BOOL: (cell) => (typeof cell === 'boolean' ? cell : null),
  DATE: (cell) => (isNumber(cell) ? isoDay(cell) : null),
  DATETIME: (cell) => (isNumber(cell) ? isoMoment(cell) : null),
  TIMESTAMP: (cell) => (isNumber(cell) ? `${isoMoment(cell)}Z` : null),
};
