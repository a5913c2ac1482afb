import { unlessFailed } from '../../api/requests/unless-failed';
import type { Filter } from '../../api/streams/filter';
import { DAYS_BACK } from '../../api/streams/first-day';
import { readHours } from '../../api/streams/read-hours';
import { hoursStream, STREAMS } from '../../api/streams/streams';
import { PAGE_SIZE } from '../../api/streams/walk';
import type { Row } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import { isCalled, untold } from '../../model/told-apart';
import { digitsIn, idOrName, isById, type Who } from '../../model/who';
import { plainName } from '../../model/words';
import type { Task } from '../../task';
import { oncePerCall, rememberedByAll } from '../kept/remembered';
import type { Session } from '../kept/session';
import { allowedPeople, allowedRowsOfLastDays, namesInHours } from './allowed';
import { idsByName, knownOf } from './known';
import { CAN_BE_LIMITED, isLimited } from './limits';
import { ambiguousDigits, idsNamed, namesakes } from './match';
import { matchedRows } from './matched-rows';
import { nobodyLike } from './meant';
import { everyGroup, everyoneInHours, everyPerson, hoursOfLastDays, labelledOne, labelParts } from './names';

const EVER_SECONDS = 21_600;

/**
 * Those whom texts mean, now that names can be looked up: `Doe, Jane` is one where somebody is called so, else two;
 * `Robin Halvard (1042)` is the one of that name who has this id, or goes by what is in the brackets; and `1042` may be a name.
 */
export function* resolved(session: Session, whos: readonly Who[]): Task<readonly Who[]> {
  const found: Who[] = [];
  for (const who of whos) found.push(...(yield* lookedUp(session, who)));
  return found;
}

function* lookedUp(session: Session, who: Who): Task<readonly Who[]> {
  const { kind, name } = who;
  if (who.id !== undefined) return [yield* idOrNameOfDigits(session, who)];
  const label = labelParts(name ?? '');
  if (name === undefined || (!label && !name.includes(',')) || who.text.endsWith('"')) return [who];
  const known = yield* knownOf(session, kind);
  const ids = idsByName(known);
  if (ids.has(plainName(name))) return [who];
  const [, mark = ''] = label ?? [];
  const unclear = untold(name);
  // Rows show that where ActivTrak doesn't say which of them somebody is.
  if (unclear && unclear.ids.length > 1) throw namesakes({ ...who, name: unclear.name }, unclear.ids);
  // Somebody deleted is in no list.
  const isDeleted = /^\d{1,15}$/.test(mark) && !known.some(({ id }) => id === Number(mark));
  const id = labelledOne(known, name)?.id ?? (isDeleted ? Number(mark) : undefined);
  if (id !== undefined) return [{ ...who, id, name: undefined }];
  const parts = name.split(',').flatMap((part) => (part.trim() === '' ? [] : [{ ...idOrName(kind, part.trim()), text: part.trim() }]));
  const isSomebody = parts.some((part) => part.id !== undefined || ids.has(plainName(part.name ?? '')));
  return parts.length > 1 && isSomebody ? parts : [who];
}

/**
 * Digits are the id of somebody, else a name: employee numbers, years and service tags are names too. Where digits alone are the id of one and
 * the name of another, nobody can tell.
 * @throws ActivTrakError `argument`
 */
function* idOrNameOfDigits(session: Session, who: Who): Task<Who> {
  const name = digitsIn(who);
  if (name === '') return who;
  // A key may be refused names with either header: which one counts shows where hours are asked for.
  if (session.client.learnt().keyHeader === undefined) yield* unlessFailed(hoursOfLastDays(session, STREAMS['user-hours']));
  // Where names can't be had now, an id is good without them.
  const known = (yield* unlessFailed(knownOf(session, who.kind))) ?? [];
  const ids = idsByName(known).get(plainName(name));
  const others = ids?.filter((id) => id !== who.id) ?? [];
  if (!ids || (ids.length > 0 && others.length === 0)) return who;
  const isShown = known.some(({ id }) => id === who.id);
  if (!isShown && !(yield* isHidden(session, who)) && !(yield* everHadHours(session, who))) return { ...who, id: undefined, name };
  // Somebody whom formulas may not show is refused as such.
  if (isById(who) || (CAN_BE_LIMITED && !isShown && isLimited(session))) return who;
  throw ambiguousDigits(name, who.kind, [who.id as number, ...others]);
}

