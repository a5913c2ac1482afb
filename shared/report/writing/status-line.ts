import { failedTimes, NOT_REFRESHED_SINCE, refreshedLine } from '#words/status-line';

/** What the line above a report's header tells its viewers. */
export interface StatusFacts {
  /** `2026-11-23T08:02`, where the document is. */
  readonly refreshedAt: string;
  readonly refreshedBy: string;
  readonly rows: number;
  /** What the connection is called that they came from, where there are several. */
  readonly connection: string | undefined;
  /** More that viewers should know, in sentences. */
  readonly remarks: readonly string[];
}

/** `Refreshed 2026-11-23 08:02 by Jane Doe, 1,204 rows.` */
export function statusLine({ refreshedAt, refreshedBy, rows, connection, remarks }: StatusFacts): string {
  return [refreshedLine(refreshedAt.replace('T', ' '), refreshedBy, rows, connection), ...remarks].join(' ');
}

/** The line of a report whose refresh failed: what its rows are, and why there are no newer ones. */
export function failedStatusLine(before: string, why: string, failures: number): string {
  const rows = before.split(NOT_REFRESHED_SINCE)[0] ?? '';
  const times = failures > 1 ? failedTimes(failures) : '';
  return `${rows}${NOT_REFRESHED_SINCE}${why}${times}`;
}
