import fc from 'fast-check';
import type { Dialect, KeyHeader } from '../../../../shared/api/connections/connection';
import { STREAMS, type StreamName } from '../../../../shared/api/streams/streams';
import type { WhoKind } from '../../../../shared/model/who-kinds';
import type { RunRecord } from '../../../../shared/report/kept/run';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import type { ListForm } from '../../../doubles/fake-records';
import { evaluate } from '../../functions/cells';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const TODAY = '2026-03-18';
const PEOPLE = 4;
const LOG = Array.from({ length: 12 }, (_, index) => activity(index + 1, TODAY, { personId: (index % PEOPLE) + 1 }));
const ORGANISATION: FakeOrganisation = fakeOrganisation(PEOPLE, DAYS.slice(-3), LOG);

/** The id that somebody has as a user, a group or a computer, and the persons whom that means. */
const ASKED: Readonly<Record<WhoKind, readonly { readonly id: number; readonly persons: readonly number[] }[]>> = {
  user: [1, 3].map((id) => ({ id, persons: [id] })),
  computer: [1002, 1004].map((id) => ({ id, persons: [id - 1000] })),
  group: [51, 52].map((id) => ({ id, persons: id === 51 ? [2, 4] : [1, 3] })),
};

interface Presumed {
  readonly dialect?: Dialect;
  readonly keyHeader?: KeyHeader;
}

function connect(bench: ReportBench, presumed: Presumed): void {
  const { dialect: _, keyHeader: __, ...saved } = JSON.parse(bench.secrets.entries.get('activtrak.connection') as string);
  bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...saved, ...presumed }));
}

/** A refresh in calls that end after so many looks at the clock. */
function inCalls(bench: ReportBench, looks: number): RunRecord {
  for (let call = 0; call < 200; call += 1) {
    let asked = 0;
    const ports: RefreshPorts = { ...bench.within(600_000), budget: { spent: () => (asked++ >= looks ? 'time' : undefined) } };
    const step = bench.step(JANE, ports);
    if (step.state === 'ended') return step.record;
  }
  throw new Error('It does not end.');
}

const DIALECTS: readonly Dialect[] = ['early-access', 'current'];
const HEADERS: readonly KeyHeader[] = ['bearer', 'x-api-key'];
const optional = <T>(values: readonly T[]) => fc.constantFrom(undefined, ...values);

const presumed = fc
  .record({ dialect: optional(DIALECTS), keyHeader: optional(HEADERS) })
  .map(({ dialect, keyHeader }): Presumed => ({ ...(dialect ? { dialect } : {}), ...(keyHeader ? { keyHeader } : {}) }));

const server = fc.record({
  dialect: fc.constantFrom(...DIALECTS),
  keyHeader: fc.constantFrom(...HEADERS),
  listForm: fc.constantFrom<ListForm>('names', 'ids', 'objects', 'pairs'),
  largestPage: fc.integer({ min: 1, max: 5 }),
});

/** Whether a question can be asked at all: a server knows the filter, and so does the form of the API that the connection says. */
const canAsk = (stream: StreamName, kind: WhoKind, served: Dialect, { dialect = served }: Presumed): boolean =>
  STREAMS[stream].filters[served][kind] !== undefined && STREAMS[stream].filters[dialect][kind] !== undefined;

const question = fc.record({
  stream: fc.constantFrom<StreamName>('user-hours', 'computer-hours', 'activity-log'),
  kinds: fc.uniqueArray(fc.constantFrom<WhoKind>('user', 'group', 'computer'), { minLength: 1, maxLength: 2 }),
  which: fc.nat(1),
});

