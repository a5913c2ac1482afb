import { rowsMeanOther } from '#words/bigquery';
import { READING_INTERRUPTED, shownRowsAreOlder } from '#words/connected-sheets';
import { fewerInTable, tableHasOther, tableHasTwice } from '#words/warehouse';
import { ActivTrakError } from '../../../../shared/errors';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { Killed, mortalHost } from '../../../doubles/mortal-host';
import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { type LeftState, leftBehind } from '../killed/left-states';
import { activity, DAYS } from '../report-bench';
import { LOG_TABLE, TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const day = (month: number, date: number): string => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
/** 76 days up to the clock's today. */
const LONG = [
  ...[...Array(31).keys()].map((at) => day(1, at + 1)),
  ...[...Array(28).keys()].map((at) => day(2, at + 1)),
  ...[...Array(18).keys()].map((at) => day(3, at + 1)),
];
const QUARTER = { range: { kind: 'fixed', from: '2026-01-01', to: '2026-03-31' } } as const;

/** Two legs. */
const MONTH = { range: { kind: 'fixed', from: '2026-02-10', to: '2026-03-31' } } as const;

const logOf = (count: number, dates: readonly string[] = LONG) =>
  Array.from({ length: count }, (_, at) => activity(at + 1, dates[(at * 7) % dates.length] as string));

const keysOf = (bench: TableBench): readonly string[] =>
  bench
    .rows()
    .map(({ record_key }) => String(record_key))
    .sort();

describe('hours in a table', () => {
  it('are there as the API has them, a row a person and day, with typed values', () => {
    const bench = tableBench();
    bench.save(tableReport());
    expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 21, message: '21 rows of 7 days loaded.' });
    expect(bench.rows()).toHaveLength(21);
    expect(bench.rows()[0]).toEqual({ active: '4261', date: '2026-03-12', user: 'Person 1', user_id: '1' });
    expect(bench.sheets.names()).toEqual([]);
  });

  it('of a quarter come leg by leg, the newest first, and are the same however short the calls are', () => {
    const whole = tableBench();
    whole.save(tableReport(QUARTER));
    whole.serve(fakeOrganisation(5, LONG), { largestPage: 7 });
    whole.fill();
    expect(whole.rows()).toHaveLength(5 * LONG.length);
    for (const asks of [1, 2, 3, 5]) {
      const bench = tableBench();
      bench.save(tableReport(QUARTER));
      bench.serve(fakeOrganisation(5, LONG), { largestPage: 7 });
      const record = bench.fill(() => budgetOfAsks(asks, 'time'));
      expect(record).toMatchObject({ outcome: 'done', rows: 5 * LONG.length });
      expect(bench.rows()).toEqual(whole.rows());
    }
  });

  it('say how far the first fill is, and it never goes back', () => {
    const bench = tableBench();
    bench.save(tableReport(QUARTER));
    bench.serve(fakeOrganisation(5, LONG), { largestPage: 7 });
    const shares: number[] = [];
    for (let calls = 0; calls < 100; calls += 1) {
      const { state, progress } = bench.call({ budget: budgetOfAsks(2, 'time') });
      if (state === 'ended') break;
      shares.push(progress.share as number);
    }
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares[0]).toBeLessThan(0.5);
    expect(shares[shares.length - 1]).toBeGreaterThan(0.8);
  });

  it('of days that are read again take the place of those before, and others stay', () => {
    const bench = tableBench();
    bench.save(tableReport());
    bench.fill();
    const fewer = fakeOrganisation(2, DAYS.slice(-2));
    bench.serve(fewer);
    bench.fill();
    expect(bench.rows().filter(({ date }) => date === '2026-03-18')).toHaveLength(2);
    expect(bench.rows().filter(({ date }) => date === '2026-03-12')).toHaveLength(3);
    bench.serve(fakeOrganisation(3, []));
    expect(bench.fill()).toMatchObject({ outcome: 'nothing-new', rows: 19 });
    expect(bench.rows()).toHaveLength(19);
  });

  it('are counted on the days that were written, not on one between them that stays', () => {
    const bench = tableBench();
    bench.save(tableReport({ rereadDays: 5 }));
    bench.fill();
    bench.serve(fakeOrganisation(2, ['2026-03-14', '2026-03-16', '2026-03-18']));
    const { message, checks } = bench.fill();
    expect(message).toBe('6 rows of 3 days loaded.');
    expect(checks.filter(({ verdict }) => verdict !== 'good')).toEqual([]);
  });

  it('of old days stay where less came than the table has', () => {
    const bench = tableBench();
    bench.save(tableReport({ ...QUARTER, rereadDays: 80 }));
    bench.serve(fakeOrganisation(4, LONG));
    bench.fill();
    const organisation = fakeOrganisation(4, LONG);
    const cut = organisation.days.filter(({ date, personId }) => date !== '2026-01-05' || personId > 1);
    bench.serve({ ...organisation, days: cut.map((one) => (one.date === '2026-01-07' ? { ...one, productive: 1 } : one)) });
    const record = bench.fill();
    expect(record.checks.map(({ words }) => words)).toContain(
      'ActivTrak returned fewer rows than the table has for 2 days. Their rows were kept as they are.',
    );
    expect(bench.rows().filter(({ date }) => date === '2026-01-05')).toHaveLength(4);
    expect(bench.rows()).toHaveLength(4 * LONG.length);
  });

  it('of people whom a colleague’s key doesn’t see stay, and those of her days come once a key reads that does', () => {
    const bench = tableBench();
    const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
    const fillAs = (id: string, people: number, days: readonly string[]) => {
      bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, id }));
      bench.serve(fakeOrganisation(people, days));
      return bench.fill(() => ({ spent: () => undefined }));
    };
    bench.save(tableReport(QUARTER));
    fillAs('of Jane', 3, LONG);
    const { checks, rows } = fillAs('of a lead', 1, LONG);
    expect(rows).toBe(3 * LONG.length);
    expect(checks.filter(({ verdict }) => verdict === 'warning').map(({ words }) => words)).toEqual([fewerInTable(2)]);
    const later = [...LONG];
    for (let date = 19; date <= 24; date += 1) {
      bench.clock.advance(86_400_000);
      later.push(day(3, date));
      fillAs('of a lead', 1, later);
    }
    expect(bench.rows()).toHaveLength(3 * LONG.length + 6);
    expect(fillAs('of Jane', 3, later).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(bench.rows()).toHaveLength(3 * later.length);
    fillAs('of a lead', 1, later);
    expect(bench.rows()).toHaveLength(3 * later.length);
  });

  it('of a longer period come with each key that reads, whichever read it first', () => {
    const bench = tableBench();
    const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
    const fillAs = (id: string, people: number) => {
      bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, id }));
      bench.serve(fakeOrganisation(people, LONG));
      return bench.fill();
    };
    bench.save(tableReport());
    fillAs('of Jane', 3);
    bench.save(tableReport(QUARTER));
    fillAs('of a lead', 1);
    fillAs('of Jane', 3);
    expect(bench.rows()).toHaveLength(3 * LONG.length);
  });

  it('fill only the days in between when somebody asks for a longer period', () => {
    const bench = tableBench();
    bench.serve(fakeOrganisation(3, LONG));
    bench.save(tableReport());
    bench.fill();
    const before = bench.transport().rounds.flat().length;
    bench.save(tableReport({ range: { kind: 'fixed', from: '2026-02-20', to: '2026-03-31' } }));
    bench.fill();
    expect(bench.rows()).toHaveLength(3 * (9 + 18));
    expect(bench.transport().rounds.flat().length - before).toBeLessThan(6);
  });

  it('of a time in which nobody refreshed come up to the last day, one more than a leg has too', () => {
    const bench = tableBench();
    bench.save(tableReport({ range: { kind: 'fixed', from: '2026-03-12', to: '2026-04-18' }, rereadDays: 1 }));
    bench.fill();
    bench.clock.advance(40 * 86_400_000);
    bench.serve(fakeOrganisation(2, ['2026-03-19', '2026-04-17', '2026-04-18']));
    bench.fill(() => ({ spent: () => undefined }));
    expect(new Set(bench.rows().map(({ date }) => date))).toEqual(new Set([...DAYS, '2026-03-19', '2026-04-17', '2026-04-18']));
  });

  it('of today alone come, and with each refresh anew', () => {
    const bench = tableBench();
    const ofToday = (people: number) => {
      bench.serve(fakeOrganisation(people, ['2026-03-18']));
      bench.fill();
      return bench.rows().map(({ date }) => date);
    };
    bench.save(tableReport({ range: { kind: 'words', words: 'today' }, rereadDays: 1 }));
    expect([ofToday(1), ofToday(2)]).toEqual([['2026-03-18'], ['2026-03-18', '2026-03-18']]);
  });

  it('are of as many people as any part of them, not only of those that come last', () => {
    const bench = tableBench();
    bench.save(tableReport(MONTH));
    bench.serve({
      ...fakeOrganisation(3, ['2026-03-18']),
      days: [...fakeOrganisation(3, ['2026-03-18']).days, ...fakeOrganisation(1, ['2026-02-12']).days],
    });
    bench.fill();
    expect(JSON.parse(bench.documents.entries.get('activtrak.state.r1') as string)).toMatchObject({ people: 3 });
  });

  it('are counted once they are there, and it is said where the table has others', () => {
    const bench = tableBench();
    bench.save(tableReport());
    const { replaceDays } = bench.warehouse;
    Object.assign(bench.warehouse, {
      *replaceDays(...args: Parameters<typeof replaceDays>) {
        yield* replaceDays(...args);
        bench.warehouse.tamper(TABLE, (is) => ({ ...is, rows: is.rows.slice(1) }));
      },
    });
    expect(bench.fill().checks).toContainEqual({ verdict: 'warning', words: tableHasOther(20, 21) });
  });

  it('refuse a table whose rows mean something else', () => {
    const bench = tableBench();
    bench.save(tableReport());
    bench.fill();
    bench.save(tableReport({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
    expect(bench.fill()).toMatchObject({ outcome: 'failed', message: rowsMeanOther('rows') });
  });
});

describe('the log in a table', () => {
  const saved = (bench: TableBench, count = 300, options = {}) => {
    bench.save(tableReport({ ...LOG_TABLE, ...QUARTER }));
    bench.serve(fakeOrganisation(3, [], logOf(count)), { largestPage: 7, ...options });
  };

  it('has every record once, with IDs that no number of JavaScript holds, wall time, moment and day', () => {
    const bench = tableBench();
    saved(bench);
    expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 300, message: expect.stringContaining('300 rows added') });
    expect(new Set(keysOf(bench)).size).toBe(300);
    expect(bench.rows().find(({ record_key }) => record_key === '900719925474090001')).toEqual({
      day: '2026-01-01',
      duration: '30',
      log_id: '900719925474090001',
      record_key: '900719925474090001',
      time: '2026-01-01T08:00:01',
      time_utc: '2026-01-01T08:00:01Z',
      title_bar: '=1+1',
      user: 'Person 2',
    });
  });

  it('is the same however short the calls are', () => {
    for (const asks of [1, 2, 4, 9]) {
      const bench = tableBench();
      saved(bench);
      expect(bench.fill(() => budgetOfAsks(asks, 'time'))).toMatchObject({ outcome: 'done', rows: 300 });
      expect(new Set(keysOf(bench)).size).toBe(300);
    }
  });

  it('takes what came late, whenever it came during the first fill, whatever its day', () => {
    const bench = tableBench();
    saved(bench, 200);
    bench.call({ budget: budgetOfAsks(6, 'time') });
    for (let count = 210; count <= 300; count += 10) {
      bench.serve(fakeOrganisation(3, [], logOf(count)), { largestPage: 7 });
      bench.call({ budget: budgetOfAsks(5, 'time') });
    }
    bench.fill();
    bench.fill();
    expect(keysOf(bench)).toHaveLength(300);
    expect(bench.fill()).toMatchObject({ outcome: 'nothing-new', rows: 300 });
  });

  it('is whole where a server cuts its days in another zone, at the ends of what is read together too', () => {
    const bench = tableBench();
    const log = [
      activity(1, '2026-02-16', { time: '2026-02-16T00:30:00', utc: '2026-02-15T23:30:00' }),
      activity(2, '2026-02-15', { time: '2026-02-15T23:30:00', utc: '2026-02-16T04:30:00' }),
      activity(3, '2026-03-18'),
    ];
    bench.save(tableReport({ ...LOG_TABLE, ...QUARTER }));
    // Whose records have no moment in UTC.
    const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
    bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, dialect: 'early-access', keyHeader: 'authorization' }));
    bench.serve({ ...fakeOrganisation(3, [], log), isCutByUtc: true }, { dialect: 'early-access' });
    const { checks } = bench.fill();
    expect(bench.rows().map(({ time }) => time)).toEqual(['2026-02-15T23:30:00', '2026-02-16T00:30:00', '2026-03-18T08:00:03']);
    expect(checks.filter(({ verdict }) => verdict !== 'good')).toEqual([]);
  });

  it('has nothing of days behind its period, also of those that came while the period ended', () => {
    const bench = tableBench();
    bench.save(tableReport({ ...LOG_TABLE, range: { kind: 'fixed', from: '2026-03-12', to: '2026-03-20' } }));
    const log = ['2026-03-17', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-23'].map((date, at) => activity(at + 1, date));
    bench.serve(fakeOrganisation(3, [], log.slice(0, 1)));
    bench.fill();
    bench.clock.advance(5 * 86_400_000);
    bench.serve(fakeOrganisation(3, [], log));
    bench.fill(() => ({ spent: () => undefined }));
    expect(bench.rows().map(({ day }) => day)).toEqual(['2026-03-17', '2026-03-19', '2026-03-20']);
  });

  it('asks once where nothing is new', () => {
    const bench = tableBench();
    saved(bench);
    bench.fill();
    const before = bench.transport().rounds.flat().length;
    bench.fill();
    expect(bench.transport().rounds.flat().length - before).toBe(1);
  });

  it('makes the views beside the table, and warns where that fails', () => {
    const bench = tableBench();
    saved(bench);
    bench.fill();
    expect(bench.warehouse.steps.filter((step) => step === 'makeViews')).toHaveLength(1);
    Object.assign(bench.warehouse, {
      makeViews: () => {
        throw new ActivTrakError('forbidden', 'You may not make views.');
      },
    });
    const { outcome, checks } = bench.fill();
    expect([outcome, checks.filter(({ words }) => words.includes('You may not make views.')).map(({ verdict }) => verdict)]).toEqual([
      'nothing-new',
      ['warning'],
    ]);
  });

  it('has the sheet that shows it read anew once there are new rows, and warns where that fails', () => {
    const bench = tableBench();
    saved(bench);
    bench.shown.sources.show(TABLE, 'Log');
    const reads = () => bench.shown.reads.get(`${TABLE.project}.${TABLE.dataset}.${TABLE.table}`);
    expect(bench.fill().outcome).toBe('done');
    expect(reads()).toBe(2);
    expect(bench.fill().outcome).toBe('nothing-new');
    expect(reads()).toBe(2);
    jest.spyOn(bench.shown.sources, 'refresh').mockImplementation(() => {
      throw new ActivTrakError('server', READING_INTERRUPTED);
    });
    saved(bench, 310);
    const { outcome, checks } = bench.fill();
    expect([outcome, checks.filter(({ verdict }) => verdict !== 'good')]).toEqual([
      'done',
      [{ verdict: 'warning', words: shownRowsAreOlder(READING_INTERRUPTED) }],
    ]);
    expect(keysOf(bench)).toHaveLength(310);
  });

  it('says of how many records the table has others of the same key', () => {
    const bench = tableBench();
    saved(bench, 20);
    const { merge } = bench.warehouse;
    Object.assign(bench.warehouse, {
      *merge(...args: Parameters<typeof merge>) {
        const done = yield* merge(...args);
        bench.warehouse.tamper(TABLE, (is) => ({ ...is, rows: [...is.rows, ...is.rows.slice(0, 1)] }));
        return done;
      },
    });
    bench.save(tableReport(LOG_TABLE));
    bench.serve(fakeOrganisation(3, [], logOf(5, DAYS)));
    expect(bench.fill().checks).toContainEqual({ verdict: 'warning', words: tableHasTwice(1) });
  });

  it('merges once a call, with all that it loads, not once a page', () => {
    const bench = tableBench();
    saved(bench);
    bench.fill();
    const { steps } = bench.warehouse;
    expect(steps.filter((step) => step === 'merge')).toHaveLength(3);
    expect(steps).not.toContain('stage');
  });

  it('reads everything again where another person’s key goes on, which may see other records', () => {
    const bench = tableBench();
    saved(bench, 100);
    bench.fill();
    const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
    bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, id: 'of a colleague' }));
    bench.serve(fakeOrganisation(3, [], logOf(120)), { largestPage: 7 });
    expect(bench.fill()).toMatchObject({ rows: 120 });
    expect(new Set(keysOf(bench)).size).toBe(120);
  });

  it('has what a colleague’s key alone sees, also where her first fill was cut off and another key went on', () => {
    const bench = tableBench();
    bench.save(tableReport({ ...LOG_TABLE, ...QUARTER }));
    const own = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string) as object;
    const all = logOf(100);
    const as = (id: string, log: typeof all): void => {
      bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, id }));
      bench.serve(fakeOrganisation(3, [], log), { largestPage: 7 });
    };
    const half = all.filter(({ personId }) => personId === 1);
    as('of Jane', half);
    bench.fill();
    as('of Ann', all);
    const isBegun = (): boolean => bench.documents.entries.get('activtrak.state.r1')?.includes('"connection":"of Ann"') ?? false;
    while (!isBegun()) bench.call({ budget: budgetOfAsks(8, 'time') });
    as('of Jane', half);
    bench.fill();
    expect(bench.rows().length).toBeLessThan(100);
    as('of Ann', all);
    bench.fill();
    expect(keysOf(bench)).toHaveLength(100);
    as('of Jane', half);
    expect(bench.fill()).toMatchObject({ outcome: 'nothing-new' });
  });

  it('goes on where a server refuses its cursor, with the days before read again', () => {
    const bench = tableBench();
    saved(bench, 100);
    bench.fill();
    bench.serve(fakeOrganisation(3, [], logOf(130)), {
      largestPage: 7,
      fault: (_path: string, parameters: URLSearchParams, round: number) =>
        round === 1 && parameters.has('cursor') ? { status: 400, headers: {}, body: '' } : undefined,
    });
    bench.fill();
    expect(keysOf(bench)).toHaveLength(130);
  });
});

