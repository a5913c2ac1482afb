import type { DateRange } from '../../model/date-range';
import type { AlertColumn } from '../definition/alert-columns';
import type { AlertRule } from '../definition/alert-rule';
import type { IsWorkDay } from './work-days';

/** A rule and the column that it is about. */
export interface RuleOn {
  readonly rule: AlertRule;
  readonly column: AlertColumn;
}

/** What a search for alerts knows beside the rows. */
export interface SearchFacts {
  /** The report's ID. */
  readonly salt: string;
  /** The day on which the refresh began, as a serial number. */
  readonly today: number;
  readonly isWorkDay: IsWorkDay;
  /** Whether a person who has no row yesterday did nothing then: the report's days have that day, and its rows are of now. */
  readonly hasYesterday: boolean;
  /** The days by whose rows a person is known of whom a row is expected, as serial numbers. */
  readonly known?: DateRange | undefined;
}
