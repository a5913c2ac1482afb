import type { Transport } from '../shared/ports';
import type { Report } from '../shared/report/definition/definition';
import { NO_CHOICES } from '../shared/report/kept/report-file';
import type { RunRecord } from '../shared/report/kept/run';
import { saveReport } from '../shared/report/kept/save-report';
import { refresh } from '../shared/report/refresh/refresh';
import type { RefreshPorts, RefreshStep } from '../shared/report/run/job';
import { runAsync, runSync, type Task } from '../shared/task';
import type { CountedSheets } from './counted-sheets';
import { benchPorts } from './ports';
import type { Api } from './requests';

/** A saved report in a document of its own. */
export interface RefreshBench {
  /** One call, which is to be the only one. */
  task(): Task<RefreshStep>;
  /** Refreshes once, to the end. */
  run(): Promise<RunRecord>;
}

export function refreshBench(api: Api, transport: Transport, sheets: CountedSheets, change: Partial<Report>): RefreshBench {
  const documents = new Map<string, string>();
  let ids = 0;
  const ports: RefreshPorts = {
    ...benchPorts(transport, api.key, api.today),
    // Nobody else is there.
    lock: { acquire: () => () => undefined },
    sheets,
    documents: {
      get: (key) => documents.get(key),
      set: (key, value) => void documents.set(key, value),
      remove: (key) => void documents.delete(key),
      all: (prefix) => Object.fromEntries([...documents].filter(([key]) => key.startsWith(prefix))),
    },
    newId: () => `id ${++ids}`,
    zone: 'UTC',
  };
  const report: Report = {
    version: 1,
    id: 'report',
    name: 'Bench',
    stream: 'user-hours',
    range: { kind: 'words', words: 'last 7 days' },
    ...NO_CHOICES,
    statusLine: false,
    destination: { sheet: 'Bench', cell: 'A1' },
    ...change,
  };
  runSync(saveReport(ports.documents, report));
  const task = (): Task<RefreshStep> => refresh(ports, 'report', { person: { id: 'me', name: 'Me' }, trigger: 'hand' });
  return {
    task,
    async run() {
      const step = await runAsync(task());
      if (step.state !== 'ended' || step.record.outcome === 'failed')
        throw new Error(step.state === 'ended' ? step.record.message : 'The refresh did not end in one call.');
      return step.record;
    },
  };
}
