import type { SheetValue } from '../../shared/sheet-writer';
import type { FakeActivity, FakeDay } from '../doubles/fake-organisation';
import type { Start } from './step';
import type { World } from './world';

/** What a record's cells are to hold, by column. */
export type Cells = ReadonlyMap<string, SheetValue>;

/** A record as the server had it at any moment since one. */
export interface TrueRecord {
  readonly key: string;
  /** As a serial number. */
  readonly day: number;
  readonly versions: readonly Cells[];
  /** Whether the server had it all the time. */
  readonly always: boolean;
}

/** Whole days since 1899-12-30, as spreadsheets count them, and the part of a day. */
export const serialOf = (text: string): number =>
  (Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`) + 2_209_161_600_000) / 86_400_000;

export const IDENTITY = { 'user-hours': ['date', 'userId'], 'activity-log': ['logId'] } as const;
export const BASE = { 'user-hours': ['date', 'userId', 'active'], 'activity-log': ['logId', 'time', 'duration'] } as const;
export const EXTRA = {
  'user-hours': ['user', 'passive', 'productiveActive', 'unproductiveActive'],
  'activity-log': ['user', 'computer', 'executable', 'timeUtc'],
} as const;

export const PER = { seconds: 1, hours: 3600, days: 86_400 } as const;

function hoursCells(day: FakeDay, unit: Start['unit'], name: string): Cells {
  const time = (seconds: number): number => seconds / PER[unit];
  return new Map<string, SheetValue>([
    ['date', serialOf(day.date)],
    ['userId', day.personId],
    ['user', name],
    ['active', time(day.productive + day.unproductive + day.undefined)],
    ['passive', time(day.passive)],
    ['productiveActive', time(day.productive)],
    ['unproductiveActive', time(day.unproductive)],
  ]);
}

function logCells(activity: FakeActivity, unit: Start['unit'], name: string): Cells {
  return new Map<string, SheetValue>([
    ['logId', activity.logId],
    ['time', serialOf(activity.time)],
    ['timeUtc', serialOf(activity.utc)],
    ['duration', activity.seconds / PER[unit]],
    ['user', name],
    ['computer', `PC-${activity.personId}`],
    ['executable', activity.executable ?? ''],
  ]);
}

export function recordsSince(world: World, { stream, unit }: Start, moment: number): ReadonlyMap<string, TrueRecord> {
  const found: TrueRecord[] =
    stream === 'user-hours'
      ? [...world.hoursSince(moment)].map(([, { versions, always }]) => {
          const [first] = versions as readonly [FakeDay];
          const day = serialOf(first.date);
          return {
            key: `${day} ${first.personId}`,
            day,
            always,
            versions: versions.map((one) => hoursCells(one, unit, world.nameOf(one.personId))),
          };
        })
      : world.log().map(({ activity, since }) => ({
          key: activity.logId,
          day: Math.floor(serialOf(activity.time)),
          always: since <= moment,
          versions: [logCells(activity, unit, world.nameOf(activity.personId))],
        }));
  return new Map(found.map((record) => [record.key, record]));
}

/** Days of a report's words, as serial numbers, both included. */
export function daysOf(words: string, today: number): { readonly from: number; readonly to: number } {
  switch (words) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: today - 1, to: today - 1 };
    case 'last 3 days':
      return { from: today - 2, to: today };
    case 'last 7 days':
      return { from: today - 6, to: today };
    case 'this month': {
      const date = new Date(today * 86_400_000 - 2_209_161_600_000);
      return { from: today - date.getUTCDate() + 1, to: today };
    }
    default:
      throw new Error(`The storm does not know the days of “${words}”.`);
  }
}
