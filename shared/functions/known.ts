import { STREAMS } from '../api/streams';
import type { Row } from '../model/cell';
import { placeOf } from '../model/selection';
import type { WhoKind } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { allowedRowsOfLastDays, groups, namesInHours, people } from './allowed';
import { oncePerCall } from './remembered';
import type { Session } from './session';

/** Somebody or something that formulas may show. */
export interface Known {
  /** `undefined` for a group of which only the name is known. */
  readonly id: number | undefined;
  readonly name: string;
  readonly otherNames?: readonly string[];
}

/**
 * All users, groups or computers that formulas may show: from ActivTrak's lists, or from the hours of the last days where the key may not
 * read those. Nothing lists computers, so those count that were used in the last days.
 */
export const knownOf = (session: Session, kind: WhoKind): Task<readonly Known[]> =>
  oncePerCall(session, `known ${kind}`, function* () {
    if (kind === 'user') return (yield* people(session)) ?? (yield* namesInHours(session)).people;
    if (kind === 'group') return (yield* groups(session)) ?? (yield* namesInHours(session)).groups;
    return computersIn(yield* allowedRowsOfLastDays(session, STREAMS['computer-hours']));
  });

function computersIn(rows: readonly Row[]): readonly Known[] {
  const { columns } = STREAMS['computer-hours'];
  const [id, name] = [placeOf(columns, 'computerId'), placeOf(columns, 'computer')];
  const found = new Map<string, Known>();
  for (const row of rows) {
    const computer = row[id];
    if (typeof computer === 'number') found.set(`${computer} ${row[name]}`, { id: computer, name: String(row[name]) });
  }
  return [...found.values()];
}

/** Ids by every name that somebody is called. */
export type NamesToIds = ReadonlyMap<string, readonly number[]>;

const indexes = new WeakMap<readonly Known[], NamesToIds>();

/** The ids that go by each name; a list's are found out once. */
export function idsByName(known: readonly Known[]): NamesToIds {
  const index = indexes.get(known) ?? indexOf(known);
  indexes.set(known, index);
  return index;
}

function indexOf(known: readonly Known[]): NamesToIds {
  const ids = new Map<string, number[]>();
  for (const { id, name, otherNames = [] } of known)
    for (const own of new Set([name, ...otherNames].map(plainName))) {
      const same = ids.get(own) ?? [];
      if (id !== undefined && !same.includes(id)) same.push(id);
      ids.set(own, same);
    }
  return ids;
}
