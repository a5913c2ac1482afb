import { FILE_DAY } from '#words/export';
import { fieldWords } from '#words/tables';
import type { Stream } from '../../shared/api/streams/streams';
import type { Column, Row } from '../../shared/model/cell';
import { chosenColumns, columnIndex, header } from '../../shared/model/selection';
import { fieldName, fieldType } from '../../shared/warehouse/field';
import type { TableField } from '../../shared/warehouse/warehouse';
import { type FileRow, type FileValue, fileDay, fileValue } from './values';

/** A field of the files, and the column that its values come from; the file's own day comes from none. */
export interface FileField extends TableField {
  readonly column: Column | undefined;
}

function fieldOf(column: Column): FileField {
  const type = fieldType(column);
  return { name: fieldName(column.key), type, description: fieldWords(header(column, 'seconds'), type), column };
}

/** The day of a record's wall time, which the log's records don't have by themselves. */
const DAY_FIELD: FileField = { name: 'day', type: 'DATE', description: FILE_DAY, column: undefined };

/**
 * The fields of a stream's files: the day first, then the columns that people named.
 * @param names as people write columns; without them every column but the private ones
 * @throws ActivTrakError `argument` for a name that is no column
 */
export function fileFields({ columns, record }: Stream, names: readonly string[] = ['all']): readonly FileField[] {
  const chosen = chosenColumns(columns, names);
  if (record.when !== 'date') return [DAY_FIELD, ...chosen.map(fieldOf)];
  const date = columns[columnIndex(columns, 'date')] as Column;
  return [date, ...chosen.filter((column) => column !== date)].map(fieldOf);
}

/** What is read of the API for fields: nothing private beside those. */
export const columnsRead = ({ columns }: Stream, fields: readonly FileField[]): readonly Column[] =>
  columns.filter((column) => column.offer !== 'private' || fields.some((field) => field.column === column));

/** Turns rows of a day, which is a serial number, into those of its files. */
export type FileRows = (rows: readonly Row[], day: number) => readonly FileRow[];

/**
 * How rows become those of a file.
 * @param leftOut is told the field of each value that isn't of its type, which is left empty
 */
export function fileRows(fields: readonly FileField[], columns: readonly Column[], leftOut: (field: string) => void): FileRows {
  const cells = fields.map(({ name, type, column }) => {
    if (column === undefined) return (_: Row, day: number): FileValue => fileDay(day);
    const index = columnIndex(columns, column.key);
    return (row: Row): FileValue => {
      const value = fileValue(row[index] ?? '', type);
      if (value === undefined) leftOut(name);
      return value ?? null;
    };
  });
  return (rows, day) => rows.map((row) => cells.map((cell) => cell(row, day)));
}
