import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

/** What the API gives for what has no id. */
const NO_IDS = [['0'], [0], [''], [null], [undefined], ['null'], ['00']] as const;

const LOG = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: ['time', 'user', 'executable', 'duration', 'logId'].map((key) => ({ key })),
} as const;

/** Answers with these records, whatever is asked for; a cursor is given once. */
function serveLog(bench: ReportBench, cursor: string, records: readonly object[]): void {
  bench.serve(fakeOrganisation(2, []), {
    fault: (_, asked) => jsonAnswer(asked.get('cursor') === cursor ? { activity: [], cursor } : { activity: records, cursor }),
  });
}

const activityOf = (logId: unknown, user: string, second: number, more: object = {}): object => ({
  logId,
  user,
  time: `2026-03-18T08:00:${String(second).padStart(2, '0')}`,
  executable: 'a.exe',
  duration: 30,
  ...more,
});

const shownIn = (bench: ReportBench): readonly unknown[] =>
  bench.sheets
    .seen('Hours')
    .slice(1)
    .map((row) => row.slice(1, 4).join(' '));

describe.each(['merge', 'append'] as const)('records of the log without an id, in a %s', (disposition) => {
  it.each(NO_IDS)('never stand in for others (%p)', (logId) => {
    const bench = reportBench();
    bench.save(report({ ...LOG, disposition }));
    serveLog(bench, 'c1', [activityOf(logId, 'Ada', 1), activityOf(logId, 'Bob', 2)]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    // Alike in time, person and program, and other activities all the same.
    serveLog(bench, 'c2', [activityOf(logId, 'Ada', 1, { duration: 40 }), activityOf(logId, 'Cy', 2)]);
    expect(bench.refresh()).toMatchObject({ rows: 4 });
    expect(shownIn(bench)).toEqual(['Ada a.exe 30', 'Bob a.exe 30', 'Ada a.exe 40', 'Cy a.exe 30']);
  });
});

it('records of nobody count for no person, and a name in other letters for the same one', () => {
  const bench = reportBench();
  bench.save(report(LOG));
  serveLog(bench, 'c1', [activityOf('1', 'Ada', 1), activityOf('2', '', 2), activityOf('3', 'ADA', 3), activityOf('4', 'Bob', 4)]);
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 4 });
  expect(JSON.parse(bench.documents.entries.get('activtrak.state.r1') ?? '')).toMatchObject({ people: 2 });
});

describe('a merge of the log', () => {
  it('does not add a record without an id again when it comes again', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, disposition: 'merge', unit: 'days' }));
    const records = [activityOf(0, 'Ada', 1), activityOf(0, 'Ada', 1), activityOf(0, 'Bob', 2)];
    serveLog(bench, 'c1', records);
    bench.refresh();
    serveLog(bench, 'c2', records);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
  });

  it('still finds records by their ids', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, disposition: 'merge' }));
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18')]));
    bench.refresh();
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18', { seconds: 99 })]));
    expect(bench.refresh().rows).toBe(1);
  });
});

describe('hours without an id', () => {
  const hoursOf = (userId: unknown, user: string, active: number): object => ({
    date: '2026-03-18T00:00:00',
    userId,
    user,
    activeTime: { total: active },
    passiveTime: { total: 0 },
    totalTime: active,
  });
  function refreshed(bench: ReportBench, definition: Report, records: readonly object[]) {
    bench.save(definition);
    bench.serve(fakeOrganisation(1, []), { fault: () => jsonAnswer({ activity: records, total: records.length }) });
    return bench.refresh();
  }

  it.each(NO_IDS)('go by the name in a merge (%p)', (userId) => {
    const bench = reportBench();
    const definition = report({ disposition: 'merge', columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] });
    refreshed(bench, definition, [hoursOf(userId, 'Ada', 10), hoursOf(userId, 'Bob', 20)]);
    const { rows, checks } = refreshed(bench, definition, [hoursOf(userId, 'Cy', 30), hoursOf(userId, 'Ada', 11)]);
    expect(rows).toBe(3);
    expect(
      bench.sheets
        .seen('Hours')
        .slice(1)
        .map((row) => row.slice(1, 3)),
    ).toEqual([
      ['Ada', 11],
      ['Bob', 20],
      ['Cy', 30],
    ]);
    expect(JSON.stringify(checks)).not.toContain('ID of another');
  });

  it.each(NO_IDS)('are different people with pseudonyms (%p)', (userId) => {
    const bench = reportBench();
    const definition = report({
      disposition: 'merge',
      privacy: { people: 'pseudonyms', smallestGroup: 5 },
      columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }],
    });
    refreshed(bench, definition, [hoursOf(userId, 'Ada', 10), hoursOf(userId, 'Bob', 20), hoursOf(userId, '', 5)]);
    const rows = bench.sheets.seen('Hours').slice(1);
    expect(new Set(rows.map((row) => row[1])).size).toBe(3);
    expect(rows.map((row) => row[1])).toContain('');
  });
});
