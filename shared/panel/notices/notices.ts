import {
  COPY,
  COPY_WITH_ROWS,
  NO_COPY_CHECK,
  NO_SCHEDULES,
  NO_ZONE_CHECK,
  ownOverdue,
  schedulesWithoutKey,
  theirsOverdue,
  waitsForOwner,
  zoneChanged,
} from '#words/panel-notices';
import { isOfOwnSheet } from '../../dashboard/kept-ready';
import type { Desk } from '../../desk';
import { DAY_MS } from '../../model/day-length';
import type { KeyValueStore } from '../../ports';
import { DOCUMENT_KEY } from '../../report/kept/known-document';
import { loadState } from '../../report/kept/report-state';
import { isOverdue } from '../../report/schedule/overdue';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { given, type Parts } from '../parts';
import type { PanelPorts } from '../ports';
import { isOfLeftRows } from '../reports/left-owner';
import { wantedOwners } from '../reports/wanted-owners';
import type { Notice, ReportView } from '../views';
import { undeliveredNotices } from './undelivered-notices';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

const warning = (words: string): Notice => ({ kind: 'warning', words });

/** What a person should know of this document, in sentences. @param documents its store as it was read */
export function* noticesOf(
  ports: PanelPorts,
  documents: KeyValueStore,
  part: Parts['part'],
  isConnected: boolean,
  reports: readonly ReportView[],
): Task<readonly Notice[]> {
  const served = reports.filter((view) => (HAS_WAREHOUSE && view.report.from !== undefined) || isConnected || !view.scheduleIsMine);
  return [
    ...(yield* part(NO_SCHEDULES, () => wait(ports.scheduler.problems()), [])).map(warning),
    ...(isConnected ? [] : standingStill(reports)),
    ...wantedOwners(reports),
    ...(yield* part(NO_COPY_CHECK, () => copied(ports, documents, reports), [])),
    ...(yield* part(NO_ZONE_CHECK, () => otherZone(ports, documents, reports), [])),
    ...(typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES ? yield* part(NO_SCHEDULES, () => undeliveredNotices(ports), []) : []),
    ...(yield* part(NO_SCHEDULES, () => given(() => overdue(ports, served)), [])),
  ];
}

/** Schedules of a person who has no key any more. */
function standingStill(reports: readonly ReportView[]): readonly Notice[] {
  const names = reports.flatMap(({ report, scheduleIsMine }) => (scheduleIsMine && !(HAS_WAREHOUSE && report.from) ? [report.name] : []));
  return names.length === 0 ? [] : [warning(schedulesWithoutKey(names))];
}

/** Remembers which document this is, so that a copy can tell. */
export function* rememberDocument({
  documents,
  desk,
}: {
  readonly documents: KeyValueStore;
  readonly desk: PanelPorts['desk'];
}): Task<void> {
  if (desk.keepDocumentId) yield* wait(desk.keepDocumentId());
  const id = yield* wait(desk.documentId());
  if ((yield* wait(documents.get(DOCUMENT_KEY))) !== id) yield* wait(documents.set(DOCUMENT_KEY, id));
}

/** Whether a document is a copy of the one that was remembered in it, or has another name since. `undefined` where none was. */
export function* isCopy({
  documents,
  desk,
}: {
  readonly documents: KeyValueStore;
  readonly desk: Pick<Desk, 'documentId'>;
}): Task<boolean | undefined> {
  const remembered = yield* wait(documents.get(DOCUMENT_KEY));
  return remembered === undefined ? undefined : remembered !== (yield* wait(desk.documentId()));
}

/** A copy has the rows and their marks; saved reports stay with the original, and schedules always do. */
function* copied({ desk, sheets }: PanelPorts, documents: KeyValueStore, reports: readonly ReportView[]): Task<readonly Notice[]> {
  if (yield* isCopy({ documents, desk })) return [warning(COPY)];
  if (reports.length > 0) return [];
  const owners = (yield* wait(sheets.markOwners())).filter((owner) => owner !== 'log' && !isOfLeftRows(owner) && !isOfOwnSheet(owner));
  return owners.length === 0 ? [] : [warning(COPY_WITH_ROWS)];
}

function* otherZone(
  { zone, clock }: Pick<PanelPorts, 'zone' | 'clock'>,
  documents: KeyValueStore,
  reports: readonly ReportView[],
): Task<readonly Notice[]> {
  for (const { report } of reports) {
    const state = yield* loadState(documents, report.id);
    if (state === undefined || state.zone === zone || haveSameTime(clock, state.zone, zone)) continue;
    return [warning(zoneChanged(state.zone, zone))];
  }
  return [];
}

const HALF_YEAR = 182 * DAY_MS;

/**
 * Whether clocks agree, in summer and in winter: browsers call one zone by several names, and towns share their time. One that this browser doesn't
 * know, as another person's may, is another one.
 */
function haveSameTime(clock: PanelPorts['clock'], one: string, other: string): boolean {
  const now = clock.now();
  try {
    return [now, now + HALF_YEAR].every((ms) => clock.wallTime(ms, one) === clock.wallTime(ms, other));
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

/** Schedules whose owner's trigger does not come any more: it was removed, or that person has left. */
function overdue({ clock, scheduler }: PanelPorts, reports: readonly ReportView[]): readonly Notice[] {
  const late = reports.filter(({ report, last }) => isOverdue(clock, report, last));
  if (!scheduler.whileClosed) return late.flatMap(onlyWhileOpen);
  return late.map(({ report: { name, schedule }, scheduleIsMine }) =>
    scheduleIsMine ? warning(ownOverdue(name)) : warning(theirsOverdue(name, schedule?.ownerName ?? '')),
  );
}

/** Where nothing runs while the document is closed, one's own schedule is made up for at once, and a colleague's waits for her. */
const onlyWhileOpen = ({ report: { name, schedule }, scheduleIsMine }: ReportView): readonly Notice[] =>
  scheduleIsMine ? [] : [warning(waitsForOwner(name, schedule?.ownerName ?? ''))];
