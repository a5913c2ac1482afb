import type { SheetValue } from '../../shared/sheet-writer';
import type { FakeActivity } from '../doubles/fake-organisation';
import { type Grouping, KEY_COLUMNS } from './grouping';
import { type Cells, PER, serialOf } from './truth';

/** What stands in the place of a person who goes by another name. */
export const SOMEBODY = 'somebody';

/** A row that a grouped log is to have. */
export interface Counted {
  readonly key: string;
  readonly activities: readonly FakeActivity[];
  readonly cells: Cells;
}

const siteOf = (url: string | undefined): string => (url === undefined ? '(none)' : new URL(url).hostname.replace(/^www\./, ''));

/** A week begins on Monday. */
const mondayOf = (date: string): number => serialOf(date) - ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7);

/** An activity as one of its person's groups counts it. */
type OfGroup = FakeActivity & { readonly group?: string };

function cellOf(
  key: Grouping['by'][number],
  { time, personId, executable, url, productivity, location, group }: OfGroup,
  { people }: Grouping,
): SheetValue {
  const date = time.slice(0, 10);
  switch (key) {
    case 'day':
      return serialOf(date);
    case 'week':
      return mondayOf(date);
    case 'hour':
      return Number(time.slice(11, 13));
    case 'person':
      return people === 'pseudonyms' ? SOMEBODY : `Person ${personId}`;
    case 'computer':
      return `PC-${personId}`;
    case 'application':
      return executable ?? '';
    case 'site':
      return siteOf(url);
    case 'productivity':
      return productivity ?? 1;
    case 'location':
      return location ?? '(none)';
    case 'group':
      return group ?? '';
  }
}

export const keyOf = (cells: readonly SheetValue[]): string => cells.map(String).join(' ');
const seconds = (activities: readonly FakeActivity[]): number => activities.reduce((sum, one) => sum + one.seconds, 0);

function grouped(log: readonly FakeActivity[], cellsOf: (activity: FakeActivity) => readonly SheetValue[]) {
  const found = new Map<string, { cells: readonly SheetValue[]; log: FakeActivity[] }>();
  for (const activity of log) {
    const cells = cellsOf(activity);
    const group = found.get(keyOf(cells)) ?? { cells, log: [] };
    group.log.push(activity);
    found.set(keyOf(cells), group);
  }
  return found;
}

/** The places that a top list names: applications and sites, else people. */
function placesNamed(by: Grouping['by']): readonly number[] {
  const places = (keys: readonly string[]): readonly number[] => by.flatMap((key, at) => (keys.includes(key) ? [at] : []));
  const programs = places(['application', 'site']);
  return programs.length > 0 ? programs : places(['person', 'computer']);
}

/** The rows of a log, counted from its activities alone. */
export function countedRows(
  own: readonly FakeActivity[],
  grouping: Grouping,
  unit: keyof typeof PER,
  groupsOf: (personId: number) => readonly string[],
): ReadonlyMap<string, Counted> {
  const { by, people, smallest, top } = grouping;
  const log: readonly OfGroup[] = by.includes('group')
    ? own.flatMap((activity) => groupsOf(activity.personId).map((group) => ({ ...activity, group })))
    : own;
  const cellsOf = (activity: FakeActivity): readonly SheetValue[] => by.map((key) => cellOf(key, activity, grouping));
  const peopleIn = (list: readonly FakeActivity[]): number => new Set(list.map(({ personId }) => personId)).size;
  const shown = [...grouped(log, cellsOf).values()].filter((group) => people !== 'summary' || peopleIn(group.log) >= smallest);
  const all = shown.flatMap((group) => group.log);
  const places = placesNamed(by);
  const itemOf = (activity: FakeActivity): string => keyOf(places.map((at) => cellsOf(activity)[at] as SheetValue));
  const items = [...grouped(all, (activity) => [itemOf(activity)])];
  items.sort(([one, { log: own }], [other, { log: others }]) => seconds(others) - seconds(own) || (one < other ? -1 : 1));
  const named = new Set(items.slice(0, top ?? items.length).map(([item]) => item));
  const lines = grouped(all, (activity) =>
    cellsOf(activity).map((cell, at) => (named.has(itemOf(activity)) || !places.includes(at) ? cell : 'All others')),
  );
  return new Map(
    [...lines].map(([key, { cells, log: activities }]) => {
      const times = activities.map(({ time }) => serialOf(time));
      const measured: readonly (readonly [string, SheetValue])[] = [
        ['duration', seconds(activities) / PER[unit]],
        ['activities', activities.length],
        ['people', peopleIn(activities)],
        ['firstActivity', Math.min(...times)],
        ['lastActivity', Math.max(...times)],
        ['longest', Math.max(...activities.map((one) => one.seconds)) / PER[unit]],
        ['share', seconds(activities) / seconds(all)],
      ];
      const told = by.map((one, at): readonly [string, SheetValue] => [KEY_COLUMNS[one], cells[at] as SheetValue]);
      return [key, { key, activities, cells: new Map([...told, ...measured]) }];
    }),
  );
}
