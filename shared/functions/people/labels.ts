import { unlessFailed } from '../../api/requests/unless-failed';
import type { Stream } from '../../api/streams/streams';
import type { Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { columnIndex } from '../../model/selection';
import { followsList, type Named, namesShown, toldApart } from '../../model/told-apart';
import type { Task } from '../../task';
import type { Session } from '../kept/session';
import { allowedPeople, namesInHours } from './allowed';
import { idsByName, type Known } from './known';

/** What to call each of a list. */
export function labelsIn(known: readonly Known[]): (one: Known) => string {
  const ids = idsByName(known);
  return ({ id, name }) => toldApart(name, id ?? '', ids);
}

/**
 * Rows with all columns of a stream of hours or of the log, with the user's or the computer's name told apart: from the others in the rows
 * and, for users, from all whom ActivTrak lists, so that it is the same for every period.
 * @param only whose rows they all are, where that is known and the rows do not say it
 */
export function* labelled(session: Session, stream: Stream, rows: readonly Row[], only: number | '' = ''): Task<readonly Row[]> {
  const kind = stream.owner;
  const ownName = columnIndex(stream.columns, kind);
  const ownId = stream.columns.findIndex(({ key }) => key === `${kind}Id`);
  const idOf = (row: Row): number | '' => (ownId === -1 ? only : isNoId(row[ownId]) ? '' : Number(row[ownId]));
  const listed = kind === 'user' ? ((yield* unlessFailed(allowedPeople(session))) ?? []) : [];
  const byName = new Map<string, Named>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== '') byName.set(`${id} ${row[ownName]}`, { id, name: String(row[ownName]) });
  }
  const shown = [...byName.values()];
  const nameOf = namesShown(listed, shown, followsList(listed, shown) ?? (yield* lastDaysOf(session, listed)));
  return rows.map((row) => {
    const name = nameOf(row[ownName] ?? '', idOf(row));
    return name === row[ownName] ? row : row.map((cell, index) => (index === ownName ? name : cell));
  });
}

/** Whether the hours of the last days call people as ActivTrak's list does. */
function* lastDaysOf(session: Session, listed: readonly Known[]): Task<boolean> {
  return followsList(listed, (yield* unlessFailed(namesInHours(session)))?.people ?? []) === true;
}
