import type { Filter } from '../api/filter';
import { readHours } from '../api/read-hours';
import type { Stream } from '../api/streams';
import type { Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import type { Who } from '../model/who';
import type { Task } from '../task';
import { allowedRows, isAllowedUser, refuseOutsider } from './allowed';
import { idsNamed, matchIds, matchRows, namesakes, namesIds, namesInRows } from './match';
import { remembered } from './remembered';
import { filterOf, idsOf, refuseUnknown } from './resolve';
import type { Session } from './session';
import { sharedHours } from './shared-hours';

const FILTERED_SECONDS = 300;

/**
 * The hours of one user, group or computer, or of everyone, in seconds, under all of the stream's columns: picked from what
 * all cells share, or asked for alone where that would be too many rows or the rows do not say whose they are.
 * @throws ActivTrakError `argument` when nobody, or more than one, is called so.
 */
export function* hoursRows(session: Session, stream: Stream, range: DateRange, who: Who | undefined): Task<readonly Row[]> {
  yield* refuseOutsider(session, who);
  if (who && !namesInRows(stream, who.kind)) return yield* rowsAskedAlone(session, stream, range, who);
  const shared = yield* sharedHours(session, stream, range, who === undefined);
  if (!shared) return yield* rowsAskedAlone(session, stream, range, who as Who);
  const everyone = { all: shared.rows, allowed: yield* allowedRows(session, stream, shared.rows) };
  return who ? yield* rowsPicked(session, stream, range, who, everyone) : everyone.allowed;
}

/** Everyone's hours, and of them those that formulas may show. */
export interface EveryonesRows {
  readonly all: readonly Row[];
  readonly allowed: readonly Row[];
}

/** Everyone's hours whatever their number, for many questions at once. */
export function* everyonesRows(session: Session, stream: Stream, range: DateRange): Task<EveryonesRows> {
  const all = (yield* sharedHours(session, stream, range, true))?.rows ?? [];
  return { all, allowed: yield* allowedRows(session, stream, all) };
}

/** The rows of one out of those of everyone whom formulas may show. */
export function* rowsPicked(
  session: Session,
  stream: Stream,
  range: DateRange,
  who: Who,
  { all, allowed }: EveryonesRows,
): Task<readonly Row[]> {
  yield* refuseOutsider(session, who);
  const named = allowed.filter(matchRows(stream, who));
  if (named.length > 0) return yield* rowsOfOne(session, stream, who, named, allowed);
  yield* refuseUnknown(session, who);
  if (all.length > 0 && !namesIds(stream, who.kind, all)) return yield* rowsAskedAlone(session, stream, range, who);
  const ids = yield* idsOf(session, who);
  if (ids.length > 1) throw namesakes(who, ids.map(String));
  return allowed.filter(matchIds(stream, who.kind, ids));
}

/** The rows of the one whom rows name so: also those of days on which they went by another name. */
function* rowsOfOne(session: Session, stream: Stream, who: Who, named: readonly Row[], everyones: readonly Row[]): Task<readonly Row[]> {
  if (who.id !== undefined) return named;
  const ids = idsNamed(stream, who, named);
  const known = ids.length > 0 ? ids : (yield* idsOf(session, who)).map(String);
  if (known.length > 1) throw namesakes(who, known);
  const [hasName, hasId] = [matchRows(stream, who), matchIds(stream, who.kind, ids.map(Number))];
  return everyones.filter((row) => hasName(row) || hasId(row));
}

function* rowsAskedAlone(session: Session, stream: Stream, range: DateRange, who: Who): Task<readonly Row[]> {
  const filter: Filter = yield* filterOf(session, who);
  const rows = yield* remembered(
    session,
    { part: `${stream.name} of one`, question: `${filter.kind} ${filter.id} ${range.from} ${range.to}` },
    FILTERED_SECONDS,
    function* () {
      const query = { stream, range, filter, columns: stream.columns, unit: 'seconds' } as const;
      return (yield* readHours(session.client, query, session.ports.budget)).rows;
    },
  );
  // Hours that ActivTrak gave for an allowed user alone are that user's, also where the rows do not say so.
  const isOwn = stream.name === 'user-hours' && (yield* isAllowedUser(session, who));
  const allowed = isOwn ? (rows ?? []) : yield* allowedRows(session, stream, rows ?? []);
  if (allowed.length === 0) yield* refuseUnknown(session, who);
  return allowed;
}
