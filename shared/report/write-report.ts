/**
 * From the rows that were read to the sheet: gives the report its place and writes into it by its disposition.
 * @module
 */

import { STREAMS } from '../api/streams';
import type { Row } from '../model/cell';
import { rangeWords } from '../model/date-range';
import { isoDay } from '../model/serial';
import { type Task, wait } from '../task';
import { checksOf, count, OVERLAPS } from './checks';
import { claimRows } from './claim';
import type { Report } from './definition';
import { refuseTypedHeader, writeHeader } from './header';
import type { Job } from './job';
import { mergeRows } from './merge-rows';
import { identityKeys, type OutputColumn, outputColumns } from './output';
import { findPlace, followDefinition, type Placed, standingPlace, takePlace } from './place';
import type { Home } from './placement';
import { type ReadBack, readBack } from './read-back';
import { isIdentity, recordKeys } from './record-key';
import type { ReportState } from './report-state';
import { EXTRA_CELLS } from './row-heap';
import { inOrder, isToSort } from './row-order';
import { memoryRows, type RowsSource, stagedRows } from './rows-source';
import type { Check, Outcome } from './run';
import { type RunState, saveRun } from './run-state';
import { type Known, putRight } from './sorted-along';
import { BETWEEN_PEOPLE, type LeftOut, NOTHING_LEFT_OUT, summarize } from './summary';
import type { Target } from './target';
import { moveTyped, planTyped } from './typed-beside';
import { appendRows, type Prepared, prepare, replaceRows } from './write-plan';

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
}

export function* writeReport(job: Job): Task<Written> {
  const { report, state, reading, run } = job;
  const output = outputColumns(report);
  const { source, each, repeated, people, leftOut, overlaps } = yield* finalRows(job, output);
  const { range, window } = run.plan;
  const checks = checksOf({ report, counters: reading.counters, range, window, counted: hasTotal(job), repeated, leftOut, overlaps });
  // A report that keeps its rows begins with its header alone where there are none yet, so that it knows from when on to read.
  const isKept = report.disposition !== 'replace' && state === undefined;
  if (source.count === 0 && job.plan.disposition === 'replace' && !isKept) return yield* nothingCame(job, leftOut.rows, checks);
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
      outcome: merged.added + merged.updated === 0 ? 'nothing-new' : 'done',
      message,
      rows: merged.rows,
    };
  }
  if (job.plan.disposition === 'append') {
    const rows = placement.rows + source.count;
    const isToWrite = source.count + placement.claimed > 0 || plan !== undefined;
    const prepared = isToWrite ? yield* prepare(sheets, info, target, rows) : undefined;
    if (prepared) {
      yield* claimFor(job, prepared, rows, source, 0);
      yield* appendRows(sheets, prepared, source);
    }
    return {
      ...said,
      placed: { ...settled, placement: prepared?.target.placement ?? placement },
      checks: [...said.checks, ...emptyIn(settled, placement.rows)],
      remarks,
      outcome: source.count === 0 ? 'nothing-new' : 'done',
      message: source.count === 0 ? 'Nothing new.' : `${count(source.count, 'row')} added.`,
      rows,
    };
  }
  const typed = yield* planTyped(sheets, info, target, job.run.typed ?? [], identityKeys(report), each);
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

const standingTwice = (rows: number): Check =>
  warning(
    `${count(rows, 'row of the sheet is', 'rows of the sheet are')} about the same record as another: look whether somebody copied rows, so that nothing counts twice.`,
  );

const hasTotal = ({ run, reading }: Job): boolean => run.plan.parts.length > 0 && reading.counted;

/** The rows as they will be in the sheet. */
interface FinalRows {
  readonly source: RowsSource;
  readonly each: (take: (row: Row) => void) => Task<void>;
  /** Rows whose identity another row has too. */
  readonly repeated: number;
  readonly people: number;
  readonly leftOut: LeftOut;
  /** Whether somebody counts in two rows of a summary. */
  readonly overlaps: boolean;
}

function* finalRows({ report, heap }: Job, output: readonly OutputColumn[]): Task<FinalRows> {
  const isSummary = report.privacy.people === 'summary';
  const own = isSummary ? output.length - 1 : output.length;
  const places = output.slice(0, own).map((_, place) => place);
  const people = new Set<string>();
  const keys = new Set<string>();
  let repeated = 0;
  yield* heap.each(0, [own, own + 1], ([key, owner]) => {
    const text = String(key);
    if (isIdentity(text) && keys.has(text)) repeated += 1;
    keys.add(text);
    for (const one of String(owner).split(BETWEEN_PEOPLE)) if (one !== '') people.add(one);
  });
  const facts = { repeated, people: people.size };
  if (isSummary) {
    const all: Row[] = [];
    yield* heap.each(0, [...places, own + 1], (row) => void all.push(row));
    const { rows: sums, ...more } = summarize(report, output, all);
    const rows = inOrder(report, output, sums, own);
    return { ...facts, ...more, source: memoryRows(rows), each: each(rows) };
  }
  if (yield* isToSort(report, output, heap, own)) {
    const all: Row[] = [];
    yield* heap.each(0, [...places, own], (row) => void all.push(row));
    const sorted = inOrder(report, output, all, own).map((row) => row.slice(0, own));
    return { ...facts, leftOut: NOTHING_LEFT_OUT, overlaps: false, source: memoryRows(sorted), each: each(sorted) };
  }
  // Some rows aside and some in memory would go in two ways.
  if (heap.staged().rows > 0) yield* heap.putAside();
  const rows = heap.inMemory().map((row) => row.slice(0, row.length - EXTRA_CELLS));
  const source = heap.staged().rows > 0 ? stagedRows(heap.staged(), own) : memoryRows(rows);
  return { ...facts, leftOut: NOTHING_LEFT_OUT, overlaps: false, source, each: (take) => heap.each(0, places, take) };
}

