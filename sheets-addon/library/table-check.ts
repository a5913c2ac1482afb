import { ActivTrakError } from '../../shared/errors';
import type { OutputColumn } from '../../shared/report/output';
import { namesIn } from './query';

const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);

/** A table whose rows fit its columns and hold nothing but plain cells. */
export function checkedTable(table: ActivTrak.Table): ActivTrak.Table {
  if (!Array.isArray(table?.columns) || !Array.isArray(table.values)) throw wrong('This is no table: table(rows) makes one.');
  const { columns, values } = table;
  if (columns.length === 0 && values.length > 0) throw wrong('The table has rows but no columns.');
  const misfit = values.findIndex((row) => row.length !== columns.length);
  if (misfit !== -1) throw wrong(`Row ${misfit + 1} of the table has ${values[misfit]?.length} cells for ${columns.length} columns.`);
  if (values.some((row) => row.some((cell) => !['string', 'number', 'boolean'].includes(typeof cell))))
    throw wrong('The table holds something that is no text, number or truth: days are serial numbers, as table(rows) makes them.');
  return table;
}

/** Where the columns stand that tell rows apart. */
export function keyColumns(output: readonly OutputColumn[], named: string | readonly string[] | undefined): readonly number[] {
  const keys = output.map(({ key }) => key);
  const usual = [['logId'], ['date', 'userId'], ['date', 'computerId']].find((list) => list.every((key) => keys.includes(key)));
  const wanted = named === undefined ? usual : namesIn(named);
  if (wanted === undefined || wanted.length === 0)
    throw wrong('Merging needs columns that tell rows apart: read logId, or date with userId, or name them as key.');
  const missing = wanted.find((key) => !keys.includes(key));
  if (missing !== undefined) throw wrong(`There is no column “${missing}” in the table to merge by.`);
  return wanted.map((key) => keys.indexOf(key));
}
