/**
 * What a refresh that went well leaves behind as its report's state.
 * @module
 */
import { durationFormat, outputColumns } from '../definition/output';
import type { Bookmark } from '../kept/bookmark';
import { meaningOf, type ReportState } from '../kept/report-state';
import type { Job } from './job';
import { durationsOf } from './relooked';
import { statusLine } from './status-line';
import type { Written } from './writing';

/** @param newest the newest records of each part, where the sheet does not show their ids */
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
  const durations = isNew ? durationFormat(report) : durationsOf(state);
  const worded = isNew ? outputColumns(report).flatMap(({ key, words }) => (words ? [key] : [])) : (state.worded ?? []);
  const bookmark = bookmarkOf(job, newest);
  const names = job.names ?? state?.names;
  const firstKept = job.firstKept ?? state?.firstKept;
  const status = statusLine({ refreshedAt: clock.wallTime(refreshedAt, zone), refreshedBy, rows, remarks });
  return {
    version: 1,
    // Where nothing came, nothing was written, no header either.
    columns: isNew ? outputColumns(report).map(({ key, label }) => [key, label] as const) : state.columns,
    meaning: isNew ? meaningOf(report) : state.meaning,
    ...(durations ? { durations } : {}),
    ...(worded.length > 0 ? { worded } : {}),
    ...(state === undefined || state.textIds ? { textIds: true } : {}),
    disposition: report.disposition,
    rows,
    ...(placed ? { sheet: placed.placement.sheet, sheetName: placed.placement.sheetName } : {}),
    people: report.disposition === 'replace' ? people : Math.max(people, state?.people ?? 0),
    ...(bookmark ? { bookmark } : {}),
    ...(names && report.privacy.people === 'names' ? { names } : {}),
    ...(firstKept ? { firstKept } : {}),
    ...(missing ? { missing } : {}),
    refreshedAt,
    refreshedBy,
    zone,
    status,
    runId: run.id,
  };
}

function bookmarkOf({ plan: { bookmark }, run: { plan }, reading }: Job, newest: string | undefined): Bookmark | undefined {
  if (bookmark === undefined) return undefined;
  // A range that has ended goes on by its days.
  const cursors = bookmark.way === 'cursor' ? { ...(plan.isAnew ? {} : bookmark.cursors), ...reading.cursors } : {};
  return { ...bookmark, cursors, ...(newest === undefined ? {} : { newest }) };
}
