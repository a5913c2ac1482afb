import type { KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import { type KeptAlerts, loadAlerts } from '../alerts/kept-alerts';
import { NAMES_PEOPLE } from '../definition/alert-rule';
import type { Report } from '../definition/definition';
import { loadHealth } from '../kept/report-health';
import { hasMeaning, loadState } from '../kept/report-state';
import { loadReports } from '../kept/report-store';
import { IS_ATTENDED } from '../kept/run';
import type { AlertFacts } from './owner-notice';
import type { Subject } from './tell';

/** By what a report's alerts are known among what a person is told. */
export const alertsOf = (id: string): string => `alerts.${id}`;

/**
 * What a person may be told of what a report's alerts found: a subject of its own, so that it and a schedule's failures don't disturb each
 * other. `undefined` where nobody knows what there is to be found.
 */
export function* alertSubject(documents: KeyValueStore, { id, name, alerts }: Report): Task<Subject | undefined> {
  const subject = { id: alertsOf(id), report: { id, name }, isWell: true };
  if (!alerts?.rules.length) return subject;
  const kept = yield* loadAlerts(documents, id);
  if (!kept) return undefined;
  // What is remembered without being found could not be looked at.
  if (kept.count === 0) return kept.found === '' ? subject : undefined;
  const { last } = yield* loadHealth(documents, id);
  return {
    ...subject,
    isWell: false,
    found: { newestAt: kept.newestAt, isAttended: last === undefined || IS_ATTENDED[last.trigger] },
    details: () => alertDetails(documents, id),
  };
}

/** What a message says of it, by the report as it is now; `undefined` where it no longer looks for anything, or nothing is left of what it found. */
function* alertDetails(documents: KeyValueStore, id: string): Task<{ readonly alerts: AlertFacts } | undefined> {
  const report = (yield* loadReports(documents)).find((one) => one.id === id);
  const kept = report?.alerts?.rules.length ? yield* loadAlerts(documents, id) : undefined;
  if (!report || !kept || kept.count === 0) return undefined;
  const named = (yield* mayNamePeople(documents, report, kept)) ? firstFew(kept) : NO_ONE;
  return { alerts: { count: kept.count, ...named } };
}

/**
 * Whether those who were found may be named: the owner says so by now, and they were found in rows that show people as the report does by now.
 * Whoever changed it to pseudonyms has the names there until the next refresh.
 */
function* mayNamePeople(documents: KeyValueStore, report: Report, { at, people }: KeptAlerts): Task<boolean> {
  if (!report.alerts || !NAMES_PEOPLE[report.alerts.names].inMessages || !people?.length) return false;
  const state = yield* loadState(documents, report.id);
  return state !== undefined && hasMeaning(state, report) && at >= state.refreshedAt;
}

type Named = Pick<AlertFacts, 'people' | 'morePeople'>;

const NO_ONE: Named = { people: [] };
const MOST_NAMED = 5;

const firstFew = ({ people = [], morePeople }: KeptAlerts): Named => ({
  people: people.slice(0, MOST_NAMED),
  morePeople: morePeople === undefined ? undefined : Math.max(0, people.length - MOST_NAMED) + morePeople,
});
