import { computersApart } from '#words/formulas';
import type { Filter } from '../api/streams/filter';
import { readHoursOfEach } from '../api/streams/read-hours';
import { STREAMS, type Stream } from '../api/streams/streams';
import { wrong } from '../errors';
import type { Row } from '../model/cell';
import { isNoId } from '../model/cell-value';
import type { DateRange } from '../model/date-range';
import { eachOnce } from '../model/each-once';
import { columnIndex } from '../model/selection';
import type { Who } from '../model/who';
import type { WhoKind } from '../model/who-kinds';
import type { Task } from '../task';
import { rememberedEach } from './kept/remembered';
import type { Session } from './kept/session';
import { EVERY_ROW, sharedHours } from './kept/shared-hours';
import { filterWord } from './kept/whose-word';
import { allowedPeople, allowedRows, isAllowedUser, isSurelyAllowed, refuseOutsider, refuseOutsiders } from './people/allowed';
import { CAN_BE_LIMITED, isLimited } from './people/limits';
import { formerly, idsNamed, matchRows, namesakes, namesIds, namesNames, rowsTell } from './people/match';
import { matchedRows } from './people/matched-rows';
import { filterOf, idsOf, nameNow, refuseUnknown, resolved } from './people/resolve';

const FILTERED_SECONDS = 300;

/** From this many questions on, everyone's rows are read once, however many they are. */
export const FEW = 5;

/**
 * The hours of those who are named, each row once, or of everyone, in seconds, under all of the stream's columns: picked from what
 * all cells share, or asked for alone where that would be too many rows or the rows do not say whose they are.
 * @param whos `undefined` for everyone
 * @throws ActivTrakError `argument` when nobody, or more than one, is called so.
 */
export function* hoursRows(session: Session, stream: Stream, range: DateRange, whos: readonly Who[] | undefined): Task<readonly Row[]> {
  if (whos === undefined) {
    yield* refuseOutsider(session, undefined);
    return (yield* everyonesRows(session, stream, range)).allowed;
  }
  refuseMixture(whos);
  const isShown = whos.some(({ kind }) => rowsTell(stream, kind));
  // Hours are asked for first: how a server wants to be asked shows there.
  if (CAN_BE_LIMITED && isLimited(session)) yield* refuseOutsiders(session, yield* resolved(session, whos));
  const shared = isShown ? yield* sharedHours(session, stream, range, whos.length > FEW ? EVERY_ROW : undefined) : undefined;
  const everyones = shared && { all: shared.rows, allowed: yield* allowedRows(session, stream, shared.rows) };
  return yield* rowsOfNamed(session, stream, range, whos, everyones);
}

/**
 * The filter for the log of some days: as `filterOf` has it, or of somebody whom only the hours of those days show by name.
 * @throws ActivTrakError as `hoursRows` does
 */
export function* filterInDays(session: Session, who: Who, range: DateRange): Task<Filter> {
  if ((yield* idsOf(session, who)).length > 0) return yield* filterOf(session, who);
  const stream = STREAMS[who.kind === 'computer' ? 'computer-hours' : 'user-hours'];
  const [id] = idsNamed(stream, who, yield* hoursRows(session, stream, range, [who]));
  return id === undefined ? yield* filterOf(session, who) : { kind: who.kind, id };
}

/** Everyone's hours, and of them those that formulas may show. */
export interface EveryonesRows {
  readonly all: readonly Row[];
  readonly allowed: readonly Row[];
}

/** Everyone's hours whatever their number, for many questions at once. */
export function* everyonesRows(session: Session, stream: Stream, range: DateRange): Task<EveryonesRows> {
  const all = (yield* sharedHours(session, stream, range, EVERY_ROW))?.rows ?? [];
  return { all, allowed: yield* allowedRows(session, stream, all) };
}

/** The rows of those who are named, picked out of everyone's where those are given: each once, whoever belongs to two of them. */
export function* rowsOfNamed(
  session: Session,
  stream: Stream,
  range: DateRange,
  whos: readonly Who[],
  shared: EveryonesRows | undefined,
): Task<readonly Row[]> {
  const named = yield* resolved(session, whos);
  refuseMixture(named);
  yield* refuseOutsiders(session, named);
  const identity = stream.identity.map((key) => columnIndex(stream.columns, key));
  const keyOf = (row: Row): string => {
    const own = identity.map((index) => row[index]);
    return JSON.stringify(own.some(isNoId) ? row : own);
  };
  const answers: (readonly Row[])[] = [];
  const asked: (readonly Row[])[] = [];
  const alone: Who[] = [];
  const unsure: Who[] = [];
  let everyones = shared;
  function* askAlone(those: readonly Who[]): Task<void> {
    if (those.length > 0) asked.push(...(yield* rowsAskedAlone(session, stream, range, those)));
  }
  for (const who of named) {
    const isSure = yield* isSurelyAllowed(session, who);
    if (!isSure) {
      // An error is about the first whom it may be about, whoever comes behind.
      yield* askAlone(unsure.splice(0));
      yield* refuseOutsider(session, who);
    }
    // Who was deleted, or is away where names may not be read, is in no list: only rows have the name.
    if (!everyones && who.id === undefined && rowsTell(stream, who.kind) && (yield* idsOf(session, who)).length === 0)
      everyones = yield* everyonesRows(session, stream, range);
    const rows = everyones && rowsTell(stream, who.kind) ? yield* rowsPicked(session, stream, who, everyones) : undefined;
    if (rows) answers.push(rows);
    else (isSure ? alone : unsure).push(who);
  }
  yield* askAlone([...unsure, ...alone]);
  // Those that were picked out of the same rows are the same where they are one.
  if (asked.length === 0) return answers.length === 1 ? (answers[0] as readonly Row[]) : [...new Set(answers.flat())];
  return eachOnce([...answers, ...asked], keyOf);
}

