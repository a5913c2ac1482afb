import { patience, TOO_SLOW } from '../../../../shared/api/requests/patience';
import type { HttpRequest, HttpResponse } from '../../../../shared/ports';
import type { RefreshPorts, RefreshStep } from '../../../../shared/report/run/job';
import { timeBudget } from '../../../../sheets-addon/host/clock';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

interface Host {
  readonly budgetMs: number;
  readonly stepMs: number;
  /** How many requests of a list are answered at the same time. */
  readonly together?: number;
}

const HOSTS: readonly (readonly [string, Host])[] = [
  ['the sidebar of Google Sheets', { budgetMs: 60_000, stepMs: 6_000 }],
  ['the hourly run', { budgetMs: 270_000, stepMs: 270_000 }],
  ["Excel's pane", { budgetMs: 60_000, stepMs: 6_000, together: 6 }],
  ['Excel, unwatched', { budgetMs: 600_000, stepMs: 600_000, together: 6 }],
];

/** One call's ports, on a host where an answer takes so long and is waited for as the hosts' transports do. */
function slowPorts(bench: ReportBench, { budgetMs, stepMs, together = 20 }: Host, pageMs: number): RefreshPorts {
  const budget = timeBudget(bench.clock, budgetMs, stepMs);
  const inner = bench.within(budgetMs);
  const sendAtOnce = (requests: readonly HttpRequest[]): readonly HttpResponse[] => {
    const ms = patience(budget.left(), requests.length);
    bench.clock.advance(Math.min(ms, pageMs));
    return ms < pageMs
      ? requests.map(() => ({ status: 0, headers: {}, body: '', barrier: TOO_SLOW }))
      : (inner.transport.send(requests) as readonly HttpResponse[]);
  };
  const turns = (requests: readonly HttpRequest[]): readonly HttpResponse[] =>
    requests.length <= together ? sendAtOnce(requests) : [...sendAtOnce(requests.slice(0, together)), ...turns(requests.slice(together))];
  return { ...inner, budget, transport: { send: turns, ...(together === 20 ? {} : { together }) } };
}

describe.each(HOSTS)('pages that take long, in %s', (_, host) => {
  it.each([20, 30, 45])('of %i seconds each: a month comes whole, over several calls', (seconds) => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(60, DAYS), { largestPage: 20 });
    bench.save(report());
    const steps: RefreshStep[] = [];
    while (steps.at(-1)?.state !== 'ended' && steps.length < 30) {
      const began = bench.clock.now();
      steps.push(bench.step(JANE, slowPorts(bench, host, seconds * 1000)));
      expect(bench.clock.now() - began).toBeLessThanOrEqual(host.budgetMs);
    }
    expect(steps.at(-1)).toMatchObject({ state: 'ended', record: { outcome: 'done', rows: 420 } });
  });
});
