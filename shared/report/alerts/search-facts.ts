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
  /** The last day before it that is no day off by its weekday. */
  readonly lastWorkDay: number;
  /** The days on which whoever has no row did nothing: the report's, where its rows are of now. */
  readonly asked?: DateRange | undefined;
  /** From which day on all rows are about those whom the report is about by now, as a serial number. */
  readonly knownFrom?: number | undefined;
}

/** The one day that a rule about yesterday looks at: where it is about work days only, the last of them. */
export const dayBefore = ({ workDaysOnly }: AlertRule, { today, lastWorkDay }: Pick<SearchFacts, 'today' | 'lastWorkDay'>): number =>
  workDaysOnly ? lastWorkDay : today - 1;
