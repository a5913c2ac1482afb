import { STREAMS } from '../../api/streams/streams';
import type { Row } from '../../model/cell';
import { keyNumbers } from '../../model/key-numbers';
import type { RowRange } from '../../table/cells/row-range';
import { isIdentity } from '../../table/changes/record-key';
import type { OutputColumn } from '../../table/place/output-column';
import { EXTRA_CELLS } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import { wayOfRows } from '../reading/segments';
import { waysOf } from '../reading/ways';
import type { Job, RowFacts } from '../run/job';

/** What is longer was cut for its cell, or is nobody's name. */
const MOST_CHARACTERS = 300;

/** Where rows show whose they are, by name; -1 where they don't. */
export const nameIndex = (report: Report, output: readonly OutputColumn[]): number =>
  showsNames(report) ? output.findIndex(({ key }) => key === ownerKey(report)) : -1;

/** Whether a row of the log says by its way whose it is: it came when one person was asked about. */
export const goesByWays = ({ report, run }: Job): boolean =>
  !STREAMS[report.stream].record.tellsOwner && run.plan.parts.some(({ filter }) => filter?.kind === 'user');

/** A function that gives the id of somebody whom a row names that says which record it is; `undefined` of any other. */
export function whoIsNamed(job: Job): (row: Row, index: number, way: number) => number | '' | undefined {
  const { tellsOwner } = STREAMS[job.report.stream].record;
  const ways = goesByWays(job) ? waysOf(job.run.plan, job.reading) : undefined;
  return (row, index, way) => {
    const name = row[index];
    if (typeof name !== 'string' || name.length > MOST_CHARACTERS || !isIdentity(String(row[row.length - EXTRA_CELLS]))) return undefined;
    if (tellsOwner) return Number(row[row.length - 1]);
    const filter = ways?.at(way)?.part.filter;
    return filter?.kind === 'user' ? filter.id : '';
  };
}

/** The facts of no row. */
export function rowFacts(job: Job): RowFacts {
  const idOf = whoIsNamed(job);
  const { isOneRow: isOnce } = STREAMS[job.report.stream].record;
  const keys = keyNumbers();
  const facts: RowFacts = {
    rows: 0,
    repeated: 0,
    owners: new Set(),
    named: new Map(),
    take(row, index, way) {
      facts.rows += 1;
      facts.owners.add(String(row[row.length - 1]));
      const key = String(row[row.length - EXTRA_CELLS]);
      if (!isOnce && isIdentity(key)) {
        if (keys.get(key) !== undefined) facts.repeated += 1;
        keys.set(key, 0);
      }
      const id = idOf(row, index, way);
      if (id === undefined) return;
      const ids = facts.named.get(row[index]) ?? new Map();
      if (!ids.has(id)) facts.named.set(row[index], ids.set(id, undefined));
    },
  };
  return facts;
}

/**
 * The facts of all rows: read back where an earlier call put rows aside, or some were forgotten since.
 * @param index where rows have the name; -1 where they have none
 * @param keyPlace where they have the key of their record, and whose they are behind that
 * @param ranges those that count
 */
export function* factsOf(job: Job, index: number, keyPlace: number, ranges: readonly RowRange[]): Task<RowFacts> {
  if (job.facts?.rows === job.heap.count()) return job.facts;
  const facts = rowFacts(job);
  const wayOf = wayOfRows(job.reading.segments);
  const extra = [keyPlace, keyPlace + 1];
  const rows = goesByWays(job) ? [{ from: 0, count: job.heap.count() }] : ranges;
  yield* job.heap.eachOf(rows, index === -1 ? extra : [index, ...extra], (row) =>
    facts.take(row, row.length - 1 - EXTRA_CELLS, wayOf(facts.rows)),
  );
  return facts;
}
