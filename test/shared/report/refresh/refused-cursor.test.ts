import { tooLong } from '../../../../shared/api/requests/patience';
import type { HttpRequest, HttpResponse, Transport } from '../../../../shared/ports';
import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;
const COLUMNS = [{ key: 'logId' }, { key: 'time' }, { key: 'user' }];
const RECORDS = [
  [1, '2026-03-17'],
  [2, '2026-03-18'],
  [3, '2026-03-18'],
  [4, '2026-03-19'],
  [5, '2026-03-20'],
] as const;

/** Serves the first records; `refuses` says which cursors the server does not take, and of which person. */
const serve = (
  bench: ReportBench,
  count: number,
  refuses: (cursor: string, person: string | null) => number | undefined = () => undefined,
  largestPage = 1000,
): void =>
  bench.serve(
    fakeOrganisation(
      3,
      [],
      RECORDS.slice(0, count).map(([number, date]) => activity(number, date)),
    ),
    {
      largestPage,
      fault: (_, parameters) => {
        const cursor = parameters.get('cursor');
        const status = cursor === null ? undefined : refuses(cursor, parameters.get('clientId'));
        return status === undefined ? undefined : httpAnswer(status, '{"messages":["Bad cursor"]}');
      },
    },
  );

const log = (change: Partial<Report>): Report =>
  report({ stream: 'activity-log', range: { kind: 'words', words: 'last 2 days' }, destination: { sheet: 'Log', cell: 'A1' }, ...change });

describe.each([
  ['merge', COLUMNS],
  ['append', COLUMNS],
  ['append', COLUMNS.slice(1)],
] as const)('a kept cursor that the server refuses, to %s (%j)', (disposition, columns) => {
  it.each([400, 404, 410, 414, 422])('has the days read again, says so, and doubles nothing (%s)', (status) => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    serve(bench, 2);
    expect(bench.refresh()).toMatchObject({ rows: 2 });
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5, (cursor) => (cursor === 'c2' ? status : undefined));
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 5 });
    expect(record.checks.map(({ words }) => words)).toContain(
      'ActivTrak no longer accepts the place where the last refresh ended. The days since 2026-03-17 were read again.',
    );
    const next = bench.refresh();
    expect(next).toMatchObject({ outcome: 'nothing-new', rows: 5, pages: 1 });
    expect(next.checks.map(({ words }) => words).join()).not.toContain('read again');
  });

  it('at which the server breaks down has the days read again once that happened three times', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    serve(bench, 2);
    bench.refresh();
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5, (cursor) => (cursor === 'c2' ? 500 : undefined));
    for (const times of [1, 2, 3]) expect([times, bench.refresh().outcome]).toEqual([times, 'failed']);
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 5 });
    expect(record.checks.map(({ words }) => words).join()).toContain('were read again');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5, pages: 1 });
  });

  it('at which the server breaks down, of the second of two people, has their days read again likewise', () => {
    const bench = reportBench();
    const who = [1, 2].map((id) => ({ kind: 'user', id, name: `Person ${id}` }) as const);
    bench.save(log({ disposition, columns, who }));
    serve(bench, 2);
    bench.refresh();
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5, (cursor, person) => (cursor === 'c2' && person === '2' ? 500 : undefined));
    for (const times of [1, 2, 3]) expect([times, bench.refresh()]).toMatchObject([times, { outcome: 'failed', pages: 1 }]);
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 5 });
    expect(record.checks.map(({ words }) => words).join()).toContain('were read again');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5 });
  });

  it.each([
    ['holds half a letter', 'c\ud800'],
    ['is longer than any address', `c${'x'.repeat(5000)}`],
  ])('that %s has the days read again, says so, and doubles nothing', (_, odd) => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    serve(bench, 2);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    for (const [key, text] of bench.documents.entries)
      if (text.includes('"c2"'))
        bench.documents.entries.set(
          key,
          text.replace(/"c2"/g, () => JSON.stringify(odd)),
        );
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5);
    const { send } = bench.transport();
    const tooLongFor = ({ url }: HttpRequest): boolean => url.length > 2082;
    const unsent = { status: 0, headers: {}, body: '', barrier: tooLong(2082) };
    const transport: Transport = { send: (requests) => (requests.some(tooLongFor) ? requests.map(() => unsent) : send(requests)) };
    const record = bench.refresh(undefined, { ...bench.within(600_000), transport });
    expect(record).toMatchObject({ outcome: 'done', rows: 5 });
    expect(record.checks.map(({ words }) => words).join()).toContain('were read again');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5, pages: 1 });
  });

  it('in the middle that holds half a letter is a failure that the next refresh does not go on from', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    serve(bench, 2, undefined, 1);
    const { send } = bench.transport();
    const transport: Transport = {
      send: (requests) =>
        (send(requests) as readonly HttpResponse[]).map((one) => ({ ...one, body: one.body.replace('"c1"', '"c\\ud800"') })),
    };
    expect(bench.refresh(undefined, { ...bench.within(600_000), transport })).toMatchObject({ outcome: 'failed' });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
  });

  it('in the middle, after a pause, has everything read again once', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5, undefined, 1);
    let asked = 0;
    bench.step(undefined, { ...bench.within(600_000), budget: { spent: () => (asked++ >= 1 ? 'time' : undefined) } });
    let refused = 0;
    serve(bench, 5, () => (refused++ === 0 ? 400 : undefined), 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
  });

  it('of a server that refuses every cursor is a failure, and the sheet stays', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns }));
    serve(bench, 2);
    bench.refresh();
    const before = bench.sheets.seen('Log');
    serve(bench, 5, () => 400, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed' });
    expect(bench.sheets.seen('Log')).toEqual(before);
  });
});

describe('rows without IDs whose days are read again, when no newest record is in mind', () => {
  const WIDE = [{ key: 'time' }, { key: 'user' }, { key: 'duration' }];
  /** Rows of two records, whose next refresh has their days read again. */
  function prepared(columns: Report['columns'] = WIDE): ReportBench {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns }));
    serve(bench, 2);
    expect(bench.refresh()).toMatchObject({ rows: 2 });
    const key = 'activtrak.state.r1';
    bench.documents.entries.set(key, (bench.documents.entries.get(key) as string).replace(/"newest":"[^"]*"/, '"newest":""'));
    bench.clock.advance(2 * DAY_MS);
    serve(bench, 5, (cursor) => (cursor === 'c2' ? 410 : undefined));
    return bench;
  }

  it('are known without a column that somebody deleted', () => {
    const bench = prepared();
    bench.sheets.deleteColumns('Log', 2, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 5 });
  });

  it('are known without a column that is new', () => {
    const bench = prepared(WIDE.slice(0, 2));
    bench.save(log({ disposition: 'append', columns: WIDE }));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 5 });
  });

  it('are there as often as they came where they say the same, also where a row was put in', () => {
    const bench = prepared();
    bench.sheets.insertRows('Log', 2, 1);
    const [first, second] = RECORDS.map(([number, date]) => activity(number, date));
    if (first === undefined || second === undefined) throw new Error('There are no records.');
    const again = [first, { ...first, logId: '9007199254741001' }, { ...first, logId: '9007199254741002' }, second];
    bench.serve(fakeOrganisation(3, [], again), {
      fault: (_, parameters) => (parameters.get('cursor') === 'c2' ? httpAnswer(410, '{}') : undefined),
    });
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    const times = bench.sheets.seen('Log').flatMap(([time]) => (typeof time === 'number' ? [Math.floor(time)] : []));
    expect(times.sort()).toEqual([46_098, 46_098, 46_098, 46_099]);
  });
});
