import type { Stream } from '../api/streams/streams';
import type { Row } from '../model/cell';
import type { Who } from '../model/who';
import type { Task } from '../task';
import type { Session } from './kept/session';
import { allowedPeople } from './people/allowed';
import { formerly, idsNamed, matchRows, namesakes, namesIds, namesNames } from './people/match';
import { matchedRows } from './people/matched-rows';
import { idsOf, nameNow, refuseUnknown } from './people/resolve';

/** Everyone's hours, and of them those that formulas may show. */
export interface EveryonesRows {
  readonly all: readonly Row[];
  readonly allowed: readonly Row[];
}

/** The rows of one out of those of everyone whom formulas may show; `undefined` where these do not say whose they are. */
export function* rowsPicked(session: Session, stream: Stream, who: Who, { all, allowed }: EveryonesRows): Task<readonly Row[] | undefined> {
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
