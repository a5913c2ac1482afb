import { checkReport } from '../../../../shared/report/definition/check-report';
import type { Report } from '../../../../shared/report/definition/definition';
import { identityKeys, isPersonal, outputColumns, readColumns } from '../../../../shared/report/definition/output';
import { formOf } from '../../../../shared/report/definition/report-form';
import { meaningOf } from '../../../../shared/report/kept/report-state';
import { GROUP_KEYS } from '../../../../shared/report/rollup/group-keys';
import { MEASURES } from '../../../../shared/report/rollup/measures';
import { report } from '../report-bench';

const grouped = (change: Partial<Report> = {}): Report =>
  report({ version: 2, stream: 'activity-log', columns: [], rollup: { by: ['day', 'application'], measures: ['time'] }, ...change });

const keysOf = (one: Report): readonly string[] => outputColumns(one).map(({ key }) => key);

it('the columns are what is grouped by, which tells rows apart, and then what is said of each group', () => {
  const one = grouped({ rollup: { by: [...GROUP_KEYS], measures: [...MEASURES] }, unit: 'hours' });
  expect(outputColumns(one).map(({ label }) => label)).toEqual([
    ...['Date', 'Week', 'Hour', 'User', 'Group', 'Computer', 'Application', 'Site', 'Productivity', 'Location'],
    ...['Time (h)', 'Activities', 'People', 'First activity', 'Last activity', 'Longest (h)', 'Share'],
  ]);
  expect(identityKeys(one)).toEqual(keysOf(one).slice(0, GROUP_KEYS.length));
  expect(() => checkReport(one)).not.toThrow();
});

it('headers and words are those of the columns that people named', () => {
  const columns = [
    { key: 'productivity', label: 'Kind', words: { '1': 'Productive' } },
    { key: 'duration', label: 'Spent' },
    { key: 'titleBar' },
  ];
  const [kind, time] = outputColumns(grouped({ columns, rollup: { by: ['productivity'], measures: ['time'] } }));
  expect(kind).toEqual({ key: 'productivity', label: 'Kind', kind: 'text', words: { '1': 'Productive' } });
  expect(time?.label).toBe('Spent');
});

it('reads a URL only for its site, and titles never', () => {
  const read = (by: readonly (typeof GROUP_KEYS)[number][]): readonly string[] =>
    readColumns(grouped({ rollup: { by, measures: ['time'] } })).map(({ key }) => key);
  expect(read(['application'])).toEqual(['time', 'timeUtc', 'user', 'computer', 'executable', 'duration', 'logId', 'computerId']);
  expect(read(['site'])).toEqual(['time', 'timeUtc', 'user', 'computer', 'duration', 'logId', 'computerId', 'url']);
});

it.each([
  ['names', ['date', 'user', 'computer', 'site', 'duration', 'longest']],
  ['pseudonyms', ['date', 'user', 'site', 'duration', 'longest']],
  ['summary', ['date', 'site', 'duration']],
] as const)('with %s it shows %s', (people, keys) => {
  const rollup = { by: ['day', 'person', 'computer', 'site'], measures: ['time', 'longest'] } as const;
  expect(keysOf(grouped({ rollup, privacy: { people, smallestGroup: 5 } }))).toEqual(keys);
});

it('only people and computers are about single people', () => {
  const one = grouped({ rollup: { by: [...GROUP_KEYS], measures: [...MEASURES] } });
  expect(keysOf(one).filter(isPersonal)).toEqual(['user', 'computer']);
});

const summary = { people: 'summary', smallestGroup: 5 } as const;

it.each<readonly [string, Partial<Report>]>([
  ['hours', { stream: 'user-hours' }],
  ['nothing to group by', { rollup: { by: [], measures: ['time'] } }],
  ['nothing left to group by', { rollup: { by: ['person'], measures: ['time'] }, privacy: summary }],
  ['nothing to say', { rollup: { by: ['day'], measures: [] } }],
  ['nothing left to say', { rollup: { by: ['day'], measures: ['longest'] }, privacy: summary }],
  ['a key twice', { rollup: { by: ['day', 'day'], measures: ['time'] } }],
  ['half a name', { rollup: { by: ['site'], measures: ['time'], top: 0.5 } }],
  ['no names', { rollup: { by: ['site'], measures: ['time'], top: 0 } }],
  ['a top list of hours', { rollup: { by: ['hour'], measures: ['time'], top: 3 } }],
  ['rows that are only added', { disposition: 'append' }],
  ['kept rows without a day', { disposition: 'merge', rollup: { by: ['week', 'site'], measures: ['time'] } }],
  ['a top list of kept rows', { disposition: 'merge', rollup: { by: ['day', 'site'], measures: ['time'], top: 3 } }],
  ['shares of kept rows', { disposition: 'merge', rollup: { by: ['day', 'site'], measures: ['share'] } }],
  ['a smallest group of one', { privacy: { ...summary, smallestGroup: 1 } }],
])('%s is refused in two sentences', (_, change) => {
  expect(() => checkReport(grouped(change))).toThrow(expect.objectContaining({ code: 'argument' }));
});

it.each<readonly [string, Partial<Report>]>([
  ['a summary of the log', { privacy: summary }],
  ['a top list', { rollup: { by: ['day', 'site'], measures: ['time', 'share'], top: 10 } }],
  ['kept rows with a day', { disposition: 'merge' }],
])('%s can be grouped', (_, change) => {
  expect(() => checkReport(grouped(change))).not.toThrow();
});

it('what a newer version groups by is left alone, and what is no grouping is damaged', () => {
  const formWith = (rollup: unknown) => formOf({ ...grouped(), rollup });
  expect(formWith({ by: ['day'], measures: ['time'] })).toBe('usable');
  expect(formWith({ by: ['mood'], measures: ['time'] })).toBe('newer');
  expect(formWith({ by: ['day'], measures: ['mood'] })).toBe('newer');
  expect(formWith({ by: 'day', measures: ['time'] })).toBe('damaged');
  expect(formWith({ by: ['day'] })).toBe('damaged');
  expect(formWith({ by: ['day'], measures: ['time'], top: 'ten' })).toBe('damaged');
  expect(formWith(null)).toBe('damaged');
});

it('rows by other groups mean something else, and raw rows what they always did', () => {
  expect(meaningOf(grouped())).not.toBe(meaningOf(grouped({ rollup: { by: ['day', 'site'], measures: ['time'] } })));
  expect(meaningOf(grouped())).toBe(meaningOf(grouped({ rollup: { by: ['day', 'application'], measures: ['time', 'people'] } })));
  const raw = report();
  expect(meaningOf(raw)).toBe(JSON.stringify([raw.stream, raw.unit, raw.privacy]));
});
