import { ownSheetDeleted } from '#words/ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { answerPanel } from '../../../../shared/panel/answer';
import type { PanelPorts } from '../../../../shared/panel/ports';
import { refresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { alertRule } from '../../../doubles/alert-rule';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { type MemoryCharts, memoryCharts } from '../../../doubles/memory-charts';
import { memoryLock } from '../../../doubles/memory-lock';
import { copiedStore, type MemoryStore } from '../../../doubles/memory-store';
import { watchedHost } from '../../../doubles/mortal-host';
import { expectSame } from '../../../doubles/same-as';
import { TIMESHEET } from '../../dashboard/ready-bench';
import { type PanelBench, panelBench } from '../../panel/panel-bench';
import { DAYS, report } from '../report-bench';

const ALERTS = { rules: [alertRule({ days: 'all' })], names: 'list', weekdaysOff: '0000011' } as const;

interface Workbook {
  readonly bench: PanelBench;
  readonly id: string;
  /** As in Excel, where charts have names. */
  readonly charts: MemoryCharts;
}

function workbook(isAgain: boolean): Workbook {
  const bench = panelBench();
  const charts = memoryCharts(true);
  const blueprint = { ...TIMESHEET, needs: ['people'] as const };
  const { id } = bench.call('makeReady', { report: report({ id: '', alerts: ALERTS }), blueprint, own: ownPlans(['people']) });
  if (isAgain) {
    bench.call('refresh', { id }, { charts: charts.writer });
    bench.call('redrawReady', { id });
    bench.serve(fakeOrganisation(5, DAYS));
  }
  return { bench, id, charts };
}

/** Refreshes in one pane. @returns what it had kept before each change, each once: one of them is all that the other pane knows */
function keptWhileRefreshing({ bench, id, charts }: Workbook): readonly MemoryStore[] {
  const kept = new Map<string, MemoryStore>();
  const host = watchedHost(() => {
    const text = JSON.stringify([...bench.documents.entries]);
    if (!kept.has(text)) kept.set(text, copiedStore(bench.documents));
  });
  const { get, set, remove, all } = bench.documents;
  const { sheets, styler, ...ports } = bench.within(600_000);
  const watched: PanelPorts = {
    ...ports,
    desk: bench.desk,
    scheduler: bench.scheduler,
    documents: host.wrap({ get, set, remove, all }),
    sheets: host.wrap(sheets),
    ...(styler && { styler: host.wrap(styler) }),
    charts: host.wrap(charts.writer),
  };
  runSync(answerPanel('refresh', JSON.stringify({ id }), watched));
  return [...kept.values()];
}

function otherPane({ bench, charts }: Workbook, documents: MemoryStore): RefreshPorts {
  let ids = 0;
  return {
    ...bench.within(600_000),
    charts: charts.writer,
    documents,
    lock: memoryLock('at once', bench.clock),
    newId: () => {
      ids += 1;
      return `ann${ids}`;
    },
  };
}

/**
 * Two people have one workbook open. One refreshes a report for the first time, and the other one's pane refreshes it too, which knows of the report
 * and has its settings as they were at a moment of the first refresh.
 */
describe.each(['the first', 'the second'])('sheets that come with a report are made once, whoever’s settings win: %s', (wins) => {
  it.each([
    [false, ['Hours', 'People', 'Timesheet', 'Hours alerts']],
    [true, ['Hours', 'People', 'Timesheet', 'Hours alerts', 'Timesheet 2']],
  ])('(made again: %s)', (isAgain, names) => {
    const book = workbook(isAgain);
    const { bench, id, charts } = book;
    const timesheet = isAgain ? 'Timesheet 2' : 'Timesheet';
    const known = keptWhileRefreshing(book);
    const refreshed = [bench.keep(), charts.keep()];
    for (const [at, settings] of known.entries()) {
      for (const one of refreshed) one.restore();
      bench.clock.advance(8 * 60_000);
      const hers = runSync(refresh(otherPane(book, settings), id, { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'open' }));
      expectSame(at, JSON.stringify(hers).includes(ownSheetDeleted('People', 'Timesheet')), false);
      if (wins === 'the second') copiedStore(settings, bench.documents);
      bench.clock.advance(8 * 60_000);
      const { record } = bench.call('refresh', { id }, { charts: charts.writer });
      expectSame(at, bench.sheets.names(), names);
      expectSame(at, charts.charts.length, isAgain ? 2 : 1);
      const warnings = record?.checks.flatMap(({ verdict, words }) => (verdict === 'warning' ? [words] : []));
      expectSame(at, warnings, [`This report has ${isAgain ? 35 : 21} alerts. The sheet “Hours alerts” lists them.`]);
      expectSame(at, bench.call('open', {}).reports[0]?.ready?.place, `${timesheet}!A1`);
      expectSame(at, bench.sheets.seen(timesheet)[4]?.slice(0, 2), [46_093, 'UTC']);
      bench.serve(fakeOrganisation(6, DAYS));
      bench.call('refresh', { id }, { charts: charts.writer });
      expectSame(at, charts.charts.at(-1)?.ranges?.[0]?.rows, 7);
    }
    expect(known.length).toBeGreaterThan(14);
  });
});
