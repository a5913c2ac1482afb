import type { Cell, Row, Unit } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { stringCell } from '../../model/cell-value';
import { DAY_MS, UNIX_EPOCH } from '../../model/day-length';
import { listMembers } from '../../model/list-members';
import type { OutputColumn } from '../../table/place/output-column';
import { fieldType } from '../../warehouse/field';
import type { FieldType, QueryRows } from '../../warehouse/warehouse';
import { LIST_OF } from './fields-read';

/** What has to be known of a column. */
type ReadColumn = Pick<OutputColumn, 'key' | 'kind' | 'words'>;

/** Makes a cell of a field's text. */
type CellOf = (text: string) => Cell;

/** BigQuery gives a moment as seconds since 1970, such as `1.774944900123E9`: cloud.google.com/bigquery/docs/reference/rest/v2/DataFormatOptions */
const momentOf: CellOf = (text) => {
  const ms = Math.round(Number(text) * 1000);
  const days = Math.floor(ms / DAY_MS);
  return UNIX_EPOCH + days + (ms - days * DAY_MS) / DAY_MS;
};

const numberOf: CellOf = (text) => Number(text);

const idOf: CellOf = (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);

/** By what ActivTrak's own texts are read too, where they say the same. */
const cellMaker = ({ kind }: ReadColumn, type: FieldType, unit: Unit): CellOf => {
  if (type === 'TIMESTAMP') return momentOf;
  if (kind === 'number') return numberOf;
  return kind === 'id' ? idOf : (text) => stringCell(kind, text, 0, text.length, secondsPer(unit));
};

/**
 * A function that makes the row that ActivTrak would have given of one of a table: cells that nobody asked for are empty.
 * @param columns those of the row
 * @param read those whose fields were read, in their order
 */
export function rowReader(
  columns: readonly ReadColumn[],
  read: readonly ReadColumn[],
  unit: Unit,
): (values: QueryRows['rows'][number]) => Row {
  const placeOf = (key: string): number => read.findIndex((column) => column.key === key);
  const makers = columns.map((column) => {
    const list = LIST_OF[column.key];
    return list === undefined
      ? { place: placeOf(column.key), make: cellMaker(column, fieldType(column), unit) }
      : { place: placeOf(list), make: membersOf };
  });
  return (values) =>
    makers.map(({ place, make }) => {
      const text = place === -1 ? null : (values[place] ?? null);
      return text === null ? '' : make(text);
    });
}

/** The members of a list of which a table has the names alone. */
const membersOf: CellOf = (text) =>
  listMembers(
    text.split(', ').map((name) => ({ name })),
    'members',
  );
