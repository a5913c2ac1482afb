import { olderKept, othersKept, standingTwice } from '#words/refreshing';
import { loadState } from '../../../../shared/report/kept/report-state';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { LOG, log, served } from '../refresh/log-report';
import { activity, DAYS, report, reportBench } from '../report-bench';

const merge = { disposition: 'merge' } as const;

describe('a report that keeps its rows and updates them', () => {
  it('reads the last three days again, updates what changed in its row and adds what is new', () => {
    const bench = reportBench();
    bench.save(report(merge));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    bench.sheets.type('Hours', 0, 4, { value: 'Approved' });
    bench.sheets.type('Hours', 19, 4, { value: 'yes' });
    const next = fakeOrganisation(3, [...DAYS, '2026-03-19']);
    bench.serve({
      ...next,
      days: next.days.map((day) => (day.date === '2026-03-18' && day.personId === 1 ? { ...day, productive: 7200 } : day)),
    });
    bench.clock.advance(86_400_000);
    const calls = bench.sheets.written();
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 24, message: '3 rows added and 1 updated.' });
    const seen = bench.sheets.seen('Hours');
    expect(seen).toHaveLength(25);
    expect(seen[19]).toEqual([46_099, 'Person 1', 1, 7200 + 606 + 60, 'yes']);
    expect(bench.sheets.written() - calls).toBe(4 * 4);
    const asked = bench
      .transport()
      .rounds.flat()
      .filter(({ url }) => url.includes('/workinghours/'));
    expect(asked.at(-1)?.url).toContain('from=2026-03-16&to=2026-03-19');
  });

  it('is about everybody in its rows, however few of them were read again', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    bench.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(1, [...DAYS, '2026-03-19']));
    expect(bench.refresh()).toMatchObject({ rows: 22 });
    expect(runSync(loadState(bench.documents, 'r1'))).toMatchObject({ rows: 22, people: 3 });
  });

  it('finds its records in a sheet that was sorted, filtered into another order and given columns between', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    bench.sheets.sortRows('Hours', 1, 21, 1);
    bench.sheets.moveColumn('Hours', 0, 6);
    const sorted = bench.sheets.seen('Hours');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21, message: 'Nothing new.' });
    expect(bench.sheets.seen('Hours')).toEqual(sorted);
  });

  it('writes no cell of its rows when nothing is new, after one request', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    const [written, requests] = [bench.sheets.written(), bench.transport().rounds.length];
    bench.refresh();
    expect(bench.sheets.written()).toBe(written);
    expect(bench.transport().rounds.length - requests).toBe(1);
  });

  it('never deletes what ActivTrak no longer returns, and says from when on it returns anything', () => {
    const bench = reportBench();
    bench.save(report({ ...merge, rereadDays: 30 }));
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    const all = fakeOrganisation(3, DAYS);
    bench.serve({ ...all, days: all.days.filter(({ date }) => date >= '2026-03-16') });
    const record = bench.refresh();
    expect(record).toMatchObject({ rows: 21 });
    expect(record.checks.map(({ words }) => words)).toContain(olderKept('2026-03-16', 12));
    expect(bench.sheets.seen('Hours')).toEqual(before);
    bench.serve(fakeOrganisation(3, []));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('closes a gap of days in which nobody refreshed', () => {
    const bench = reportBench();
    bench.save(report({ ...merge, range: { kind: 'words', words: 'last 2 days' } }));
    bench.serve(fakeOrganisation(1, DAYS));
    bench.refresh();
    const later = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24', '2026-03-25'];
    bench.serve(fakeOrganisation(1, [...DAYS, ...later]));
    bench.clock.advance(7 * 86_400_000);
    bench.refresh();
    expect(
      bench.sheets
        .seen('Hours')
        .slice(1)
        .map(([day]) => day),
    ).toEqual([46_098, 46_099, 46_100, 46_101, 46_102, 46_103, 46_104, 46_105, 46_106]);
  });

  it('keeps two users of one name apart by their ids, also when the id was not chosen as a column', () => {
    const bench = reportBench();
    const both = fakeOrganisation(2, DAYS.slice(6));
    const namesakes = { ...both, people: both.people.map((person) => ({ ...person, name: 'Jane Doe' })) };
    bench.serve(namesakes);
    bench.save(report({ ...merge, columns: [{ key: 'user' }, { key: 'active' }] }));
    bench.refresh();
    bench.refresh();
    expect(bench.sheets.seen('Hours')).toEqual([
      ['User', 'Active (s)', 'Date', 'User ID'],
      ['Jane Doe (1)', 4261, 46_099, 1],
      ['Jane Doe (2)', 4262, 46_099, 2],
    ]);
  });

  it('keeps rows that name nobody, each once', () => {
    const bench = reportBench();
    const organisation = fakeOrganisation(2, DAYS.slice(6));
    bench.serve(organisation, { dialect: 'early-access', listForm: 'names' });
    bench.save(report(merge));
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    bench.refresh();
    expect(bench.sheets.seen('Hours')).toEqual(before);
    expect(before).toHaveLength(3);
  });
});