/** What a call leaves that is killed before any change in any host, or after the last: each distinct state once. */
const leftByKills = (bench: TableBench): readonly LeftState[] => leftBehind(bench, (host) => void bench.call({ host })).left;

describe('a table that somebody deleted or emptied', () => {
  const emptied = [
    ['deleted', () => undefined],
    ['emptied', (is: object) => ({ ...is, rows: [] })],
  ] as const;

  it.each(emptied)('is filled from the start by the next refresh, killed or not: %s', (_, change) => {
    for (const definition of [tableReport(), tableReport(LOG_TABLE)]) {
      const bench = tableBench();
      bench.save(definition);
      bench.serve(fakeOrganisation(2, DAYS, logOf(20, DAYS)), { largestPage: 7 });
      bench.fill();
      const whole = bench.rows();
      bench.warehouse.tamper(TABLE, change as never);
      for (const { dies, restore } of leftByKills(bench)) {
        restore();
        bench.clock.advance(8 * 60_000);
        bench.fill();
        expectSame(dies, bench.rows(), whole);
      }
    }
  });

  it('begins anew in the middle of its first fill too', () => {
    const bench = tableBench();
    bench.save(tableReport({ ...LOG_TABLE, ...QUARTER }));
    bench.serve(fakeOrganisation(3, [], logOf(100)), { largestPage: 7 });
    for (let calls = 0; calls < 4; calls += 1) bench.call({ budget: budgetOfAsks(4, 'time') });
    expect(bench.rows().length).toBeGreaterThan(0);
    bench.warehouse.tamper(TABLE, () => undefined);
    bench.fill();
    expect(keysOf(bench)).toHaveLength(100);
  });
});

