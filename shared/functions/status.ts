import { hostOf } from '../api/connection';
import { STREAMS } from '../api/streams';
import { placeOf } from '../model/selection';
import { isoDay } from '../model/serial';
import type { Task } from '../task';
import { allowedRows, refuseOutsider } from './allowed';
import type { Session } from './session';
import { sharedHours } from './shared-hours';

/** `ACTIVTRAK_STATUS`: one sentence on whose key it is, whom it sees and how fresh the data are. */
export function* status(session: Session): Task<string> {
  const stream = STREAMS['user-hours'];
  const { today } = session.calendar;
  yield* refuseOutsider(session, undefined);
  const hours = yield* sharedHours(session, stream, { from: today - 6, to: today }, true);
  const rows = yield* allowedRows(session, stream, hours?.rows ?? []);
  const connected = `Connected to ${hostOf(session.connection.baseUrl)} with ${session.place.holder}`;
  if (!hours || rows.length === 0) return `${connected}; there is no activity in the last 7 days.`;
  const [id, user, log, last] = ['userId', 'user', 'lastActivityLog', 'lastActivity'].map((key) => placeOf(stream.columns, key)) as [
    number,
    number,
    number,
    number,
  ];
  const moments = rows.map((row) => Math.max(...[row[log], row[last]].map((cell) => (typeof cell === 'number' ? cell : 0))));
  const newest = moments.reduce((one, other) => Math.max(one, other), 0);
  const people = new Set(rows.map((row) => row[id] || row[user]));
  const minutes = Math.max(0, Math.round((session.ports.clock.now() - hours.at) / 60_000));
  const seen = newest > 0 ? `; newest activity ${momentWords(newest)}` : '';
  return `${connected}; ${people.size} ${people.size === 1 ? 'user' : 'users'} in the last 7 days${seen}; fetched ${minutes === 0 ? 'just now' : `${minutes} min ago`}.`;
}

/** `2026-03-31 08:02` of a serial number. */
function momentWords(moment: number): string {
  const minutes = Math.round((moment - Math.floor(moment)) * 1440);
  const two = (value: number): string => String(value).padStart(2, '0');
  return minutes === 1440 ? `${isoDay(moment + 1)} 00:00` : `${isoDay(moment)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
