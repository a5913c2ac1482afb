import { notWholeNumber, tooManyChosen } from '#words/definitions';
import { checkReport } from '../../../../shared/report/definition/check-report';
import { checkSchedule } from '../../../../shared/report/definition/check-schedule';
import type { Report } from '../../../../shared/report/definition/definition';
import type { Schedule } from '../../../../shared/report/definition/schedule';
import { handClock } from '../../../doubles/hand-clock';
import { report } from '../report-bench';

const people = (count: number): Report['who'] => Array.from({ length: count }, (_, at) => ({ kind: 'user', id: at + 1, name: 'Ada' }));
const summary = (smallestGroup: number): Partial<Report> => ({
  columns: [{ key: 'date' }, { key: 'active' }],
  privacy: { people: 'summary', smallestGroup },
});

/** What may just be, and what is next to it. */
const LIMITS: readonly (readonly [string, readonly Partial<Report>[], readonly Partial<Report>[]])[] = [
  [
    notWholeNumber('reread', 1, 400),
    [{ rereadDays: 1 }, { rereadDays: 400 }],
    [{ rereadDays: 0 }, { rereadDays: 401 }, { rereadDays: 2.5 }],
  ],
  [notWholeNumber('snapshots', 1, 100), [{ snapshots: 1 }, { snapshots: 100 }], [{ snapshots: 0 }, { snapshots: 101 }, { snapshots: 2.5 }]],
  [notWholeNumber('smallest', 2, 1000), [summary(2), summary(1000)], [summary(1), summary(1001), summary(2.5)]],
  [tooManyChosen(50), [{ who: people(50) }], [{ who: people(51) }]],
  ['longer than 100 characters', [{ name: 'n'.repeat(100) }], [{ name: 'n'.repeat(101) }]],
  [
    'longer than 100 characters',
    [{ destination: { sheet: 's'.repeat(100), cell: 'A1' } }],
    [{ destination: { sheet: 's'.repeat(101), cell: 'A1' } }],
  ],
];

it.each(LIMITS)('a report is taken up to its limits and refused behind them: %s', (words, taken, refused) => {
  for (const change of taken) expect(() => checkReport(report(change))).not.toThrow();
  for (const change of refused) expect(() => checkReport(report(change))).toThrow(words);
});

const clock = handClock('at once');
const zone = 'UTC';
const SCHEDULES: readonly (readonly [string, readonly Schedule[], readonly Schedule[]])[] = [
  [
    notWholeNumber('hours', 1, 24),
    [1, 24].map((hours) => ({ every: 'hours', hours, zone })),
    [0, 25, 1.5].map((hours) => ({ every: 'hours', hours, zone })),
  ],
  [notWholeNumber('hour', 0, 23), [0, 23].map((at) => ({ every: 'day', at, zone })), [-1, 24].map((at) => ({ every: 'day', at, zone }))],
  [
    notWholeNumber('monthDay', 1, 31),
    [1, 31].map((on) => ({ every: 'month', on, at: 8, zone })),
    [0, 32].map((on) => ({ every: 'month', on, at: 8, zone })),
  ],
];

it.each(SCHEDULES)('a schedule is taken up to its limits and refused behind them: %s', (words, taken, refused) => {
  for (const when of taken) expect(() => checkSchedule(when, clock)).not.toThrow();
  for (const when of refused) expect(() => checkSchedule(when, clock)).toThrow(words);
});
