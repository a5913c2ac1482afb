import type { Filter } from '../api/streams/filter';
import { readHoursOfEach } from '../api/streams/read-hours';
import type { Stream } from '../api/streams/streams';
import type { Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import type { Who } from '../model/who';
import type { WhoKind } from '../model/who-kinds';
import type { Task } from '../task';
import { rememberedEach } from './kept/remembered';
import type { Session } from './kept/session';
import { filterWord } from './kept/whose-word';
import { allowedRows, isAllowedUser } from './people/allowed';
import { CAN_BE_LIMITED, isLimited } from './people/limits';
import { namesIds, rowsTell } from './people/match';
import { filterOf, refuseUnknown } from './people/resolve';
import type { EveryonesRows } from './rows-picked';

const FILTERED_SECONDS = 300;

/** The rows of each of those who are asked about alone, side by side. */
export function* rowsAskedAlone(
  session: Session,
  stream: Stream,
  range: DateRange,
  whos: readonly Who[],
): Task<readonly (readonly Row[])[]> {
  if (whos.length === 0) return [];
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
