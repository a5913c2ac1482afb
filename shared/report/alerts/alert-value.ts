import { DAY_SECONDS } from '../../model/day-length';
import type { LimitTest } from '../../model/limit-test';
import { dayOfSerial } from '../../model/serial';
import type { AlertColumn } from '../definition/alert-columns';
import type { AlertRule } from '../definition/alert-rule';

/**
 * What a number of a cell means for a rule: seconds, or the number itself. A moment counts from the beginning of its row's day, so that
 * 01:30 after a night shift is 25:30; without a day, from its own midnight.
 */
export function meantBy({ kind }: Pick<AlertColumn, 'kind'>, cell: number, day: number | undefined, perUnit: number): number {
  switch (kind) {
    case 'duration':
      return cell * perUnit;
    case 'time':
      return (cell - (day ?? dayOfSerial(cell))) * DAY_SECONDS;
    case 'number':
      return cell;
  }
}

/** Two parts of one day's value: times add up, and of moments the first of the day counts, or the last. */
export function together({ key, kind }: Pick<AlertColumn, 'key' | 'kind'>, one: number, other: number): number {
  if (kind !== 'time') return one + other;
  return key.startsWith('first') ? Math.min(one, other) : Math.max(one, other);
}

/** A value as it is compared: whole seconds, and as many places as a fraction keeps on its way through a sheet. */
export const settledValue = ({ kind }: Pick<AlertColumn, 'kind'>, value: number): number =>
  kind === 'number' ? Math.round(value * 1e6) / 1e6 : Math.round(value);

const MEETS: Readonly<Record<LimitTest, (value: number, limit: number) => boolean>> = {
  below: (value, limit) => value < limit,
  above: (value, limit) => value > limit,
};

/** Whether a settled value meets a rule, whose limit may be the result of a calculation too. */
export const meets = ({ test, limit }: Pick<AlertRule, 'test' | 'limit'>, column: Pick<AlertColumn, 'kind'>, value: number): boolean =>
  MEETS[test](value, settledValue(column, limit));
