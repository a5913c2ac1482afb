import fc from 'fast-check';
import { runSync, wait } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { activity, CONNECTION, JANE, reportBench } from '../report-bench';
import { activitiesOn, expectedRows, groupedReport, inAnyOrder, organised, rowsIn } from './grouped-log';

const DAYS = ['2026-03-16', '2026-03-17', '2026-03-18'];

it('the sheet has the sums that the records come to', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 50);
  bench.save(groupedReport());
  bench.serve(organised(log), { largestPage: 7 });
  const record = bench.refresh();
  expect(record.outcome).toBe('done');
  expect(bench.sheets.seen('Log')[0]).toEqual(['Date', 'Application', 'Time (s)', 'Activities', 'People']);
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  expect(bench.sheets.whole().cells.some((cell) => cell.includes('staging'))).toBe(false);
});

it('in calls as short as they may be it comes to the same, whatever the pages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      (count, largestPage, asks) => {
        const bench = reportBench();
        const log = activitiesOn(DAYS, count);
        bench.save(groupedReport());
        bench.serve(organised(log), { largestPage });
        for (let call = 0; call < 200; call += 1) {
          if (bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(asks, 'time') }).state === 'ended') break;
        }
        expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
      },
    ),
    { numRuns: 40 },
  );
});

it('no raw row, title or URL reaches any sheet, not the hidden one either', () => {
  const bench = reportBench();
  bench.save(
    groupedReport({ rollup: { by: ['site', 'person'], measures: ['time'] }, privacy: { people: 'pseudonyms', smallestGroup: 5 } }),
  );
  bench.serve(organised(activitiesOn(DAYS, 30)), { largestPage: 4 });
  const texts: string[] = [];
  for (let call = 0; call < 200; call += 1) {
    const { state } = bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') });
    texts.push(JSON.stringify(bench.sheets.whole()));
    if (state === 'ended') break;
  }
  expect(texts.length).toBeGreaterThan(2);
  expect(texts.join().includes('site2.example')).toBe(true);
  for (const secret of ['secret', '=1+1', 'Person 1', 'person 1']) expect(texts.join()).not.toContain(secret);
  for (const [, person] of rowsIn(bench)) expect(person).toMatch(/^Person [0-9A-Z]{8}$/);
});

it('a summary leaves out groups of too few people, and says so', () => {
  const bench = reportBench();
  const log = [
    ...[1, 2, 3].map((personId) => activity(personId, '2026-03-18', { personId, executable: 'mail.exe', seconds: 60 })),
    activity(4, '2026-03-18', { personId: 1, executable: 'secret.exe', seconds: 600 }),
  ];
  bench.save(
    groupedReport({
      privacy: { people: 'summary', smallestGroup: 3 },
      rollup: { by: ['application'], measures: ['time', 'people', 'share'] },
    }),
  );
  bench.serve(organised(log));
  const record = bench.refresh();
  expect(rowsIn(bench)).toEqual([['mail.exe', 180, 3, 1]]);
  expect(record.checks.some(({ verdict }) => verdict === 'warning')).toBe(true);
  expect(JSON.stringify(bench.sheets.whole())).not.toContain('secret');
});

it('groups are those that people are in, and who is in two counts in both', () => {
  const bench = reportBench();
  const organisation = organised([1, 2, 3].map((personId) => activity(personId, '2026-03-18', { personId, seconds: 60 * personId })));
  bench.save(groupedReport({ rollup: { by: ['group'], measures: ['time', 'people'] } }));
  bench.serve({ ...organisation, people: organisation.people.map((one) => (one.id === 1 ? { ...one, groupIds: [51, 52] } : one)) });
  expect(bench.refresh().outcome).toBe('done');
  expect(rowsIn(bench)).toEqual([
    ['Sales', 180, 2],
    ['Support', 240, 2],
  ]);
});

