import type { Row } from '../../../../shared/model/cell';
import { outputColumns } from '../../../../shared/report/definition/output';
import { rowsInOrder } from '../../../../shared/report/rows/row-order';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { rowsOf } from '../../functions/cells';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const newestFirst = (people: number) => {
  const organisation = fakeOrganisation(people, DAYS);
  return { ...organisation, days: [...organisation.days].reverse() };
};

/** Refreshes in calls that end after each page. */
function inCalls(bench: ReportBench): void {
  for (let call = 0; call < 100; call += 1) {
    let asked = 0;
    const step = bench.step(JANE, { ...bench.within(600_000), budget: { spent: () => (asked++ >= 2 ? 'time' : undefined) } });
    if (step.state === 'running') continue;
    expect(step.record.outcome).toBe('done');
    return;
  }
  throw new Error('It does not end.');
}

const COLUMNS = [{ key: 'date' }, { key: 'user' }, { key: 'productiveActive' }];

describe('a report whose server answers newest day first', () => {
  it.each(['replace', 'append', 'merge'] as const)('is written as the function gives it (%s), in one call or many', async (disposition) => {
    const range = { kind: 'fixed', from: DAYS[0] as string, to: DAYS[5] as string } as const;
    const expected = await rowsOf(
      { organisation: newestFirst(12) },
      'ACTIVTRAK_HOURS',
      DAYS[0],
      DAYS[5],
      '',
      'date,user,productiveActive',
      'seconds',
    );
    for (const work of [(bench: ReportBench) => void bench.refresh(), inCalls]) {
      const bench = reportBench();
      bench.serve(newestFirst(12), { largestPage: 5 });
      bench.save(report({ disposition, range, columns: COLUMNS }));
      work(bench);
      expect(
        bench.sheets
          .seen('Hours')
          .slice(1)
          .map((row) => row.slice(0, 3)),
      ).toEqual(expected.slice(1));
    }
  });

  it('is in the order of its days where it shows neither day nor name', () => {
    const bench = reportBench();
    bench.serve(newestFirst(1));
    bench.save(report({ columns: [{ key: 'unproductiveActive' }] }));
    bench.refresh();
    expect(bench.sheets.seen('Hours').slice(1).flat()).toEqual([600, 601, 602, 603, 604, 605, 606]);
  });

  it.each(['date', 'groups'])(
    'does not have the people of a day in the server’s order where they have pseudonyms that no column shows (%s)',
    (key) => {
      const columns = [{ key: 'date' }, ...(key === 'date' ? [] : [{ key }]), { key: 'productiveActive' }];
      const people = (): readonly (readonly number[])[] =>
        [(bench: ReportBench) => void bench.refresh(), inCalls].map((work) => {
          const bench = reportBench();
          bench.serve(fakeOrganisation(12, DAYS), { largestPage: 5 });
          bench.save(
            report({
              columns,
              range: { kind: 'fixed', from: DAYS[0] as string, to: DAYS[1] as string },
              privacy: { people: 'pseudonyms', smallestGroup: 5 },
            }),
          );
          work(bench);
          return bench.sheets
            .seen('Hours')
            .slice(1)
            .map((row) => Number(row[columns.length - 1]) - 3600);
        });
      const [once = [], many] = people();
      expect(many).toEqual(once);
      expect(once.slice(12)).toEqual(once.slice(0, 12));
      const own = once.slice(0, 6);
      expect(own).not.toEqual([...own].sort((one, other) => one - other));
      expect([...once.slice(0, 12)].sort((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    },
  );

  it.each(['append', 'merge'] as const)('has what is new in that order too (%s)', (disposition) => {
    const bench = reportBench();
    const later = ['2026-03-19', '2026-03-20', '2026-03-21'];
    const all = fakeOrganisation(3, [...DAYS, ...later]);
    bench.serve({ ...all, days: [...all.days].reverse().filter(({ date }) => date <= '2026-03-18') });
    bench.save(report({ disposition, columns: COLUMNS, range: { kind: 'words', words: 'last 14 days' } }));
    bench.refresh();
    const before = bench.sheets.seen('Hours').length;
    bench.serve({ ...all, days: [...all.days].reverse() });
    bench.clock.advance(3 * 86_400_000);
    bench.refresh();
    const days = bench.sheets
      .seen('Hours')
      .slice(1)
      .map(([day]) => day);
    expect(days.length).toBe(before - 1 + 9);
    expect(days).toEqual([...days].sort());
  });

  it('has the days of a summary in their order', () => {
    const bench = reportBench();
    bench.serve(newestFirst(3));
    bench.save(report({ privacy: { people: 'summary', smallestGroup: 2 }, columns: [{ key: 'date' }, { key: 'active' }] }));
    bench.refresh();
    const days = bench.sheets
      .seen('Hours')
      .slice(1)
      .map(([day]) => day);
    expect(days).toEqual([...days].sort());
  });
});

it('a report of the log is written by time, also what came late', () => {
  const log = ['2026-03-18', '2026-03-16', '2026-03-17'].map((date, index) => activity(index + 1, date));
  for (const work of [(bench: ReportBench) => void bench.refresh(), inCalls]) {
    const bench = reportBench();
    bench.serve(fakeOrganisation(2, [], log), { largestPage: 1 });
    bench.save(report({ stream: 'activity-log', columns: [{ key: 'time' }, { key: 'logId' }] }));
    work(bench);
    expect(
      bench.sheets
        .seen('Hours')
        .slice(1)
        .map(([, id]) => id),
    ).toEqual([log[1]?.logId, log[2]?.logId, log[0]?.logId]);
  }
});

describe('log ids', () => {
  const ids = (bench: ReportBench): readonly unknown[] =>
    bench.sheets
      .seen('Log')
      .slice(1)
      .map(([id]) => id);
  const LONG = '9007199254740993';
  const log = report({ stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'time' }], destination: { sheet: 'Log', cell: 'A1' } });
  const serve = (bench: ReportBench, logIds: readonly string[]): void =>
    bench.serve(
      fakeOrganisation(
        3,
        [],
        logIds.map((logId, at) => activity(at + 1, '2026-03-17', { logId })),
      ),
    );

  it.each(['replace', 'append', 'merge'] as const)('are texts alike, long or short: %s', (disposition) => {
    const bench = reportBench();
    serve(bench, ['7', LONG]);
    bench.save({ ...log, disposition });
    bench.refresh();
    expect(ids(bench)).toEqual(['7', LONG]);
    serve(bench, ['7', LONG, '8']);
    bench.refresh();
    expect(ids(bench)).toEqual(['7', LONG, '8']);
  });

  it('stay numbers in a report that an earlier version wrote', () => {
    const bench = reportBench();
    serve(bench, ['7']);
    bench.save({ ...log, disposition: 'append' });
    bench.refresh();
    const key = 'activtrak.state.r1';
    const { textIds, ...earlier } = JSON.parse(bench.documents.entries.get(key) ?? '');
    expect(textIds).toBe(true);
    bench.documents.entries.set(key, JSON.stringify(earlier));
    bench.sheets.type('Log', 1, 0, { value: 7 });
    serve(bench, ['7', '8']);
    bench.refresh();
    bench.refresh();
    expect(ids(bench)).toEqual([7, 8]);
  });
});

describe('a report of the log', () => {
  const serving = (respond: (cursor: string | undefined) => object): ReportBench => {
    const bench = reportBench();
    const fault = (_: string, parameters: URLSearchParams) => jsonAnswer(respond(parameters.get('cursor') ?? undefined));
    bench.serve(fakeOrganisation(2, []), { fault });
    return bench;
  };
  const record = (logId: number) => ({ logId, time: `2026-03-18T08:00:${String(logId).padStart(2, '0')}`, user: 'Person 1' });
  const ids = (bench: ReportBench): readonly unknown[] =>
    bench.sheets
      .seen('Hours')
      .slice(1)
      .map(([, id]) => id);
  const columns = [{ key: 'time' }, { key: 'logId' }];

  it.each(['replace', 'append', 'merge'] as const)('has a record once that comes twice in one reading (%s)', (disposition) => {
    for (const work of [(bench: ReportBench) => void bench.refresh(), inCalls]) {
      const pages: Record<string, object> = {
        '': { activity: [record(1), record(2), record(1)], cursor: 'a' },
        a: { activity: [record(2), record(3)], cursor: 'b' },
        b: { activity: [record(1), record(4)], cursor: 'c' },
      };
      const bench = serving((cursor = '') => pages[cursor] ?? { activity: null, cursor });
      bench.save(report({ stream: 'activity-log', disposition, columns, range: { kind: 'words', words: 'today' } }));
      work(bench);
      expect(ids(bench)).toEqual([1, 2, 3, 4].map(String));
    }
  });

  it.each([null, '', undefined])('ends with the rows whose cursor is %p, and loses and doubles nothing at the next refresh', (none) => {
    for (const [disposition, real] of [
      ['append', 'a'],
      ['merge', 'a'],
      ['merge', undefined],
    ] as const) {
      let newest = 3;
      const bench = serving((cursor) => {
        if (cursor === undefined && real !== undefined) return { activity: [record(1), record(2)], cursor: real };
        const first = cursor === undefined ? 1 : 3;
        return { activity: Array.from({ length: newest - first + 1 }, (_, index) => record(first + index)), cursor: none };
      });
      bench.save(report({ stream: 'activity-log', disposition, columns, range: { kind: 'words', words: 'today' } }));
      expect(bench.refresh().outcome).toBe('done');
      expect(ids(bench)).toEqual([1, 2, 3].map(String));
      newest = 5;
      expect(bench.refresh().outcome).toBe('done');
      expect(ids(bench)).toEqual([1, 2, 3, 4, 5].map(String));
    }
  });

  it('follows an empty page with a new cursor, and goes on from the newest one', () => {
    let answered = 0;
    const bench = serving((cursor = '0') => {
      answered += 1;
      const at = Number(cursor);
      return at >= 6 ? { activity: [], cursor } : { activity: at % 2 === 0 ? [] : [record(at)], cursor: String(at + 1) };
    });
    bench.save(report({ stream: 'activity-log', disposition: 'merge', columns, range: { kind: 'words', words: 'today' } }));
    bench.refresh();
    expect(ids(bench)).toEqual([1, 3, 5].map(String));
    answered = 0;
    expect(bench.refresh().outcome).toBe('nothing-new');
    expect(answered).toBe(1);
  });
});

describe('rows whose day no column shows', () => {
  it('are in the order of the days in their keys, whether those identify a record or not, and those without a day come last', () => {
    const own = report({ columns: [{ key: 'user' }, { key: 'active' }] });
    const rows: readonly Row[] = [
      ['c', 1, '?no day'],
      ['b', 2, '?46002\nb'],
      ['a', 3, '46003\n1'],
      ['d', 4, '46001\n4'],
    ];
    expect(rowsInOrder(own, outputColumns(own), rows, 2).map(([user]) => user)).toEqual(['d', 'b', 'a', 'c']);
  });
});
