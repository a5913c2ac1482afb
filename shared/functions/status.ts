import { activitySeen, connectedWith, hoursGoBackTo, NO_ACTIVITY } from '#words/formulas';
import { hostOf } from '../api/connections/connection';
import { STREAMS } from '../api/streams/streams';
import { lastSevenDays } from '../model/date-range';
import { columnIndex } from '../model/selection';
import { isoDay, isoMinute } from '../model/serial';
import type { Task } from '../task';
import { type Argument, isBlank, oneValue } from './arguments/argument';
import { periodWords } from './arguments/period-words';
import { askedPeriod } from './asked-period';
import { firstDayFound, firstDayRecalled } from './kept/kept-days';
import type { Session } from './kept/session';
import { EVERY_ROW, sharedHours } from './kept/shared-hours';
import { allowedRows, refuseOutsider } from './people/allowed';

/** `ACTIVTRAK_STATUS`: whose key it is, whom it sees, how fresh the data are and how far back they go; of a period, which days it means. */
export function* status(session: Session, [from, to]: readonly Argument[]): Task<string> {
  const isAsked = oneValue('from', from) !== undefined || !isBlank(to);
  const range = isAsked ? yield* askedPeriod(session, from, to) : undefined;
  const stream = STREAMS['user-hours'];
  yield* refuseOutsider(session, undefined);
  const hours = yield* sharedHours(session, stream, lastSevenDays(session.calendar), EVERY_ROW);
  const rows = yield* allowedRows(session, stream, hours?.rows ?? []);
  const first = yield* range ? firstDayFound(session) : firstDayRecalled(session);
  const { calendar } = session;
  const back = first === undefined ? '' : ` ${hoursGoBackTo(isoDay(first))}`;
  const sentence = (words: string): string => (range ? `${periodWords(range, isBlank(to), calendar.today, first)} ${words}` : words + back);
  const connected = connectedWith(hostOf(session.connection.baseUrl), session.setting.holder, session.called);
  if (!hours || rows.length === 0) return sentence(`${connected} ${NO_ACTIVITY}`);
  const [id, user, log, last] = ['userId', 'user', 'lastActivityLog', 'lastActivity'].map((key) => columnIndex(stream.columns, key)) as [
    number,
    number,
    number,
    number,
  ];
  const moments = rows.map((row) => Math.max(...[row[log], row[last]].map((cell) => (typeof cell === 'number' ? cell : 0))));
  const newest = moments.reduce((one, other) => Math.max(one, other), 0);
  const people = new Set(rows.map((row) => row[id] || row[user]));
  const minutes = Math.max(0, Math.round((session.ports.clock.now() - hours.at) / 60_000));
  return sentence(`${connected} ${activitySeen(people.size, newest > 0 ? isoMinute(newest) : undefined, minutes)}`);
}
