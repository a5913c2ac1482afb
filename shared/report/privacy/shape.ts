import type { Cell, Column, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { membersIn } from '../../model/list-members';
import { columnIndex } from '../../model/selection';
import type { OutputColumn } from '../../table/place/output-column';
import type { Report } from '../definition/definition';
import { ownerKey } from '../definition/output';
import { addsUp, disguises } from '../definition/people-shown';
import { BETWEEN_PEOPLE, personWord } from './people-counted';
import { foldedName, pseudonyms } from './pseudonym';

/** The people of a stream's rows, to count them: a text that is the same for the same person, by id where there is one; of a summary see `people-counted.ts`. */
export function ownerOf(report: Report, columns: readonly Column[]): (row: Row) => string {
  if (addsUp(report)) return ownerKey(report) === 'computer' ? usersOf(columns) : userOf(columns);
  const identity = identityOf(report, columns);
  return (row) => foldedName(String(identity(row)));
}

/** Whose a row is: an id, or a name as it is written. */
function identityOf(report: Report, columns: readonly Column[]): (row: Row) => Cell {
  const name = columnIndex(columns, ownerKey(report));
  const idKey = `${ownerKey(report)}Id`;
  const id = columns.findIndex(({ key }) => key === idKey);
  // The log names its computer by id and its user by name alone.
  const nameOf = (row: Row): Cell => row[name] ?? '';
  return id === -1 ? nameOf : (row) => (isNoId(row[id]) ? nameOf(row) : (row[id] as Cell));
}

const idIn = (id: Cell | undefined): string => (isNoId(id) ? '' : String(id));

function userOf(columns: readonly Column[]): (row: Row) => string {
  const [id, name] = [columnIndex(columns, 'userId'), columnIndex(columns, 'user')];
  return (row) => personWord(idIn(row[id]), String(row[name] ?? ''));
}

/** Everybody whom the hours of a computer name: a summary is about people, not about computers. */
function usersOf(columns: readonly Column[]): (row: Row) => string {
  const [list, id] = [columnIndex(columns, 'userMembers'), columnIndex(columns, 'userId')];
  return (row) => {
    const listed = membersIn(row[list])
      .map((user) => personWord(idIn(user.id), user.name))
      .filter((user) => user !== '');
    return listed.length > 0 ? listed.join(BETWEEN_PEOPLE) : personWord(idIn(row[id]), '');
  };
}

/**
 * Makes the sheet's row of a row that was read; of a summary its raw material.
 * @param columns those that were read
 * @param salt the document's, for pseudonyms
 * @param more how many empty cells stand behind those of the sheet
 * @param isNumbered whether log ids are numbers where they can be, as in rows of an earlier version; else they are all texts
 * @returns a function whose rows are new ones, which the caller may change
 */
export function rowShaper(
  report: Report,
  columns: readonly Column[],
  output: readonly OutputColumn[],
  salt: string,
  { more = 0, isNumbered = false }: { readonly more?: number; readonly isNumbered?: boolean } = {},
): (row: Row) => Cell[] {
  const shaped = plainShaper(report, columns, output, salt, more);
  const isText = ({ key, words }: OutputColumn): boolean => words !== undefined || (key === 'logId' && !isNumbered);
  const texts = output.flatMap((column, at) => (isText(column) ? [{ at, words: column.words }] : []));
  if (texts.length === 0) return shaped;
  return (row) => {
    const cells = shaped(row);
    for (const { at, words } of texts) {
      const text = String(cells[at]);
      cells[at] = words?.[text] ?? text;
    }
    return cells;
  };
}

function plainShaper(
  report: Report,
  columns: readonly Column[],
  output: readonly OutputColumn[],
  salt: string,
  more: number,
): (row: Row) => Cell[] {
  const isSummary = addsUp(report);
  // A group's row holds everybody in it, so a summary needs to know which groups there are, and not how their names read in a row.
  const indexes = output.map(({ key }) => columnIndex(columns, isSummary && key === 'groups' ? 'groupMembers' : key));
  // A row that is as long as it will be from the beginning takes half the memory of one to which cells are added.
  const blank: readonly Cell[] = new Array<Cell>(indexes.length + more).fill('');
  const plain = (row: Row): Cell[] => {
    const cells = blank.slice();
    for (let at = 0; at < indexes.length; at += 1) cells[at] = row[indexes[at] as number] as Cell;
    return cells;
  };
  if (!disguises(report)) return plain;
  const owner = identityOf(report, columns);
  const pseudonym = pseudonyms(salt);
  const what = ownerKey(report) === 'computer' ? 'Computer' : 'Person';
  const own = columnIndex(columns, ownerKey(report));
  const place = indexes.indexOf(own);
  return (row) => {
    const cells = plain(row);
    const identity = String(owner(row));
    if (place !== -1) cells[place] = identity.trim() === '' ? '' : pseudonym(what, identity);
    return cells;
  };
}