it('groups are those of somebody’s last day for all of her log, in whichever order the server gives days', () => {
  const bench = reportBench();
  const hours = { userId: 1, user: 'Person 1', activeTime: { total: 3600 }, passiveTime: { total: 0 }, totalTime: 3600 };
  const days = [
    { date: '2026-03-17', groups: ['Sales'], ...hours },
    { date: '2026-03-18', groups: ['Support'], ...hours },
  ];
  for (const list of [days, [...days].reverse()]) {
    const log = ['2026-03-17', '2026-03-18'].map((date, at) => activity(at + 1, date, { personId: 1, seconds: 60 }));
    bench.save(groupedReport({ rollup: { by: ['day', 'group'], measures: ['time'] } }));
    bench.serve(organised(log), {
      fault: (path) => (path === '/reports/v2/workinghours/users' ? jsonAnswer({ activity: list, total: list.length }) : undefined),
    });
    expect(bench.refresh().outcome).not.toBe('failed');
    expect(rowsIn(bench).map(([, group]) => group)).toEqual(['Support', 'Support']);
  }
});

it('words stand for the codes of productivity, and a top list has all others in one row', () => {
  const bench = reportBench();
  const columns = [{ key: 'productivity', label: 'Kind', words: { '1': 'Productive' } }];
  bench.save(groupedReport({ columns, rollup: { by: ['productivity', 'application'], measures: ['time'], top: 1 } }));
  bench.serve(
    organised([
      activity(1, '2026-03-18', { executable: 'a.exe', seconds: 10 }),
      activity(2, '2026-03-18', { executable: 'b.exe', seconds: 20 }),
      activity(3, '2026-03-18', { executable: 'c.exe', seconds: 5, productivity: 2 }),
    ]),
  );
  bench.refresh();
  expect(rowsIn(bench)).toEqual([
    ['Productive', 'b.exe', 20],
    ['Productive', 'All others', 10],
    ['2', 'All others', 5],
  ]);
});

it('what people typed beside a group goes along with it, and a shrinking result leaves no old rows', () => {
  const bench = reportBench();
  const log = [
    activity(1, '2026-03-17', { executable: 'a.exe', seconds: 10 }),
    activity(2, '2026-03-18', { executable: 'b.exe', seconds: 20 }),
  ];
  bench.save(groupedReport());
  bench.serve(organised(log));
  bench.refresh();
  bench.sheets.type('Log', 2, 5, { value: 'look into it' });
  bench.serve(organised(log.slice(1)));
  bench.refresh();
  expect(rowsIn(bench)).toEqual([[46_099, 'b.exe', 20, 1, 1, 'look into it']]);
});

it('refreshed again with nothing new, no cell is written', () => {
  const bench = reportBench();
  bench.save(groupedReport());
  bench.serve(organised(activitiesOn(DAYS, 20)));
  bench.refresh();
  expect(bench.refresh().outcome).toBe('nothing-new');
});

it.each(['early-access', 'current'] as const)('who is in two groups that are asked about counts once (%s)', (dialect) => {
  const bench = reportBench();
  bench.secrets.entries.set(
    'activtrak.connection',
    JSON.stringify({ version: 1, ...CONNECTION, dialect, keyHeader: dialect === 'current' ? 'x-api-key' : 'bearer' }),
  );
  const log = activitiesOn(DAYS, 40);
  const organisation = organised(log);
  bench.save(
    groupedReport({
      who: [
        { kind: 'group', id: 51, name: 'Sales' },
        { kind: 'group', id: 52, name: 'Support' },
      ],
    }),
  );
  bench.serve(
    { ...organisation, people: organisation.people.map((one) => (one.id === 1 ? { ...one, groupIds: [51, 52] } : one)) },
    { largestPage: 6, dialect },
  );
  for (let call = 0; call < 200; call += 1) {
    if (bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') }).state === 'ended') break;
  }
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
});

it('shares, days and moments are formatted as such', () => {
  const bench = reportBench();
  bench.save(groupedReport({ unit: 'days', rollup: { by: ['day', 'hour'], measures: ['time', 'first', 'longest', 'share'] } }));
  bench.serve(organised([activity(1, '2026-03-18')]));
  bench.refresh();
  const [tab] = bench.sheets.sheets() as readonly { readonly id: string }[];
  const formats = runSync(wait(bench.sheets.formats({ sheet: tab?.id ?? '', row: 1, column: 0, rows: 1, columns: 6 })));
  expect(formats).toEqual(['yyyy-mm-dd', 'General', '[h]:mm:ss', 'yyyy-mm-dd hh:mm:ss', '[h]:mm:ss', '0.0%']);
});

it('one record of the same log ID that comes twice counts once, and a time that is no number stops the refresh', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 12);
  bench.save(groupedReport());
  bench.serve(organised(log.flatMap((one, index) => (index % 5 === 0 ? [one, one] : [one]))), { largestPage: 3 });
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  const before = rowsIn(bench);
  bench.serve(organised([...log, activity(99, '2026-03-18', { seconds: '1:30' as unknown as number })]));
  expect(bench.refresh().outcome).toBe('failed');
  expect(rowsIn(bench)).toEqual(before);
});

