import {
  NO_KEY,
  NO_KEY_LIFETIME,
  NO_LAST_RUNS,
  NO_NAME,
  NO_OPEN_SETTINGS,
  NO_REPORTS,
  NO_SCHEDULES,
  NO_SEPARATORS,
  NO_SHEETS,
  NO_ZONE,
} from '#words/panel-notices';
import { THIS_REPORT } from '#words/unusable';
import type { KnownConnection } from '../api/connections/connection-store';
import { loadChart } from '../dashboard/kept-chart';
import type { Mark } from '../marks';
import type { DateRange } from '../model/date-range';
import type { Clock } from '../ports';
import type { Report } from '../report/definition/definition';
import { unusable } from '../report/definition/unusable';
import type { Person } from '../report/kept/person';
import { loadPerson } from '../report/kept/person';
import { loadHealth } from '../report/kept/report-health';
import { loadState } from '../report/kept/report-state';
import { isScheduleOf, loadSaved } from '../report/kept/report-store';
import { loadRequest } from '../report/kept/requests';
import { IS_OF_SCHEDULE } from '../report/kept/run';
import { progressOf } from '../report/run/progress';
import { isKeptOut, isLeased, keptOutUntil } from '../report/run/run-lease';
import { canGoOn, definitionWord, loadRun } from '../report/run/run-state';
import { type Absence, loadAbsences } from '../report/schedule/absences';
import { hoursThere, nextSlot } from '../report/schedule/due';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';
import { HAS_WAREHOUSE } from '../warehouse/has-warehouse';
import { connectionShown, type OwnConnections, ownConnections, ownOf } from './connections/connection-views';
import { readyView } from './dashboard/ready-view';
import { readDocument, type SheetsRead, sheetsAsRead, storeAsRead } from './document-read';
import { noticesOf } from './notices/notices';
import { given, type Parts, partsOf } from './parts';
import type { PanelPorts } from './ports';
import { standing } from './reports/standing';
import { stampOf } from './stamp';
import type { PanelState, ReportView } from './views';

/** Everything the panel shows before anything is pressed. What the host refuses of it is said among the notices, and the rest is there. */
export function* panelState(ports: PanelPorts): Task<PanelState> {
  const { clock, secrets, sheets, scheduler, desk, keyKeeper, whileOpen } = ports;
  const parts = partsOf(ports.diagnostics);
  const { part } = parts;
  // Before anything else: what changes meanwhile is seen by the next look, and whatever was done before is in it.
  const now = clock.now();
  const read = yield* part(NO_REPORTS, () => readDocument(ports.documents), undefined);
  const documents = read ? storeAsRead(read, ports.documents) : ports.documents;
  const zone = yield* part(NO_ZONE, () => given(() => ports.zone), 'UTC');
  const person = yield* part(NO_NAME, () => loadPerson(secrets, ports.newId), { id: '', name: '', asked: true });
  const own = yield* part(NO_KEY, () => ownConnections(ports), { all: [], views: [] });
  const infos = yield* part(NO_SHEETS, () => wait(sheets.sheets()), []);
  const saved = yield* part(NO_REPORTS, () => loadSaved(documents), { reports: [], unusable: [] });
  const absences = yield* part(NO_SCHEDULES, () => loadAbsences(documents), {});
  const marks = yield* part(NO_SHEETS, () => wait(sheets.allMarks()), new Map<string, readonly Mark[]>());
  const marked = sheetsAsRead(infos, marks);
  const reports: ReportView[] = [];
  for (const report of saved.reports) {
    const bare = { report, state: 'new', place: '', rows: 0, failures: 0, scheduleIsMine: isScheduleOf(report, person) } as const;
    const view = () =>
      reportView({ documents, sheets: marked, clock }, parts, report, { person, infos, connections: own.all, absent: absences[report.id] });
    reports.push(yield* part(NO_LAST_RUNS, view, bare));
  }
  const lifetime = keyKeeper && (yield* part(NO_KEY_LIFETIME, () => wait(keyKeeper.lifetime()), undefined));
  const wishes = whileOpen && (yield* part(NO_OPEN_SETTINGS, () => wait(whileOpen.load()), undefined));
  const typed = yield* part(NO_SEPARATORS, () => separatorOf(desk), undefined);
  const turnsFormulas = yield* part(NO_SEPARATORS, () => given(() => desk.formulaToValues !== undefined), false);
  const refreshesWhileClosed = yield* part(NO_SCHEDULES, () => given(() => scheduler.whileClosed), true);
  const isConnected = own.all.length > 0 || parts.lacks(NO_KEY);
  const connections = own.views.map((view, index) => ({ ...view, reports: namesUsing(own.all, index, saved.reports) }));
  const notices = yield* noticesOf(ports, documents, part, isConnected, reports);
  const lost = parts.notices();
  return {
    stamp: read ? stampOf(read, ports) : '',
    now,
    zone,
    personName: person.name,
    asksName: person.name === '' && !person.asked,
    connection: connections.find(({ isDefault }) => isDefault) ?? connections[0],
    connections,
    reports,
    sheets: infos.map(({ name }) => name),
    unusable: saved.unusable.map(({ id, name, form }) => ({ id, name, words: unusable(form, THIS_REPORT).message })),
    notices: [...lost, ...notices],
    ...(lost.length > 0 ? { lacks: parts.lacks(NO_REPORTS) ? 'reports' : 'a part' } : {}),
    refreshesWhileClosed,
    keyLifetime: lifetime,
    whileOpen: wishes,
    turnsFormulas,
    isNamespaced: ports.isNamespaced === true,
    separator: typed,
  };
}

