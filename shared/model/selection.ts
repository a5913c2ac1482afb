import { noColumn } from '#words/columns';
import { wrong } from '../errors';
import type { Column, Unit } from './cell';
import { nearest } from './nearest';
import { plainWord } from './words';

/** The default columns. */
export const usualColumns = (columns: readonly Column[]): readonly Column[] => columns.filter(({ offer }) => offer === 'usual');

/**
 * The columns that people named, in their order. A name is the header's text, the stable key or the API's own word, in any
 * letter case; `all` means every column but the private ones.
 * @throws ActivTrakError `argument` for a name that is no column, with those that are.
 */
export function chosenColumns(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  const offered = columns.filter(({ offer }) => offer !== 'internal');
  const chosen = names.flatMap((name) =>
    plainWord(name) === 'all' ? offered.filter(({ offer }) => offer !== 'private') : [named(offered, name)],
  );
  return [...new Set(chosen)];
}

function named(offered: readonly Column[], name: string): Column {
  const word = plainWord(withoutUnit(name));
  const column =
    offered.find(({ key, label }) => plainWord(key) === word || plainWord(label) === word) ??
    offered.find(({ sources }) => sources.some((source) => plainWord(source) === word));
  if (column) return column;
  const labels = offered.map(({ label }) => label);
  const meant = labels.find((label) => label === OTHER_WORDS[word]) ?? nearest(name, labels);
  throw wrong(noColumn(name, labels, meant));
}

/** A header's text without the unit after it. */
export const withoutUnit = (text: string): string => text.replace(/\((h|s|hours|seconds|days)\)\s*$/i, '');

/** Other names that people use for a column. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  person: 'User',
  people: 'User',
  employee: 'User',
  name: 'User',
  day: 'Date',
  hours: 'Total',
  app: 'Application',
  title: 'Window title',
  device: 'Computer',
  team: 'Groups',
};

const SUFFIX: Readonly<Record<Unit, string>> = { hours: ' (h)', seconds: ' (s)', days: '' };

/** A column's header; a duration names its unit. */
export const header = (column: Pick<Column, 'kind' | 'label'>, unit: Unit): string =>
  column.kind === 'duration' ? column.label + SUFFIX[unit] : column.label;

/**
 * A column's index in a row.
 * @throws RangeError when the column isn't one of these: the caller chose them itself
 */
export function columnIndex(columns: readonly Column[], key: string): number {
  const index = columns.findIndex((column) => column.key === key);
  if (index === -1) throw new RangeError(`There is no column ${key} here.`);
  return index;
}
