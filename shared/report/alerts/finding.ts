import type { ValueKind } from '../definition/alert-columns';
import type { AlertRule } from '../definition/alert-rule';

/** A row that meets a rule. */
export interface Finding {
  readonly rule: AlertRule;
  /** A word that the same row has again in later refreshes, and from which nobody can read whose it is. */
  readonly code: string;
  /** The row's day, as a serial number. */
  readonly day?: number;
  /** Whose the row is, as it stands in the sheet; a pseudonym where people are shown under one. Where rows are no one's own, what they are of, such as a group. */
  readonly who?: string;
  /** The person or the computer among that, without the sites and the like that the row is of as well. */
  readonly person?: string;
  /** Durations and times of day in seconds, as {@link AlertRule.limit}; other numbers as they stand. */
  readonly value: number;
  readonly kind: ValueKind;
  /** Whether there is a row. ActivTrak returns none for somebody who did nothing that day, whose value is 0 then. */
  readonly hasRow: boolean;
}
