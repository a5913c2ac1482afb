import type { RunRecord } from '../kept/run';
import { count } from './checks';

/** What the line above a report's header tells its viewers. */
export interface StatusFacts {
  /** `2026-11-23T08:02`, where the document is. */
  readonly refreshedAt: string;
  readonly refreshedBy: string;
  readonly rows: number;
  /** More that viewers should know, in sentences. */
  readonly remarks: readonly string[];
}

/** `Refreshed 2026-11-23 08:02 by Jane Doe, 1,204 rows.` */
export function statusLine({ refreshedAt, refreshedBy, rows, remarks }: StatusFacts): string {
  const by = refreshedBy === '' ? '' : ` by ${refreshedBy}`;
  return [`Refreshed ${refreshedAt.replace('T', ' ')}${by}, ${count(rows, 'row')}.`, ...remarks].join(' ');
}

const FAILURE = ' Not refreshed since: ';

/** The line of a report whose refresh failed: what its rows are, and why there are no newer ones. */
export function failedStatusLine(before: string, { message }: RunRecord, failures: number): string {
  const rows = before.split(FAILURE)[0] ?? '';
  const times = failures > 1 ? ` (${failures} times)` : '';
  return `${rows}${FAILURE}${message}${times}`;
}
