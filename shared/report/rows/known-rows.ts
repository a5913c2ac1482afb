/**
 * What of an append's rows the sheet has already: the last record once more, records that were read with another choice before, days that are
 * read again. An append has each once.
 * @module
 */

import { STREAMS } from '../../api/streams/streams';
import type { Row } from '../../model/cell';
import { wordOfKey } from '../../model/mixed';
import { isBlankRow } from '../../table/cells/blank-row';
import type { ReadBack } from '../../table/cells/read-back';
import { isIdentity, recordKeys } from '../../table/changes/record-key';
import { eachStanding } from '../../table/changes/standing-rows';
import type { OutputColumn } from '../../table/place/output-column';
import type { Placement } from '../../table/place/placement';
import { isOnlyAdding } from '../../table/plan/modes';
import type { Task } from '../../task';
import { identityKeys, outputColumns } from '../definition/output';
import { rangesInOrder } from '../reading/segments';
import { waysOf } from '../reading/ways';
import type { Job } from '../run/job';
import { nameIndex } from './row-facts';
import { untoldRows } from './tell-apart';

/** Which rows of a refresh the sheet has already. */
export interface KnownRows {
  /** The indexes of the rows to leave out, in the order in which they come. */
  readonly indexes: ReadonlySet<number>;
  /** Days were read again whose rows cannot be compared with the sheet. */
  readonly isUnsure: boolean;
}

/** In the place of a column that is not read. */
const UNREAD = { key: '' };
/** So many records are kept in mind where the sheet does not show their ids. */
const MOST_NEWEST = 1000;

/**
 * Compares by identity; where that is not in the sheet, days that were read whole by all that a row says, and others with the newest records
 * of the refresh before.
 * @param each hands over the new rows in the report's columns, with their records' keys
 */
export function* knownRows(
  job: Job,
  placement: Placement,
  back: ReadBack,
  each: (take: (row: Row, key: string) => void) => Task<void>,
): Task<KnownRows> {
  const { report, run, state, ports } = job;
  const output = outputColumns(report);
  const ids = idPlaces(job, output);
  const isWhole = run.plan.parts.every(({ cursor }) => cursor === undefined);
  const before = new Set(state?.columns.map(([key]) => key));
  const isId = (key: string): boolean => ids.some((index) => output[index]?.key === key);
  // A column that somebody deleted in the sheet says nothing there.
  const said = output.filter(({ key }) => before.has(key) && placement.columns.has(key) && !isId(key));
  const isAll = isWhole || run.scattered === true;
  // Rows at the end that the state doesn't know: in a workbook that several people have open, what another one kept may come late.
  const unknown = ids.length > 0 || state === undefined ? 0 : placement.rows - state.rows;
  const isComparable = (isAll || unknown > 0) && said.some(({ key }) => key === 'date' || key === 'time');
  const identity = recordKeys(output, ids, report.unit, back.settled);
  const sayings = recordKeys(said, [], report.unit, back.settled);
  const saidPlaces = said.map((column) => output.indexOf(column));
  const plain = untoldRows(job, nameIndex(report, output));
  const saying = (row: Row): string => sayings(saidPlaces.map((index) => plain(row)[index] ?? ''));
  const standing = new Map<string, number>();
  const add = (key: string, count: number): void => void standing.set(key, (standing.get(key) ?? 0) + count);
  const isSeen = (key: string): boolean => {
    const seen = (standing.get(key) ?? 0) > 0;
    if (seen) add(key, -1);
    return seen;
  };
  if (ids.length > 0 || isComparable) {
    const from = ids.length > 0 || isAll ? 0 : placement.rows - unknown;
    // Where rows are told by their identity alone, nothing else is read of them.
    const read = isComparable ? output : output.map((column, index) => (ids.includes(index) ? column : UNREAD));
    yield* eachStanding(
      ports.sheets,
      placement,
      read,
      (row) => {
        if (isBlankRow(row)) return;
        const key = ids.length > 0 ? identity(row) : '?';
        if (isIdentity(key)) add(key, 1);
        else if (isComparable) add(saying(row), 1);
      },
      from,
    );
  }
  const wasNewest = newestBefore(job);
  const indexes = new Set<number>();
  let at = 0;
  yield* each((row, record) => {
    const key = ids.length > 0 ? identity(row) : '?';
    const isKnown = (isIdentity(key) && isSeen(key)) || (isComparable && isSeen(saying(row))) || wasNewest(record);
    if (isKnown) indexes.add(at);
    at += 1;
  });
  return { indexes, isUnsure: isUnsureOf(job, output) && !isComparable && at > 0 };
}

/** Whether days were read whole whose rows don't say which records they are. */
const isUnsureOf = (job: Job, output: readonly OutputColumn[]): boolean =>
  job.run.plan.parts.every(({ cursor }) => cursor === undefined) && isOneRow(job) && idPlaces(job, output).length === 0;

const isOneRow = ({ report }: Job): boolean => STREAMS[report.stream].record.isOneRow;

/** Where a row says which record it is about; empty where a part of that is not shown. */
function idPlaces({ report }: Job, output: readonly OutputColumn[]): readonly number[] {
  const indexes = identityKeys(report).map((key) => output.findIndex((column) => column.key === key));
  return indexes.includes(-1) ? [] : indexes;
}

/** Tells by its key whether a record is one of the newest that the last refresh left. */
export function newestBefore({ state }: Job): (key: string) => boolean {
  const words = new Set(state?.bookmark?.newest?.split(' '));
  return words.size === 0 ? () => false : (key) => words.has(wordOfKey(key));
}

/** The newest records of each part, for the next refresh to know them by; `undefined` where the sheet shows their ids. */
export function* newestOf(job: Job): Task<string | undefined> {
  const { report, heap, reading, run, state } = job;
  const output = outputColumns(report);
  if (!isOnlyAdding(report.disposition) || !isOneRow(job) || idPlaces(job, output).length > 0) return undefined;
  const { parts } = run.plan;
  const ways = waysOf(run.plan, reading);
  const most = Math.floor(MOST_NEWEST / Math.max(1, parts.length));
  const words: string[] = [];
  for (const part of parts) {
    const keys: string[] = [];
    const ranges = rangesInOrder(reading.segments, ways.rank, (way) => ways.at(way)?.part === part);
    yield* heap.eachOf(ranges, [output.length], ([key]) => {
      if (isIdentity(String(key))) keys.push(String(key));
    });
    words.push(...keys.slice(-most).map(wordOfKey));
  }
  const before = state?.bookmark?.newest?.split(' ') ?? [];
  return [...before, ...words].slice(-MOST_NEWEST).join(' ');
}
