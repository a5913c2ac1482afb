/**
 * From the rows that were read to the sheet: gives the report its place and writes into it by its disposition.
 * @module
 */

import { earlierNotAdded, OVERLAPS } from '#words/checks';
import { isoDay } from '../../model/serial';
import { readBack } from '../../table/cells/read-back';
import { columnLooks } from '../../table/place/column-looks';
import { isOnlyAdding, MODES, type WriteDisposition } from '../../table/plan/modes';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { outputColumns } from '../definition/output';
import type { MissingDays } from '../kept/report-state';
import { type Check, warning } from '../kept/run';
import { finalRows } from '../rows/final-rows';
import { groupedRows } from '../rows/grouped-rows';
import { checksOf, type Findings } from '../run/checks';
import type { Job } from '../run/job';
import { outsideOf } from '../run/outside';
import { missingDays } from './missing-days';
import { nothingCame } from './nothing-came';
import { rowsGone } from './rows-gone';
import { settlePlace } from './settle-place';
import { writeAppend } from './write-append';
import { writeMerge } from './write-merge';
import { putInOrder, writeOwn } from './write-own';
import { writeReplace } from './write-replace';
import type { WayOfWriting, Written } from './writing';

/** What a way did, whether the sheet has rows that came no more, whether it has said which days are missing, and whether all formats are of this call. */
type WrittenRows = Written & { readonly hasOlder?: boolean; readonly saysMissing?: boolean; readonly isFormatted?: boolean };

const WAYS: Readonly<Record<WriteDisposition, WayOfWriting>> = {
  replace: writeReplace,
  append: writeAppend,
  merge: writeMerge,
};

/** Writes a report of which all pages are there. @returns `undefined` where another call has to go on */
export function* writeReport(job: Job): Task<Written | undefined> {
  const outside = outsideOf(job);
  if (outside) return { ...(yield* outside.written(job)), isCurrent: true, remarks: [], placed: undefined };
  const missing = yield* missingDays(job);
  const rows = yield* writeRowsOf(job, missing);
  if (rows === undefined) return undefined;
  // Rows of a merge that are older than what is kept say so themselves. What an earlier refresh found missing is so still.
  const lacking = rows.hasOlder && missing !== job.state?.missing ? undefined : missing;
  const isSaid = lacking === undefined || rows.saysMissing;
  const written: Written = {
    ...rows,
    missing: lacking,
    ...(isSaid ? {} : { checks: [warning(lacking.words), ...rows.checks], remarks: [...rows.remarks, lacking.words] }),
  };
  if (written.placed === undefined || rows.isFormatted) return written;
  const shown = { output: outputColumns(job.report), unit: job.report.unit, rows: written.rows };
  const looks = yield* columnLooks(job.ports.sheets, written.placed.placement, shown);
  return { ...written, checks: [...written.checks, ...looks.map(warning)] };
}

function* writeRowsOf(job: Job, missing: MissingDays | undefined): Task<WrittenRows | undefined> {
  const { report, state, run } = job;
  const { disposition } = job.plan;
  const output = outputColumns(report);
  if (run.ranked) yield* putInOrder(job, output.length);
  const rows = yield* report.rollup ? groupedRows(job, report.rollup) : finalRows(job, output);
  const { source, repeated, people, leftOut, overlaps } = rows;
  const { range, counters } = daysFound(job);
  const findings = { report, counters, range, window: run.plan.window, counted: hasTotal(job), repeated, leftOut, overlaps };
  const checks = [...(HAS_WAREHOUSE && job.source ? job.source.checks(findings) : checksOf(findings)), ...daysNotAdded(job)];
  // A report that keeps its rows begins with its header alone where there are none yet, so that it knows from when on to read.
  const isKept = MODES[report.disposition].keeps && state === undefined;
  if (source.count === 0 && !MODES[disposition].keeps && !isKept) return yield* nothingCame(job, leftOut.rows, checks, missing);
  const said = { people, isCurrent: true, remarks: overlaps ? [OVERLAPS] : [] };
  const own = source.rows === undefined ? yield* writeOwn(job, output, source.count) : undefined;
  if (own) return { ...own, ...said, checks: [...checks, ...own.checks], isFormatted: true };
  const settled = yield* settlePlace(job, output, rows);
  const { placement, freeRows, plan } = settled;
  const gone = rowsGone(job, placement);
  const { id: owner, name, unit } = report;
  const { clock, zone } = job.ports;
  const target = {
    owner,
    name,
    unit,
    output,
    readBack: readBack(unit, clock, zone),
    placement,
    freeRows,
    plan,
    traces: settled.traces ?? job.run.traces,
    again: settled.again,
    unfilled: settled.unfilled,
    ...(job.stand ? { stand: (MODES[disposition].keeps ? placement.rows : 0) + (job.run.put ?? 0) } : {}),
  };
  const written = yield* WAYS[disposition](job, rows, settled, target);
  if (written === undefined) return undefined;
  return {
    ...written,
    ...said,
    placed: { ...settled, placement: written.placement },
    checks: [...settled.notes.map(warning), ...checks, ...gone, ...written.checks],
    remarks: [...said.remarks, ...(written.remarks ?? [])],
  };
}

/** Whoever moves the period of a report that only adds back waits for days that never come. */
function daysNotAdded({ report, plan: { days, bookmark } }: Job): readonly Check[] {
  return isOnlyAdding(report.disposition) && bookmark && days.from < bookmark.from ? [warning(earlierNotAdded(isoDay(bookmark.from)))] : [];
}

/** The days that were asked about, and what was counted. A grouped log is read with a day on either side; days read again are some of the report's. */
function daysFound({ run: { plan, grouping }, reading: { counters } }: Job): Pick<Findings, 'range' | 'counters'> {
  if (grouping === undefined) return { range: plan.range, counters };
  const { from, to } = grouping.own;
  const { first = to, last = from, ...others } = counters;
  const days = { first: Math.max(first, from), last: Math.min(last, to) };
  return {
    range: { from, to: Math.min(to, plan.range.to) },
    counters: grouping.days || days.first > days.last || counters.first === undefined ? others : { ...others, ...days },
  };
}

const hasTotal = ({ run, reading }: Job): boolean => run.plan.parts.length > 0 && reading.counted;
