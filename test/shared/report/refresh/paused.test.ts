import type { Report } from '../../../../shared/report/definition/definition';
import { cancelRefresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts, RefreshStep } from '../../../../shared/report/run/job';
import { stagingName } from '../../../../shared/report/run/run-cleanup';
import { cancelKey } from '../../../../shared/report/run/run-state';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';
import { LOG, served } from './log-report';

const STAGING = 'ActivTrak staging r1';

/** Ports whose budget ends after so many looks at it; one page takes a few. */
function looks(bench: ReportBench, most: number): RefreshPorts {
  let asked = 0;
  return { ...bench.within(600_000), budget: { spent: () => (asked++ >= most ? 'time' : undefined) } };
}

/** A report that was written once, whose next refresh brings others and is too large for one call. */
function written(change: Partial<Report> = {}): ReportBench {
  const bench = reportBench();
  bench.save(report(change));
  expect(bench.refresh().rows).toBe(21);
  bench.serve(fakeOrganisation(60, DAYS), { largestPage: 3 });
  return bench;
}

describe('a refresh that meets its budget', () => {
  it('has a hidden sheet whose name every spreadsheet takes, however long the id', () => {
    expect(stagingName(report({ id: '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f' })).length).toBeLessThanOrEqual(31);
  });

  it.each(['replace', 'merge'] as const)('puts its rows aside, goes on, and changes the sheet at its end alone (%s)', (disposition) => {
    const bench = written({ disposition });
    if (disposition === 'merge') bench.clock.advance(1);
    const before = bench.sheets.seen('Hours');
    const steps: RefreshStep[] = [];
    while (steps.at(-1)?.state !== 'ended' && steps.length < 60) {
      expect(bench.sheets.seen('Hours')).toEqual(before);
      steps.push(bench.step(JANE, looks(bench, 2)));
      if (steps.at(-1)?.state === 'running') expect(bench.sheets.names()).toEqual(['Hours', STAGING]);
    }
    expect(steps.length).toBeGreaterThan(2);
    const pages = steps.map(({ progress }) => progress.pages);
    expect(pages).toEqual([...pages].sort((one, other) => one - other));
    expect(new Set(pages.slice(0, -1)).size).toBe(pages.length - 1);
    expect(bench.sheets.names()).toEqual(['Hours']);
    const once = reportBench();
    once.serve(fakeOrganisation(60, DAYS));
    once.save(report());
    once.refresh();
    const sorted = (rows: ReturnType<typeof bench.sheets.seen>) => rows.map((row) => row.join('\t')).sort();
    const all = sorted(once.sheets.seen('Hours'));
    if (disposition === 'replace') expect(bench.sheets.seen('Hours')).toEqual(once.sheets.seen('Hours'));
    // A merge reads the last three days again.
    else expect(sorted(bench.sheets.seen('Hours')).every((row) => all.includes(row))).toBe(true);
    expect([...bench.documents.entries.keys()].filter((key) => key.includes('.run.'))).toEqual([]);
  });

  it('says how far it is', () => {
    const bench = written();
    const step = bench.step(JANE, looks(bench, 2));
    expect(step).toMatchObject({ state: 'running', progress: { phase: 'reading', rowsExpected: 420, pagesExpected: 140 } });
    expect(step.progress.rows).toBe(step.progress.pages * 3);
  });

  it('never says less of a log than it said before, however long the days turn out that it meets last', () => {
    const bench = reportBench();
    const days = Array.from({ length: 18 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
    let number = 0;
    const activities = days.flatMap((date, day) => {
      const count = day < 8 ? 2 : 25 + day;
      return Array.from({ length: count }, (_, place) => {
        const minutes = 480 + Math.floor((600 * place) / count);
        const time = `${date}T${[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')}:00`;
        number += 1;
        return activity(number, date, { time, utc: time });
      });
    });
    bench.serve(served(activities), { largestPage: 3 });
    bench.save(report({ ...LOG, range: { kind: 'fixed', from: '2026-03-01', to: '2026-03-18' } }));
    const shares: number[] = [];
    for (let steps = 0; steps < 60; steps += 1) {
      const { state, progress } = bench.step(JANE, looks(bench, 1));
      if (state === 'ended') break;
      shares.push(progress.share as number);
    }
    expect(new Set(shares).size).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it('hides its rows until they are whole', () => {
    const bench = written();
    bench.step(JANE, looks(bench, 2));
    expect(bench.sheets.isHidden(STAGING)).toBe(true);
  });

  it('begins anew when the report was changed meanwhile, and mixes nothing', () => {
    const bench = written();
    bench.step(JANE, looks(bench, 2));
    bench.save(report({ columns: [{ key: 'user' }, { key: 'active' }] }));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    expect(bench.sheets.seen('Hours')[0]?.filter((cell) => cell !== '')).toEqual(['User', 'Active (s)']);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it('reads again what was put aside when somebody deleted that', () => {
    const bench = written();
    bench.step(JANE, looks(bench, 3));
    bench.sheets.deleteSheet(STAGING);
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 420 });
    expect(bench.sheets.seen('Hours')).toHaveLength(421);
  });
});

describe('a refresh that is stopped', () => {
  const keysOf = (bench: ReportBench, pattern: RegExp): readonly string[] =>
    [...bench.documents.entries.keys()].filter((key) => pattern.test(key));

  const untouched = (bench: ReportBench, before: unknown): void => {
    expect(bench.sheets.seen('Hours')).toEqual(before);
    expect(bench.sheets.names()).toEqual(['Hours']);
    expect(keysOf(bench, /\.(?:run|cancel)\./)).toEqual([]);
  };

  it('while it waits for its next call leaves the sheet as it was, and what was read aside', () => {
    const bench = written();
    const before = bench.sheets.seen('Hours');
    bench.step(JANE, looks(bench, 2));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    expect(bench.sheets.seen('Hours')).toEqual(before);
    expect(bench.sheets.names()).toEqual(['Hours', STAGING]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420, pages: 140 });
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it.each([1, 2, 5])('while a call is at work ends it at the next page (page %s)', (page) => {
    const bench = written();
    const before = bench.sheets.seen('Hours');
    bench.step(JANE, looks(bench, 2));
    const ports = bench.within(600_000);
    let sent = 0;
    const stopping: RefreshPorts = {
      ...ports,
      transport: {
        send(requests) {
          sent += 1;
          if (sent === page) runSync(cancelRefresh(bench.ports, 'r1', JANE));
          return ports.transport.send(requests);
        },
      },
    };
    const step = bench.step(JANE, stopping);
    expect(step).toMatchObject({ state: 'ended', record: { outcome: 'cancelled' } });
    expect(bench.sheets.seen('Hours')).toEqual(before);
    expect(keysOf(bench, /\.cancel\./)).toEqual([]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420, pages: 140 });
  });

  it.each([429, 503, 401])('is what is said, and no failure, also when the server then answers with %s', (status) => {
    const bench = written();
    const before = bench.sheets.seen('Hours');
    const ports = bench.within(600_000);
    const stopping: RefreshPorts = {
      ...ports,
      transport: {
        send(requests) {
          runSync(cancelRefresh(bench.ports, 'r1', JANE));
          return requests.map(() => ({ status, headers: {}, body: '' }));
        },
      },
    };
    expect(bench.step(JANE, stopping)).toMatchObject({
      state: 'ended',
      record: { outcome: 'cancelled', message: 'The refresh was stopped. The sheet is unchanged.' },
    });
    untouched(bench, before);
  });

  it('before it began, or after it ended, changes nothing and stops no later one', () => {
    const bench = written();
    const before = bench.sheets.seen('Hours');
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    untouched(bench, before);
    bench.refresh();
    const after = bench.sheets.seen('Hours');
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    untouched(bench, after);
    bench.documents.entries.set(cancelKey('r1'), 'an earlier run');
    expect(bench.refresh().outcome).toBe('nothing-new');
  });

  it('is kept as cancelled, not as a failure', () => {
    const bench = written({ statusLine: false });
    bench.step(JANE, looks(bench, 2));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    const health = JSON.parse(bench.documents.entries.get('activtrak.health.r1') ?? '{}') as object;
    expect(health).toMatchObject({ failures: 0, last: { outcome: 'cancelled' } });
  });
});

describe('a server that fails after some pages', () => {
  /** Answers so many pages of hours, then is down. */
  const downAfter = (pages: number) => {
    let asked = 0;
    return (path: string) => {
      asked += path.includes('workinghours') ? 1 : 0;
      return asked > pages ? { status: 503, headers: {}, body: '' } : undefined;
    };
  };

  it('is asked again by the next call for what is missing alone', () => {
    const bench = written();
    const before = bench.sheets.seen('Hours');
    bench.serve(fakeOrganisation(60, DAYS), { largestPage: 3, fault: downAfter(21) });
    const step = bench.step();
    expect(step).toMatchObject({ state: 'running', progress: { pages: 21 } });
    expect(bench.sheets.seen('Hours')).toEqual(before);
    bench.serve(fakeOrganisation(60, DAYS), { largestPage: 3 });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    expect(
      bench
        .transport()
        .rounds.flat()
        .filter(({ url }) => /page=\d/.test(url)),
    ).toHaveLength(140 - 21);
  });
});
