import type { MarkedSheets } from '../../shared/marks';
import type { KeyValueStore } from '../../shared/ports';
import type { Report } from '../../shared/report/definition/definition';
import type { RunRecord } from '../../shared/report/kept/run';
import { saveReport } from '../../shared/report/kept/save-report';
import { refresh } from '../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../shared/report/run/job';
import { runAsync } from '../../shared/task';
import { budgetOfAsks, countdownBudget } from '../doubles/countdown-budget';
import { type FakeApiOptions, fakeApi } from '../doubles/fake-api';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { type HandClock, handClock } from '../doubles/hand-clock';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { memoryLock } from '../doubles/memory-lock';
import { memoryStore } from '../doubles/memory-store';
import { CONNECTION, JANE } from '../shared/report/report-bench';

/** Refreshes over a host's own sheets and definitions; the rest is in memory, and its ids and its clock are the same each time. */
export interface RefreshBench {
  readonly clock: HandClock;
  serve(organisation: FakeOrganisation, options?: Partial<FakeApiOptions>): void;
  save(report: Report): Promise<void>;
  /** One call of a refresh; gives how it went once it has ended. */
  call(id?: string, asks?: number): Promise<RunRecord | undefined>;
  /** Calls until the refresh ends. @param asks how often each call may ask its budget; as often as it likes when left out */
  refresh(id?: string, asks?: number): Promise<RunRecord>;
}

/** @param clock one that another bench has begun with, @param word what its ids begin with: another one than in that bench */
export function refreshBench(
  sheets: MarkedSheets,
  documents: KeyValueStore,
  clock = handClock('later'),
  looks: Pick<RefreshPorts, 'charts' | 'styler'> = {},
  word = 'id',
): RefreshBench {
  const secrets = memoryStore('later');
  secrets.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...CONNECTION }));
  let transport = fakeApi('later', { organisation: fakeOrganisation(0, []), dialect: 'current' });
  let ids = 0;
  const ports = (asks: number | undefined): RefreshPorts => ({
    transport: { send: (requests) => transport.send(requests) },
    clock,
    budget: asks === undefined ? countdownBudget(clock, 600_000) : budgetOfAsks(asks, 'time'),
    secrets,
    documents,
    lock: memoryLock('later', clock),
    diagnostics: memoryDiagnostics(),
    sheets,
    ...looks,
    newId: () => {
      ids += 1;
      return `${word}${ids}`;
    },
    zone: 'UTC',
  });
  const bench: RefreshBench = {
    clock,
    serve(organisation, options = {}) {
      transport = fakeApi('later', { organisation, dialect: 'current', ...options });
    },
    save: (report) => runAsync(saveReport(documents, report)),
    async call(id = 'r1', asks = undefined) {
      const step = await runAsync(refresh(ports(asks), id, JANE));
      return step.state === 'ended' ? step.record : undefined;
    },
    async refresh(id, asks) {
      for (let call = 0; call < 200; call += 1) {
        const record = await bench.call(id, asks);
        if (record) return record;
      }
      throw new Error('The refresh does not end.');
    },
  };
  return bench;
}
