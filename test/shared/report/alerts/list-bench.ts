import { type AlertListing, type ListPorts, writeAlertList } from '../../../../shared/report/alerts/alert-list';
import type { Finding } from '../../../../shared/report/alerts/finding';
import type { AlertNames } from '../../../../shared/report/definition/alert-rule';
import type { Report } from '../../../../shared/report/definition/definition';
import { runSync, type Task } from '../../../../shared/task';
import { alertRule } from '../../../doubles/alert-rule';
import { type HandClock, handClock, NOON } from '../../../doubles/hand-clock';
import { type MemoryDiagnostics, memoryDiagnostics } from '../../../doubles/memory-diagnostics';
import type { Kept } from '../../../doubles/memory-document';
import { type MemorySheets, memorySheets } from '../../../doubles/memory-sheets';
import { type MemoryStore, memoryStore, refill } from '../../../doubles/memory-store';
import type { Timing } from '../../../doubles/timing';
import { report } from '../report-bench';

/** `Active below 2:00`, of yesterday. */
export const BELOW = alertRule({ id: 'rule1' });

/** 2026-03-17 as a serial number: the clock's yesterday. */
export const YESTERDAY = 46_098;

/** Somebody's row that meets a rule; the code is made of the name. */
export const finding = (who: string, change: Partial<Finding> = {}): Finding => ({
  rule: BELOW,
  code: `c-${who}`.slice(0, 30),
  day: YESTERDAY,
  who,
  value: 4320,
  kind: 'duration',
  hasRow: true,
  ...change,
});

export const ANN = finding('Ann');
export const BOB = finding('Bob', { value: 60 });
export const CID = finding('Cid', { value: 0, hasRow: false });

/** The report of hours, with alerts. */
export const alerting = (names: AlertNames = 'list', change: Partial<Report> = {}): Report =>
  report({ version: 5, alerts: { rules: [BELOW], names, weekdaysOff: '0000011' }, ...change });

/** What a refresh does with the list, when it found these. */
export const listing = (
  ports: ListPorts,
  findings: readonly Finding[],
  of = alerting(),
  at = NOON,
  count = findings.length,
): Task<AlertListing> => writeAlertList(ports, of, { count, findings, isWhole: true }, () => at);

export interface ListBench {
  readonly ports: ListPorts;
  readonly clock: HandClock;
  readonly sheets: MemorySheets;
  readonly documents: MemoryStore;
  readonly diagnostics: MemoryDiagnostics;
  /** One refresh's part in it, at the clock's time. */
  list(findings: readonly Finding[], of?: Report, ports?: Partial<ListPorts>, count?: number): AlertListing;
  /** The list's cells, without the moments under `Found`. */
  cells(name?: string): readonly (readonly unknown[])[];
  keep(): Kept;
}

export const LIST = 'Hours alerts';

export function listBench(timing: Timing = 'at once'): ListBench {
  const [clock, sheets, documents, diagnostics] = [handClock(timing), memorySheets(timing), memoryStore(timing), memoryDiagnostics()];
  const ports: ListPorts = { documents, sheets, clock, diagnostics, zone: 'UTC' };
  return {
    ports,
    clock,
    sheets,
    documents,
    diagnostics,
    list: (findings, of = alerting(), change = {}, count = undefined) =>
      runSync(listing({ ...ports, ...change }, findings, of, clock.now(), count)),
    cells: (name = LIST) => sheets.seen(name).map((row) => row.slice(1)),
    keep() {
      const [kept, documented] = [sheets.keep(), [...documents.entries]];
      return {
        text: JSON.stringify([kept.text, documented]),
        restore() {
          kept.restore();
          refill(documents, documented);
        },
      };
    },
  };
}
