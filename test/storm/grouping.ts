import fc from 'fast-check';
import type { Report } from '../../shared/report/definition/definition';

/** How a program's report groups the log. */
export interface Grouping {
  readonly by: readonly (keyof typeof KEY_COLUMNS)[];
  readonly measures: readonly (keyof typeof MEASURE_COLUMNS)[];
  readonly top: number | undefined;
  readonly people: Report['privacy']['people'];
  readonly smallest: number;
}

/** The columns of what a log is grouped by, and of what is said of each group. */
export const KEY_COLUMNS = {
  day: 'date',
  week: 'week',
  hour: 'hour',
  person: 'user',
  computer: 'computer',
  application: 'executable',
  site: 'site',
  productivity: 'productivity',
  location: 'location',
  group: 'groups',
} as const;
export const MEASURE_COLUMNS = {
  time: 'duration',
  activities: 'activities',
  people: 'people',
  first: 'firstActivity',
  last: 'lastActivity',
  longest: 'longest',
  share: 'share',
} as const;

const OF_DAYS: readonly Grouping['by'][] = [
  ['day'],
  ['day', 'application'],
  ['day', 'hour', 'site'],
  ['application', 'day'],
  ['day', 'productivity'],
  ['location', 'day'],
];
const OF_PERIODS: readonly Grouping['by'][] = [
  ['application'],
  ['week', 'site'],
  ['hour'],
  ['site', 'application'],
  ['productivity', 'location'],
  ['location'],
  ['group'],
  ['day', 'group'],
  ['group', 'productivity'],
];
const MEASURES: readonly Grouping['measures'][] = [
  ['time', 'activities'],
  ['activities', 'time', 'people'],
];
const OF_ONE: readonly Grouping['measures'][] = [
  ...MEASURES,
  ['time', 'activities', 'first', 'last', 'longest'],
  ['longest', 'activities', 'time'],
];

/** @param isKept whether the report's rows stay, so that each is of a day, and nothing is said of all of them */
export function groupings(isKept: boolean): fc.Arbitrary<Grouping> {
  const impersonal = isKept ? OF_DAYS : [...OF_DAYS, ...OF_PERIODS];
  const ofPeople: readonly Grouping['by'][] = [
    ['day', 'person'],
    ['day', 'person', 'application'],
    ...(isKept ? [] : [['person'] as const]),
  ];
  const shares: readonly Grouping['measures'][] = isKept ? [] : [['time', 'share', 'activities']];
  const named = fc.record({
    by: fc.constantFrom(...impersonal, ...ofPeople, ['day', 'computer'] as const),
    measures: fc.constantFrom(...OF_ONE, ...shares),
    top: fc.constant(undefined),
    people: fc.constant('names' as const),
    smallest: fc.constant(5),
  });
  const disguised = fc.record({
    by: fc.constantFrom(...ofPeople),
    measures: fc.constantFrom(...OF_ONE),
    top: fc.constant(undefined),
    people: fc.constant('pseudonyms' as const),
    smallest: fc.constant(5),
  });
  const summed = fc.record({
    by: fc.constantFrom(...impersonal),
    measures: fc.constantFrom(...MEASURES, ...shares),
    top: fc.constant(undefined),
    people: fc.constant('summary' as const),
    smallest: fc.constantFrom(2, 3),
  });
  if (isKept) return fc.oneof(named, disguised, summed);
  const best = fc.record({
    by: fc.constantFrom<Grouping['by']>(['application'], ['day', 'application'], ['site', 'application'], ['person'], ['person', 'hour']),
    measures: fc.constantFrom(...OF_ONE, ...shares),
    top: fc.constantFrom(1, 2),
    people: fc.constant('names' as const),
    smallest: fc.constant(5),
  });
  return fc.oneof(named, disguised, summed, best);
}

/** The columns in which such a report begins. */
export const groupedColumns = ({ by, measures }: Grouping): readonly string[] => [
  ...by.map((key) => KEY_COLUMNS[key]),
  ...measures.map((measure) => MEASURE_COLUMNS[measure]),
];

/** Whether its rows can be kept. */
export const isOfDays = ({ by, measures, top }: Grouping): boolean =>
  by.includes('day') && top === undefined && !measures.includes('share');

/** The columns that may come in later. */
export const moreColumns = ({ people }: Grouping): readonly string[] =>
  people === 'summary' ? ['people'] : ['people', 'firstActivity', 'lastActivity', 'longest'];

const keysOf = <Key extends string>(columns: Readonly<Record<Key, string>>, shown: readonly string[]): Key[] =>
  shown.flatMap((column) => (Object.keys(columns) as Key[]).filter((key) => columns[key] === column));

/** What of a definition is so where a log is grouped. @param shown the report's columns in their order */
export function groupedDefinition({ top, people, smallest }: Grouping, shown: readonly string[]): Partial<Report> {
  return {
    version: 2,
    privacy: { people, smallestGroup: smallest },
    rollup: { by: keysOf(KEY_COLUMNS, shown), measures: keysOf(MEASURE_COLUMNS, shown), ...(top === undefined ? {} : { top }) },
  };
}
