import type { Filter } from '../api/filter';
import { STREAMS } from '../api/streams';
import { placeOf } from '../model/selection';
import type { Who } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { allowedRowsOfLastDays, groups, namesInHours, people } from './allowed';
import { isLimited } from './limits';
import { namesakes } from './match';
import { nobodyLike } from './meant';
import { isCalled } from './names';
import type { Session } from './session';

/**
 * The ids of a user, group or computer that a person named, among those whom formulas may show: from ActivTrak's lists of names, or from the names that the
 * hours of the last days show where the key may not read those.
 * @returns no ids when nobody is called so.
 */
export function* idsOf(session: Session, who: Who): Task<readonly number[]> {
  if (who.id !== undefined) return [who.id];
  const name = who.name ?? '';
  if (who.kind === 'computer') return yield* computerIds(session, name);
  if (who.kind === 'group') {
    const known = (yield* groups(session)) ?? (yield* namesInHours(session)).groups;
    return known.flatMap((group) => (plainName(group.name) === plainName(name) && group.id !== undefined ? [group.id] : []));
  }
  const known = (yield* people(session)) ?? (yield* namesInHours(session)).people;
  return known.filter((person) => isCalled(person, name)).map(({ id }) => id);
}

/** There is no list of computers to ask for, so those count that were used in the last days. */
function* computerIds(session: Session, name: string | undefined): Task<readonly number[]> {
  const stream = STREAMS['computer-hours'];
  const rows = yield* allowedRowsOfLastDays(session, stream);
  const [id, computer] = [placeOf(stream.columns, 'computerId'), placeOf(stream.columns, 'computer')];
  const ids = rows.filter((row) => name === undefined || plainName(String(row[computer])) === plainName(name)).map((row) => row[id]);
  return [...new Set(ids)].filter((found) => typeof found === 'number');
}

/**
 * The filter of a request for one user, group or computer.
 * @throws ActivTrakError `argument` when nobody, or more than one, is called so.
 */
export function* filterOf(session: Session, who: Who): Task<Filter> {
  const [id, ...others] = yield* idsOf(session, who);
  if (id === undefined) throw yield* nobodyLike(session, who);
  if (others.length > 0) throw namesakes(who, [id, ...others].map(String));
  return { kind: who.kind, id };
}

/**
 * Refuses somebody who does not exist: no rows of somebody real are zero hours, no rows of a misspelt name are not. Where names
 * cannot be read, a name that no row of the last days shows is refused too; where formulas are limited, so is an id.
 * @throws ActivTrakError `argument`, or `limited`
 */
export function* refuseUnknown(session: Session, who: Who): Task<void> {
  const known = yield* idsLike(session, who);
  if (who.id === undefined ? known?.length === 0 : known?.includes(who.id) === false) throw yield* nobodyLike(session, who);
}

/** The ids that somebody could be; `undefined` where nobody can tell. */
function* idsLike(session: Session, who: Who): Task<readonly (number | undefined)[] | undefined> {
  if (who.id === undefined) return yield* idsOf(session, who);
  if (who.kind === 'computer') return isLimited(session) ? yield* computerIds(session, undefined) : undefined;
  const named = who.kind === 'group' ? yield* groups(session) : yield* people(session);
  return named?.map(({ id }) => id);
}
