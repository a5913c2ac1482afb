import { type Account, accountOf } from '../../api/account';
import type { ClientPorts } from '../../api/client';
import { changeConnection, loadWithKey } from '../../api/connection-store';
import { ifLearnt } from '../../api/learnt';
import { ActivTrakError } from '../../errors';
import { type CalendarSetting, calendarNow } from '../../model/calendar';
import type { Calendar } from '../../model/date-range';
import type { HttpRequest, KeyValueStore, Transport } from '../../ports';
import type { Task } from '../../task';
import { NOT_CONNECTED, YOUR_KEY } from '../../words/en/connection';
import type { Report } from '../definition/definition';

/** A person's key at work for reports, with how often it was used. */
export interface ReportAccount extends Account {
  readonly calendar: Calendar;
  /** Requests sent so far. */
  readonly requests: () => number;
}

/**
 * Opens the account of the person whose store `secrets` is.
 * @param report whose weeks count where it has some of its own
 * @throws ActivTrakError `not-connected` when she has no key.
 */
export function* openAccount(
  ports: ClientPorts & CalendarSetting & { readonly secrets: KeyValueStore },
  report?: Pick<Report, 'weekStart'>,
): Task<ReportAccount> {
  const saved = yield* loadWithKey(ports.secrets);
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
    ...accountOf(saved, YOUR_KEY, { ...ports, transport }),
    calendar: calendarNow(ports, ports.clock, report?.weekStart ?? saved.weekStart),
    requests: () => requests,
  };
}

/** Keeps what the server showed of itself, for the next time. */
export const keepLearnt = (account: Account, secrets: KeyValueStore): Task<void> =>
  ifLearnt(account, (learnt) => changeConnection(secrets, learnt, account.connection.id));
