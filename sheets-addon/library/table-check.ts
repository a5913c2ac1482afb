import {
  COLUMN_INCOMPLETE,
  NOT_A_TABLE,
  NOT_CELLS,
  NOTHING_TO_MERGE_BY,
  noColumnToMergeBy,
  ROWS_WITHOUT_COLUMNS,
  rowMisfits,
  rowsWithoutKey,
  twoColumns,
} from '#words/library';
import { wrong } from '../../shared/errors';
import { plainWord } from '../../shared/model/words';
import type { OutputColumn } from '../../shared/table/place/output-column';
import type { Placement } from '../../shared/table/place/placement';
import { isPlain, unknown } from './options';
import { namesIn, queriedUnit } from './query';

const KINDS = ['text', 'number', 'boolean', 'id', 'date', 'datetime', 'duration', 'names'];

/** A table whose rows fit its columns and hold nothing but plain cells; one that names no unit is in days. */
export function checkedTable(table: ActivTrak.Table): ActivTrak.Table {
  if (!Array.isArray(table?.columns) || !Array.isArray(table.values)) throw wrong(NOT_A_TABLE);
  const { columns, values } = table;
  const unit = queriedUnit(table.unit, 'days', 'table.unit');
  const isColumn = (column: unknown): boolean =>
    isPlain(column) && typeof column.key === 'string' && typeof column.label === 'string' && KINDS.includes(column.kind as string);
  if (!columns.every(isColumn)) throw wrong(COLUMN_INCOMPLETE);
  const twice = columns.find(({ key }, at) => columns.findIndex((column) => column.key === key) !== at);
  if (twice) throw wrong(twoColumns(twice.key));
  if (columns.length === 0 && values.length > 0) throw wrong(ROWS_WITHOUT_COLUMNS);
  const misfit = values.findIndex((row) => !Array.isArray(row) || row.length !== columns.length);
  if (misfit !== -1) throw wrong(rowMisfits(misfit + 1, values[misfit]?.length, columns.length));
  if (values.some((row) => row.some((cell) => !isCell(cell)))) throw wrong(NOT_CELLS);
  return { ...table, unit };
}

const isCell = (cell: unknown): boolean => ['string', 'boolean'].includes(typeof cell) || Number.isFinite(cell);

/** The columns that tell ActivTrak's rows apart, where a table has them. */
const usualKey = (output: readonly OutputColumn[]): readonly string[] | undefined =>
  [['logId'], ['date', 'userId'], ['date', 'computerId']].find((list) => list.every((one) => output.some(({ key }) => key === one)));

/** The columns that rows are known by, for as far as anybody can tell: of numbers alone a row is known by its place. */
export function tellingColumns(output: readonly OutputColumn[], named: unknown): readonly string[] {
  const keys = output.map(({ key }) => key);
  // Replacing takes any columns, also those of another time.
  const given = namesIn(named, 'key').map((name) => placeOf(output, name));
  if (given.length > 0 && !given.includes(-1)) return given.map((index) => keys[index] as string);
  const people = keys.filter((key) => ['date', 'user', 'computer', 'time'].includes(key));
  const texts = output.flatMap(({ key, kind }) => (['text', 'id', 'date', 'datetime', 'names'].includes(kind) ? [key] : []));
  return usualKey(output) ?? (people.length > 0 ? people : texts);
}

/** Where the columns stand that tell rows apart. */
export function keyColumns(output: readonly OutputColumn[], named: unknown): readonly number[] {
  const keys = output.map(({ key }) => key);
  const wanted = named === undefined ? usualKey(output) : namesIn(named, 'key');
  if (wanted === undefined || wanted.length === 0) throw wrong(NOTHING_TO_MERGE_BY);
  return wanted.map((name) => {
    const at = placeOf(output, name);
    if (at === -1) throw unknown(noColumnToMergeBy(name), name, keys);
    return at;
  });
}

/**
 * Rows that stand in a sheet without a column that rows are merged by, since somebody deleted it or it came into the table later.
 * @throws ActivTrakError `argument`, as each of them would be there twice
 */
export function refuseKeyless(
  name: string,
  { rows, columns }: Pick<Placement, 'rows' | 'columns'>,
  output: readonly OutputColumn[],
  named: unknown,
): void {
  const lost = keyColumns(output, named).find((at) => !columns.has(output[at]?.key ?? ''));
  if (rows > 0 && lost !== undefined) throw wrong(rowsWithoutKey(name, output[lost]?.label ?? ''));
}

/** Where the column stands that goes by a key, or by its header; -1 where there is none. */
function placeOf(output: readonly OutputColumn[], name: string): number {
  const at = output.findIndex(({ key }) => key === name);
  return at === -1 ? output.findIndex(({ key, label }) => [key, label].some((one) => plainWord(one) === plainWord(name))) : at;
}