const each = (rows: readonly Row[]) =>
  function* (take: (row: Row) => void): Task<void> {
    yield* wait(rows.forEach(take));
  };

/** An answer without rows clears no sheet: it may be all that is left of days that ActivTrak has deleted. */
function* nothingCame({ report, ports, run, state }: Job, leftOutRows: number, checks: readonly Check[]): Task<Written> {
  const days = rangeWords(run.plan.range);
  const isTooSmall = leftOutRows > 0;
  const why = isTooSmall
    ? `Every row for ${days} is about fewer than ${report.privacy.smallestGroup} people, and those are left out`
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

function* settlePlace(job: Job, output: readonly OutputColumn[], rows: number): Task<Placed> {
  const { ports, report, state, plan } = job;
  const { sheets } = ports;
  const replaces = plan.disposition === 'replace';
  if (state) {
    const found = claimedBefore(job, yield* findPlace(sheets, report, homeOf(report, state)));
    const standing = yield* putRight(sheets, knownOf(report, state, found, replaces), found);
    return yield* followDefinition(sheets, report, output, { headers: new Map(state.columns), replaces }, standing);
  }
  // A first write that was interrupted, maybe before the definition was edited.
  const begun = yield* standingPlace(sheets, report, homeOf(report, state));
  if (begun) {
    const { placed: isPlaced, labels } = job.run;
    // Killed between its marks and the word of them: then nothing of it was written.
    yield* refuseTypedHeader(sheets, report.name, begun, output, isPlaced ? labels : []);
    return yield* followDefinition(sheets, report, output, { headers: new Map(), replaces }, claimedBefore(job, begun));
  }
  const placed = yield* takePlace(sheets, report, output, rows);
  yield* keep(job, { placed: true, dirtyRows: 0, labels: output.map(({ key, label }) => [key, label]) });
  yield* writeHeader(sheets, output, placed.placement);
  return placed;
}

/** What the last refresh left, in the order in which its columns stand. */
function knownOf(report: Report, { columns, rows }: ReportState, { placement }: Placed, replaces: boolean): Known {
  const kinds = new Map(STREAMS[report.stream].columns.map(({ key, kind }) => [key, kind]));
  const output = columns.flatMap(([key, label]) =>
    placement.columns.has(key) ? [{ key, label, kind: kinds.get(key) ?? ('number' as const) }] : [],
  );
  return { owner: report.id, name: report.name, unit: report.unit, output, rows, replaces };
}

/** Where a report was left, as far as that is known. */
const homeOf = ({ destination }: Report, state: ReportState | undefined): Home => ({
  sheet: state?.sheet,
  sheetName: state?.sheetName ?? destination.sheet,
});

/** An earlier version set no marks for rows that an interrupted refresh may have filled: they are those below the end. */
function claimedBefore({ run }: Job, placed: Placed): Placed {
  const { placement, info } = placed;
  if (run.traces !== undefined || placement.claimed > 0) return placed;
  const claimed = Math.max(0, Math.min(run.dirtyRows, info.rows - 1 - placement.header - placement.rows));
  return { ...placed, placement: { ...placement, claimed } };
}

const claimFor = (job: Job, prepared: Prepared, rows: number, fresh: RowsSource, skip: number): Task<void> =>
  claimRows(job.ports.sheets, prepared, rows, fresh, skip, (claimed, traces) =>
    keep(job, { dirtyRows: Math.max(job.run.dirtyRows, claimed), traces }),
  );

/** Keeps a change of the run. The reading goes with it once its rows are on the hidden sheet. */
function* keep(job: Job, change: Partial<Pick<RunState, 'dirtyRows' | 'traces' | 'placed' | 'labels' | 'typed'>>): Task<void> {
  const { heap, reading, ports, report } = job;
  const isAside = heap.inMemory().length === 0;
  job.run = { ...job.run, ...change, ...(isAside ? { reading, staged: heap.staged() } : {}) };
  yield* saveRun(ports.documents, report.id, job.run);
}

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
