import { NOT_CONNECTED, YOUR_KEY } from '#words/connection';
import { connectionName, connectionOfReport, defaultConnection } from '../../api/connections/connection-choice';
import { keepLearntOf, withLearnt } from '../../api/connections/connection-learnt';
import { loadWithKeys } from '../../api/connections/connection-store';
import { loadPeopleSeen, type PeopleSeen } from '../../api/connections/people-seen';
import { type Account, accountOf } from '../../api/requests/account';
import type { ClientPorts } from '../../api/requests/client';
import { ifLearnt } from '../../api/requests/learnt';
import { ActivTrakError } from '../../errors';
import { type CalendarSetting, calendarNow } from '../../model/calendar';
import type { Calendar } from '../../model/date-range';
import type { HttpRequest, KeyValueStore, Transport } from '../../ports';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';

/** A person's key at work for reports, with how often it was used. */
export interface ReportAccount extends Account {
  readonly calendar: Calendar;
  /** What to call its connection, where a person could take another for it. */
  readonly called: string | undefined;
  /** By whom it is known again. */
  readonly people: PeopleSeen;
  /** Requests sent so far. */
  readonly requests: () => number;
}

/**
 * Opens an account of the person whose store `secrets` is.
 * @param report which says whose connection it is, and whose weeks count where it has some of its own; without it, the default connection
 * @throws ActivTrakError `not-connected` when she has no key for that.
 */
export function* openAccount(
  ports: ClientPorts & CalendarSetting & { readonly secrets: KeyValueStore },
  report?: Pick<Report, 'connection' | 'weekStart'>,
): Task<ReportAccount> {
  const all = yield* loadWithKeys(ports.secrets);
  const saved = report ? connectionOfReport(all, report.connection) : yield* defaultConnection(ports.secrets, all);
  if (saved === undefined) throw new ActivTrakError('not-connected', NOT_CONNECTED);
  let requests = 0;
  const transport: Transport = {
    ...ports.transport,
    send: (list: readonly HttpRequest[]) => {
      requests += list.length;
      return ports.transport.send(list);
    },
  };
  return {
    ...accountOf(yield* withLearnt(ports.secrets, saved), YOUR_KEY, { ...ports, transport }),
    calendar: calendarNow(ports, ports.clock, report?.weekStart ?? saved.weekStart),
    called: all.length > 1 || report?.connection ? connectionName(saved) : undefined,
    people: yield* loadPeopleSeen(ports.secrets, saved),
    requests: () => requests,
  };
}

/** Keeps what the server showed of itself, for the next time. */
export const keepLearnt = (account: Account, secrets: KeyValueStore): Task<void> =>
  ifLearnt(account, (learnt) => keepLearntOf(secrets, account.connection, learnt));
