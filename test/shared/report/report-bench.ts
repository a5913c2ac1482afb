import type { SavedConnection } from '../../../shared/api/connections/connection-store';
import { mixed } from '../../../shared/model/mixed';
import type { Report } from '../../../shared/report/definition/definition';
import { NO_CHOICES } from '../../../shared/report/kept/report-file';
import type { RunRecord } from '../../../shared/report/kept/run';
import { saveReport } from '../../../shared/report/kept/save-report';
import { refresh } from '../../../shared/report/refresh/refresh';
import type { Actor, RefreshPorts, RefreshStep } from '../../../shared/report/run/job';
import type { SheetLimits } from '../../../shared/sheet-writer';
import { runAsync, runSync } from '../../../shared/task';
import { countdownBudget } from '../../doubles/countdown-budget';
import { FAKE_KEY, type FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import type { FakeActivity, FakeOrganisation } from '../../doubles/fake-organisation';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { type HandClock, handClock } from '../../doubles/hand-clock';
import { type MemoryCharts, memoryCharts } from '../../doubles/memory-charts';
import { type MemoryDiagnostics, memoryDiagnostics } from '../../doubles/memory-diagnostics';
import type { Kept } from '../../doubles/memory-document';
import { memoryLock } from '../../doubles/memory-lock';
import { type MemorySheets, memorySheets } from '../../doubles/memory-sheets';
import { type MemoryStore, memoryStore, refill } from '../../doubles/memory-store';
import type { RecordingTransport } from '../../doubles/scripted-transport';
import type { Timing } from '../../doubles/timing';

export const JANE: Actor = { person: { id: 'jane', name: 'Jane Doe' }, trigger: 'hand' };

/** The days of the fake hours, up to the clock's today: 2026-03-18. */
export const DAYS = ['2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18'];

/** To an API that was found to speak the current dialect. */
export const CONNECTION: SavedConnection = {
  id: 'connection',
  key: FAKE_KEY,
  baseUrl: 'https://api.activtrak.com',
  dialect: 'current',
  keyHeader: 'x-api-key',
  cells: { allowed: false, groups: [], users: [] },
  weekStart: 1,
};

/** A report of hours by user over the last days, at Hours!A1, without a status line. */
export const report = (change: Partial<Report> = {}): Report => ({
  version: 1,
  id: 'r1',
  name: 'Hours',
  stream: 'user-hours',
  range: { kind: 'words', words: 'last 7 days' },
  ...NO_CHOICES,
  statusLine: false,
  columns: [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }],
  unit: 'seconds',
  destination: { sheet: 'Hours', cell: 'A1' },
  ...change,
});

/** An activity of the log; the n-th arrived as the n-th. */
export const activity = (number: number, date: string, change: Partial<FakeActivity> = {}): FakeActivity => ({
  logId: `90071992547409${String(number).padStart(4, '0')}`,
  time: `${date}T08:00:${String(number % 60).padStart(2, '0')}`,
  utc: `${date}T08:00:${String(number % 60).padStart(2, '0')}`,
  personId: (number % 2) + 1,
  seconds: 30,
  title: '=1+1',
  ...change,
});

export interface ReportBench {
  readonly ports: RefreshPorts;
  readonly clock: HandClock;
  readonly sheets: MemorySheets;
  readonly charts: MemoryCharts;
  readonly documents: MemoryStore;
  readonly secrets: MemoryStore;
  readonly diagnostics: MemoryDiagnostics;
  readonly transport: () => RecordingTransport;
  /** What the API answers from now on. */
  serve(organisation: FakeOrganisation, options?: Partial<FakeApiOptions>): void;
  /** Ports whose budget is so long, in milliseconds. */
  within(ms: number): RefreshPorts;
  save(report: Report): void;
  /** One call, with doubles that answer at once. */
  step(actor?: Actor, ports?: RefreshPorts): RefreshStep;
  /** Calls until the refresh ends; gives its record. */
  refresh(actor?: Actor, ports?: RefreshPorts): RunRecord;
  refreshLater(actor?: Actor): Promise<RunRecord>;
  /** All that is kept as it is now: the document, its stores, the person's, the clock, the ids, and what the API answers. */
  keep(): Kept;
}

export function reportBench(timing: Timing = 'at once', limits: SheetLimits | undefined = undefined): ReportBench {
  const clock = handClock(timing);
  const sheets = memorySheets(timing, limits);
  const charts = memoryCharts(false);
  const documents = memoryStore(timing);
  const secrets = memoryStore(timing);
  const diagnostics = memoryDiagnostics();
  let transport = fakeApi(timing, { organisation: fakeOrganisation(3, DAYS), dialect: 'current' });
  let ids = 0;
  const within = (ms: number): RefreshPorts => ({
    transport: { send: (requests) => transport.send(requests) },
    clock,
    budget: countdownBudget(clock, ms),
    secrets,
    documents,
    lock: memoryLock(timing, clock),
    diagnostics,
    sheets,
    charts: charts.writer,
    styler: sheets.styles.styler,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    zone: 'UTC',
  });
  secrets.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...CONNECTION }));
  const step = (actor = JANE, ports = within(600_000)): RefreshStep => runSync(refresh(ports, 'r1', actor));
  return {
    ports: within(600_000),
    clock,
    sheets,
    charts,
    documents,
    secrets,
    diagnostics,
    transport: () => transport,
    serve(organisation, options = {}) {
      transport = fakeApi(timing, { organisation, dialect: 'current', ...options });
    },
    within,
    save: (definition) =>
      void (timing === 'at once'
        ? runSync(saveReport(documents, definition))
        : documents.entries.set(`activtrak.report.${definition.id}`, JSON.stringify(definition))),
    step,
    refresh(actor = JANE, ports = undefined) {
      for (let call = 0; call < 200; call += 1) {
        const done = step(actor, ports ?? within(600_000));
        if (done.state === 'ended') return done.record;
      }
      throw new Error('The refresh does not end.');
    },
    async refreshLater(actor = JANE) {
      const done = await runAsync(refresh(within(600_000), 'r1', actor));
      if (done.state !== 'ended') throw new Error('It did not end in one call.');
      return done.record;
    },
    keep() {
      const [kept, drawn, documented, secret] = [sheets.keep(), charts.keep(), [...documents.entries], [...secrets.entries]];
      const [now, given, served] = [clock.now(), ids, transport];
      let text: string | undefined;
      return {
        get text() {
          text ??= wordOf([kept.text, drawn.text, ...documented.flat(), '', ...secret.flat(), now, given].join('\u0000'));
          return text;
        },
        restore() {
          kept.restore();
          drawn.restore();
          refill(documents, documented);
          refill(secrets, secret);
          clock.advance(now - clock.now());
          ids = given;
          transport = served;
        },
      };
    },
  };
}

/** Texts of whole documents are long, and tests keep thousands. The panel's scenes use this in a browser, where Node's own digests aren't. */
const wordOf = (text: string): string => `${text.length} ${mixed(1, text)} ${mixed(2, text)}`;

/** All that a refresh says of its result. */
export const checkWords = ({ checks }: Pick<RunRecord, 'checks'>): string => checks.map(({ words }) => words).join(' ');
