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
import { type MemoryStore, memoryStore } from '../../../doubles/memory-store';
import { watchedHost } from '../../../doubles/mortal-host';
import { expectSame } from '../../../doubles/same-as';
import { TIMESHEET } from '../../dashboard/ready-bench';
import { type PanelBench, panelBench } from '../../panel/panel-bench';
import { DAYS, report } from '../report-bench';

const ALERTS = { rules: [alertRule({ days: 'all' })], names: 'list', weekdaysOff: '0000011' } as const;

const copyOf = ({ entries }: MemoryStore, into = memoryStore('at once')): MemoryStore => {
  into.entries.clear();
  for (const [key, value] of entries) into.entries.set(key, value);
  return into;
};

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

/** Refreshes in one pane. What it had kept before a moment is all that the other pane knows. @returns `undefined` where there are not so many moments */
function refreshedIn({ bench, id, charts }: Workbook, moment: number): MemoryStore | undefined {
  let known: MemoryStore | undefined;
  let moments = 0;
  const host = watchedHost(() => {
    moments += 1;
    if (moments === moment) known = copyOf(bench.documents);
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
  return known;
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
describe.each([
  ['the first', 1],
  ['the second', 2],
] as const)('sheets that come with a report are made once, whoever’s settings win: %s', (wins, from) => {
  it.each([
    [false, ['Hours', 'People', 'Timesheet', 'Hours alerts']],
    [true, ['Hours', 'People', 'Timesheet', 'Hours alerts', 'Timesheet 2']],
  ])('(made again: %s)', (isAgain, names) => {
    const book = workbook(isAgain);
    const { bench, id, charts } = book;
    const timesheet = isAgain ? 'Timesheet 2' : 'Timesheet';
    const starts = [bench.keep(), charts.keep()];
    for (let moment = from; ; moment += 3) {
      for (const start of starts) start.restore();
      const known = refreshedIn(book, moment);
      if (known === undefined) break;
      bench.clock.advance(8 * 60_000);
      runSync(refresh(otherPane(book, known), id, { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'open' }));
      if (wins === 'the second') copyOf(known, bench.documents);
      bench.clock.advance(8 * 60_000);
      const { record } = bench.call('refresh', { id }, { charts: charts.writer });
      expectSame(moment, bench.sheets.names(), names);
      expectSame(moment, charts.charts.length, isAgain ? 2 : 1);
      const warnings = record?.checks.flatMap(({ verdict, words }) => (verdict === 'warning' ? [words] : []));
      expectSame(moment, warnings, [`This report has ${isAgain ? 35 : 21} alerts. The sheet “Hours alerts” lists them.`]);
      expectSame(moment, bench.call('open', {}).reports[0]?.ready?.place, `${timesheet}!A1`);
      expectSame(moment, bench.sheets.seen(timesheet)[4]?.slice(0, 2), [46_093, 'UTC']);
      bench.serve(fakeOrganisation(6, DAYS));
      bench.call('refresh', { id }, { charts: charts.writer });
      expectSame(moment, charts.charts.at(-1)?.ranges?.[0]?.rows, 7);
    }
  });
});
