import type { SheetValue } from '../../shared/sheet-writer';
import type { FakeActivity } from '../doubles/fake-organisation';
import { type Counted, countedRows, keyOf, SOMEBODY } from './grouped-count';
import { type Grouping, KEY_COLUMNS } from './grouping';
import { type Ended, type Past, Wrong } from './oracle';
import type { SeenRecord, Sight } from './sight';
import { type Cells, daysOf, type PER, serialOf } from './truth';

/** A refresh of a grouped log that ended well. */
export interface GroupedEnded
  extends Pick<Ended, 'disposition' | 'words' | 'isCursorLost' | 'days' | 'held' | 'deleted' | 'isTorn' | 'fresh' | 'past'> {
  readonly grouping: Grouping;
  readonly unit: keyof typeof PER;
  readonly log: readonly { readonly activity: FakeActivity; readonly since: number }[];
  /** The world's moments when it began and when it ended. */
  readonly began: number;
  readonly now: number;
  /** Columns that came in since the report was made: rows of days that nothing came for have nothing in them. */
  readonly added: ReadonlySet<string>;
  /** Somebody's groups by the hours of some days; `undefined` where it depends on the moment at which they were read. */
  readonly groupsOf: (personId: number, days: readonly { readonly from: number; readonly to: number }[]) => readonly string[] | undefined;
}

const dayOf = ({ time }: FakeActivity): number => serialOf(time.slice(0, 10));

/**
 * Looks whether a sheet shows what the log comes to: of each day at least what had arrived when it was read, and at the most what is there now.
 * @returns how the report was read so far, with the moment up to which all of each day counts
 * @throws Wrong that names the first group which is wrong
 */
