import { momentWords } from '#words/moments';
import { progressWords } from '#words/progress';
import { scheduleWords } from '#words/rhythms';
import { progressShare } from '../../../shared/ui/runs/progress-share';
import { reportDays, whoWords } from '../../../shared/ui/words/report-words';
import { report } from '../report/report-bench';

const at = (iso: string): number => Date.parse(iso);
const NOW = at('2026-03-18T12:00:00Z');

test.each([
  ['2026-03-18T08:02:00Z', 'UTC', '08:02'],
  ['2026-03-17T17:40:00Z', 'UTC', 'yesterday at 17:40'],
  ['2026-03-19T00:00:00Z', 'UTC', 'tomorrow at 00:00'],
  ['2026-03-31T08:02:00Z', 'UTC', 'Mar 31, 2026 at 08:02'],
  // In Tokyo it is 21:00 of the 18th already.
  ['2026-03-17T15:30:00Z', 'Asia/Tokyo', '00:30'],
  ['2026-03-17T14:30:00Z', 'Asia/Tokyo', 'yesterday at 23:30'],
  // A browser may not know it.
  ['2026-03-18T08:02:00Z', 'Europe/Newtown', '08:02'],
])('%s in %s is %s', (iso, zone, words) => {
  expect(momentWords(at(iso), NOW, zone)).toBe(words);
});

test.each([
  // On the 29th the clocks go forward, and the day has 23 hours.
  ['2026-03-28T22:30:00Z', '2026-03-30T06:00:00Z', 'Mar 30, 2026 at 08:00'],
  ['2026-03-28T22:30:00Z', '2026-03-29T06:00:00Z', 'tomorrow at 08:00'],
  ['2026-03-29T22:30:00Z', '2026-03-28T16:00:00Z', 'Mar 28, 2026 at 17:00'],
  ['2026-03-29T22:30:00Z', '2026-03-29T15:00:00Z', 'yesterday at 17:00'],
  ['2026-10-24T22:30:00Z', '2026-10-24T06:00:00Z', 'yesterday at 08:00'],
])('at %s, %s in Berlin is %s', (now, iso, words) => {
  expect(momentWords(at(iso), at(now), 'Europe/Berlin')).toBe(words);
});

test.each([
  [{ every: 'hours', hours: 1 }, 'every hour'],
  [{ every: 'hours', hours: 6 }, 'every 6 hours'],
  [{ every: 'day', at: 7 }, 'every day at 07:00'],
  [{ every: 'weekday', at: 17 }, 'Monday to Friday at 17:00'],
  [{ every: 'week', on: 7, at: 0 }, 'every Sunday at 00:00'],
  [{ every: 'month', on: 31, at: 8 }, 'on day 31 of every month at 08:00'],
] as const)('%j is %s', (when, words) => {
  expect(scheduleWords(when)).toBe(words);
});

const NOTHING = { pages: 0, pagesExpected: undefined, rows: 0, rowsExpected: undefined, phase: 'reading' } as const;

test.each([
  [NOTHING, 'Waiting for ActivTrak', undefined],
  [{ ...NOTHING, pages: 3, rows: 3000 }, '3 pages · 3,000 rows', undefined],
  [{ ...NOTHING, pages: 3, pagesExpected: 12, rows: 3000, rowsExpected: 12_000 }, 'Page 3 of 12 · 3,000 of 12,000 rows', 0.25],
  [{ ...NOTHING, pages: 3, pagesExpected: 6, rows: 0 }, 'Page 3 of 6 · 0 rows', 0.5],
  [{ ...NOTHING, pages: 3, rows: 1, phase: 'writing' }, 'Writing 1 row to the sheet', 1],
] as const)('progress %j', (progress, words, share) => {
  expect(progressWords(progress)).toBe(words);
  expect(progressShare(progress)).toBe(share);
});

test('days and people in few words', () => {
  expect(reportDays({ kind: 'words', words: 'last week' })).toBe('last week');
  expect(reportDays({ kind: 'fixed', from: '2026-03-01', to: '' })).toBe('2026-03-01 to …');
  expect(reportDays({ kind: 'cells', from: 'S!A1', to: 'S!A2' })).toBe('days in S!A1 to S!A2');
  const one = { kind: 'group', id: 1, name: 'Sales' } as const;
  expect([[], [one], [one, one, one]].map((who) => whoWords(report({ who })))).toEqual(['everyone', 'Sales', 'Sales and 2 more']);
});
