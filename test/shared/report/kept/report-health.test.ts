import { addToHistory, loadHistory } from '../../../../shared/report/kept/history';
import { loadHealth, saveHealth, servedAt } from '../../../../shared/report/kept/report-health';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { runSync } from '../../../../shared/task';
import { memoryStore } from '../../../doubles/memory-store';

const record = (at: number, change: Partial<RunRecord>): RunRecord => ({
  runId: `run ${at}`,
  reportId: 'r1',
  reportName: 'Hours',
  at,
  by: 'Jane Doe',
  trigger: 'schedule',
  outcome: 'done',
  message: '1 row written.',
  rows: 1,
  pages: 1,
  retries: 0,
  ms: 1,
  checks: [],
  ...change,
});

/** When a report was served last for its schedule, after refreshes that ended so; with and without snapshots. */
function served(...records: readonly RunRecord[]): readonly unknown[] {
  const documents = memoryStore('at once');
  for (const one of records) runSync(saveHealth(documents, one, runSync(loadHealth(documents, 'r1'))));
  const health = runSync(loadHealth(documents, 'r1'));
  return [servedAt(health), servedAt(health, { snapshots: 5 })];
}

const HAND = { trigger: 'hand' } as const;
const FAILED = { outcome: 'failed' } as const;

it.each<[string, readonly RunRecord[], readonly unknown[]]>([
  ['never', [], [undefined, undefined]],
  ['by itself', [record(1, {})], [1, 1]],
  ['by itself in vain', [record(1, {}), record(2, FAILED)], [2, 2]],
  ['by hand, which takes no snapshot', [record(1, HAND)], [1, 0]],
  ['by hand after itself', [record(1, {}), record(2, HAND)], [2, 1]],
  ['by itself, before somebody tried in vain', [record(1, {}), record(2, { ...HAND, ...FAILED })], [1, 1]],
  ['by itself, before somebody tried twice', [record(1, {}), record(2, { ...HAND, ...FAILED }), record(3, { ...HAND, ...FAILED })], [1, 1]],
  ['by nobody but who tried in vain', [record(1, { ...HAND, ...FAILED })], [0, 0]],
])('a schedule counts from when its report was refreshed %s', (_, records, wanted) => {
  expect(served(...records)).toEqual(wanted);
});

it('a refresh that went on after a failure is in the history once, as it ended', () => {
  const documents = memoryStore('at once');
  for (const one of [record(1, FAILED), record(2, {}), record(3, { runId: 'run 1' })]) runSync(addToHistory(documents, one));
  expect(runSync(loadHistory(documents)).map(({ runId, outcome }) => [runId, outcome])).toEqual([
    ['run 1', 'done'],
    ['run 2', 'done'],
  ]);
});