function* separatorOf({ separators }: PanelPorts['desk']): Task<string | undefined> {
  return separators && (yield* wait(separators())).typed;
}

/** The names of the reports that use a connection. */
const namesUsing = (all: OwnConnections['all'], index: number, reports: readonly Report[]): readonly string[] =>
  reports.flatMap(({ name, connection }) => (ownOf(all, connection) === all[index] ? [name] : []));

/** What the view of a report depends on, beside the report. */
interface Around {
  readonly person: Person;
  readonly infos: readonly SheetInfo[];
  readonly connections: readonly KnownConnection[];
  /** Why its owner's schedule stands still. */
  readonly absent: Absence | undefined;
}

function* reportView(
  ports: Pick<PanelPorts, 'documents' | 'clock'> & { readonly sheets: SheetsRead },
  { part }: Parts,
  report: Report,
  { person, infos, connections, absent }: Around,
): Task<ReportView> {
  const { documents, sheets, clock } = ports;
  const state = yield* loadState(documents, report.id);
  const { last, failures, why } = yield* loadHealth(documents, report.id);
  const run = yield* loadRun(documents, report.id);
  const requested = yield* loadRequest(documents, report.id);
  const chart = yield* loadChart(documents, report.id);
  const at = state && standing(yield* wait(sheets.marks(report.id)), infos, state.sheet);
  const now = clock.now();
  const isRunning = run !== undefined && !run.waits && (isLeased(run, now) || run.reading.pages > 0);
  const isKept =
    run?.waits &&
    canGoOn(run, now) &&
    run.definition === definitionWord(report) &&
    ((HAS_WAREHOUSE && report.from) || run.connection === ownOf(connections, report.connection)?.id);
  const shown = HAS_WAREHOUSE && report.from ? undefined : connectionShown(connections, report);
  const view: ReportView = {
    report: at ? { ...report, destination: at.first } : report,
    state: isRunning ? 'running' : failures > 0 ? 'failed' : state ? 'ready' : 'new',
    place: at?.place ?? '',
    rows: state?.rows ?? 0,
    failures,
    scheduleIsMine: isScheduleOf(report, person),
    ...(shown ? { connection: shown } : {}),
    ...(absent && report.schedule ? { absent } : {}),
    last,
    why,
    refreshedAt: state?.refreshedAt,
    refreshedBy: state?.refreshedBy,
    ...(state?.missing || last?.lacksDays ? { lacksDays: true } : {}),
    ...(isRunning
      ? {
          running: {
            by: run.by.name,
            since: run.since,
            mine: run.by.id === person.id,
            scheduled: IS_OF_SCHEDULE[run.trigger],
            free: !isKeptOut(run, person, clock),
            until: Math.ceil(keptOutUntil(run, person, clock) / 60_000) * 60_000,
            progress: progressOf(run.reading, run),
          },
        }
      : {}),
    ...(isKept ? { kept: { since: run.since, progress: progressOf(run.reading, run) } } : {}),
    requested,
    ...(chart && !chart.isDeleted ? { chart: chart.chart.kind } : {}),
    ...(yield* part(NO_SHEETS, () => readyView(ports, report.id, infos), {})),
    nextRun: report.schedule && nextRun(report.schedule.when, clock),
  };
  return HAS_WAREHOUSE && report.warehouse && state?.bookmark ? { ...view, filled: daysOf(state.bookmark) } : view;
}

const daysOf = ({ from, to }: DateRange): DateRange => ({ from, to });

function nextRun(when: NonNullable<Report['schedule']>['when'], clock: Clock): number {
  const hoursAt = hoursThere(clock, when);
  const slot = nextSlot(when, hoursAt(clock.now()));
  const towards = (ms: number): number => ms + Math.round((slot - hoursAt(ms)) * 60) * 60_000;
  // A change of clocks on the way makes the first step an hour too long or too short.
  return towards(towards(Math.floor(clock.now() / 60_000) * 60_000));
}
