import { alertInWords, TEST_WORDS, valueWithoutRow } from '#words/alerts';
import type { LimitTest } from '../../model/limit-test';
import type { AlertColumn, ValueKind } from '../definition/alert-columns';
import type { AlertRule } from '../definition/alert-rule';
import type { Finding } from './finding';

/** As people read it, and no sign that a spreadsheet would calculate with. */
const MINUS = '−';
/** Digits behind the point of a number that is no time. */
const DIGITS = 6;
const MOST_LABEL = 60;
/** Behind the header of durations that are plain numbers in their cells. Here they are told as times. */
const UNIT = / \((?:hours|[hs])\)$/;

/** A rule in a few words: `Active below 2:00`. @param columns those that rules can be about */
export function ruleWords({ table, column, test, limit }: AlertRule, columns: readonly AlertColumn[]): string {
  const about = columns.find((one) => one.table === table && one.key === column);
  const { label, kind } = about ?? { label: column, kind: 'number' as const };
  return alertInWords(label.replace(UNIT, '').slice(0, MOST_LABEL), testWords(kind)[test], limitWords(limit, kind));
}

/** What a test is called, by what it is of: 9:40 is after 9:15, and 1:12 is below 2:00. */
export const testWords = (kind: ValueKind): Readonly<Record<LimitTest, string>> => TEST_WORDS[kind === 'time' ? 'time' : 'other'];

/** A limit as people read it: `2:00`, `9:15`, `−8:00`, `2.5`. */
const limitWords = (limit: number, kind: ValueKind): string => (kind === 'number' ? numberText(limit) : timeText(limit, limit % 60 !== 0));

/** What was found, as people read it: `1:12`, and with seconds where it would look like the limit. */
export function valueWords({ value, kind, hasRow, rule: { limit } }: Pick<Finding, 'value' | 'kind' | 'hasRow' | 'rule'>): string {
  if (kind === 'number') return numberText(value);
  const short = timeText(value, false);
  const text = short === timeText(limit, false) ? timeText(value, true) : short;
  return hasRow ? text : valueWithoutRow(text);
}

/** Hours, minutes and maybe seconds of a number of seconds. */
function timeText(seconds: number, isExact: boolean): string {
  const all = isExact ? Math.round(Math.abs(seconds)) : Math.round(Math.abs(seconds) / 60) * 60;
  const parts = [Math.floor(all / 60) % 60, ...(isExact ? [all % 60] : [])].map((part) => String(part).padStart(2, '0'));
  return `${seconds < 0 && all > 0 ? MINUS : ''}${[Math.floor(all / 3600), ...parts].join(':')}`;
}

const numberText = (value: number): string => String(Number(value.toFixed(DIGITS))).replace('-', MINUS);
