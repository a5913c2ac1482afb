import type { Cell, CellKind, Column } from '../../model/cell';
import { DAY_MS } from '../../model/day-length';
import { type WeekStart, weekday } from '../../model/weekdays';
import { siteIn } from './site';

/** What records of the log can be grouped by, in the order in which people are offered it. */
export const GROUP_KEYS = [
  'day',
  'week',
  'hour',
  'person',
  'group',
  'computer',
  'application',
  'site',
  'productivity',
  'location',
] as const;
/** One of what records can be grouped by. */
export type GroupKey = (typeof GROUP_KEYS)[number];

/** Gives a record's cell in a column of the log. */
export type CellOf = (column: string) => Cell;

/** What one key means. */
export interface GroupKeyDefinition {
  /** The stable word of its column in the sheet. */
  readonly column: string;
  readonly kind: CellKind;
  /** Privacy depends only on this, as it does for the log's columns. */
  readonly about: Column['about'];
  /** The columns of the log that it reads. */
  readonly reads: readonly string[];
  /** Whether its rows come in its own order; else those with the most time come first. */
  readonly isOrdered: boolean;
  /** Whether a top list can count it, and before which others: the keys of the lowest rank among those of a report are counted. */
  readonly rank?: number;
  /** A record's value; `''` where it has none. Groups are those of its person and known at the end. */
  readonly value: (cell: CellOf, weekStart: WeekStart) => Cell;
}

const HOUR_MS = 3_600_000;

/** The day of a moment. */
export const dayIn = (moment: Cell): Cell => (typeof moment === 'number' ? Math.floor(moment) : '');

/** The hour from 0 to 23. Fractions of days are not exact, so that 08:00:00 may come as a hair less. */
function hourIn(moment: Cell): Cell {
  if (typeof moment !== 'number') return '';
  return Math.min(23, Math.floor(Math.round((moment - Math.floor(moment)) * DAY_MS) / HOUR_MS));
}

const weekIn = (moment: Cell, weekStart: WeekStart): Cell =>
  typeof moment === 'number' ? Math.floor(moment) - ((weekday(Math.floor(moment)) - weekStart + 7) % 7) : '';

/** No group is told by more characters, so that a few of them fit into a cell. */
const MOST_CHARACTERS = 1000;

/** A text on one line, as groups are told by it. */
export const plainText = (cell: Cell): string => String(cell).replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);

const textIn =
  (column: string) =>
  (cell: CellOf): Cell =>
    plainText(cell(column));

const ORDERED = { about: 'nothing', isOrdered: true } as const;
const LISTED = { kind: 'text', about: 'nothing', isOrdered: false } as const;

/** Every key. An activity that goes on past midnight, or past the hour, belongs where it begins. Days and hours are the computer's own. */
export const KEYS: Readonly<Record<GroupKey, GroupKeyDefinition>> = {
  day: { ...ORDERED, column: 'date', kind: 'date', reads: ['time'], value: (cell) => dayIn(cell('time')) },
  week: { ...ORDERED, column: 'week', kind: 'date', reads: ['time'], value: (cell, weekStart) => weekIn(cell('time'), weekStart) },
  hour: { ...ORDERED, column: 'hour', kind: 'number', reads: ['time'], value: (cell) => hourIn(cell('time')) },
  // Whose a record is goes with it in any case, under another name where people are disguised.
  person: { column: 'user', kind: 'text', about: 'person', reads: ['user'], isOrdered: true, rank: 1, value: () => '' },
  group: { ...ORDERED, column: 'groups', kind: 'text', reads: ['user'], rank: 1, value: () => '' },
  computer: { ...LISTED, column: 'computer', about: 'person', reads: ['computer'], isOrdered: true, rank: 1, value: textIn('computer') },
  application: { ...LISTED, column: 'executable', reads: ['executable'], rank: 0, value: textIn('executable') },
  site: { ...LISTED, column: 'site', reads: ['url'], rank: 0, value: (cell) => siteIn(plainText(cell('url'))) },
  productivity: { ...ORDERED, column: 'productivity', kind: 'number', reads: ['productivity'], value: (cell) => cell('productivity') },
  location: { ...LISTED, column: 'location', reads: ['location'], rank: 1, value: textIn('location') },
};

/** What is read of every record: when and whose it is, by which it is told apart and belongs to the days and people that are asked about. */
const ALWAYS = ['time', 'timeUtc', 'user', 'computer', 'computerId', 'logId', 'duration'];

/** The columns of the log that are read where it is grouped. A URL is read for its site alone. */
export function groupedReads(columns: readonly Column[], by: readonly GroupKey[]): readonly Column[] {
  const names = new Set([...ALWAYS, ...by.flatMap((key) => KEYS[key].reads)]);
  return columns.filter(({ key }) => names.has(key));
}