it('where the time ends while the groups of people are read, the next call goes on', () => {
  for (const asks of [3, 4, 5, 6]) {
    const bench = reportBench();
    const log = activitiesOn(DAYS, 6);
    bench.save(groupedReport({ rollup: { by: ['day', 'group'], measures: ['activities'] } }));
    bench.serve(organised(log), { largestPage: 2 });
    let ended: string | undefined;
    for (let call = 0; call < 40 && ended === undefined; call += 1) {
      const step = bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(call < 30 ? asks : 9, 'time') });
      if (step.state === 'ended') ended = step.record.outcome;
    }
    expect(ended).toBe('done');
  }
});

it('a call that can’t read back what was put aside keeps nobody out', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 30);
  bench.save(groupedReport());
  bench.serve(organised(log), { largestPage: 3 });
  bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(3, 'time') });
  const read = (): never => {
    throw new Error('Service Spreadsheets timed out.');
  };
  expect(bench.step(JANE, { ...bench.ports, sheets: { ...bench.sheets, read } })).toMatchObject({ record: { outcome: 'failed' } });
  expect(bench.refresh().outcome).toBe('done');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
});

describe('records are told apart by all of their IDs', () => {
  const MIDDAY = DAYS[1] as string;
  // Two that FNV-1a gives the same 53 bits, as an earlier version kept them.
  const alike = ['7609365244487314', '7001485993727063'];
  const texts = ['one two', 'one  two', `long ${'x'.repeat(400)}1`, `long ${'x'.repeat(400)}2`, 'a.b', '~1', 'k 1'].map((id) =>
    JSON.stringify(id),
  );

  it.each([1, 2, 90])('none is taken for another, in calls of %i rounds', (asks) => {
    const bench = reportBench();
    const log = [...alike, ...texts].map((logId, at) => activity(at, MIDDAY, { logId, personId: 1 }));
    bench.save(groupedReport({ rollup: { by: ['day'], measures: ['activities'] } }));
    bench.serve(organised(log), { largestPage: 2 });
    for (let call = 0; call < 200; call += 1)
      if (bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(asks, 'time') }).state === 'ended') break;
    expect(rowsIn(bench).map(([, activities]) => activities)).toEqual([log.length]);
  });

  it('what an earlier version put aside by words is read again', () => {
    const bench = reportBench();
    const log = activitiesOn(DAYS, 30);
    bench.save(groupedReport());
    bench.serve(organised(log), { largestPage: 3 });
    bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(3, 'time') });
    const run = bench.documents.entries.get('activtrak.run.r1') as string;
    expect(run).toContain('"keys":');
    bench.documents.entries.set('activtrak.run.r1', run.replace('"keys":', '"words":'));
    expect(bench.refresh().outcome).toBe('done');
    expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  });
});

it('weeks are those with which the report was saved, whoever refreshes it; else those of who refreshes', () => {
  const weekOf = (change: Partial<ReturnType<typeof groupedReport>>): unknown => {
    const bench = reportBench();
    bench.save(groupedReport({ rollup: { by: ['week'], measures: ['activities'] }, ...change }));
    bench.serve(organised([activity(1, DAYS[2] as string)]));
    expect(bench.refresh().outcome).toBe('done');
    return rowsIn(bench)[0]?.[0];
  };
  const monday = Number(weekOf({}));
  expect(weekOf({ weekStart: 7 })).toBe(monday - 1);
  expect(weekOf({ weekStart: 3 })).toBe(monday + 2);
  // Also which days “this week” are: Monday and Tuesday are none of them.
  expect(weekOf({ weekStart: 3, range: { kind: 'words', words: 'this week' } })).toBe(monday + 2);
});
