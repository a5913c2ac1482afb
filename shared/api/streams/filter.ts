import { otherPeople } from '#words/answers';
import { cannotNarrow } from '#words/narrowing';
import { notAnId } from '#words/who';
import { ActivTrakError, wrong } from '../../errors';
import type { Column, Row } from '../../model/cell';
import { membersIn } from '../../model/list-members';
import type { WhoKind } from '../../model/who-kinds';
import type { Dialect } from '../connections/connection';
import type { Parameter } from '../requests/request';
import type { Stream } from './streams';

/** One user, group or computer by its id, as the API takes it. */
export interface Filter {
  readonly kind: WhoKind;
  readonly id: number;
}

/** The API counts ids up from 1, and takes -1 for everyone. */
export const isId = (id: number): boolean => Number.isSafeInteger(id) && id > 0;

/**
 * The request's parameter for a filter.
 * @throws ActivTrakError `argument` when the dialect cannot narrow this stream so, or nobody can have such an id.
 */
export function filterParameter(stream: Stream, { kind, id }: Filter, dialect: Dialect): Parameter {
  if (!isId(id)) throw wrong(notAnId(`${kind}:${id}`));
  const name = stream.filters[dialect][kind];
  if (name !== undefined) return [name, id];
  throw wrong(cannotNarrow(stream.name, kind));
}

/**
 * What the rows say of a filter: a server that does not know a parameter leaves it aside and answers for everybody.
 * `unclear` when the rows do not name by id those that the filter is about.
 */
export function filterVerdict({ kind, id }: Filter, columns: readonly Column[], rows: readonly Row[]): 'obeyed' | 'ignored' | 'unclear' {
  if (rows.length === 0) return 'obeyed';
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  const own = at(`${kind}Id`);
  const members = at(`${kind}Members`);
  let unclear = false;
  for (const row of rows) {
    const ownId = own === -1 ? '' : row[own];
    const listed = members === -1 ? [] : membersIn(row[members]);
    if (ownId === id || listed.some((member) => member.id === String(id))) continue;
    const namesAnother = (ownId !== '' && ownId !== undefined) || listed.some((member) => member.id !== '');
    if (namesAnother && members !== -1) return 'ignored';
    unclear = true;
  }
  return unclear ? 'unclear' : 'obeyed';
}

/** The error `filter-ignored`: the server answered for other people than it was asked about. Nothing of it may be shown. */
export const filterIgnored = (): ActivTrakError => new ActivTrakError('filter-ignored', otherPeople());
