import type { Report } from '../../../../shared/report/definition/definition';
import type { Actor, RefreshPorts } from '../../../../shared/report/refresh/job';
import { cancelRefresh, refresh } from '../../../../shared/report/refresh/refresh';
import { runDue } from '../../../../shared/report/schedule/run-due';
import { runAsync, runSync } from '../../../../shared/task';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { logRecord } from '../../../doubles/fake-records';
import { gate } from '../../../doubles/gate';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const STAGING = 'ActivTrak staging r1';
const HOUR_MS = 3_600_000;
const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };

const MANY = fakeOrganisation(60, DAYS);
const LOG = fakeOrganisation(
  3,
  [],
  Array.from({ length: 420 }, (_, index) =>
    activity(index + 1, '2026-03-18', {
      time: `2026-03-18T08:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    }),
  ),
);
const LOG_REPORT: Partial<Report> = { stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }] };

const STREAMS = [
  ['hours', {}, MANY],
  ['the log', LOG_REPORT, LOG],
] as const;

/** Serves pages of three rows; after so many the server is gone. */
function serve(bench: ReportBench, organisation: FakeOrganisation, pages = Number.POSITIVE_INFINITY, status = 503): void {
  let asked = 0;
  bench.serve(organisation, {
    largestPage: 3,
    fault: (path) => {
      asked += path.includes('/reports/') ? 1 : 0;
      return asked > pages ? { status, headers: {}, body: '' } : undefined;
    },
  });
}

const asked = (bench: ReportBench): number => bench.transport().rounds.flat().length;

/** A report whose first refresh came so far and failed. */
function failed(change: Partial<Report> = {}, organisation: FakeOrganisation = MANY, pages = 63): ReportBench {
  const bench = reportBench();
  bench.save(report(change));
  serve(bench, organisation, pages);
  expect(bench.refresh()).toMatchObject({ outcome: 'failed', rows: 0 });
  serve(bench, organisation);
  return bench;
}

/** What was asked of a server that holds 140 pages. */
const WHOLE = 140;

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
    bench.sheets.addSheet('Settings', false, { rows: 10, columns: 5 });
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

describe('Stop', () => {
  it('pressed on a refresh that was killed does not stop the next one', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 42);
    expect(bench.step().state).toBe('running');
    const key = 'activtrak.run.r1';
    const run = JSON.parse(bench.documents.entries.get(key) as string) as object;
    bench.documents.entries.set(key, JSON.stringify({ ...run, working: true, leaseUntil: bench.clock.now() + 6 * 60_000 }));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    bench.clock.advance(8 * 60_000);
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
  });

  it('pressed while a call is at work keeps what was read', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY);
    const { send } = bench.transport();
    let rounds = 0;
    const transport: RefreshPorts['transport'] = {
      send(requests) {
        rounds += 1;
        if (rounds === 4) runSync(cancelRefresh(bench.ports, 'r1', JANE));
        return send(requests);
      },
    };
    expect(bench.refresh(undefined, { ...bench.within(600_000), transport })).toMatchObject({ outcome: 'cancelled', rows: 0 });
    serve(bench, MANY);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });

  it('keeps what was read, and is no failure', () => {
    const bench = reportBench();
    bench.save(report());
    serve(bench, MANY, 42);
    expect(bench.step().state).toBe('running');
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    runSync(cancelRefresh(bench.ports, 'r1', JANE));
    serve(bench, MANY);
    bench.clock.advance(2 * HOUR_MS);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 420 });
    // What was read is not read again; the list of people is asked once more.
    expect(asked(bench)).toBeLessThan(WHOLE - 38);
  });
});

describe('a call that stands still for so long that another one takes its place', () => {
  it.each([
    ['while that one is at work', 1],
    ['after that one has ended', 200],
  ])('is told so, and touches nothing, %s', async (_, steps) => {
    const bench = reportBench('later');
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report()));
    serve(bench, MANY, 42);
    await runAsync(refresh(bench.within(600_000), 'r1', JANE));
    serve(bench, MANY);
    const ports = bench.within(3_600_000);
    const [held, sent] = [gate(), gate()];
    const slow: RefreshPorts = {
      ...ports,
      transport: {
        async send(requests) {
          const answers = await ports.transport.send(requests);
          sent.open();
          await held.opened;
          return answers;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await sent.opened;
    bench.clock.advance(8 * 60_000);
    for (let call = 0; call < steps; call += 1) {
      let looks = 0;
      const short = { ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? ('time' as const) : undefined) } };
      const step = await runAsync(refresh(short, 'r1', ANN));
      if (step.state === 'ended') break;
    }
    const before = JSON.stringify([...bench.documents.entries]);
    held.open();
    expect(await hers).toBe('busy');
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
    let step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    for (let call = 0; call < 50 && step.state === 'running'; call += 1) step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    expect(step).toMatchObject({ record: { outcome: steps === 1 ? 'done' : 'nothing-new', rows: 420 } });
  });

  it('is told so when it has written, and leaves the other one alone', async () => {
    const bench = reportBench('later');
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report()));
    serve(bench, MANY);
    const ports = bench.within(3_600_000);
    const [held, writes] = [gate(), gate()];
    const slow: RefreshPorts = {
      ...ports,
      sheets: {
        ...ports.sheets,
        async write(area, rows) {
          await ports.sheets.write(area, rows);
          if (area.rows === 1) return;
          writes.open();
          await held.opened;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await writes.opened;
    bench.clock.advance(8 * 60_000);
    let looks = 0;
    await runAsync(refresh({ ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? 'time' : undefined) } }, 'r1', ANN));
    const before = JSON.stringify([...bench.documents.entries]);
    held.open();
    expect(await hers).toBe('busy');
    expect(JSON.stringify([...bench.documents.entries])).toBe(before);
    expect(bench.sheets.names()).toContain(STAGING);
    let step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    for (let call = 0; call < 50 && step.state === 'running'; call += 1) step = await runAsync(refresh(bench.within(600_000), 'r1', ANN));
    expect(step).toMatchObject({ record: { outcome: 'done', rows: 420 } });
    expect(new Set(bench.sheets.seen('Hours').map((row) => JSON.stringify(row))).size).toBe(421);
  });

  it('puts none of its rows among those that the other one has put aside', async () => {
    // So many that the sleeper would put them on the hidden sheet in the middle of its reading.
    const many = fakeOrganisation(
      3,
      [],
      Array.from({ length: 20_500 }, (_, index) => ({ ...activity(index, '2026-03-18'), logId: String(100_000 + index) })),
    );
    const bench = reportBench('later');
    const range = { kind: 'words', words: 'today' } as const;
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report({ ...LOG_REPORT, range })));
    bench.serve(many);
    const { transport, ...ports } = bench.within(3_600_000);
    let go: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const sent = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let rounds = 0;
    const slow: RefreshPorts = {
      ...ports,
      transport: {
        async send(requests) {
          const answers = await transport.send(requests);
          rounds += 1;
          if (rounds === 2) {
            arrived();
            await held;
          }
          return answers;
        },
      },
    };
    const hers = runAsync(refresh(slow, 'r1', JANE)).then(
      ({ state }) => state,
      (failure) => (failure as { code?: string }).code,
    );
    await sent;
    bench.clock.advance(8 * 60_000);
    bench.serve({ ...many, people: many.people.map((person) => ({ ...person, name: `Later ${person.id}` })) });
    let looks = 0;
    await runAsync(refresh({ ...bench.within(600_000), budget: { spent: () => (looks++ >= 2 ? 'time' : undefined) } }, 'r1', ANN));
    const aside = (): string => JSON.stringify(bench.sheets.seen(STAGING));
    const before = aside();
    expect(before).toContain('Later 1');
    go();
    expect(await hers).toBe('busy');
    expect(aside() === before).toBe(true);
  });
});
