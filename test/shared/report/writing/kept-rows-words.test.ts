import { duplicates } from '#words/checks';
import { standingTwice } from '#words/refreshing';
import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, checkWords, DAYS, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;
const PERSON = { kind: 'user', id: 1, name: 'Person 1' } as const;
const status = ({ sheets }: ReportBench): string => String(sheets.seen('Hours')[0]?.[0]);

const hours = (change: Partial<Report> = {}): Report => report({ disposition: 'merge', rereadDays: 3, statusLine: true, ...change });

it.each(['2026-03-17', '2026-03-18'])(
  'rows of people whom a report is no longer about are not called what ActivTrak no longer returns (to %s)',
  (last) => {
    const bench = reportBench();
    const days = DAYS.filter((day) => day <= last);
    const all = fakeOrganisation(3, days);
    // The one who is left has a day off.
    bench.serve({ ...all, days: all.days.filter(({ date, personId }) => personId !== 1 || date > '2026-03-12') });
    bench.save(hours());
    bench.refresh();
    bench.save(hours({ who: [PERSON] }));
    expect(checkWords(bench.refresh())).not.toMatch(/returns/);
    bench.clock.advance(DAY_MS);
    expect(checkWords(bench.refresh())).not.toMatch(/returns/);
    expect(status(bench)).not.toMatch(/returns/);
  },
);

it('but what she has no longer is, once its days are of her alone', () => {
  const bench = reportBench();
  bench.serve(fakeOrganisation(3, DAYS));
  bench.save(hours());
  bench.refresh();
  bench.save(hours({ who: [PERSON] }));
  bench.refresh();
  bench.clock.advance(2 * DAY_MS);
  bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19', '2026-03-20']));
  bench.refresh();
  bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-20']));
  expect(checkWords(bench.refresh())).toMatch('1 row that ActivTrak no longer returns is kept.');
});

it('nor are rows of a log whose days ActivTrak cuts in another zone than that of their times', () => {
  const bench = reportBench();
  const days = [...DAYS, '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'];
  const log = days.map((day, at) => activity(at, day, { time: `${day}T00:30:00`, utc: `${previous(day)}T17:30:00` }));
  bench.serve({ ...fakeOrganisation(3, [], log), isCutByUtc: true });
  bench.save(
    hours({
      stream: 'activity-log',
      range: { kind: 'words', words: 'last week' },
      columns: ['time', 'logId', 'user', 'duration'].map((key) => ({ key })),
    }),
  );
  bench.clock.advance(5 * DAY_MS);
  bench.refresh();
  expect(checkWords(bench.refresh())).not.toMatch(/returns/);
});

it('nor are rows of a log of which only what is new was read', () => {
  const bench = reportBench();
  const log = DAYS.map((day, at) => activity(at, day));
  bench.serve(fakeOrganisation(3, [], log));
  bench.save(hours({ stream: 'activity-log', columns: ['time', 'logId', 'user', 'duration'].map((key) => ({ key })) }));
  bench.refresh();
  bench.serve(fakeOrganisation(3, [], [...log, activity(20, '2026-03-18')]));
  const record = bench.refresh();
  expect(record).toMatchObject({ outcome: 'done', rows: DAYS.length + 1 });
  expect(checkWords(record)).not.toMatch(/returns/);
});

it('rows of one record that ActivTrak returns twice are said as such, and not as copies that somebody made', () => {
  const bench = reportBench();
  const all = fakeOrganisation(2, DAYS);
  bench.serve({ ...all, days: [...all.days, ...all.days.slice(-1)] });
  bench.save(hours());
  for (const _ of [1, 2]) {
    const words = checkWords(bench.refresh());
    expect(words).toContain(duplicates(1, false));
    expect(words).not.toContain(standingTwice(1));
  }
});

const previous = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
