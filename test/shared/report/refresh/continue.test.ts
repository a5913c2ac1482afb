import { loadHealth } from '../../../../shared/report/kept/report-health';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runDue } from '../../../../shared/report/schedule/run-due';
import { runSync } from '../../../../shared/task';
import { logRecord } from '../../../doubles/fake-records';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { JANE, type ReportBench, report, reportBench } from '../report-bench';
import { asked, failed, HOUR_MS, LOG, LOG_REPORT, MANY, STAGING, STREAMS, serve, WHOLE } from './continue-bench';

describe.each(STREAMS)('what was read of %s before a failure', (_, change, organisation) => {
  it.each(['replace', 'append', 'merge'] as const)('waits, and the next refresh reads the rest alone (%s)', (disposition) => {
    const range = { kind: 'words', words: organisation === MANY ? 'last 7 days' : 'today' } as const;
    const days = disposition === 'append' && organisation === MANY ? 6 : 7;
    const bench = failed({ ...change, disposition, range }, organisation);
    expect(bench.sheets.names()).toEqual([STAGING]);
    bench.clock.advance(HOUR_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 60 * days });
    expect(asked(bench)).toBeLessThan(20 * days - 40 + 2);
    expect(bench.sheets.names()).toEqual(['Hours']);
    expect(new Set(bench.sheets.seen('Hours').map((row) => JSON.stringify(row))).size).toBe(60 * days + 1);
  });

  it('is left aside when a person starts again', () => {
    const bench = failed({ ...change, range: { kind: 'words', words: organisation === MANY ? 'last 7 days' : 'today' } }, organisation);
    const step = runSync(refresh(bench.within(600_000), 'r1', JANE, true));
    expect(step).toMatchObject({ state: 'ended', record: { outcome: 'done', rows: 420 } });
    expect(asked(bench)).toBeGreaterThanOrEqual(WHOLE);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });
});

