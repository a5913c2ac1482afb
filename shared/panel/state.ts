import { hostOf, REGIONS } from '../api/connection';
import { loadConnection, type SavedConnection } from '../api/connection-store';
import { isActivTrakError } from '../errors';
import type { Clock, SheetInfo } from '../ports';
import { unusable } from '../report/check-report';
import type { Report } from '../report/definition';
import { nextSlot, wallHours } from '../report/due';
import { loadPerson } from '../report/person';
import { progressOf } from '../report/progress';
import { loadHealth, loadState } from '../report/report-state';
import { loadSaved } from '../report/report-store';
import { loadRequest } from '../report/requests';
import { canGoOn, definitionWord, isKeptOut, isLeased, loadRun, type Person } from '../report/run-state';
import { type Task, wait } from '../task';
import type { ConnectionView, PanelState, ReportView } from './calls';
import { noticesOf } from './notices';
import type { PanelPorts } from './ports';
import { stampOf } from './stamp';
import { standing } from './standing';

/** Everything the panel shows before anything is pressed. */
export function* panelState(ports: PanelPorts): Task<PanelState> {
  const { clock, secrets, documents, sheets, scheduler, desk, keyKeeper, whileOpen, zone } = ports;
  // Before anything else: what changes meanwhile is seen by the next look.
  const stamp = yield* stampOf(ports);
  const person = yield* loadPerson(secrets, ports.newId);
  const connection = yield* savedConnection(ports);
  const infos = yield* wait(sheets.sheets());
  const reports: ReportView[] = [];
  const saved = yield* loadSaved(documents);
  for (const report of saved.reports) reports.push(yield* reportView(ports, report, person, infos, connection?.id));
  return {
    stamp,
    now: clock.now(),
    zone,
    personName: person.name,
    ...(connection ? { connection: connectionView(connection) } : {}),
    reports,
    unusable: saved.unusable.map(({ id, name, form }) => ({ id, name, words: unusable(form, 'This report').message })),
    notices: yield* noticesOf(ports, person, connection !== undefined, reports),
    refreshesWhileClosed: scheduler.whileClosed,
    ...(keyKeeper ? { keyPlace: yield* wait(keyKeeper.place()) } : {}),
    ...(whileOpen ? { whileOpen: yield* wait(whileOpen.load()) } : {}),
    turnsFormulas: desk.formulaToValues !== undefined,
    isNamespaced: ports.isNamespaced === true,
    ...(desk.separators ? { separator: (yield* wait(desk.separators())).typed } : {}),
  };
}

/** A connection that cannot be read counts as none: connecting again mends it. */
function* savedConnection({ secrets }: PanelPorts): Task<SavedConnection | undefined> {
  try {
    return yield* loadConnection(secrets);
  } catch (failure) {
    if (isActivTrakError(failure)) return undefined;
    throw failure;
  }
}

function connectionView({ baseUrl, key, cells, weekStart }: SavedConnection): ConnectionView {
  const region = Object.entries(REGIONS).find(([, address]) => address === baseUrl)?.[0] ?? 'own';
  // A short key would be given away by its end.
  const end = key.length >= 12 ? key.slice(-4) : '';
  return { host: hostOf(baseUrl), region, baseUrl, maskedKey: `••••••••${end}`, cells, weekStart };
}

function* reportView(
  ports: PanelPorts,
  report: Report,
  person: Person,
  infos: readonly SheetInfo[],
  connection: string | undefined,
): Task<ReportView> {
  const { documents, sheets, clock } = ports;
  const state = yield* loadState(documents, report.id);
  const { last, failures } = yield* loadHealth(documents, report.id);
  const run = yield* loadRun(documents, report.id);
  const requested = yield* loadRequest(documents, report.id);
  const marks = state ? yield* wait(sheets.marks(report.id)) : [];
  const at = standing(marks, infos, state?.sheet);
  const now = clock.now();
  const isRunning = run !== undefined && !run.waits && (isLeased(run, now) || run.reading.pages > 0);
  const isKept = run?.waits && canGoOn(run, now) && run.definition === definitionWord(report) && run.connection === connection;
  return {
    report: at ? { ...report, destination: at.first } : report,
    state: isRunning ? 'running' : failures > 0 ? 'failed' : state ? 'ready' : 'new',
    place: at?.place ?? '',
    rows: state?.rows ?? 0,
    failures,
    scheduleIsMine: report.schedule?.ownerId === person.id,
    ...(last ? { last } : {}),
    ...(state ? { refreshedAt: state.refreshedAt, refreshedBy: state.refreshedBy } : {}),
    ...(isRunning
      ? {
          running: {
            by: run.by.name,
            since: run.since,
            mine: run.by.id === person.id,
            free: !isKeptOut(run, person, now),
            progress: progressOf(run.reading, run),
          },
        }
      : {}),
    ...(isKept ? { kept: { since: run.since, progress: progressOf(run.reading, run) } } : {}),
    ...(requested ? { requested } : {}),
    ...(report.schedule ? { nextRun: nextRun(report.schedule.when, clock) } : {}),
  };
}

function nextRun(when: NonNullable<Report['schedule']>['when'], clock: Clock): number {
  const hoursAt = (ms: number): number => wallHours(clock.wallTime(ms, when.zone));
  const slot = nextSlot(when, hoursAt(clock.now()));
  const towards = (ms: number): number => ms + Math.round((slot - hoursAt(ms)) * 60) * 60_000;
  // A change of clocks on the way makes the first step an hour too long or too short.
  return towards(towards(Math.floor(clock.now() / 60_000) * 60_000));
}
