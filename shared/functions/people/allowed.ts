/**
 * What of ActivTrak's data formulas may show, by the limits that the key's owner set. Every row and name passes through here, so
 * that whatever picks, counts or adds up never meets anybody else.
 * @module
 */

import { limitedTo, nobodyCalled, limitsNameNobody as sayLimitsNameNobody, outsideLimits as sayOutsideLimits } from '#words/formulas';
import type { KnownConnection } from '../../api/connections/connection-store';
import type { Group, ListedPerson } from '../../api/people/directory';
import { STREAMS, type Stream } from '../../api/streams/streams';
import { ActivTrakError, wrong } from '../../errors';
import type { Cell, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { type Member, membersIn } from '../../model/list-members';
import { columnIndex } from '../../model/selection';
import type { Who } from '../../model/who';
import type { Task } from '../../task';
import type { Session } from '../kept/session';
import { CAN_BE_LIMITED, isLimited, isSame, type Limits, limitsOf, memberOf } from './limits';
import { everyGroup, everyoneInHours, everyPerson, hoursOfLastDays, type NamesFound, namesFound } from './names';

/** Rows that may be shown, by the limits and by all rows: found out once for all cells that have the same. */
const shown = new WeakMap<Limits, WeakMap<readonly Row[], readonly Row[]>>();

/** The rows of hours that may be shown: those whose owner may be; hours of a computer when all who used it may be. */
export function* allowedRows(session: Session, stream: Stream, rows: readonly Row[]): Task<readonly Row[]> {
  const limits = yield* limitsOf(session);
  if (!CAN_BE_LIMITED || !limits) return rows;
  const among = shown.get(limits) ?? new WeakMap<readonly Row[], readonly Row[]>();
  shown.set(limits, among);
  const allowed = among.get(rows) ?? rows.filter(rowTest(stream, limits, rows));
  among.set(rows, allowed);
  return allowed;
}

function rowTest(stream: Stream, limits: Limits, rows: readonly Row[]): (row: Row) => boolean {
  const owners = ownersOf(stream);
  const users = limits.users.filter((user) => user.id !== '' || isOne(rows.flatMap(owners).filter((owner) => isSame(user, owner))));
  const groupsIndex = columnIndex(stream.columns, 'groupMembers');
  const seen = new Map<Cell | undefined, boolean>();
  const isInGroup = (row: Row): boolean => {
    const cell = row[groupsIndex];
    const isIn = seen.get(cell) ?? membersIn(cell).some((group) => limits.groups.some((one) => isSame(one, group)));
    seen.set(cell, isIn);
    return isIn;
  };
  return (row) => {
    const all = owners(row);
    if (all.length === 0) return stream.told.includes('user') && isInGroup(row);
    // The groups of a row are those of all its owners, so they say something of an only one alone.
    return all.every(
      (owner) => limits.mayShow(owner) ?? (users.some((user) => isSame(user, owner)) || (all.length === 1 && isInGroup(row))),
    );
  };
}

const isOne = (owners: readonly Member[]): boolean => new Set(owners.map(({ id }) => id).filter((id) => id !== '')).size < 2;

/** Whose hours a row has: a user's, or those of everybody who used a computer, as far as it says. */
function ownersOf(stream: Stream): (row: Row) => readonly Member[] {
  const [id, list] = ['userId', 'userMembers'].map((key) => columnIndex(stream.columns, key)) as [number, number];
  const name = stream.told.includes('user') ? columnIndex(stream.columns, 'user') : -1;
  return (row) => {
    const listed = membersIn(row[list]);
    const ownName = String(row[name] ?? '');
    if (listed.length > 1) return listed;
    if (!isNoId(row[id])) return [{ id: String(row[id]), name: ownName }];
    return listed.length === 1 || ownName === '' ? listed : [{ id: '', name: ownName }];
  };
}

/** Those of a list who may be shown, where the limits alone tell of each. */
const peopleShown = new WeakMap<Limits, { readonly all: readonly ListedPerson[]; readonly people: readonly ListedPerson[] }>();

/** The users that may be shown; `undefined` where the key may not read names and nobody set limits. */
export function* allowedPeople(session: Session): Task<readonly ListedPerson[] | undefined> {
  const limits = yield* limitsOf(session);
  const all = yield* everyPerson(session);
  if (!CAN_BE_LIMITED || !limits) return all;
  if (!all) return (yield* namesInHours(session)).people;
  const known = peopleShown.get(limits);
  if (known?.all === all) return known.people;
  const verdicts = all.map(({ id }) => limits.mayShow({ id: String(id), name: '' }));
  const isTold = !verdicts.includes(undefined);
  const seen = isTold ? [] : (yield* namesInHours(session)).people;
  const seenIds = new Set(seen.map(({ id }) => id));
  const people = all.filter(({ id }, index) => verdicts[index] ?? seenIds.has(id));
  if (isTold) peopleShown.set(limits, { all, people });
  return people;
}

/** The groups that may be shown; `undefined` likewise. */
export function* allowedGroups(session: Session): Task<readonly Group[] | undefined> {
  const limits = yield* limitsOf(session);
  const all = yield* everyGroup(session);
  return CAN_BE_LIMITED && limits ? chosenOf(limits, all ?? (yield* everyoneInHours(session)).groups) : all;
}

/** The users and groups that may be shown of those whom the hours of the last days name. */
export function* namesInHours(session: Session): Task<NamesFound> {
  const limits = yield* limitsOf(session);
  if (!CAN_BE_LIMITED || !limits) return yield* everyoneInHours(session);
  const found = namesFound(yield* allowedRowsOfLastDays(session, STREAMS['user-hours']));
  return { people: found.people, groups: chosenOf(limits, found.groups) };
}

const chosenOf = (limits: Limits, all: readonly Group[]): readonly Group[] =>
  all.filter((group) => limits.groups.some((one) => isSame(one, memberOf(group))));

/** The hours of the last 7 days that may be shown. */
export function* allowedRowsOfLastDays(session: Session, stream: Stream): Task<readonly Row[]> {
  return yield* allowedRows(session, stream, yield* hoursOfLastDays(session, stream));
}

/**
 * Refuses what cannot be cut down to the owner's limits, before anything is read.
 * @throws ActivTrakError `limited`
 */
export const refuseOutsider = (session: Session, who: Who | undefined): Task<void> =>
  refuseOutsiders(session, who === undefined ? [] : [who]);

/**
 * The same of several, as far as rows need not tell of those before. Whoever comes first is named: by the name beside an invented one nobody can tell
 * who exists.
 * @throws ActivTrakError `limited`
 */
export function* refuseOutsiders(session: Session, whos: readonly Who[]): Task<void> {
  const limits = yield* limitsOf(session);
  if (!CAN_BE_LIMITED || !limits) return;
  if (limits.groups.length + limits.users.length === 0) throw limitsNameNobody(session);
  const first = whos.find((who) => verdictOn(limits, who) !== true);
  if (first && verdictOn(limits, first) === false) throw outsideLimits(session, `“${first.text}”`);
}

/** Whether somebody may be shown, and nothing has to be looked at to know it. */
export function* isSurelyAllowed(session: Session, who: Who): Task<boolean> {
  const limits = yield* limitsOf(session);
  return !CAN_BE_LIMITED || limits === undefined || verdictOn(limits, who) === true;
}

/** Whether somebody may be shown; `undefined` where only rows can tell. */
function verdictOn({ groups, mayShow }: Limits, { kind, id, name }: Who): boolean | undefined {
  if (kind === 'computer') return undefined;
  const asked: Member = { id: id === undefined ? '' : String(id), name: name ?? '' };
  return kind === 'group' ? groups.some((one) => isSame(one, asked)) : mayShow(asked);
}

/** Whether the owner's limits name this user, or a group that the user is a member of. */
export function* isAllowedUser(session: Session, { kind, id, name }: Who): Task<boolean> {
  const limits = yield* limitsOf(session);
  return kind === 'user' && limits?.mayShow({ id: id === undefined ? '' : String(id), name: name ?? '' }) === true;
}

/**
 * Says that nobody is called so; where formulas are limited, in the same words as of somebody whom they may not show.
 * @param meant who was probably meant
 */
export function nobody(session: Session, who: Who, meant?: string): ActivTrakError {
  if (CAN_BE_LIMITED && isLimited(session)) return outsideLimits(session, `“${who.text}”`);
  return wrong(nobodyCalled(who.kind, who.name ?? String(who.id ?? who.text), meant));
}

/** The refusal of what lies outside the owner's limits. */
export const outsideLimits = ({ connection, setting }: Session, what: string): ActivTrakError =>
  new ActivTrakError('limited', sayOutsideLimits(what, setting.holder, entriesOf(connection), setting.owner));

const limitsNameNobody = ({ connection, setting }: Session): ActivTrakError =>
  new ActivTrakError('limited', sayLimitsNameNobody(setting.holder, entriesOf(connection), setting.owner));

function entriesOf({ cells: { groups: chosenGroups, users } }: KnownConnection): string {
  const entries = [...chosenGroups.map((group) => ['group', group]), ...users.map((user) => ['user', user])] as const;
  return limitedTo(entries.flatMap(([kind, entry = '']) => (entry.trim() === '' ? [] : [`${kind}:${entry.trim()}`])));
}
