/**
 * What callers write, as the core takes it.
 * @module
 */

import {
  EMPTY,
  EMPTY_RANGE,
  EVERYONE_AND_OTHERS,
  isDate,
  NOBODY_LISTED,
  notDay,
  notId,
  notLimit,
  notNames,
  notRange,
  notUnit,
  notWho,
  rangeHasNo,
  whoIsEmpty,
} from '#words/library';
import type { Stream } from '../../shared/api/streams/streams';
import { wrong } from '../../shared/errors';
import { isBlank } from '../../shared/functions/arguments/argument';
import { type Column, UNITS, type Unit } from '../../shared/model/cell';
import { type Calendar, type DateRange, lastSevenDays } from '../../shared/model/date-range';
import { daysNamed, pastDays } from '../../shared/model/days-named';
import { chosenColumns, usualColumns } from '../../shared/model/selection';
import { parseWhos, type Who } from '../../shared/model/who';
import { anything, isPlain, optionsOf, shown, shownWord, unknown } from './options';

const QUERY = { range: anything, who: anything, columns: anything, unit: anything } as const;

/** The query of a function of hours; a text alone is its range. */
export const queryOf = (call: string, query: unknown): ActivTrak.Query => optionsOf<ActivTrak.Query>(call, query, QUERY, 'range');

/** The query of a function of the log. */
export const logQueryOf = (call: string, query: unknown): ActivTrak.LogQuery =>
  optionsOf<ActivTrak.LogQuery>(call, query, { ...QUERY, limit: anything }, 'range');

/**
 * The days that a range means; without one the last seven.
 * @throws ActivTrakError `argument` for what names no days, or days in the future.
 */
export function queriedDays(range: unknown, calendar: Calendar): DateRange {
  if (range === undefined) return lastSevenDays(calendar);
  if (typeof range === 'string' && isBlank(range)) throw wrong(EMPTY_RANGE);
  if (typeof range === 'string') return pastDays(daysNamed(range, calendar), calendar);
  if (!isPlain(range)) throw wrong(notRange(shown(range)));
  const other = Object.keys(range).find((name) => name !== 'from' && name !== 'to');
  if (other !== undefined) throw unknown(rangeHasNo(other), other, ['from', 'to']);
  const { from } = daysNamed(dayOf('range.from', range.from), calendar);
  const to = range.to === undefined ? calendar.today : daysNamed(dayOf('range.to', range.to), calendar).to;
  return pastDays({ from, to }, calendar);
}

function dayOf(name: string, value: unknown): string {
  if (typeof value === 'string' && !isBlank(value)) return value;
  if (Object.prototype.toString.call(value) === '[object Date]') throw wrong(isDate(name));
  throw wrong(notDay(name, value === '' ? EMPTY : shown(value)));
}

/** Everybody named; none means everyone. */
export function whoOf(who: unknown): readonly Who[] {
  if (who === undefined) return [];
  const list: readonly unknown[] = Array.isArray(who) ? who : [who];
  if (list.length === 0) throw wrong(NOBODY_LISTED);
  const named = list.map(namedIn);
  if (named.length > 1 && named.includes(undefined)) throw wrong(EVERYONE_AND_OTHERS);
  return named.flatMap((whos) => whos ?? []);
}

/** A number is a user's id, as rows have it, and no digits of a name. What is empty, as an empty cell gives it, is nobody and never everyone. */
function namedIn(one: unknown): readonly Who[] | undefined {
  if (typeof one === 'number' && Number.isSafeInteger(one) && one > 0) return [{ kind: 'user', id: one, name: undefined, text: '' }];
  if (typeof one === 'number') throw wrong(notId('who', one));
  if (one === null || (typeof one === 'string' && isBlank(one))) throw wrong(whoIsEmpty(one === null ? 'null' : EMPTY));
  if (typeof one !== 'string') throw wrong(notWho(shown(one)));
  return parseWhos(one);
}

/** Column names; a text may hold several with commas between. @param option what holds them, for the sentence */
export function namesIn(names: unknown, option = 'columns'): readonly string[] {
  if (names === undefined) return [];
  const list: readonly unknown[] = typeof names === 'string' ? names.split(',') : Array.isArray(names) ? names : [names];
  const other = list.find((name) => typeof name !== 'string');
  if (list.some((name) => typeof name !== 'string')) throw wrong(notNames(option, shown(other)));
  return list.map((name) => String(name).trim()).filter((name) => name !== '');
}

/** The columns that are named; without names the usual ones. */
export function columnsOf(stream: Stream, names: unknown): readonly Column[] {
  const list = namesIn(names);
  return list.length === 0 ? usualColumns(stream.columns) : chosenColumns(stream.columns, list);
}

/** The unit of durations. @param usual what nothing means @param option what it is called, for the sentence */
export function queriedUnit(unit: unknown, usual: Unit, option = 'unit'): Unit {
  const known = unit === undefined ? usual : UNITS.find((one) => one === unit);
  if (known !== undefined) return known;
  throw wrong(notUnit(option, shownWord(unit)));
}

/** The most rows; without a limit, all. */
export function queriedLimit(limit: unknown): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
  throw wrong(notLimit(shownWord(limit)));
}
