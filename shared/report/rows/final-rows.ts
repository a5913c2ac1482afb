import { readGroups } from '../../api/people/directory';
import { unlessFailed } from '../../api/requests/unless-failed';
import type { Row } from '../../model/cell';
import type { RowRange } from '../../table/cells/row-range';
import { memoryRows, piecedRows, type RowsSource } from '../../table/changes/rows-source';
import type { OutputColumn } from '../../table/place/output-column';
import { type Task, wait } from '../../task';
import { fillsTable } from '../definition/fills-table';
import { addsUp } from '../definition/people-shown';
import { peopleCounted } from '../privacy/people-counted';
import { type LeftOut, NOTHING_LEFT_OUT, summarize } from '../privacy/summary';
import { hasNameless } from '../privacy/summary-groups';
import type { Job } from '../run/job';
import { onceRanges } from './once-ranges';
import { factsOf, nameIndex } from './row-facts';
import { isToSort, rowsInOrder } from './row-order';
import { tellApart } from './tell-apart';

/** The rows as they will be in the sheet. */
export interface FinalRows {
  readonly source: RowsSource;
  /** Hands them over with the keys of their records. */
  readonly each: (take: (row: Row, key: string) => void) => Task<void>;
  /** Rows whose identity another row has too. */
  readonly repeated: number;
  readonly people: number;
  readonly leftOut: LeftOut;
  /** Whether somebody counts in two rows of a summary. */
  readonly overlaps: boolean;
}

/** The rows of a report of which all pages are there: each once, summed up and in order where that is the report's. */
export function* finalRows(job: Job, output: readonly OutputColumn[]): Task<FinalRows> {
  const { report, heap } = job;
  const isSummary = addsUp(report);
  const own = isSummary ? output.length - 1 : output.length;
  const ranges = yield* onceRanges(job, own);
  const facts = yield* factsKnown(job, output, own, ranges);
  const indexes = output.slice(0, own).map((_, index) => index);
  if (isSummary) {
    const all: Row[] = [];
    yield* heap.eachOf(ranges, [...indexes, own + 1], (row) => void all.push(row));
    const { rows: sums, ...more } = summarize(report, output, all, yield* namesOfGroups(job, output, all));
    const rows = rowsInOrder(report, output, sums, -1);
    return { ...facts, ...more, source: memoryRows(rows), each: each(rows, output.length) };
  }
  const whole = { ...facts, leftOut: NOTHING_LEFT_OUT, overlaps: false };
  if (heap.staged().rows > 0 && !(yield* isToSort(report, output, heap, own, ranges))) {
    // Some rows aside and some in memory would go in two ways.
    yield* heap.putAside();
    const source = piecedRows(ranges, function* (some) {
      const rows: Row[] = [];
      yield* heap.eachOf(some, indexes, (row) => void rows.push(row));
      return rows;
    });
    return { ...whole, source, each: (take) => heap.eachOf(ranges, [...indexes, own], keyed(take, own)) };
  }
  const all: Row[] = [];
  yield* heap.eachOf(ranges, [...indexes, own], (row) => void all.push(row));
  const rows = rowsInOrder(report, output, all, own);
  return { ...whole, source: memoryRows(rows.map((row) => row.slice(0, own))), each: each(rows, own) };
}

/** What is known of all rows, which are told apart by it. */
function* factsKnown(
  job: Job,
  output: readonly OutputColumn[],
  own: number,
  ranges: readonly RowRange[],
): Task<Pick<FinalRows, 'repeated' | 'people'>> {
  if (job.run.put !== undefined && job.run.facts) {
    const { names, ...facts } = job.run.facts;
    if (names) job.names = names;
    return facts;
  }
  const nameAt = nameIndex(job.report, output);
  const { owners, named, repeated } = yield* factsOf(job, nameAt, own, ranges);
  // A table has names as ActivTrak gives them, and IDs beside them.
  if (!fillsTable(job.report)) yield* tellApart(job, nameAt, named);
  const peopleIn = addsUp(job.report) ? peopleCounted(owners) : (owner: string) => (owner === '' ? [] : [owner]);
  const people = new Set([...owners].flatMap(peopleIn));
  const facts = { repeated, people: people.size };
  job.run = { ...job.run, facts: { ...facts, names: job.names } };
  return facts;
}

/** What ActivTrak calls the groups, asked only where rows give ids alone. */
function* namesOfGroups(
  { account, ports }: Job,
  output: readonly OutputColumn[],
  rows: readonly Row[],
): Task<Map<string, string> | undefined> {
  const index = output.findIndex(({ key }) => key === 'groups');
  if (index === -1 || ![...new Set(rows.map((row) => row[index] ?? ''))].some(hasNameless)) return undefined;
  const groups = yield* unlessFailed(readGroups(account.client, ports.budget));
  return new Map(groups?.flatMap(({ id, name }) => (id === undefined ? [] : [[String(id), name]])));
}

const each = (rows: readonly Row[], own: number) =>
  function* (take: (row: Row, key: string) => void): Task<void> {
    yield* wait(rows.forEach(keyed(take, own)));
  };

/** Takes a row apart that has its record's key behind its cells. */
const keyed =
  (take: (row: Row, key: string) => void, own: number) =>
  (row: Row): void =>
    take(row.slice(0, own), String(row[own] ?? ''));

/** The rows but those in some ranges, which are taken into memory: what is new beside rows that come again is little. */
export function* withoutRows(all: FinalRows['each'], some: readonly RowRange[]): Task<RowsSource> {
  const rows: Row[] = [];
  let [at, next] = [0, 0];
  yield* all((row) => {
    const { from, count } = some[next] ?? { from: at + 1, count: 0 };
    if (at < from) rows.push(row);
    else if (at === from + count - 1) next += 1;
    at += 1;
  });
  return memoryRows(rows);
}
