import type { Filter } from '../api/filter';
import { STREAMS } from '../api/streams';
import { placeOf } from '../model/selection';
import type { Who } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { namesakes, nobodyCalled } from './match';
import { groups, isCalled, namesInHours, people } from './names';
import type { Session } from './session';
import { sharedHours } from './shared-hours';

/**
 * The ids of a user, group or computer that a person named: from ActivTrak's lists of names, or from the names that the
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
function* computerIds(session: Session, name: string): Task<readonly number[]> {
  const stream = STREAMS['computer-hours'];
  const { today } = session.calendar;
  const hours = yield* sharedHours(session, stream, { from: today - 6, to: today }, true);
  const [id, computer] = [placeOf(stream.columns, 'computerId'), placeOf(stream.columns, 'computer')];
  const ids = (hours?.rows ?? []).filter((row) => plainName(String(row[computer])) === plainName(name)).map((row) => row[id]);
  return [...new Set(ids)].filter((found) => typeof found === 'number');
}

/**
 * The filter of a request for one user, group or computer.
 * @throws ActivTrakError `argument` when nobody, or more than one, is called so.
 */
export function* filterOf(session: Session, who: Who): Task<Filter> {
  const [id, ...others] = yield* idsOf(session, who);
  if (id === undefined) throw nobodyCalled(who);
  if (others.length > 0) throw namesakes(who, [id, ...others].map(String));
  return { kind: who.kind, id };
}

/**
 * Refuses a user or group that does not exist: no rows of somebody real are zero hours, no rows of a misspelt name are not.
 * Where names cannot be read, a name that no row of the last days shows is refused too.
 * @throws ActivTrakError `argument`
 */
export function* refuseUnknown(session: Session, who: Who): Task<void> {
  if (who.kind === 'computer' && who.id !== undefined) return;
  const known: readonly { readonly id: number | undefined }[] | undefined =
    who.id === undefined
      ? (yield* idsOf(session, who)).map((id) => ({ id }))
      : who.kind === 'group'
        ? yield* groups(session)
        : yield* people(session);
  if (who.id === undefined ? known?.length === 0 : known?.every(({ id }) => id !== who.id)) throw nobodyCalled(who);
}
