/**
 * From the rows that were read to the sheet: gives the report its place and writes into it by its disposition.
 * @module
 */
import type { Row } from '../../model/cell';
import { rangeWords } from '../../model/date-range';
import { isoDay } from '../../model/serial';
import { claimRows } from '../../table/claim';
import { columnLooks } from '../../table/column-looks';
import { mergeRows } from '../../table/merge-rows';
import { moveTyped } from '../../table/move-typed';
import type { OutputColumn } from '../../table/output-column';
import { findPlace, type Placed } from '../../table/place';
import { type ReadBack, readBack } from '../../table/read-back';
import { recordKeys } from '../../table/record-key';
import type { RowsSource } from '../../table/rows-source';
import type { Target } from '../../table/target';
import { refuseTypedBetween } from '../../table/trace';
import { planTyped } from '../../table/typed-beside';
import { appendRows, type Prepared, prepare, replaceRows } from '../../table/write-plan';
import type { Task } from '../../task';
import { identityKeys, outputColumns } from '../definition/output';
import type { MissingDays } from '../kept/report-state';
import type { Check, Outcome } from '../kept/run';
import { checksOf, count, OVERLAPS } from './checks';
import { finalRows, withoutRows } from './final-rows';
import type { Job } from './job';
import { knownRows } from './known-rows';
import { missingDays } from './missing-days';
import { homeOf, keep, settlePlace } from './settle-place';
import { namePlace, untoldRows } from './tell-apart';

/** What a refresh did to the sheet. */
export interface Written {
  readonly outcome: Outcome;
  readonly message: string;
  /** Whether the rows are what ActivTrak has now; else those of an earlier refresh stay. */
  readonly isCurrent: boolean;
  readonly checks: readonly Check[];
  /** What viewers should know beside the age of the rows. */
  readonly remarks: readonly string[];
  /** Where the report stands now; `undefined` when nothing was ever written. */
  readonly placed: Placed | undefined;
  /** Rows of the report in the sheet, and how many people they are about. */
  readonly rows: number;
  readonly people: number;
  /** Days that ActivTrak no longer keeps and the sheet doesn't have. */
  readonly missing?: MissingDays | undefined;
}

export function* writeReport(job: Job): Task<Written> {
  const missing = yield* missingDays(job);
  const rows = yield* writeRowsOf(job, missing);
  // Rows of a merge that are older than what is kept say so themselves.
  const isSaid = rows.hasOlder || missing === undefined || rows.remarks.some((words) => words.includes(missing.words));
  const written: Written = {
    ...rows,
    ...(rows.hasOlder ? {} : { missing }),
    ...(isSaid ? {} : { checks: [warning(missing.words), ...rows.checks], remarks: [...rows.remarks, missing.words] }),
  };
  if (written.placed === undefined) return written;
  const shown = { output: outputColumns(job.report), unit: job.report.unit, rows: written.rows };
  const looks = yield* columnLooks(job.ports.sheets, written.placed.placement, shown);
  return { ...written, checks: [...written.checks, ...looks.map(warning)] };
}

