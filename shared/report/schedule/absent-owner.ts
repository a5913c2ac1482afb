/**
 * Notes why a schedule's owner no longer serves it.
 * @module
 */
import { connectionOfReport } from '../../api/connections/connection-choice';
import { loadConnections } from '../../api/connections/connection-store';
import { isActivTrakError } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import type { Person } from '../kept/person';
import { isScheduleOf, loadReports } from '../kept/report-store';
import { ABSENCES_KEY, type Absence, loadAbsences } from './absences';

interface OwnerStores {
  readonly documents: KeyValueStore;
  readonly secrets: KeyValueStore;
}

/**
 * Keeps what holds now for a person's own schedules. That of others stays, and so does the wish to leave.
 * @param lacksConsent whether the host lets nothing run for her any more
 */
export function* noteAbsence({ documents, secrets }: OwnerStores, person: Person, lacksConsent = false): Task<void> {
  const own = (yield* loadReports(documents)).filter((report) => isScheduleOf(report, person));
  const found: Record<string, Absence | undefined> = {};
  for (const report of own) found[report.id] = lacksConsent ? 'consent' : yield* lackOf(secrets, report);
  yield* change(
    documents,
    (id, before) => (id in found ? (found[id] ?? (before === 'leaving' ? before : undefined)) : before),
    Object.keys(found),
  );
}

/** Says to everybody that a person wants her schedules to be taken over, or no longer wants it. They run on until then. */
export function* sayLeaving({ documents }: Pick<OwnerStores, 'documents'>, person: Person, isLeaving: boolean): Task<void> {
  const own = (yield* loadReports(documents)).filter((report) => isScheduleOf(report, person)).map(({ id }) => id);
  const said = (before: Absence | undefined): Absence | undefined =>
    isLeaving ? (before ?? 'leaving') : before === 'leaving' ? undefined : before;
  yield* change(documents, (id, before) => (own.includes(id) ? said(before) : before), own);
}

/** Forgets why reports' earlier owners did not serve them: somebody else does now, or the reports are gone. */
export const forgetAbsence = (documents: KeyValueStore, ids: readonly string[]): Task<void> =>
  change(documents, (id, before) => (ids.includes(id) ? undefined : before), []);

function* change(
  documents: KeyValueStore,
  now: (id: string, before: Absence | undefined) => Absence | undefined,
  ids: readonly string[],
): Task<void> {
  const before = yield* loadAbsences(documents);
  const all = [...new Set([...Object.keys(before), ...ids])].sort();
  const after = Object.fromEntries(
    all.flatMap((id) => [[id, now(id, before[id])] as const]).filter(([, absence]) => absence !== undefined),
  );
  if (JSON.stringify(after) === JSON.stringify(Object.fromEntries(Object.entries(before).sort()))) return;
  yield* wait(Object.keys(after).length === 0 ? documents.remove(ABSENCES_KEY) : documents.set(ABSENCES_KEY, JSON.stringify(after)));
}

/** What a person lacks for a report. */
function* lackOf(secrets: KeyValueStore, report: Report): Task<Absence | undefined> {
  if (HAS_WAREHOUSE && report.from) return undefined;
  try {
    const all = yield* loadConnections(secrets);
    if (all.length === 0) return 'key';
    connectionOfReport(all, report.connection);
    return undefined;
  } catch (failure) {
    if (!isActivTrakError(failure) || failure.code !== 'not-connected') throw failure;
    return report.connection ? 'connection' : 'key';
  }
}
