import type { Stream } from '../api/streams';
import { ActivTrakError } from '../errors';
import type { Cell, Row } from '../model/cell';
import { type Member, membersIn } from '../model/list-members';
import { placeOf } from '../model/selection';
import type { Who, WhoKind } from '../model/who';
import { plainName } from '../model/words';

type RowTest = (row: Row) => boolean;

/** Whether a stream's rows say to which user, group or computer they belong: hours by user name no single computer. */
export const namesInRows = (stream: Stream, kind: WhoKind): boolean =>
  kind === 'group'
    ? stream.name !== 'activity-log'
    : stream.name === `${kind}-hours` || (stream.name === 'activity-log' && kind === 'computer');

/** A test for the rows of one user, group or computer, by what the rows themselves say. */
export function matchRows(stream: Stream, { kind, id, name }: Who): RowTest {
  const list = placeOf(stream.columns, `${kind}Members`);
  const wanted = plainName(name ?? '');
  const isIt = (member: Member): boolean => (id === undefined ? plainName(member.name) === wanted : member.id === String(id));
  const seen = new Map<Cell | undefined, boolean>();
  const inList: RowTest = (row) => {
    const known = seen.get(row[list]) ?? membersIn(row[list]).some(isIt);
    seen.set(row[list], known);
    return known;
  };
  if (kind === 'group') return inList;
  const ownId = placeOf(stream.columns, `${kind}Id`);
  const ownName = placeOf(stream.columns, kind);
  if (id !== undefined) return (row) => (row[ownId] === '' ? inList(row) : row[ownId] === id);
  return (row) => (row[ownName] === '' ? inList(row) : plainName(String(row[ownName])) === wanted);
}

/** Whether any of the rows names a user, group or computer of this kind by id. */
export function namesIds(stream: Stream, kind: WhoKind, rows: readonly Row[]): boolean {
  const list = placeOf(stream.columns, `${kind}Members`);
  const ownId = kind === 'group' ? -1 : placeOf(stream.columns, `${kind}Id`);
  return rows.some((row) => (ownId !== -1 && row[ownId] !== '') || membersIn(row[list]).some(({ id }) => id !== ''));
}

/** A test for the rows of any of these ids. */
export function matchIds(stream: Stream, kind: WhoKind, ids: readonly number[]): RowTest {
  const tests = ids.map((id) => matchRows(stream, { kind, id, name: undefined, text: '' }));
  return (row) => tests.some((test) => test(row));
}

/**
 * Refuses rows of more than one person under one name: their hours added up would be a wrong number.
 * @throws ActivTrakError `argument` with the ids to choose from.
 */
export function refuseNamesakes(stream: Stream, who: Who, rows: readonly Row[]): void {
  if (who.kind === 'group' || who.id !== undefined) return;
  const ownId = placeOf(stream.columns, `${who.kind}Id`);
  const ids = [...new Set(rows.map((row) => row[ownId]).filter((cell) => cell !== '' && cell !== undefined))];
  if (ids.length > 1) throw namesakes(who, ids.map(String));
}

export const namesakes = (who: Who, ids: readonly string[]): ActivTrakError =>
  new ActivTrakError(
    'argument',
    `“${who.name}” is the name of more than one ${who.kind}: write ${ids
      .slice(0, 4)
      .map((id) => `${who.kind}:${id}`)
      .join(' or ')}.`,
  );

export const nobodyCalled = ({ kind, name, id, text }: Who): ActivTrakError => {
  const lists = kind === 'computer' ? 'ACTIVTRAK_COMPUTER_HOURS()' : kind === 'group' ? 'ACTIVTRAK_GROUPS()' : 'ACTIVTRAK_USERS()';
  const said = name ?? (id === undefined ? text : String(id));
  return new ActivTrakError('argument', `There is no ${kind} “${said.slice(0, 60)}”: =${lists} lists those that the key may see.`);
};
