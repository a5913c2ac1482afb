/**
 * What callers write, as the core takes it.
 * @module
 */
import type { Stream } from '../../shared/api/streams';
import { ActivTrakError } from '../../shared/errors';
import { isBlank } from '../../shared/functions/argument';
import type { Column, Unit } from '../../shared/model/cell';
import type { Calendar, DateRange } from '../../shared/model/date-range';
import { daysNamed, pastDays } from '../../shared/model/days-named';
import { chosenColumns, usualColumns } from '../../shared/model/selection';
import { parseWhos, type Who } from '../../shared/model/who';

const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);

/** @throws ActivTrakError `argument` for what names no days, or days in the future. */
export function rangeOf(range: string | ActivTrak.Days | undefined, calendar: Calendar): DateRange {
  if (range === undefined) return { from: calendar.today - 6, to: calendar.today };
  if (range === '') throw wrong('range is empty. Leave it out for the last 7 days.');
  if (typeof range === 'string') return pastDays(daysNamed(range, calendar), calendar);
  const { from } = daysNamed(textOf('range.from', range.from), calendar);
  const to = range.to === undefined ? calendar.today : daysNamed(textOf('range.to', range.to), calendar).to;
  return pastDays({ from, to }, calendar);
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrong(`${name} has to be a text as 2026-03-31: of a Date, Utilities.formatDate(date, timeZone, 'yyyy-MM-dd') gives it.`);
}

/** Everyone named; none means everyone. */
export function whoOf(who: string | readonly string[] | undefined): readonly Who[] {
  const texts = who === undefined ? [] : typeof who === 'string' ? [who] : who;
  const named = texts.map((text) => namedIn(textOf('who', text)));
  if (named.length > 1 && named.includes(undefined)) throw wrong('who names everyone beside others: leave it out for everyone.');
  return named.flatMap((whos) => whos ?? []);
}

/** An empty text is what an empty cell gives, and never everyone. */
function namedIn(text: string): readonly Who[] | undefined {
  if (isBlank(text)) throw wrong('who is empty. Leave it out, or write "everyone", for everyone.');
  return parseWhos(text);
}

/** Column names; a text may hold several with commas between. */
export function namesIn(names: string | readonly string[] | undefined): readonly string[] {
  const list = names === undefined ? [] : typeof names === 'string' ? names.split(',') : names;
  return list.map((name) => String(name).trim()).filter((name) => name !== '');
}

export function columnsOf(stream: Stream, names: string | readonly string[] | undefined): readonly Column[] {
  const list = namesIn(names);
  return list.length === 0 ? usualColumns(stream.columns) : chosenColumns(stream.columns, list);
}

/** @param usual what nothing means */
export function unitOf(unit: Unit | undefined, usual: Unit): Unit {
  if (unit === undefined) return usual;
  if (['seconds', 'hours', 'days'].includes(unit)) return unit;
  throw wrong(`“${String(unit).slice(0, 40)}” is no unit: write seconds, hours or days.`);
}

/** The most rows; without a limit, all. */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw wrong(`The limit has to be a whole number from 1 on, not “${String(limit).slice(0, 40)}”.`);
}
