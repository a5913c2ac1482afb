import { loadDefault } from '../../api/connections/connection-choice';
import type { Client } from '../../api/requests/client';
import { unlessFailed } from '../../api/requests/unless-failed';
import { type CalendarSetting, calendarNow } from '../../model/calendar';
import type { Clock, KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import type { ReportAccount } from './account';

/** Of every report that asks ActivTrak for nothing, so that anybody goes on with what another one began, as far as the warehouse lets them. */
const NO_CONNECTION = 'no key';

const CLIENT: Client = {
  together: 1,
  learnt: () => ({}),
  learn: () => undefined,
  // biome-ignore lint/correctness/useYield: there is nothing to wait for
  *send() {
    throw new RangeError('This report asks ActivTrak for nothing.');
  },
};

/** The account of a report that needs no key. Weeks are the report's, else those of who refreshes it. */
export function* keylessAccount(
  ports: CalendarSetting & { readonly clock: Clock; readonly secrets: KeyValueStore },
  report: Pick<Report, 'weekStart'>,
): Task<ReportAccount> {
  const own = report.weekStart ?? (yield* unlessFailed(loadDefault(ports.secrets)))?.weekStart ?? 1;
  return {
    client: CLIENT,
    connection: { id: NO_CONNECTION, baseUrl: '', cells: { allowed: false, groups: [], users: [] }, weekStart: own },
    calendar: calendarNow(ports, ports.clock, own),
    called: undefined,
    people: {},
    requests: () => 0,
  };
}
