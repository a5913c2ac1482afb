import type { Sight } from './sight';
import { type Cells, daysOf, type TrueRecord } from './truth';

/** What a storm found wrong. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
}

/** How a report was read so far, as far as it can be told from outside. */
export interface Past {
  /** The disposition of its last refresh. */
  readonly disposition: string;
  /** The earliest and the latest day that its last refresh may have read up to. */
  readonly to: { readonly least: number; readonly most: number };
  /** The earliest and the latest day that its rows may begin with. */
  readonly from: { readonly least: number; readonly most: number };
  /** Records that a way which began with the dates again has passed. */
  readonly passed: ReadonlySet<string>;
  /** Where a log is grouped: the moment up to which all records of a day count. */
  readonly lows?: ReadonlyMap<number, number>;
  /** Then the moment when its last refresh ended, too. */
  readonly until?: number;
  /** The world's moment when its last refresh began. */
  readonly since: number;
}

/** A refresh that ended well. */
export interface Ended {
  readonly disposition: string;
  /** Words of its days: those of now, and others that it may have been planned with. */
  readonly words: readonly string[];
  readonly stream: string;
  readonly reread: number;
  /** Whether a log may have been read from the dates on once more. */
  readonly isCursorLost: boolean;
  /** The days on which it may have been planned. */
  readonly days: { readonly first: number; readonly last: number };
  /** Records as they were since it began, and since the one before it began. */
  readonly records: ReadonlyMap<string, TrueRecord>;
  readonly recordsBefore: ReadonlyMap<string, TrueRecord>;
  /** Records that the sheet had after the refresh before, with whatever people changed in them since. */
  readonly held: ReadonlyMap<string, Cells>;
  /** Records whose rows people deleted. */
  readonly deleted: ReadonlySet<string>;
  /** Whether a killed refresh may have had all of it in the sheet before people changed it. */
  readonly isTorn: boolean;
  /** Cells that people typed over while a killed refresh may have written them already; and columns that came in since then. */
  readonly typed: ReadonlyMap<string, Cells>;
  readonly fresh: ReadonlySet<string>;
  readonly past: Past | undefined;
}

const range = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/**
 * Looks whether a sheet shows what it has to after a refresh.
 * @returns how the report was read so far
 * @throws Wrong that names the first record which is wrong.
 */
