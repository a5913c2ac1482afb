import { idAndName, renamed, namesakes as sayNamesakes } from '#words/formulas';
import type { Stream } from '../../api/streams/streams';
import { type ActivTrakError, wrong } from '../../errors';
import type { Cell, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { type Member, membersIn } from '../../model/list-members';
import { columnIndex } from '../../model/selection';
import type { Who } from '../../model/who';
import type { WhoKind } from '../../model/who-kinds';
import { plainName } from '../../model/words';

type RowTest = (row: Row) => boolean;

/** Whether a stream's rows say to which user, group or computer they belong: hours by user name no single computer. */
export const rowsTell = (stream: Stream, kind: WhoKind): boolean => stream.told.includes(kind);

/** A test for the rows of one user, group or computer, by what the rows themselves say. */
export function matchRows(stream: Stream, { kind, id, name }: Who): RowTest {
  const list = columnIndex(stream.columns, `${kind}Members`);
  const wanted = plainName(name ?? '');
  const isIt = (member: Member): boolean => (id === undefined ? plainName(member.name) === wanted : member.id === String(id));
  const seen = new Map<Cell | undefined, boolean>();
  const inList: RowTest = (row) => {
    const known = seen.get(row[list]) ?? membersIn(row[list]).some(isIt);
    seen.set(row[list], known);
    return known;
  };
  if (kind === 'group') return inList;
  const ownId = columnIndex(stream.columns, `${kind}Id`);
  const ownName = columnIndex(stream.columns, kind);
  if (id !== undefined) return (row) => (isNoId(row[ownId]) ? inList(row) : row[ownId] === id);
  return (row) => (row[ownName] === '' ? inList(row) : plainName(String(row[ownName])) === wanted);
}

/** Whether any of the rows names a user, group or computer of this kind by id. */
export function namesIds(stream: Stream, kind: WhoKind, rows: readonly Row[]): boolean {
  const list = columnIndex(stream.columns, `${kind}Members`);
  const ownId = kind === 'group' ? -1 : columnIndex(stream.columns, `${kind}Id`);
  return rows.some((row) => (ownId !== -1 && !isNoId(row[ownId])) || membersIn(row[list]).some(({ id }) => !isNoId(id)));
}

/** Whether any of the rows names a user, group or computer of this kind by a name. */
export function namesNames(stream: Stream, kind: WhoKind, rows: readonly Row[]): boolean {
  const list = columnIndex(stream.columns, `${kind}Members`);
  const ownName = kind === 'group' ? -1 : columnIndex(stream.columns, kind);
  return rows.some((row) => (ownName !== -1 && row[ownName] !== '') || membersIn(row[list]).some(({ name }) => name !== ''));
}

/** The ids under which rows go by the name that was asked for, smallest first; none where the rows give no ids. */
export function idsNamed(stream: Stream, { kind, name }: Who, rows: readonly Row[]): readonly number[] {
  const isIt = (member: Member): boolean => plainName(member.name) === plainName(name ?? '');
  const own = columnIndex(stream.columns, kind === 'group' ? 'groupMembers' : `${kind}Id`);
  // Of a large group there are thousands of rows, and few different lists of groups.
  const cells = [...new Set(rows.map((row) => row[own]))];
  const ids = cells.flatMap((cell) =>
    kind === 'group' ? membersIn(cell).flatMap((member) => (isIt(member) ? [member.id] : [])) : [String(cell)],
  );
  return [...new Set(ids)]
    .filter((id) => !isNoId(id))
    .map(Number)
    .sort((one, other) => one - other);
}

/** Refuses one name for more than one: their hours added up would be a wrong number. */
export const namesakes = ({ kind, name = '' }: Who, ids: readonly number[]): ActivTrakError =>
  wrong(sayNamesakes(name, kind, written(kind, ids)));

/** Refuses digits that are the first one's id and the name of the others. */
export const ambiguousDigits = (digits: string, kind: WhoKind, ids: readonly number[]): ActivTrakError =>
  wrong(idAndName(digits, kind, written(kind, ids)));

const written = (kind: WhoKind, ids: readonly number[]): readonly string[] => ids.slice(0, 4).map((id) => `${kind}:${id}`);

/** Refuses a name that somebody had once: only some periods know it. */
export const formerly = ({ kind, name = '' }: Who, id: number, now: string): ActivTrakError => wrong(renamed(name, now, `${kind}:${id}`));