describe('what was read before a failure', () => {
  it('grows with every call on a line that breaks again and again, until the report is whole', () => {
    const bench = reportBench();
    bench.save(report());
    let calls = 0;
    for (; calls < 200; calls += 1) {
      serve(bench, MANY, 21);
      const step = bench.step();
      bench.clock.advance(HOUR_MS);
      if (step.state === 'ended' && step.record.outcome === 'done') break;
    }
    expect(calls).toBeLessThan(20);
    expect(bench.sheets.seen('Hours')).toHaveLength(421);
  });

  it('is a failure until the report is whole, and each that follows counts', () => {
    const bench = failed();
    const health = () => runSync(loadHealth(bench.documents, 'r1'));
    const { runId } = health().last ?? {};
    for (const failures of [1, 2, 3]) {
      expect(health()).toMatchObject({ failures, last: { runId, outcome: 'failed', at: bench.clock.now() } });
      bench.clock.advance(HOUR_MS);
      serve(bench, MANY, failures === 3 ? undefined : 0);
      bench.refresh();
    }
    expect(health()).toMatchObject({ failures: 0, last: { runId, outcome: 'done', rows: 420, at: bench.clock.now() } });
  });

  it('is gone on with although the whole takes more than a day', () => {
    const bench = reportBench();
    bench.save(report({ range: { kind: 'fixed', from: '2026-03-12', to: '2026-03-18' } }));
    const began = bench.clock.now();
    let ended = false;
    for (let call = 0; call < 20 && !ended; call += 1) {
      serve(bench, MANY, 21);
      ended = bench.step().state === 'ended';
      bench.clock.advance(9 * HOUR_MS);
    }
    expect(bench.clock.now() - began).toBeGreaterThan(30 * HOUR_MS);
    expect(bench.sheets.seen('Hours')).toHaveLength(421);
  });

  it('has no row of a page that was taken for a failure: records without an id', () => {
    const nameless = LOG.log.slice(0, 12).map((one) => ({ ...one, logId: 'null' }));
    const bench = reportBench();
    bench.save(report({ ...LOG_REPORT, range: { kind: 'words', words: 'today' } }));
    bench.serve(
      { ...LOG, log: nameless },
      {
        largestPage: 3,
        fault: (_, parameters) =>
          parameters.get('cursor') === 'c6'
            ? httpAnswer(
                200,
                `{"activity":[${nameless
                  .slice(6, 9)
                  .map((one) => logRecord(LOG, one, 'current'))
                  .join(',')}],"cursor":"c6"}`,
              )
            : undefined,
      },
    );
    expect(bench.refresh()).toMatchObject({ outcome: 'failed' });
    expect(bench.sheets.names()).toEqual([STAGING]);
    serve(bench, { ...LOG, log: nameless });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 12 });
  });

  it('stays through calls that get nothing', () => {
    const bench = failed();
    for (let time = 0; time < 5; time += 1) {
      serve(bench, MANY, 0);
      expect(bench.refresh()).toMatchObject({ outcome: 'failed' });
      bench.clock.advance(HOUR_MS);
    }
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    // What was read is not read again; the list of people is asked once more.
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });

  it.each([401, 403, 429])('stays when the server answers with %s', (status) => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 21, status);
    for (let call = 0; call < 3; call += 1) bench.step();
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    expect(asked(bench)).toBeLessThan(WHOLE);
  });

  it('is no rest when not one page came', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 0);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed' });
    expect(bench.sheets.names()).toEqual([]);
    expect([...bench.documents.entries.keys()].filter((key) => key.includes('.run.'))).toEqual([]);
  });

  const CHANGES: readonly (readonly [string, (bench: ReportBench) => void])[] = [
    ['the columns', (bench) => bench.save(report({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] }))],
    ['the days', (bench) => bench.save(report({ range: { kind: 'words', words: 'last 6 days' } }))],
    [
      'the key',
      ({ secrets }) => {
        const key = 'activtrak.connection';
        secrets.entries.set(key, JSON.stringify({ ...JSON.parse(secrets.entries.get(key) as string), id: 'other' }));
      },
    ],
    ['a day to a time more than a day later', ({ clock }) => clock.advance(25 * HOUR_MS)],
    [
      'the refresh before it',
      ({ documents }) => {
        const key = 'activtrak.run.r1';
        const run = JSON.parse(documents.entries.get(key) as string) as { frame: object };
        documents.entries.set(key, JSON.stringify({ ...run, frame: { ...run.frame, after: 'another' } }));
      },
    ],
    ['the hidden sheet, which somebody deleted,', ({ sheets }) => sheets.deleteSheet(STAGING)],
  ];

  it.each(CHANGES)('is read anew when %s changed', (_, change) => {
    const bench = failed();
    change(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(asked(bench)).toBeGreaterThanOrEqual(100);
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it('is read anew when the day in its cell changed, and not when only today did', () => {
    const bench = reportBench();
    bench.sheets.addSheet('Settings', 'visible', { rows: 10, columns: 5 });
    bench.sheets.type('Settings', 0, 0, { value: 'last 7 days' });
    bench.save(report({ range: { kind: 'cells', from: 'Settings!A1' } }));
    serve(bench, MANY, 63);
    bench.refresh();
    bench.clock.advance(13 * HOUR_MS);
    serve(bench, MANY, 21);
    expect(bench.step()).toMatchObject({ state: 'running', progress: { pages: 81 } });
    bench.sheets.type('Settings', 0, 0, { value: 'last 5 days' });
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 240 });
  });

  it('is taken away after a day by whatever is refreshed next, and by the hourly run', () => {
    for (const clears of ['another report', 'the hourly run']) {
      const bench = failed();
      bench.save(report({ id: 'r2', destination: { sheet: 'Other', cell: 'A1' } }));
      bench.clock.advance(25 * HOUR_MS);
      if (clears === 'the hourly run') runSync(runDue(bench.within(600_000), JANE.person));
      else runSync(refresh(bench.within(600_000), 'r2', JANE));
      expect(bench.sheets.names()).not.toContain(STAGING);
      expect([...bench.documents.entries.keys()].filter((key) => key.includes('.run.r1'))).toEqual([]);
    }
  });

  it('is gone on with by the schedule', () => {
    const schedule = { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: 'jane', ownerName: 'Jane Doe', since: 0 } as const;
    const bench = failed({ schedule });
    bench.clock.advance(HOUR_MS);
    expect(runSync(runDue(bench.within(600_000), JANE.person))).toMatchObject([{ outcome: 'done', rows: 420, trigger: 'schedule' }]);
    // What was read is not read again; the list of people is asked once more.
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });
});