export function judge(sight: Sight, ended: Ended): Past {
  const { disposition, words, stream, reread, isCursorLost, days, records, recordsBefore, held, deleted, isTorn, typed, fresh, past } =
    ended;
  const isBeginning = disposition === 'replace' || past === undefined || past.disposition === 'replace';
  const byCursor = stream === 'activity-log' && !words.includes('yesterday');
  const windows = words.flatMap((one) =>
    range(days.first, days.last).map((today) => {
      const { from, to } = daysOf(one, today);
      // Only days that are over are appended, but for what is followed by a cursor.
      return { from, to: disposition === 'append' && !byCursor ? Math.min(to, today - 1) : to };
    }),
  );
  const froms = windows.map(({ from }) => from);
  const tos = windows.map(({ to }) => to);
  const inAll = (day: number): boolean =>
    windows.every(({ from, to }) => day >= from && (byCursor && disposition !== 'replace' ? true : day <= to));
  const inSome = (day: number): boolean =>
    windows.some(({ from, to }) => day >= from && (byCursor && disposition !== 'replace' ? true : day <= to));
  const from = isBeginning ? Math.max(...froms) : disposition === 'merge' ? Math.min(past.from.most, Math.max(...froms)) : past.from.most;

  const must = new Set<string>();
  const passed = new Set(isBeginning ? [] : past.passed);
  for (const { key, day, always } of records.values()) {
    if (!always && !(byCursor && isCursorLost)) continue;
    if (isBeginning) {
      if (always && inAll(day)) must.add(key);
    } else if (byCursor) {
      // Without a cursor the days count that the report was about when it was read last, and those it is about now.
      if (past.passed.has(key)) continue;
      const then = past.to.most - Math.min(...windows.map((one) => Math.min(...tos) - one.from));
      const anew = isTorn ? Math.max(...froms) : Math.min(Math.max(...froms), then);
      const isDue = day >= (isCursorLost ? Math.max(from, anew) : from);
      if (isDue && always) must.add(key);
      if (!isDue) passed.add(key);
    } else {
      const isAgain = day > past.to.most - (disposition === 'merge' ? reread : 0) && day >= from && day <= Math.min(...tos);
      const isLonger = disposition === 'merge' && Math.max(...froms) < past.from.least && inAll(day);
      if (isAgain || isLonger) must.add(key);
    }
  }
  const mustBefore = new Set<string>();
  if (!isBeginning && !byCursor)
    for (const { key, day, always } of recordsBefore.values())
      if (always && day > past.to.least && day >= from && day <= Math.min(...tos)) mustBefore.add(key);

  // What was read once comes no more.
  const isOnce = !isBeginning && (disposition === 'append' || byCursor);
  const found = new Set<string>();
  const staysAsItWas = isBeginning && must.size === 0;
  for (const { key, cells, row } of sight.records) {
    if (found.has(key)) throw new Wrong(`The record ${key} is there twice (row ${row}).`);
    found.add(key);
    const record = records.get(key);
    const before = held.get(key);
    const isTyped = disposition !== 'replace' && typed.has(key) && isHeld(cells, typed.get(key) as Cells);
    const isNow = isTyped || (record?.versions.some((version) => isVersion(cells, version, fresh)) ?? false);
    const isOld = before !== undefined && isHeld(cells, before);
    if (!record && !before) throw new Wrong(`The record ${key} in row ${row} never was.`);
    if (isBeginning && !staysAsItWas) {
      if (!isNow)
        throw new Wrong(`The record ${key} says ${said(cells)}, and was ${record?.versions.map(said).join(' or ') ?? 'not there'}.`);
      if (!inSome(record?.day ?? 0)) throw new Wrong(`The record ${key} is of another day than the report's.`);
    } else if (must.has(key) && disposition === 'merge' && !byCursor) {
      if (!isNow) throw new Wrong(`The record ${key} says ${said(cells)}, and was ${record?.versions.map(said).join(' or ')}.`);
    } else if (disposition === 'append' && before && !isOld)
      throw new Wrong(`The appended record ${key} says ${said(cells)}, and said ${said(before)}.`);
    else if (!isNow && !isOld && !recordsBefore.get(key)?.versions.some((version) => isVersion(cells, version, fresh)))
      throw new Wrong(`The record ${key} says ${said(cells)}, which it never was.`);
  }
  for (const key of must)
    if (!found.has(key) && !((isOnce || (isTorn && disposition !== 'replace')) && deleted.has(key)))
      throw new Wrong(`The record ${key} is not there.`);
  for (const key of mustBefore)
    if (!found.has(key) && !deleted.has(key)) throw new Wrong(`The record ${key}, of a day that a paused refresh passed, is not there.`);
  // An empty answer clears no sheet.
  const isEmpty = windows.length === 1 && [...records.values()].every(({ day }) => !inSome(day));
  if (!isBeginning || (past !== undefined && isEmpty))
    for (const key of held.keys()) if (!found.has(key)) throw new Wrong(`The record ${key} was there before, and is lost.`);
  return {
    disposition,
    passed,
    from: {
      least: isBeginning || past === undefined ? Math.min(...froms) : Math.min(past.from.least, ...(disposition === 'merge' ? froms : [])),
      most: from,
    },
    since: 0,
    to:
      isBeginning || past === undefined
        ? { least: Math.min(...tos), most: Math.max(...tos) }
        : { least: Math.max(past.to.least, Math.min(...tos)), most: Math.max(past.to.most, Math.max(...tos)) },
  };
}

const said = (cells: Cells): string => JSON.stringify(Object.fromEntries(cells));

const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(one)));

const isVersion = (cells: Cells, version: Cells, fresh: ReadonlySet<string>): boolean =>
  [...cells].every(([key, value]) => same(value, version.get(key)) || (value === '' && fresh.has(key)));
/** Columns that came in since are empty or not. */
const isHeld = (cells: Cells, before: Cells): boolean =>
  [...cells].every(([key, value]) => !before.has(key) || same(value, before.get(key)));
