import { quoted } from './engine';
import type { Column } from './schema';
import type { Days } from './statement';

/** A column of a statement's result, which may always be empty. */
export const nullable = ({ name, type }: Column): Column => ({ name, type, mode: 'NULLABLE' });

/** Columns with commas. */
export const listed = (columns: readonly Column[], before = ''): string => columns.map(({ name }) => `${before}${quoted(name)}`).join(', ');

/** Whether a field's day is in one of some ranges, in the engine's SQL. */
export const daysOf = ({ field, ranges }: Days, before = ''): string =>
  field === undefined ? '0' : `(${ranges.map(([from, to]) => `${before}${quoted(field)} BETWEEN '${from}' AND '${to}'`).join(' OR ')})`;
