/**
 * The first write of a report that is too large to be in memory and has no sheet yet: the hidden sheet becomes its own, so that the file
 * holds its cells once. Until the report's state is kept it counts as the hidden sheet, and a killed refresh does all of this again; from
 * then on it only has to be shown, which `tidyUp` does.
 * @module
 */

import { rowsWritten } from '#words/refreshing';
import type { SheetInfo } from '../../sheet-writer';
import type { RowRange } from '../../table/cells/row-range';
import type { OutputColumn } from '../../table/place/output-column';
import type { Placed } from '../../table/place/place';
import { firstOwnRow, placeOnStaging } from '../../table/plan/own-sheet';
import { areSorted, sortByRanks, writeRanks } from '../../table/staging/ranked-rows';
import { EXTRA_CELLS, isStaged } from '../../table/staging/row-heap';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { addsUp } from '../definition/people-shown';
import type { ReportState } from '../kept/report-state';
import { inOrder, rangesInOrder } from '../reading/segments';
import { waysOf } from '../reading/ways';
import { refuseTooLarge, roomFor } from '../rows/room';
import type { Job } from '../run/job';
import { mayHaveWritten } from '../run/run-cleanup';
import type { RunState } from '../run/run-state';
import { keep } from './settle-place';
import type { WayWritten } from './writing';

/** Whether a report's hidden sheet may become its own: nothing of it is in the document, and its rows are those that were put aside. */
export const mayOwn = (report: Report, state: ReportState | undefined, run: RunState): boolean =>
  state === undefined && !mayHaveWritten(run) && !report.rollup && !addsUp(report);

/**
 * Makes the hidden sheet with the rows the report's own.
 * @param count of the rows that are to be written; where some of those on the hidden sheet are none of them, it stays hidden
 * @returns `undefined` where the rows have to be copied into the report's sheet
 * @throws ActivTrakError `too-large` when the file can't hold both
 */
export function* writeOwn(
  job: Job,
  output: readonly OutputColumn[],
  count: number,
): Task<(Omit<WayWritten, 'placement' | 'remarks' | 'hasOlder'> & { readonly placed: Placed }) | undefined> {
  const { heap, ports, report, run, state } = job;
  const { sheets } = ports;
  const staged = heap.staged();
  const { first, rows } = staged;
  if (first === undefined || !isStaged(rows, output.length + EXTRA_CELLS) || !mayOwn(report, state, run)) return undefined;
  const infos = yield* wait(sheets.sheets());
  const marks = yield* wait(sheets.marks(report.id));
  // Somebody may have made a sheet of that name since. One that has the marks already goes on, and gets another name.
  const isFree = marks.length > 0 ? marks.every(({ sheet }) => sheet === staged.sheet) : firstOwnRow(report, infos) === first;
  if (!isFree || count !== rows || !(yield* putInOrder(job, output.length))) {
    refuseTooLarge(yield* roomFor(sheets, report, rows, 0, false), sheets.limits);
    return undefined;
  }
  const placement = yield* placeOnStaging(sheets, report, { output, unit: report.unit }, staged, first);
  const placed = { placement, info: infos.find(({ id }) => id === staged.sheet) as SheetInfo, notes: [], freeRows: 0 };
  return { placed, checks: [], outcome: 'done', message: rowsWritten(rows), rows };
}

/** A host that ended a call so often while it sorted will do so again. */
const MOST_SORTINGS = 2;

/**
 * Brings the rows on the hidden sheet into their order there. Killed at any moment it is done again by the places that the rows have behind them.
 * @param columns how many cells of its own a row has
 * @returns whether they are in order; else they stand as they came
 */
export function* putInOrder(job: Job, columns: number): Task<boolean> {
  const { heap, ports, reading, run } = job;
  const { rank } = waysOf(run.plan, reading);
  const ranges = rangesInOrder(reading.segments, rank);
  if (isInOrder(ranges)) return true;
  const before = run.ranked ?? 0;
  const sorting = [ports.sheets, heap.staged(), columns + EXTRA_CELLS] as const;
  if (before === 0) yield* writeRanks(...sorting, ranges);
  if (before < MOST_SORTINGS && (before === 0 || !(yield* areSorted(...sorting)))) {
    yield* keep(job, { ranked: before + 1 });
    yield* sortByRanks(...sorting);
  }
  const isSorted = yield* areSorted(...sorting);
  if (isSorted) job.reading = { ...reading, segments: inOrder(reading.segments, rank) };
  yield* keep(job, { ranked: isSorted ? undefined : MOST_SORTINGS });
  return isSorted;
}

const isInOrder = (ranges: readonly RowRange[]): boolean => ranges.length < 2 && (ranges[0]?.from ?? 0) === 0;