function* writeRowsOf(job: Job, missing: MissingDays | undefined): Task<Written & { readonly hasOlder?: boolean }> {
  const { report, state, reading, run } = job;
  const output = outputColumns(report);
  const { source, each, repeated, people, leftOut, overlaps } = yield* finalRows(job, output);
  const { range, window } = run.plan;
  const checks = checksOf({ report, counters: reading.counters, range, window, counted: hasTotal(job), repeated, leftOut, overlaps });
  // A report that keeps its rows begins with its header alone where there are none yet, so that it knows from when on to read.
  const isKept = report.disposition !== 'replace' && state === undefined;
  if (source.count === 0 && job.plan.disposition === 'replace' && !isKept) return yield* nothingCame(job, leftOut.rows, checks, missing);
  const settled = yield* settlePlace(job, output, source.count);
  const { placement, freeRows, plan, info } = settled;
  const back = readBack(report.unit, job.ports.clock, job.ports.zone);
  const own = { owner: report.id, name: report.name, unit: report.unit, output, readBack: back };
  const target: Target = { ...own, placement, freeRows, plan, traces: job.run.traces };
  const said = { people, isCurrent: true, checks: [...settled.notes.map(warning), ...checks] };
  const remarks = overlaps ? [OVERLAPS] : [];
  const sheets = job.ports.sheets;
  if (job.plan.disposition === 'merge') {
    const merged = yield* mergeRows(sheets, info, target, {
      each,
      keys: outputKeys(job, output, back),
      read: daysRead(job, output),
      beforeWrite: (prepared, fresh) => claimFor(job, prepared, prepared.rows, fresh, 0),
    });
    const kept = keptWords(job, merged.keptDays);
    const message =
      merged.added + merged.updated === 0
        ? 'Nothing new.'
        : `${count(merged.added, 'row')} added and ${merged.updated.toLocaleString('en-US')} updated.`;
    return {
      ...said,
      placed: { ...settled, placement: merged.placement },
      checks: [
        ...said.checks,
        ...emptyIn(settled, merged.untouched),
        ...kept.map(warning),
        ...(merged.twice > repeated ? [standingTwice(merged.twice)] : []),
      ],
      remarks: [...remarks, ...kept],
      hasOlder: merged.keptDays.length > 0 || (source.count === 0 && merged.rows > 0),
      outcome: merged.added + merged.updated === 0 ? 'nothing-new' : 'done',
      message,
      rows: merged.rows,
    };
  }
  if (job.plan.disposition === 'append') {
    const known = source.count === 0 ? undefined : yield* knownRows(job, placement, back, each);
    const fresh = known?.places.size ? yield* withoutRows(each, known.places) : source;
    const rows = placement.rows + fresh.count;
    const isToWrite = fresh.count + placement.claimed > 0 || plan !== undefined;
    const prepared = isToWrite ? yield* prepare(sheets, info, target, rows) : undefined;
    if (prepared) {
      yield* claimFor(job, prepared, rows, fresh, 0);
      yield* appendRows(sheets, prepared, fresh);
    }
    return {
      ...said,
      placed: { ...settled, placement: prepared?.target.placement ?? placement },
      checks: [...said.checks, ...emptyIn(settled, placement.rows), ...(known?.isUnsure ? [UNSURE] : [])],
      remarks,
      outcome: fresh.count === 0 ? 'nothing-new' : 'done',
      message: fresh.count === 0 ? 'Nothing new.' : `${count(fresh.count, 'row')} added.`,
      rows,
    };
  }
  // More rows than were written: somebody put some between, maybe for something of their own.
  if (state && placement.rows > state.rows) yield* refuseTypedBetween(sheets, info, target);
  const typed = yield* planTyped(
    sheets,
    info,
    target,
    job.run.typed ?? [],
    identityKeys(report),
    each,
    untoldRows(job, namePlace(report, output)),
  );
  const prepared = yield* prepare(sheets, info, target, source.count);
  if (typed.cells.length > 0) yield* keep(job, { typed: typed.cells });
  yield* claimFor(job, prepared, source.count, source, placement.rows);
  yield* moveTyped(sheets, prepared.target.placement, typed, source.count);
  const isChanged = yield* replaceRows(sheets, prepared, source);
  return {
    ...said,
    placed: { ...settled, placement: prepared.target.placement },
    checks: [...said.checks, ...typed.words.map(warning)],
    remarks,
    outcome: isChanged ? 'done' : 'nothing-new',
    message: isChanged ? `${count(source.count, 'row')} written.` : `Nothing new: ${count(source.count, 'row')} as before.`,
    rows: source.count,
  };
}

/** Columns that came in are empty in the rows that stay. */
const emptyIn = ({ fresh = [] }: Placed, rows: number): readonly Check[] =>
  rows === 0 ? [] : fresh.map((label) => warning(`“${label}” is a new column. It's empty in ${count(rows, 'earlier row')}.`));

