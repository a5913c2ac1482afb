import type { Stream } from '../api/streams';
import { ActivTrakError } from '../errors';
import type { Row } from '../model/cell';
import { parseWho } from '../model/who';
import { matchRows } from './match';
import type { Session } from './session';

/** Whether the key's owner limited what formulas may show. */
export const isLimited = ({ connection: { cells } }: Session): boolean => cells.groups.length > 0 || cells.users.length > 0;

/** The rows that the key's owner lets formulas show: those of the chosen groups and users, or all. */
export function allowedRows(session: Session, stream: Stream, rows: readonly Row[]): readonly Row[] {
  if (!isLimited(session)) return rows;
  const { groups, users } = session.connection.cells;
  const tests = [
    ...groups.map((group) => `group:${group}`),
    ...(stream.name === 'user-hours' ? users.map((user) => `user:${user}`) : []),
  ].flatMap((text) => {
    const who = parseWho(text);
    return who ? [matchRows(stream, who)] : [];
  });
  return rows.filter((row) => tests.some((test) => test(row)));
}

/** @throws ActivTrakError `forbidden`: what is asked for cannot be cut down to the chosen groups and users. */
export function refuseLimited(session: Session, what: string): void {
  if (!isLimited(session)) return;
  const { groups, users } = session.connection.cells;
  throw new ActivTrakError(
    'forbidden',
    `${what} is not among what formulas may show on ${session.place.holder}: only ${[...groups.map((group) => `group:${group}`), ...users.map((user) => `user:${user}`)].slice(0, 6).join(', ')}; ask ${session.place.owner} for more.`,
  );
}
