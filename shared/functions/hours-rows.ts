import { computersApart } from '#words/formulas';
import type { Filter } from '../api/streams/filter';
import { hoursStream, type Stream } from '../api/streams/streams';
import { wrong } from '../errors';
import type { Row } from '../model/cell';
import { isNoId } from '../model/cell-value';
import type { DateRange } from '../model/date-range';
import { eachOnce } from '../model/each-once';
import { columnIndex } from '../model/selection';
import type { Who } from '../model/who';
import type { Task } from '../task';
import type { Session } from './kept/session';
import { EVERY_ROW, sharedHours } from './kept/shared-hours';
import { allowedRows, isSurelyAllowed, refuseOutsider, refuseOutsiders } from './people/allowed';
import { CAN_BE_LIMITED, isLimited } from './people/limits';
import { idsNamed, rowsTell } from './people/match';
import { filterOf, idsOf, resolved } from './people/resolve';
import { rowsAskedAlone } from './rows-asked-alone';
import { type EveryonesRows, rowsPicked } from './rows-picked';

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
  const stream = hoursStream(who.kind);
  const [id] = idsNamed(stream, who, yield* hoursRows(session, stream, range, [who]));
  return id === undefined ? yield* filterOf(session, who) : { kind: who.kind, id };
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
  const picked: (readonly Row[])[] = [];
  const asked: (readonly Row[])[] = [];
  const alone: Who[] = [];
  let unsure: readonly Who[] = [];
  let everyones = shared;
  for (const who of named) {
    const isSure = yield* isSurelyAllowed(session, who);
    if (!isSure) {
      // An error is about the first whom it may be about, whoever comes behind.
      asked.push(...(yield* rowsAskedAlone(session, stream, range, unsure)));
      unsure = [];
      yield* refuseOutsider(session, who);
    }
    // Who was deleted, or is away where names may not be read, is in no list: only rows have the name.
    if (!everyones && who.id === undefined && rowsTell(stream, who.kind) && (yield* idsOf(session, who)).length === 0)
      everyones = yield* everyonesRows(session, stream, range);
    const rows = everyones && rowsTell(stream, who.kind) ? yield* rowsPicked(session, stream, who, everyones) : undefined;
    if (rows) picked.push(rows);
    else if (isSure) alone.push(who);
    else unsure = [who];
  }
  asked.push(...(yield* rowsAskedAlone(session, stream, range, [...unsure, ...alone])));
  return asked.length === 0 ? pickedOnce(picked) : eachOnce([...picked, ...asked], recordWord(stream));
}

/** Rows that were picked out of the same ones are the same where they are one. */
const pickedOnce = (picked: readonly (readonly Row[])[]): readonly Row[] => {
  const [only, ...others] = picked;
  return only && others.length === 0 ? only : [...new Set(picked.flat())];
};

/** Gives what tells a row's record from others: its identity, or all of it where it has no ID. */
function recordWord(stream: Stream): (row: Row) => string {
  const identity = stream.identity.map((key) => columnIndex(stream.columns, key));
  return (row) => {
    const own = identity.map((index) => row[index]);
    return JSON.stringify(own.some(isNoId) ? row : own);
  };
}

/** Hours of people and hours of computers tell of the same time: together they would count it twice. */
function refuseMixture(whos: readonly Who[]): void {
  const computers = whos.filter(({ kind }) => kind === 'computer').length;
  if (computers > 0 && computers < whos.length) throw wrong(computersApart());
}
