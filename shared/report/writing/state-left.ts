/**
 * What a refresh that went well leaves behind as its report's state.
 * @module
 */

import { accountSign } from '../../api/connections/account-sign';
import { hostOf } from '../../api/connections/connection';
import { STREAMS } from '../../api/streams/streams';
import { isOnlyAdding, MODES } from '../../table/plan/modes';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import { durationFormat, outputColumns } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { Bookmark } from '../kept/bookmark';
import { hasMeaning, meaningOf, type ReportState } from '../kept/report-state';
import type { Job } from '../run/job';
import { durationsOf } from './relooked';
import { statusLine } from './status-line';
import type { Written } from './writing';

/**
 * What is kept of a report after a refresh, for the next one.
 * @param newest the newest records of each part, where the sheet does not show their ids
 */
export function stateLeft(
  job: Job,
  { remarks, people, isCurrent, rows, placed, missing }: Written,
  newest: string | undefined,
): ReportState {
  const { report, run, state } = job;
  const { clock, zone } = job.ports;
  const isNew = isCurrent || state === undefined;
  const refreshedAt = isNew ? run.since : state.refreshedAt;
  const refreshedBy = isNew ? run.by.name : state.refreshedBy;
  const refreshedFrom = isNew ? job.account.called : state.refreshedFrom;
  const host = isNew ? hostOf(job.account.connection.baseUrl) || undefined : state.host;
  const sign = isNew ? accountSign(job.account.people, state?.account) : state.account;
  const wallTime = clock.wallTime(refreshedAt, zone);
  const status = statusLine({ refreshedAt: wallTime, refreshedBy, rows, connection: refreshedFrom, remarks });
  return {
    version: 1,
    // Where nothing came, nothing was written, no header either.
    columns: isNew ? outputColumns(report).map(({ key, label }) => [key, label] as const) : state.columns,
    meaning: isNew ? meaningOf(report) : state.meaning,
    durations: isNew ? durationFormat(report) : durationsOf(state),
    worded: isNew ? wordedIn(report) : state.worded,
    textIds: state ? state.textIds : true,
    disposition: isNew || canStay(report, state) ? report.disposition : state.disposition,
    rows,
    sheet: placed?.placement.sheet,
    sheetName: placed?.placement.sheetName,
    people: MODES[report.disposition].keeps ? Math.max(people, state?.people ?? 0) : people,
    bookmark: bookmarkOf(job, newest),
    names: showsNames(report) ? (job.names ?? state?.names) : undefined,
    firstKept: job.firstKept ?? state?.firstKept,
    missing,
    refreshedAt,
    refreshedBy,
    refreshedFrom,
    host,
    // Where a file tells nobody who its people are, it has no IDs of them either.
    account: showsNames(report) ? sign : undefined,
    zone,
    status,
    runId: run.id,
  };
}

/**
 * Whether rows of an earlier refresh stay where others come below them. What was replaced may be of days that are not over, or mean something
 * else, and gives way to the first rows that come then.
 */
const canStay = (report: Report, state: ReportState): boolean =>
  MODES[state.disposition].keeps || (!isOnlyAdding(report.disposition) && hasMeaning(state, report));

/** Keys of the columns in which words stand for numbers; `undefined` for none. */
function wordedIn(report: Report): readonly string[] | undefined {
  const keys = outputColumns(report).flatMap(({ key, words }) => (words ? [key] : []));
  return keys.length > 0 ? keys : undefined;
}

function bookmarkOf(job: Job, newest: string | undefined): Bookmark | undefined {
  const { report, reading, run } = job;
  const { plan, grouping } = run;
  const { bookmark } = job.plan;
  if (bookmark === undefined) return undefined;
  // They are those from before its days were read again.
  if (grouping?.days || fillsTable(report)) return bookmark;
  // A range that has ended goes on by its days.
  const cursors = bookmark.way === 'cursor' ? { ...(plan.isAnew ? {} : bookmark.cursors), ...reading.cursors } : {};
  return { ...bookmark, to: dayAdded(job, bookmark), cursors, ...(newest === undefined ? {} : { newest }) };
}

/**
 * Up to which day the next refresh has nothing to add. Hours that are added are read once, so that days of which none came yet are asked for again: ActivTrak
 * may have them later, or the computer's clock was ahead.
 */
function dayAdded({ report, state, reading }: Job, { from, to }: Bookmark): number {
  if (!isOnlyAdding(report.disposition) || STREAMS[report.stream].record.when !== 'date') return to;
  return Math.min(to, Math.max(from - 1, state?.bookmark?.to ?? 0, reading.counters.last ?? 0));
}
