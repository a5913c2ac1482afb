import { STREAMS } from '../../api/streams/streams';
import type { Row } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import { type Named, type NamesToIds, namesToIds } from '../../model/told-apart';
import type { WhoKind } from '../../model/who-kinds';
import type { Task } from '../../task';
import { oncePerCall } from '../kept/remembered';
import type { Session } from '../kept/session';
import { allowedGroups, allowedPeople, allowedRowsOfLastDays, namesInHours } from './allowed';

/** Somebody or something that formulas may show. */
export type Known = Named;

/**
 * All users, groups or computers that formulas may show: from ActivTrak's lists, or from the hours of the last days where the key may not
 * read those. Nothing lists computers, so those count that were used in the last days.
 */
export const knownOf = (session: Session, kind: WhoKind): Task<readonly Known[]> =>
  oncePerCall(session, `known ${kind}`, function* () {
    switch (kind) {
      case 'user':
        return (yield* allowedPeople(session)) ?? (yield* namesInHours(session)).people;
      case 'group':
        return (yield* allowedGroups(session)) ?? (yield* namesInHours(session)).groups;
      case 'computer':
        return computersIn(yield* allowedRowsOfLastDays(session, STREAMS['computer-hours']));
    }
  });

function computersIn(rows: readonly Row[]): readonly Known[] {
  const { columns } = STREAMS['computer-hours'];
  const [id, name] = [columnIndex(columns, 'computerId'), columnIndex(columns, 'computer')];
  const found = new Map<string, Known>();
  for (const row of rows) {
    const computer = row[id];
    if (typeof computer === 'number' && computer !== 0) found.set(`${computer} ${row[name]}`, { id: computer, name: String(row[name]) });
  }
  return [...found.values()];
}

const indexes = new WeakMap<readonly Known[], NamesToIds>();

/** The ids that go by each name; a list's are found out once. */
export function idsByName(known: readonly Known[]): NamesToIds {
  const index = indexes.get(known) ?? namesToIds(known);
  indexes.set(known, index);
  return index;
}