/** Whether an id is that of somebody whom the key's owner lets no formula show. */
function* isHidden(session: Session, { kind, id }: Who): Task<boolean> {
  if (!CAN_BE_LIMITED || !isLimited(session) || kind === 'computer') return false;
  const listed = kind === 'user' ? yield* everyPerson(session) : yield* everyGroup(session);
  const { people, groups } = listed ? { people: listed, groups: listed } : yield* everyoneInHours(session);
  return (kind === 'user' ? people : groups).some((one) => one.id === id);
}

/**
 * The ids of a user, group or computer that a person named, among those whom formulas may show.
 * @returns no ids when nobody is called so.
 */
export function* idsOf(session: Session, who: Who): Task<readonly number[]> {
  if (who.id !== undefined) return [who.id];
  return idsByName(yield* knownOf(session, who.kind)).get(plainName(who.name ?? '')) ?? [];
}

/**
 * The filter of a request for one user, group or computer.
 * @throws ActivTrakError `argument` when nobody, or more than one, is called so.
 */
export function* filterOf(session: Session, who: Who): Task<Filter> {
  const [id, ...others] = yield* idsOf(session, who);
  if (id === undefined) throw yield* nobodyLike(session, who);
  if (others.length > 0) throw namesakes(who, [id, ...others]);
  return { kind: who.kind, id };
}

/**
 * Refuses somebody who does not exist: no rows of somebody real are zero hours, no rows of a misspelt name are not. A name that nothing
 * shows is refused, and an id that never had hours either; where formulas are limited, any id that nothing shows.
 * @throws ActivTrakError `argument`, or `limited`
 */
export function* refuseUnknown(session: Session, who: Who): Task<void> {
  const isKnown =
    who.id === undefined
      ? (yield* idsOf(session, who)).length > 0 || (yield* isNamedLately(session, who))
      : (yield* knownOf(session, who.kind)).some(({ id }) => id === who.id);
  if (!isKnown && !(yield* everHadHours(session, who))) throw yield* nobodyLike(session, who);
}

/** Whether the last days have rows of a name, and none of them an ID: where names may not be read, no list has it then. */
function* isNamedLately(session: Session, who: Who): Task<boolean> {
  const stream = hoursStream(who.kind);
  const all = yield* oncePerCall(session, `last days of ${stream.name}`, () => allowedRowsOfLastDays(session, stream));
  const rows = matchedRows(stream, who, all);
  return rows.length > 0 && idsNamed(stream, who, rows).length === 0;
}

/** Whoever was deleted is in no list, and has no hours on some days; where names may not be read, no list has those of other days. */
function* everHadHours(session: Session, { kind, id }: Who): Task<boolean> {
  if (id === undefined || (CAN_BE_LIMITED && isLimited(session))) return false;
  const { today } = session.calendar;
  const stream = hoursStream(kind);
  const range = { from: today - DAYS_BACK, to: today };
  const query = { stream, range, filter: { kind, id }, columns: stream.columns, unit: 'seconds' } as const;
  const ever = rememberedByAll(session, `hours ever of ${kind} ${id}`, EVER_SECONDS, function* () {
    const { rows, tooMany } = yield* readHours(session.client, query, session.ports.budget, PAGE_SIZE);
    return rows.length > 0 || tooMany !== undefined;
  });
  return (yield* ever) === true;
}

/**
 * What somebody is called now whom only a former name was found by. A name in rows counts as former where ActivTrak's list, or else the
 * last days, have the id under other names: the rows of some periods show it and those of others do not.
 */
export function* nameNow(session: Session, { kind, name = '' }: Who, id: number, rows: readonly Row[]): Task<string | undefined> {
  if (kind !== 'user') return undefined;
  const listed = yield* allowedPeople(session);
  const byId = new Map((listed ?? (yield* namesInHours(session)).people).map((person) => [person.id, person]));
  const person = byId.get(id);
  if (!person || isCalled(person, name)) return undefined;
  // Where rows show other names than the list as a matter of course, theirs is no former one.
  const { columns } = STREAMS['user-hours'];
  const [ownId, ownName] = [columnIndex(columns, 'userId'), columnIndex(columns, 'user')];
  const isListed = (row: Row): boolean => {
    const one = byId.get(row[ownId] as number);
    return one !== undefined && isCalled(one, String(row[ownName]));
  };
  return !listed || rows.some(isListed) ? person.name : undefined;
}