describe('a report about some', () => {
  it('holds exactly their rows, whatever was presumed of the server, in one call or many', async () => {
    await fc.assert(
      fc.property(presumed, server, question, fc.integer({ min: 2, max: 9 }), (connection, api, { stream, kinds, which }, looks) => {
        fc.pre(kinds.every((kind) => canAsk(stream, kind, api.dialect, connection)));
        const asked = kinds.map((kind) => ({ kind, ...(ASKED[kind][which] as (typeof ASKED)['user'][number]) }));
        const bench = reportBench();
        connect(bench, connection);
        bench.serve(ORGANISATION, api);
        const isLog = stream === 'activity-log';
        bench.save(
          report({
            stream,
            who: asked.map(({ kind, id }) => ({ kind, id, name: `${kind} ${id}` })),
            // Where lists hold ids or names alone, one of these says whose a row is.
            columns: isLog ? [{ key: 'time' }, { key: 'user' }] : [{ key: 'date' }, { key: 'productiveActive' }],
          }),
        );
        const record = inCalls(bench, looks);
        expect(record).toMatchObject({ outcome: 'done' });
        const persons = new Set(asked.flatMap((one) => one.persons));
        const found = bench.sheets
          .seen('Hours')
          .slice(1)
          .map((row) => String(row[1]));
        const expected = isLog
          ? LOG.filter(({ personId }) => persons.has(personId)).map(({ personId }) => `Person ${personId}`)
          : ORGANISATION.days.filter(({ personId }) => persons.has(personId)).map(({ productive }) => String(productive));
        expect([...found].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 150 },
    );
  });

  it.each(DIALECTS)('is refused where the server leaves every filter aside (%s), and nothing is written', (dialect) => {
    for (const stream of ['user-hours', 'activity-log'] as const)
      for (const connection of [{}, { keyHeader: 'x-api-key' }, { dialect: 'early-access' }, { dialect: 'current' }] as const) {
        const bench = reportBench();
        connect(bench, connection);
        const ignores = ['userId', 'clientId', 'groupId'];
        bench.serve(ORGANISATION, { dialect, keyHeader: 'bearer', ignores, largestPage: 3 });
        bench.save(report({ stream, who: [{ kind: 'user', id: 1, name: 'Person 1' }], columns: [] }));
        expect(inCalls(bench, 3)).toMatchObject({ outcome: 'failed', rows: 0 });
        expect(bench.sheets.names()).toEqual([]);
      }
  });

  it('finds out about the very rows that come: those of days that nobody asked about too', () => {
    const bench = reportBench();
    const who = [{ kind: 'user', id: 1, name: 'Person 1' }] as const;
    const log = LOG.map((one) => ({ ...one, time: one.time.replace(TODAY, '2026-03-17'), utc: one.utc.replace(TODAY, '2026-03-17') }));
    bench.serve(fakeOrganisation(PEOPLE, [], log));
    const columns = [{ key: 'time' }, { key: 'user' }, { key: 'logId' }];
    bench.save(report({ stream: 'activity-log', disposition: 'merge', who, columns, range: { kind: 'words', words: 'last 7 days' } }));
    expect(bench.refresh().rows).toBe(3);
    const before = bench.sheets.seen('Hours');
    // Four days on late records of older days come, and by then the server leaves the filter aside.
    bench.clock.advance(4 * 86_400_000);
    const late = [1, 2, 3, 4].map((personId) => activity(20 + personId, '2026-03-16', { personId }));
    bench.serve(fakeOrganisation(PEOPLE, [], [...log, ...late]), { ignores: ['clientId'] });
    expect(bench.refresh().outcome).toBe('failed');
    expect(bench.sheets.seen('Hours').slice(0, 4)).toEqual(before.slice(0, 4));
  });

  it('begins its part again where an earlier version paused without saying how it had asked', () => {
    const bench = reportBench();
    connect(bench, {});
    bench.serve(ORGANISATION, { dialect: 'current', keyHeader: 'bearer', largestPage: 2, ignores: ['userId'] });
    bench.save(report({ stream: 'activity-log', who: [{ kind: 'user', id: 1, name: 'Person 1' }], columns: [{ key: 'user' }] }));
    let asked = 0;
    bench.step(JANE, { ...bench.within(600_000), budget: { spent: () => (asked++ >= 2 ? 'time' : undefined) } });
    const key = 'activtrak.run.r1';
    const run = JSON.parse(bench.documents.entries.get(key) as string);
    const { part, attempt, rowsBefore, countersBefore, counters, cursors, pages, counted, cursor } = run.reading;
    const old = {
      part,
      attempt,
      page: 1,
      dropped: 0,
      rowsBefore,
      countersBefore,
      counters,
      cursors,
      pages: pages + 1,
      counted,
      cursor: cursor ?? 'c2',
    };
    bench.documents.entries.set(key, JSON.stringify({ ...run, reading: old }));
    expect(bench.refresh().outcome).toBe('done');
    expect(bench.sheets.seen('Hours').slice(1)).toEqual([['Person 1'], ['Person 1'], ['Person 1']]);
  });
});

describe('a formula about one', () => {
  it('shows exactly their rows, whatever was presumed of the server', async () => {
    const formula = fc.constantFrom<'ACTIVTRAK_HOURS' | 'ACTIVTRAK_COMPUTER_HOURS' | 'ACTIVTRAK_LOG'>(
      'ACTIVTRAK_HOURS',
      'ACTIVTRAK_COMPUTER_HOURS',
      'ACTIVTRAK_LOG',
    );
    const kinds = fc.constantFrom<WhoKind>('user', 'group', 'computer');
    await fc.assert(
      fc.asyncProperty(presumed, server, formula, kinds, fc.nat(1), async (connection, api, name, kind, which) => {
        const stream = name === 'ACTIVTRAK_LOG' ? 'activity-log' : name === 'ACTIVTRAK_HOURS' ? 'user-hours' : 'computer-hours';
        fc.pre(canAsk(stream, kind, api.dialect, connection));
        const { id, persons } = ASKED[kind][which] as (typeof ASKED)['user'][number];
        const column = stream === 'activity-log' ? 'User' : 'Productive active';
        const { result, error } = await evaluate(
          { organisation: ORGANISATION, ...api, connection },
          name,
          'last 7 days',
          '',
          `${kind}:${id}`,
          column,
          ...(stream === 'activity-log' ? [] : ['seconds']),
        );
        expect(error).toBeUndefined();
        const found = (result as readonly (readonly unknown[])[]).slice(1).map(([cell]) => String(cell));
        const expected =
          stream === 'activity-log'
            ? LOG.filter(({ personId }) => persons.includes(personId)).map(({ personId }) => `Person ${personId}`)
            : ORGANISATION.days.filter(({ personId }) => persons.includes(personId)).map(({ productive }) => String(productive));
        expect([...found].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 100 },
    );
  });
});

describe('a report about an id that nobody has, saved by an earlier version', () => {
  it.each(Object.keys(STREAMS) as StreamName[])('writes nothing: -1 would be everyone (%s)', (stream) => {
    const bench = reportBench();
    bench.serve(ORGANISATION);
    const saved = report({
      stream,
      columns: [],
      who: [{ kind: stream === 'computer-hours' ? 'group' : 'user', id: -1, name: 'Jane Doe' }],
    });
    bench.documents.entries.set('activtrak.report.r1', JSON.stringify(saved));
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', rows: 0 });
    expect(bench.sheets.names().flatMap((name) => bench.sheets.seen(name))).toEqual([]);
    expect(bench.transport().rounds).toEqual([]);
  });
});
