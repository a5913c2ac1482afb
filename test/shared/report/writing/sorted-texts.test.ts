import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const rowsOf = ({ sheets }: ReportBench): readonly (readonly unknown[])[] => sheets.seen('Hours');
const SORTS = [
  ['by ID', 0, false],
  ['by ID, from last to first', 0, true],
  ['by person', 1, false],
  ['by person, from last to first', 1, true],
] as const;

describe.each(['replace', 'append', 'merge'] as const)('a log of texts alone, to %s,', (disposition) => {
  const logOf = (count: number) =>
    fakeOrganisation(
      3,
      [],
      Array.from({ length: count }, (_, index) => activity(index + 1, '2026-03-18')),
    );
  const refreshedLog = (statusLine: boolean, count = 4): ReportBench => {
    const bench = reportBench();
    bench.sheets.type('Hours', 0, 0, { value: '' });
    bench.serve(logOf(count));
    bench.save(report({ stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'user' }], statusLine, disposition }));
    bench.refresh();
    bench.serve(logOf(7));
    return bench;
  };

  const hasAllOnce = (bench: ReportBench, statusLine: boolean, count: number): void => {
    const [header, ...rows] = rowsOf(bench).slice(statusLine ? 1 : 0);
    if (statusLine) expect(rowsOf(bench)[0]).toEqual([expect.stringMatching(/^Refreshed /), '']);
    expect(header).toEqual(['Log ID', 'User']);
    expect(new Set(rows.map(([id]) => id)).size).toBe(count);
    expect(rows).toHaveLength(count);
  };

  it.each(SORTS.flatMap((sort) => [true, false].flatMap((statusLine) => [true, false].map((go) => [...sort, statusLine, go] as const))))(
    'whose whole sheet was sorted has its header and each record once: %s (%i, %s, status line: %s, marks go along: %s)',
    (_, by, descending, statusLine, marksGo) => {
      const bench = refreshedLog(statusLine);
      bench.sheets.sortSheet('Hours', by, { descending, marksGo });
      expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 7 });
      hasAllOnce(bench, statusLine, 7);
    },
  );

  it('whose header came back to its own place has its one record once', () => {
    const bench = refreshedLog(true, 1);
    bench.sheets.sortSheet('Hours', 1, {});
    expect(rowsOf(bench)[1]).toEqual(['Log ID', 'User']);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 7 });
    hasAllOnce(bench, true, 7);
  });

  it('has each record once where the refresh that puts it right is killed at any change', () => {
    const bench = refreshedLog(true);
    bench.sheets.sortSheet('Hours', 1, {});
    for (const { restore } of leftByKills(bench).left) {
      restore();
      longAfter(bench);
      bench.refresh();
      hasAllOnce(bench, true, 7);
    }
  });

  it('leaves a heading of texts above its header, where a row was deleted', () => {
    const bench = refreshedLog(false);
    bench.sheets.insertRows('Hours', 0, 1);
    ['What', 'Whose'].forEach((value, column) => void bench.sheets.type('Hours', 0, column, { value }));
    bench.sheets.deleteRows('Hours', 3, 1);
    expect(bench.refresh().outcome).toBe('done');
    expect(rowsOf(bench).slice(0, 2)).toEqual([
      ['What', 'Whose'],
      ['Log ID', 'User'],
    ]);
  });

  it('keeps headers that a person gave it, also with a copy of the first ones below', () => {
    const bench = refreshedLog(true);
    ['Record', 'Person'].forEach((value, column) => void bench.sheets.type('Hours', 1, column, { value }));
    ['Log ID', 'User'].forEach((value, column) => void bench.sheets.type('Hours', 20, column, { value }));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 7 });
    expect([rowsOf(bench)[1], rowsOf(bench)[20]]).toEqual([
      ['Record', 'Person'],
      ['Log ID', 'User'],
    ]);
  });
});

describe.each([
  ['a log', { stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'user' }] }],
  ['hours by person', { columns: [{ key: 'user' }, { key: 'userId' }, { key: 'active' }] }],
] as const)('%s without days', (_, change) => {
  it.each(
    [true, false].flatMap((marksGo) => [
      ['one cell', marksGo, ['typed below']] as const,
      ['as many cells', marksGo, ['typed below', 'by', 'hand']] as const,
    ]),
  )('that was sorted after a row was deleted keeps what somebody typed below: %s (marks go along: %s)', (_, marksGo, typed) => {
    const bench = reportBench();
    bench.sheets.type('Hours', 0, 0, { value: '' });
    bench.serve(
      fakeOrganisation(
        4,
        ['2026-03-18'],
        Array.from({ length: 4 }, (_, at) => activity(at + 1, '2026-03-18')),
      ),
    );
    bench.save(report(change));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 4 });
    typed.slice(0, change.columns.length).forEach((value, column) => void bench.sheets.type('Hours', 6, column, { value }));
    bench.sheets.deleteRows('Hours', 1, 1);
    bench.sheets.sortSheet('Hours', 0, { descending: true, marksGo });
    const before = rowsOf(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', code: 'argument' });
    expect(rowsOf(bench)).toEqual(before);
  });
});

it('a log without IDs whose header came back to its own place has its status line and its one record once', () => {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18')]));
  bench.save(report({ stream: 'activity-log', columns: [{ key: 'application' }, { key: 'user' }], statusLine: true }));
  bench.refresh();
  bench.sheets.sortSheet('Hours', 1, {});
  expect(rowsOf(bench)[1]).toEqual(['Application', 'User']);
  expect(bench.refresh()).toMatchObject({ rows: 1 });
  const [status, ...rows] = rowsOf(bench);
  expect(status).toEqual([expect.stringMatching(/^Refreshed /), '']);
  expect(rows).toEqual([
    ['Application', 'User'],
    ['editor.exe', 'Person 2'],
  ]);
});

it.each([true, false])('a log without IDs whose rows alone were sorted is refreshed, marks go along: %s', (marksGo) => {
  const bench = reportBench();
  const log = ['a', 'b', 'c', 'd'].map((executable, at) => activity(at + 1, '2026-03-18', { executable }));
  bench.serve(fakeOrganisation(3, [], log));
  bench.save(report({ stream: 'activity-log', columns: [{ key: 'application' }, { key: 'user' }] }));
  bench.refresh();
  bench.sheets.sortSheet('Hours', 0, { descending: true, marksGo });
  expect(rowsOf(bench).map(([application]) => application)).toEqual(['Application', 'd', 'c', 'b', 'a']);
  expect(bench.refresh().outcome).not.toBe('failed');
  expect(rowsOf(bench).map(([application]) => application)).toEqual(['Application', 'a', 'b', 'c', 'd']);
});
