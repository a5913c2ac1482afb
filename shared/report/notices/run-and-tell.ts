import { told } from '../../diagnostics';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { documentWord } from '../kept/known-document';
import type { Person } from '../kept/person';
import { loadHealth } from '../kept/report-health';
import { isScheduleOf, loadReports } from '../kept/report-store';
import { IS_OF_SCHEDULE, type RunRecord, type Trigger, WENT } from '../kept/run';
import type { RefreshPorts } from '../run/job';
import { isOverdue } from '../schedule/overdue';
import { runDue } from '../schedule/run-due';
import { alertSubject } from './alert-subject';
import { forgetDeleted } from './deleted-reports';
import { type NoticePorts, type Subject, tell } from './tell';
import type { Matter } from './to-tell';

/** What running schedules and telling their owner ask of a host. */
export interface OwnerPorts extends RefreshPorts, NoticePorts {
  /** Where the file is, where it has an address. */
  readonly link: () => string | undefined;
  /** Whether schedules run while the document is closed: only then is one overdue that did not. */
  readonly whileClosed: boolean;
}

/** Refreshes whatever a person's schedules ask for, as `runDue` does, and then tells her what she is to be told of them. */
export function* runAndTell(ports: OwnerPorts, person: Person): Task<readonly RunRecord[]> {
  const late = new Set<string>();
  const isHers = (report: Report): boolean => isScheduleOf(report, person);
  yield* quietly(ports, function* () {
    for (const report of yield* chosenReports(ports, isHers)) if (yield* wasOverdue(ports, report)) late.add(report.id);
  });
  const records = yield* runDue(ports, person);
  yield* tellOwner(ports, isHers, records, late, IS_OF_SCHEDULE);
  return records;
}

/**
 * Tells a person what she is to be told of reports that refresh by themselves.
 * @param isHers which of them do so for her
 * @param records how refreshes of this run ended
 * @param late reports that were overdue before
 * @param isTold of which refreshes it is news that they fail
 */
export const tellOwner = (
  ports: OwnerPorts,
  isHers: (report: Report) => boolean,
  records: readonly RunRecord[] = [],
  late: ReadonlySet<string> = new Set(),
  isTold: Readonly<Record<Trigger, boolean>> = BY_THEMSELVES,
): Task<void> =>
  quietly(ports, function* () {
    yield* forgetDeleted(ports);
    const subjects: Subject[] = [];
    const file = yield* documentWord(ports.documents);
    for (const report of yield* chosenReports(ports, isHers)) {
      const { id, name } = report;
      // Its end could not even be kept with the document.
      const unkept = records.find(({ reportId, runId }) => reportId === id && runId === '');
      const matter = unkept ? failing(unkept) : yield* matterOf(ports, report, late.has(id), isTold);
      const link = ports.link();
      subjects.push({ id, file, report: { id, name }, link, ...matter });
      const found = yield* alertSubject(ports.documents, report);
      if (found) subjects.push({ ...found, file, link });
    }
    yield* locked(ports, subjects);
  });

const LOCK_MS = 2_000;

/** Another run that is telling right now does it for both. */
export function* locked(ports: Pick<RefreshPorts, 'lock'> & NoticePorts, subjects: readonly Subject[]): Task<void> {
  const release = yield* wait(ports.lock.acquire('notices', LOCK_MS));
  if (!release) return;
  try {
    yield* tell(ports, subjects);
  } finally {
    yield* wait(release());
  }
}

/** Messages are never a reason for a run to fail. */
function* quietly({ diagnostics }: OwnerPorts, work: () => Task<void>): Task<void> {
  try {
    yield* work();
  } catch (cause) {
    told(cause, diagnostics, 'telling of schedules');
  }
}

function* chosenReports({ documents }: OwnerPorts, isHers: (report: Report) => boolean): Task<readonly Report[]> {
  return (yield* loadReports(documents)).filter(isHers);
}

function* wasOverdue({ whileClosed, clock, documents }: OwnerPorts, report: Report): Task<boolean> {
  return whileClosed && isOverdue(clock, report, (yield* loadHealth(documents, report.id)).last);
}

const MANY = 2;

/** What a person's own open document refreshes in vain is news to her, and none to the owner of a report's schedule. */
const BY_THEMSELVES: Readonly<Record<Trigger, boolean>> = { ...IS_OF_SCHEDULE, open: true };

/** What people try by hand is before their eyes: only what runs by itself is worth a message when it fails. */
function* matterOf(ports: OwnerPorts, report: Report, wasLate: boolean, isTold: Readonly<Record<Trigger, boolean>>): Task<Matter> {
  const { last, failures } = yield* loadHealth(ports.documents, report.id);
  if (yield* wasOverdue(ports, report)) return { trouble: { event: 'overdue' }, isWell: false };
  if (last && failures >= MANY && isTold[last.trigger]) return failing(last);
  return { isWell: last !== undefined && WENT[last.outcome] === 'well', wasLate };
}

const failing = ({ code }: RunRecord): Matter => ({ trouble: { event: 'failing', code }, isWell: false });