/** Hours of people and hours of computers tell of the same time: together they would count it twice. */
function refuseMixture(whos: readonly Who[]): void {
  const computers = whos.filter(({ kind }) => kind === 'computer').length;
  if (computers > 0 && computers < whos.length) throw wrong(computersApart());
}

/** The rows of one out of those of everyone whom formulas may show; `undefined` where these do not say whose they are. */
function* rowsPicked(session: Session, stream: Stream, who: Who, { all, allowed }: EveryonesRows): Task<readonly Row[] | undefined> {
  const named = matchedRows(stream, who, allowed);
  const rows = who.id === undefined ? yield* rowsCalled(session, stream, who, named, allowed) : named;
  if (rows.length > 0) return rows;
  yield* refuseUnknown(session, who);
  if (all.length === 0 || namesIds(stream, who.kind, all)) return [];
  // Without an ID nobody can be asked about alone.
  const isByName = who.id === undefined && (yield* idsOf(session, who)).length === 0 && namesNames(stream, who.kind, all);
  return isByName ? [] : undefined;
}

/** The rows of the one who has a name, by the name and by the id: also those of days on which they went by another name. */
function* rowsCalled(session: Session, stream: Stream, who: Who, named: readonly Row[], everyones: readonly Row[]): Task<readonly Row[]> {
  const listed = yield* idsOf(session, who);
  const shown = idsNamed(stream, who, named);
  const elsewhere = listed.length > 0 && shown.length > 0 ? yield* listedIds(session, who) : [];
  // Whoever had somebody's name once is listed under another one now, for every period alike.
  const [id, ...others] = new Set([...listed, ...shown.filter((one) => !elsewhere.includes(one))]);
  if (id === undefined) return named;
  if (others.length > 0)
    throw namesakes(
      who,
      [id, ...others].sort((one, other) => one - other),
    );
  const now = listed.length === 0 ? yield* nameNow(session, who, id, everyones) : undefined;
  if (now !== undefined) throw formerly(who, id, now);
  const isOthers = shown.filter((one) => one !== id).map((one) => matchRows(stream, { ...who, id: one, name: undefined }));
  const own = named.filter((row) => !isOthers.some((isIt) => isIt(row)));
  const all = new Set([...own, ...matchedRows(stream, { ...who, id, name: undefined }, everyones)]);
  return all.size === own.length ? own : everyones.filter((row) => all.has(row));
}

/** The ids of all users whom ActivTrak lists. */
function* listedIds(session: Session, { kind }: Who): Task<readonly number[]> {
  return kind === 'user' ? ((yield* allowedPeople(session)) ?? []).map(({ id }) => id) : [];
}

/** The rows of each of those who are asked about alone, side by side. */
function* rowsAskedAlone(session: Session, stream: Stream, range: DateRange, whos: readonly Who[]): Task<readonly (readonly Row[])[]> {
  const filters: Filter[] = [];
  for (const who of whos) filters.push(yield* filterOf(session, who));
  const answers = yield* rowsOfFilters(session, stream, range, filters);
  const shown: (readonly Row[])[] = [];
  for (const [place, who] of whos.entries()) {
    const rows = answers[place] as readonly Row[];
    // Hours that ActivTrak gave for an allowed user alone are that user's, also where the rows do not say so.
    const isOwn = CAN_BE_LIMITED && stream.told.includes('user') && (yield* isAllowedUser(session, who));
    const allowed = isOwn ? rows : yield* allowedRows(session, stream, rows);
    if (allowed.length === 0) yield* refuseUnknown(session, who);
    shown.push(allowed);
  }
  return shown;
}

const rowsOfFilters = (session: Session, stream: Stream, range: DateRange, filters: readonly Filter[]): Task<readonly (readonly Row[])[]> =>
  rememberedEach(
    session,
    `${stream.name} of one`,
    filters.map((filter) => `${filterWord(filter)} ${range.from} ${range.to}`),
    FILTERED_SECONDS,
    (missing) =>
      readHoursOfEach(
        session.client,
        missing.map((place) => ({ stream, range, filter: filters[place], columns: stream.columns, unit: 'seconds' })),
        session.ports.budget,
      ),
  );

/**
 * Reads together what the cells of a range are going to ask alone: those whom an id names, where the rows of all say none. Where formulas are
 * limited, each is asked about once it is seen to be allowed.
 */
export function* askAhead(session: Session, stream: Stream, range: DateRange, whos: readonly Who[], { all }: EveryonesRows): Task<void> {
  if (isLimited(session)) return;
  const isTold = (kind: WhoKind): boolean => rowsTell(stream, kind) && (all.length === 0 || namesIds(stream, kind, all));
  const filters = whos.flatMap(({ kind, id }) => (id === undefined || isTold(kind) ? [] : [{ kind, id }]));
  if (filters.length > 1) yield* rowsOfFilters(session, stream, range, filters);
}
