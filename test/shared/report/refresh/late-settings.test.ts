import type { KeyValueStore } from '../../../../shared/ports';
import type { Report } from '../../../../shared/report/definition/definition';
import { saveReport } from '../../../../shared/report/kept/save-report';
import { refresh } from '../../../../shared/report/refresh/refresh';
import type { Actor, RefreshPorts } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { memoryLock } from '../../../doubles/memory-lock';
import { copiedStore, type MemoryStore } from '../../../doubles/memory-store';
import { watchedHost } from '../../../doubles/mortal-host';
import { expectSame } from '../../../doubles/same-as';
import { portsOn } from '../killed/killed-cases';
import { refreshKnown } from '../killed/known-ends';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

/**
 * Two people have one workbook open, each with a pane: its cells and names are the same for both, but what one pane keeps in the settings comes
 * to the other one late, and nobody's lock keeps the other one out.
 */
const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };

const LOG = { stream: 'activity-log', range: { kind: 'words', words: 'last 3 days' } } as const;
const STREAMS: Readonly<Record<string, Partial<Report>>> = {
  hours: {},
  'hours without ids': { columns: [{ key: 'date' }, { key: 'active' }] },
  'the log': { ...LOG, columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }] },
  'the log without ids': { ...LOG, columns: [{ key: 'time' }, { key: 'user' }] },
};

/** A day more of hours, or four records more. */
const served = (time: number) =>
  fakeOrganisation(
    2,
    [...DAYS.slice(3), '2026-03-19', '2026-03-20'].slice(0, 4 + time),
    Array.from({ length: 4 + 4 * time }, (_, index) => activity(index + 1, '2026-03-18')),
  );

interface Workbook {
  readonly bench: ReportBench;
  /** What Ann's pane knows of the settings. */
  readonly late: MemoryStore;
  readonly annRefreshes: () => string;
  readonly nextDay: (time: number) => void;
}

function workbook(definition: Report, wasRefreshed: boolean): Workbook {
  const bench = reportBench();
  bench.save(definition);
  const nextDay = (time: number): void => {
    bench.clock.advance(86_400_000);
    bench.serve(served(time));
  };
  bench.serve(served(0));
  if (wasRefreshed) bench.refresh();
  nextDay(1);
  const late = copiedStore(bench.documents);
  let ids = 0;
  const ports = (): RefreshPorts => ({
    ...bench.within(600_000),
    documents: late as KeyValueStore,
    lock: memoryLock('at once', bench.clock),
    newId: () => {
      ids += 1;
      return `ann${ids}`;
    },
  });
  return { bench, late, nextDay, annRefreshes: () => outcomeOf(ports(), ANN) };
}

function outcomeOf(ports: RefreshPorts, actor: Actor): string {
  const step = runSync(refresh(ports, 'r1', actor));
  return step.state === 'ended' ? step.record.outcome : step.state;
}

const recordsOf = ({ sheets }: ReportBench): readonly string[] =>
  sheets
    .seen('Hours')
    .filter(
      (row) => row.some((cell) => cell !== '') && !row.includes('User') && !row.includes('Date') && !String(row[0]).startsWith('Refreshed'),
    )
    .map((row) => JSON.stringify(row));
const each = (rows: readonly string[]): readonly string[] => [...new Set(rows)].sort();

const CASES = (['replace', 'append', 'merge'] as const).flatMap((disposition) =>
  Object.keys(STREAMS).flatMap((stream) =>
    [false, true].flatMap((wasRefreshed) =>
      disposition === 'merge' && stream.endsWith('without ids') ? [] : [[disposition, stream, wasRefreshed] as const],
    ),
  ),
);

describe.each(CASES)('a workbook that two people have open, to %s %s (refreshed before: %s)', (disposition, stream, wasRefreshed) => {
  const definition = report({ disposition, statusLine: true, ...STREAMS[stream] });
  /** What one person alone would get, today and the day after. */
  const alone = (): readonly (readonly string[])[] => {
    const { bench, nextDay } = workbook(definition, wasRefreshed);
    bench.refresh();
    const today = each(recordsOf(bench));
    nextDay(2);
    bench.refresh();
    return [today, each(recordsOf(bench))];
  };
  const [today, tomorrow] = alone();

  it.each(['the first', 'the second'])('has each record once after both refreshed, whoever’s settings win: %s', (wins) => {
    const { bench, late, annRefreshes, nextDay } = workbook(definition, wasRefreshed);
    bench.refresh();
    bench.clock.advance(60_000);
    expect(annRefreshes()).toBe('nothing-new');
    expect([...recordsOf(bench)].sort()).toEqual(today);
    if (wins === 'the second') copiedStore(late, bench.documents);
    nextDay(2);
    expect(bench.refresh().outcome).toBe('done');
    expect([...recordsOf(bench)].sort()).toEqual(tomorrow);
  });

  it('has each record once when one refreshes at any moment of the other’s refresh', () => {
    const { bench, late, annRefreshes, nextDay } = workbook(definition, wasRefreshed);
    const [start, knownToAnn] = [bench.keep(), copiedStore(late)];
    const refreshNextDay = refreshKnown(bench);
    for (let at = 1; ; at += 1) {
      start.restore();
      copiedStore(knownToAnn, late);
      let moments = 0;
      const host = watchedHost(() => {
        moments += 1;
        if (moments === at) annRefreshes();
      });
      outcomeOf(portsOn(bench, host, undefined), JANE);
      if (moments < at) break;
      expectSame(at, [...recordsOf(bench)].sort(), today);
      // Either one's settings win.
      if (at % 2 === 0) copiedStore(late, bench.documents);
      nextDay(2);
      expectSame(at, refreshNextDay().outcome, 'done');
      expectSame(at, [...recordsOf(bench)].sort(), tomorrow);
    }
  });
});

describe.each(['replace', 'append', 'merge'] as const)('one of two people who have a workbook open (%s)', (disposition) => {
  const definition = report({ disposition, columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active' }] });
  const idsOf = ({ sheets }: ReportBench): readonly string[] =>
    sheets
      .seen('Hours')
      .slice(1)
      .map((row) => `${row[0]} ${row[1]}`);

  it('changes the columns while the other one refreshes by the old ones: no record is lost or twice', () => {
    const { bench, annRefreshes, nextDay } = workbook(definition, true);
    runSync(
      saveReport(bench.documents, { ...definition, columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active' }, { key: 'passive' }] }),
    );
    bench.refresh();
    const today = idsOf(bench);
    annRefreshes();
    expect(idsOf(bench)).toEqual(today);
    nextDay(2);
    bench.refresh();
    expect(idsOf(bench)).toEqual([...new Set(idsOf(bench))]);
    expect(idsOf(bench)).toEqual(expect.arrayContaining([...today]));
    expect(idsOf(bench).length).toBeGreaterThan(today.length);
  });

  it('forgets the report while the other one refreshes: its rows stay, and the other one is told', () => {
    const { bench, annRefreshes } = workbook(definition, true);
    const before = bench.sheets.seen('Hours');
    for (const key of [...bench.documents.entries.keys()]) if (key.endsWith('.r1')) bench.documents.entries.delete(key);
    const names = (bench.sheets.marks('r1') as readonly { readonly name: string }[]).map(({ name }) => name);
    bench.sheets.removeMarks('r1', names);
    expect(annRefreshes()).toBe('failed');
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });
});