export function judgeGroups(sight: Sight, ended: GroupedEnded): Omit<Past, 'since'> {
  const { disposition, words, isCursorLost, days, log, began, now, isTorn, past, grouping, unit } = ended;
  const isKept = disposition !== 'replace';
  const isBeginning = !isKept || past === undefined || past.disposition === 'replace';
  const todays = Array.from({ length: days.last - days.first + 1 }, (_, at) => days.first + at);
  const windows = words.flatMap((one) => todays.map((today) => daysOf(one, today)));
  const froms = windows.map(({ from }) => from);
  const tos = windows.map(({ to }) => to);
  const latest = Math.max(...froms);
  const from = isBeginning || past === undefined ? latest : Math.min(past.from.most, latest);
  const earliest = isBeginning || past === undefined ? Math.min(...froms) : Math.min(past.from.least, ...froms);
  const then = past === undefined ? latest : past.to.most - Math.min(...windows.map((one) => Math.min(...tos) - one.from));
  // Without a cursor the days count that the report was about when it was read last, and those it is about now.
  const anew = isCursorLost && !isBeginning ? Math.max(from, isTorn ? latest : Math.min(latest, then)) : from;
  const lows = new Map(isBeginning ? [] : past?.lows);
  const until = isBeginning ? -1 : (past?.until ?? -1);
  const cameTo = (day: number, after: number, upTo: number): boolean =>
    log.some(({ activity, since }) => dayOf(activity) === day && since > after && since <= upTo);
  for (const day of new Set(log.map(({ activity }) => dayOf(activity)))) {
    // What a way that began with the dates again has passed counts once its day is read for another record's sake.
    const isPassed = !isBeginning && !isCursorLost && cameTo(day, lows.get(day) ?? -1, past?.since ?? -1) && !cameTo(day, until, began);
    if (day >= anew && !isPassed && (isKept || day <= Math.min(...tos))) lows.set(day, began);
  }
  const isIn = (day: number): boolean => day >= earliest && (isKept || day <= Math.max(...tos));

  const low = log.filter(({ activity, since }) => since <= (lows.get(dayOf(activity)) ?? Number.NEGATIVE_INFINITY));
  const high = log.filter(({ activity, since }) => since <= now && isIn(dayOf(activity)));
  const activitiesOf = (list: typeof log): readonly FakeActivity[] => list.map(({ activity }) => activity);
  const groupsOf = (personId: number): readonly string[] => ended.groupsOf(personId, windows) ?? [];
  const least = countedRows(activitiesOf(low), grouping, unit, groupsOf);
  const most = countedRows(activitiesOf(high), grouping, unit, groupsOf);
  const isExact = low.length === high.length;
  /** Whether the refresh surely read a day of it again. */
  const touched = (one: Counted): boolean => one.activities.some((activity) => cameTo(dayOf(activity), until, began));

  const answer = {
    disposition,
    passed: new Set<string>(),
    lows,
    until: now,
    from: { least: earliest, most: from },
    to: {
      least: isBeginning || past === undefined ? Math.min(...tos) : Math.max(past.to.least, Math.min(...tos)),
      most: isBeginning || past === undefined ? Math.max(...tos) : Math.max(past.to.most, ...tos),
    },
  };
  // An answer of which nothing is shown clears no sheet.
  if (isBeginning && least.size === 0 && sight.records.every(({ key }) => ended.held.has(key))) {
    const least = Math.min(earliest, past?.from.least ?? earliest);
    return { ...answer, lows: new Map([...lows, ...(past?.lows ?? [])]), from: { least, most: from } };
  }
  const isOfAll = grouping.top !== undefined;
  if (isOfAll && !isExact) return answer;
  if (grouping.by.includes('group') && high.some(({ activity }) => ended.groupsOf(activity.personId, windows) === undefined)) return answer;
  if (grouping.people !== 'names')
    for (const { cells } of sight.records)
      if ([...cells.values()].some((cell) => /^(?:Person |PC-)\d$/.test(String(cell)))) throw new Wrong(`A name is shown: ${said(cells)}.`);

  const rows = grouping.people === 'pseudonyms' ? together(sight.records, grouping) : new Map(sight.records.map((one) => [one.key, [one]]));
  if (grouping.people !== 'pseudonyms' && rows.size < sight.records.length) throw new Wrong('A group is there twice.');
  const gone = new Set([...ended.deleted].map((key) => (grouping.people === 'pseudonyms' ? disguised(key, grouping) : key)));
  for (const [key, own] of rows) {
    const [up, down] = [most.get(key), least.get(key)];
    if (!up) throw new Wrong(`The group ${key} never was: ${said((own[0] as SeenRecord).cells)}.`);
    const isCut = isKept && gone.has(key) && grouping.people === 'pseudonyms';
    const isSure = down?.activities.length === up.activities.length && !isCut;
    const isNew = touched(up);
    for (const [column, wanted] of up.cells) {
      if (column === 'share' && !isExact) continue;
      const isSum = column === 'activities' || column === 'duration';
      const cells = own.map(({ cells }) => cells.get(column)).filter((cell) => cell !== undefined);
      if (cells.length === 0 || column === KEY_COLUMNS.person) continue;
      // A killed refresh may have had the group in the sheet before the column came in.
      const mayLack = (ended.added.has(column) && !isNew) || ended.fresh.has(column);
      if (isKept && mayLack && cells.every((cell) => cell === '')) continue;
      if (own.length > 1 && !isSum && column in SAID_OF_ONE) continue;
      const cell = isSum ? cells.reduce<number>((sum, one) => sum + Number(one), 0) : cells[0];
      const isRight = isSure || !isSum ? !isSure || same(cell, wanted) : within(cell, isCut ? 0 : down?.cells.get(column), wanted);
      if (!isRight)
        throw new Wrong(
          `The group ${key} has ${column} ${cell}, and it is ${isSure ? '' : `${down?.cells.get(column) ?? 0} to `}${wanted}.`,
        );
    }
    if (grouping.people === 'pseudonyms' && isSure && own.length !== new Set(up.activities.map(({ personId }) => personId)).size)
      throw new Wrong(`The group ${key} has ${own.length} people.`);
  }
  for (const [key, one] of least) {
    if (rows.has(key)) continue;
    if (isKept && gone.has(key) && (isTorn || !touched(one))) continue;
    throw new Wrong(`The group ${key} is not there.`);
  }
  return answer;
}

/** Of several people's rows these are not one number. */
const SAID_OF_ONE: Readonly<Record<string, true>> = { people: true, firstActivity: true, lastActivity: true, longest: true, share: true };

/** A group's key with whoever it is about. */
function disguised(key: string, { by }: Grouping): string {
  const words = key.split(' ');
  const place = by.indexOf('person');
  const after = by.length - 1 - place;
  return [...words.slice(0, place), SOMEBODY, ...words.slice(words.length - after, after === 0 ? 0 : undefined)].join(' ');
}

/** Rows that differ in the person alone. */
function together(records: readonly SeenRecord[], { by }: Grouping): Map<string, SeenRecord[]> {
  const found = new Map<string, SeenRecord[]>();
  for (const record of records) {
    const cells = by.map((one): SheetValue => (one === 'person' ? SOMEBODY : (record.cells.get(KEY_COLUMNS[one]) ?? '')));
    found.set(keyOf(cells), [...(found.get(keyOf(cells)) ?? []), record]);
  }
  return found;
}

const said = (cells: Cells): string => JSON.stringify(Object.fromEntries(cells));

const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 1e-7 * Math.max(1, Math.abs(one)));

function within(cell: unknown, least: unknown, most: unknown): boolean {
  const hair = 1e-7 * Math.max(1, Number(most));
  return typeof cell === 'number' && cell >= Number(least ?? 0) - hair && cell <= Number(most) + hair;
}
