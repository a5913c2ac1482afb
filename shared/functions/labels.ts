/**
 * Names that tell people apart: `Robin Halvard (1042)` where two are called so, in a table's rows as in lists, so that a sum or a pivot by
 * name does not put them together. `who` takes the very text back.
 * @module
 */
import type { Stream } from '../api/streams';
import { isActivTrakError } from '../errors';
import type { Cell, Row } from '../model/cell';
import { placeOf } from '../model/selection';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { people } from './allowed';
import { idsByName, type Known, type NamesToIds } from './known';
import type { Session } from './session';

const MOST_IDS = 3;

/** Somebody's name, with the id behind it where others are called so too; where no id is known, with those that it can be. */
function labelOf(name: Cell, id: Cell, ids: NamesToIds): Cell {
  const all = typeof name === 'string' && name !== '' ? (ids.get(plainName(name)) ?? []) : [];
  return all.length < 2 ? name : `${name} (${id === '' ? all.slice(0, MOST_IDS).join(' or ') : id})`;
}

/** What to call each of a list. */
export function labelsIn(known: readonly Known[]): (one: Known) => string {
  const ids = idsByName(known);
  return ({ id, name }) => String(labelOf(name, id ?? '', ids));
}

/**
 * Rows with all columns of a stream of hours or of the log, with the user's or the computer's name told apart: from the others in the rows
 * and, for users, from all whom ActivTrak lists, so that it is the same for every period.
 * @param only whose rows they all are, where that is known and the rows do not say it
 */
export function* labelled(session: Session, stream: Stream, rows: readonly Row[], only: number | '' = ''): Task<readonly Row[]> {
  const kind = stream.name === 'computer-hours' ? 'computer' : 'user';
  const ownName = placeOf(stream.columns, kind);
  const ownId = stream.columns.findIndex(({ key }) => key === `${kind}Id`);
  const idOf = (row: Row): Cell => (ownId === -1 ? only : (row[ownId] ?? ''));
  const shown = new Map<string, Known>();
  for (const row of rows) {
    const id = idOf(row);
    if (typeof id === 'number') shown.set(`${id} ${row[ownName]}`, { id, name: String(row[ownName]) });
  }
  const listed = kind === 'user' ? yield* listedPeople(session) : [];
  const ids = idsByName([...listed, ...shown.values()]);
  if ([...ids.values()].every((same) => same.length < 2)) return rows;
  return rows.map((row) => {
    const name = labelOf(row[ownName] ?? '', idOf(row), ids);
    return name === row[ownName] ? row : row.map((cell, place) => (place === ownName ? name : cell));
  });
}

/** Rows are there already: where the list of people cannot be had, they are told apart among themselves. */
function* listedPeople(session: Session): Task<readonly Known[]> {
  try {
    return (yield* people(session)) ?? [];
  } catch (failure) {
    if (isActivTrakError(failure)) return [];
    throw failure;
  }
}
