import { ActivTrakError } from '../errors';
import type { Column, Row } from '../model/cell';
import { membersIn } from '../model/list-members';
import type { WhoKind } from '../model/who';
import type { Dialect } from './connection';
import type { Parameter } from './request';
import type { Stream, StreamName } from './streams';

/** One user, group or computer by its id, as the API takes it. */
export interface Filter {
  readonly kind: WhoKind;
  readonly id: number;
}

const THINGS: Readonly<Record<StreamName, string>> = {
  'user-hours': 'Hours by user',
  'computer-hours': 'Hours by computer',
  'activity-log': 'The activity log',
};

/**
 * The request's parameter for a filter.
 * @throws ActivTrakError `argument` when the dialect cannot narrow this stream so.
 */
export function filterParameter(stream: Stream, { kind, id }: Filter, dialect: Dialect): Parameter {
  const name = stream.filters[dialect][kind];
  if (name !== undefined) return [name, id];
  const instead = kind === 'computer' ? 'ACTIVTRAK_COMPUTER_HOURS' : 'ACTIVTRAK_HOURS';
  throw new ActivTrakError('argument', `${THINGS[stream.name]} cannot be narrowed to one ${kind}: use ${instead} for that.`);
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

export const filterIgnored = (): ActivTrakError =>
  new ActivTrakError(
    'filter-ignored',
    'ActivTrak answered for others than it was asked about, so nothing is shown: ask for everyone, or set the connection to the other form of the API.',
  );