const warning = (words: string): Check => ({ verdict: 'warning', words });

const UNSURE = warning(
  "Days were read again, and rows can't be compared without their log ID. Add the column “Log ID” to keep each row once.",
);

const standingTwice = (rows: number): Check =>
  warning(
    `${count(rows, 'row of the sheet is', 'rows of the sheet are')} about the same record as another: look whether somebody copied rows, so that nothing counts twice.`,
  );

const hasTotal = ({ run, reading }: Job): boolean => run.plan.parts.length > 0 && reading.counted;

/** An answer without rows clears no sheet: it may be all that is left of days that ActivTrak has deleted. */
function* nothingCame(
  { report, ports, run, state }: Job,
  leftOutRows: number,
  checks: readonly Check[],
  missing: MissingDays | undefined,
): Task<Written> {
  const { parts, range } = run.plan;
  const days = rangeWords(range);
  const isTooSmall = leftOutRows > 0;
  const why = isTooSmall
    ? `Every row for ${days} is about fewer than ${report.privacy.smallestGroup} people, and those are left out`
    : parts.length === 0
      ? "The days of this report aren't over yet"
      : missing?.isAll
        ? missing.words.replace(/\.$/, '')
        : `ActivTrak has no rows for ${days}`;
  const next = isTooSmall ? ' Under “Privacy”, lower the smallest group, or choose fewer columns.' : '';
  const base = { outcome: 'nothing-new', isCurrent: false, checks, people: state?.people ?? 0 } as const;
  if (state === undefined) return { ...base, message: `${why}: nothing was written.${next}`, remarks: [], placed: undefined, rows: 0 };
  const placed = yield* findPlace(ports.sheets, report, homeOf(report, state));
  const from = ports.clock.wallTime(state.refreshedAt, ports.zone).slice(0, 10);
  const message = `${why}: those of ${from} stay.${next}`;
  // Somebody may have deleted some of them: what is below is not the report's.
  const { rows } = placed.placement;
  return { ...base, message, checks: [warning(message), ...checks], remarks: [message], placed, rows };
}

const claimFor = (job: Job, prepared: Prepared, rows: number, fresh: RowsSource, skip: number): Task<void> =>
  claimRows(job.ports.sheets, prepared, rows, fresh, skip, (claimed, traces) =>
    keep(job, { dirtyRows: Math.max(job.run.dirtyRows, claimed), traces }),
  );

/** Keys of rows as they stand in the sheet. */
function outputKeys({ report }: Job, output: readonly OutputColumn[], { settled }: ReadBack): (row: Row) => string {
  const places = identityKeys(report)
    .map((key) => output.findIndex((column) => column.key === key))
    .filter((place) => place !== -1);
  return recordKeys(output, places, report.unit, settled);
}

/** The days that were read whole: what comes by a cursor is only what is new. */
function daysRead(
  { run, reading }: Job,
  output: readonly OutputColumn[],
): { readonly range: { readonly from: number; readonly to: number }; readonly place: number } | undefined {
  const place = output.findIndex(({ key }) => key === 'date' || key === 'time');
  return place === -1 || run.plan.parts.some(({ cursor }) => cursor !== undefined) || reading.counters.rows === 0
    ? undefined
    : { range: run.plan.range, place };
}

/** ActivTrak deletes what is older than its plan keeps; the sheet may be the only copy. */
function keptWords({ reading: { counters } }: Job, days: readonly number[]): readonly string[] {
  const { first } = counters;
  if (days.length === 0 || first === undefined) return [];
  const older = days.filter((day) => day < first).length;
  const others = days.length - older;
  return [
    ...(older > 0
      ? [`The source now returns nothing before ${isoDay(first)}: ${count(older, 'older row is', 'older rows are')} kept here.`]
      : []),
    ...(others > 0
      ? [`${count(others, 'row that the source no longer returns is', 'rows that the source no longer returns are')} kept.`]
      : []),
  ];
}