describe('a refresh that fills a table and is killed', () => {
  const cases = [
    ['hours', tableReport(MONTH), fakeOrganisation(2, LONG.slice(38, 54))],
    ['the log', tableReport({ ...LOG_TABLE, ...MONTH }), fakeOrganisation(3, [], logOf(60, LONG.slice(38, 54)))],
    [
      'a grouped log',
      tableReport({ ...MONTH, stream: 'activity-log', rollup: { by: ['day', 'application'], measures: ['time'] }, columns: [] }),
      fakeOrganisation(3, [], logOf(60, LONG.slice(38, 54))),
    ],
  ] as const;
  const tried = triedStates('A refresh that fills a table, killed at any moment', cases.length, 44);

  it.each(cases)('anywhere leaves the same table once it is run again: %s', (_, definition, organisation) => {
    const bench = tableBench();
    bench.save(definition);
    bench.serve(organisation, { largestPage: 40 });
    const start = bench.keep();
    bench.fill();
    const whole = bench.rows();
    start.restore();
    const left = leftByKills(bench);
    for (const { dies, restore } of left) {
      restore();
      bench.clock.advance(8 * 60_000);
      bench.fill();
      expectSame(dies, bench.rows(), whole);
    }
    tried.add(left.length);
  });

  it('at any call into any host leaves one of the states that are tried: hours', () => {
    const [[, definition, organisation]] = cases;
    const bench = tableBench();
    bench.save(definition);
    bench.serve(organisation, { largestPage: 40 });
    const start = bench.keep();
    const texts = leftByKills(bench).map(({ text }) => text);
    const counted = mortalHost(Number.POSITIVE_INFINITY);
    start.restore();
    bench.call({ host: counted });
    const found = new Set<string>();
    for (let at = 1; at <= counted.calls(); at += 1)
      for (const effects of [false, true]) {
        start.restore();
        expect(() => bench.call({ host: mortalHost(at, effects) })).toThrow(Killed);
        found.add(bench.keep().text);
      }
    expect([...found]).toEqual(texts);
  });
});

it('a host without tables takes a report that fills one for a newer version’s', () => {
  const bench = tableBench();
  bench.save(tableReport());
  expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('newer version') });
  expect(bench.warehouse.shapeOf(TABLE)).toBeUndefined();
});