describe('a report that keeps its rows, whatever becomes of people and their records', () => {
  it('reads everything again when others are chosen, and doubles nothing', () => {
    const bench = reportBench();
    bench.save(report({ ...merge, who: [{ kind: 'user', id: 1, name: 'Person 1' }] }));
    bench.refresh();
    bench.save(
      report({
        ...merge,
        who: [
          { kind: 'user', id: 1, name: 'Person 1' },
          { kind: 'user', id: 2, name: 'Person 2' },
        ],
      }),
    );
    expect(bench.refresh()).toMatchObject({ rows: 14, message: '7 rows added.' });
  });

  it('says that rows stand there twice which somebody copied, and brings one of them up to date', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    bench.sheets.insertRows('Hours', 19, 1);
    for (const [column, value] of (bench.sheets.seen('Hours')[20] ?? []).entries()) bench.sheets.type('Hours', 19, column, { value });
    const record = bench.refresh();
    expect(record).toMatchObject({ rows: 22 });
    expect(record.checks.map(({ words }) => words)).toContain(standingTwice(1));
    bench.sheets.deleteRows('Hours', 19, 1);
    expect(bench.refresh().checks.every(({ verdict }) => verdict === 'good')).toBe(true);
  });

  it('follows people whose name changes by their id, and keeps the hours of an id that was merged into another', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    const all = fakeOrganisation(3, DAYS);
    const renamed = all.people.map((person) => (person.id === 1 ? { ...person, name: 'Jane Miller' } : person));
    bench.serve({ ...all, people: renamed });
    expect(bench.refresh()).toMatchObject({ rows: 21, message: '0 rows added and 3 updated.' });
    expect(bench.sheets.seen('Hours').filter((row) => row[1] === 'Jane Miller')).toHaveLength(3);
    bench.serve({ ...all, people: renamed, days: all.days.filter(({ personId }) => personId !== 3) });
    const record = bench.refresh();
    expect(record).toMatchObject({ rows: 21 });
    expect(record.checks.map(({ words }) => words)).toContain(othersKept(3));
    bench.serve({ ...all, people: renamed, days: all.days.filter(({ personId, date }) => personId !== 3 || date !== '2026-03-17') });
    expect(bench.refresh().checks.map(({ words }) => words)).toContain(othersKept(1));
  });

  it('moves a record whose time has changed with it, not to another row', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, ...merge }));
    bench.serve(served(log([1, 2])));
    bench.refresh();
    bench.serve(served([...log([1, 2]), activity(1, '2026-03-17')]));
    expect(bench.refresh()).toMatchObject({ rows: 2, message: '0 rows added and 1 updated.' });
    expect(bench.sheets.seen('Log').map(([id, time]) => [String(id).slice(-1), Math.floor(Number(time))])).toEqual([
      ['D', Number.NaN],
      ['1', 46_098],
      ['2', 46_099],
    ]);
  });

  it('knows people by their pseudonyms, and shows nobody’s name or id', () => {
    const bench = reportBench();
    const hidden = { ...merge, privacy: { people: 'pseudonyms', smallestGroup: 5 } } as const;
    bench.save(report(hidden));
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    expect(JSON.stringify(before)).not.toMatch(/Person [123]"/);
    expect(before[0]).toEqual(['Date', 'User', 'Active (s)']);
    bench.sheets.sortRows('Hours', 1, 21, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    const all = fakeOrganisation(3, DAYS);
    bench.serve({ ...all, people: all.people.map((person) => ({ ...person, name: `New ${person.id}` })) });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    expect(
      new Set(
        bench.sheets
          .seen('Hours')
          .slice(1)
          .map((row) => row[1]),
      ).size,
    ).toBe(3);
  });

  it('refuses to mix hours with seconds', () => {
    const bench = reportBench();
    bench.save(report(merge));
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    bench.save(report({ ...merge, unit: 'hours' }));
    expect(bench.refresh().message).toContain("don't match its new settings");
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });
});
