import type { Cell, Column, Row } from '../model/cell';
import { placeOf } from '../model/selection';
import type { Report } from './definition';
import { type OutputColumn, ownerKey } from './output';
import { pseudonyms } from './pseudonym';

/** The people of a stream's rows: a cell that is the same for the same person, by id where there is one. */
export function ownerOf(report: Report, columns: readonly Column[]): (row: Row) => Cell {
  const name = placeOf(columns, ownerKey(report));
  const idKey = `${ownerKey(report)}Id`;
  const id = columns.findIndex(({ key }) => key === idKey);
  // The log names its computer by id and its user by name alone.
  return id === -1 ? (row) => row[name] ?? '' : (row) => (row[id] === '' ? (row[name] ?? '') : (row[id] as Cell));
}

/**
 * Makes the sheet's row of a row that was read; of a summary its raw material.
 * @param columns those that were read
 * @param salt the document's, for pseudonyms
 */
export function rowShaper(
  report: Report,
  columns: readonly Column[],
  output: readonly OutputColumn[],
  salt: string,
): (row: Row) => readonly Cell[] {
  const places = output.map(({ key }) => placeOf(columns, key));
  if (report.privacy.people !== 'pseudonyms') return (row) => places.map((place) => row[place] as Cell);
  const owner = ownerOf(report, columns);
  const pseudonym = pseudonyms(salt);
  const what = ownerKey(report) === 'computer' ? 'Computer' : 'Person';
  const own = placeOf(columns, ownerKey(report));
  return (row) =>
    places.map((place) => {
      if (place !== own) return row[place] as Cell;
      const identity = owner(row);
      return identity === '' ? '' : pseudonym(what, String(identity));
    });
}
