import { STREAMS } from '../../api/streams/streams';
import { PAGE_SIZE } from '../../api/streams/walk';
import type { Column, Row } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import type { Spent } from '../../ports';
import { recordKeys } from '../../table/changes/record-key';
import { MODES } from '../../table/plan/modes';
import { EXTRA_CELLS } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import { outputColumns, readColumns } from '../definition/output';
import { addsUp, showsNames } from '../definition/people-shown';
import { disguisedWords } from '../privacy/aside-words';
import { reportSalt } from '../privacy/salt';
import { ownerOf, rowShaper } from '../privacy/shape';
import type { Reading } from '../reading/reading';
import { type WayReader, type WayReaderOptions, wayReader } from '../reading/way-reader';
import { inDocument } from '../run/in-document';
import type { Job } from '../run/job';
import { renew } from '../run/run-claim';
import { isToStop } from '../run/run-cleanup';
import { checkpoint } from '../run/run-rest';
import { type GroupedRecords, groupedRecords } from './grouped-records';
import { refuseTooLarge, roomFor } from './room';
import { goesByWays, nameIndex, rowFacts } from './row-facts';

/** The reader of a job: its heap's rows are the report's cells, the key of the record and whose it is. */
export function* jobReader(job: Job): Task<WayReader> {
  const { ports, report, run, heap, account } = job;
  const columns = readColumns(report);
  const { identity, record } = STREAMS[report.stream];
  const isRecords = fillsTable(report) && record.isOneRow;
  const key = recordKeys(
    columns,
    identity.map((name) => columnIndex(columns, name)),
    report.unit,
  );
  const { shape, width } = report.rollup
    ? yield* groupedRecords(job, report.rollup, columns, key)
    : yield* rowsAsShown(job, columns, key, isRecords);
  const name = nameIndex(report, outputColumns(report));
  // Of several parts of hours it is seen at the end which rows count.
  const gathers = !report.rollup && !goesByWays(job) && (record.isOneRow || run.plan.parts.length < 2);
  /** So many rows have room, by what was looked at. */
  let fitting = PAGE_SIZE;

  /** Refuses rows for which there is no room as soon as it can be known, and not after half an hour of reading. */
  function* refuseWithoutRoom({ open }: Reading): Task<void> {
    const rows = open.reduce((sum, { walk }) => sum + Math.max(0, (walk.total ?? 0) - (walk.rows ?? 0)), heap.count());
    // How many rows a summary comes to is seen at its end.
    if (rows <= fitting || addsUp(report) || report.rollup || fillsTable(report)) return;
    const before = job.state?.rows ?? 0;
    const { keeps, updates } = MODES[job.plan.disposition];
    const kept = !keeps ? 0 : updates ? Math.max(0, before - rows) : before;
    const room = yield* roomFor(ports.sheets, report, rows, kept);
    refuseTooLarge(room, ports.sheets.limits);
    fitting = rows + room.more;
  }

  const options: WayReaderOptions = {
    report,
    plan: run.plan,
    columns,
    client: account.client,
    budget: ports.budget,
    heap: {
      ...heap,
      *add(rows, order) {
        yield* inDocument(job, function* () {
          yield* hold(job);
          if (heap.count() === 0) job.facts = gathers ? rowFacts(job) : undefined;
          if (job.facts) for (const row of rows) job.facts.take(row, name, 0);
          yield* heap.add(rows, order);
        });
      },
      truncate(count) {
        job.facts = undefined;
        heap.truncate(count);
      },
    },
    shape,
    width,
    mostCharacters: fillsTable(report) ? Number.POSITIVE_INFINITY : ports.sheets.limits.characters,
    *onPages(reading): Task<Spent | undefined> {
      return yield* inDocument(job, function* () {
        job.reading = reading;
        job.rows = heap.count();
        yield* refuseWithoutRoom(reading);
        job.tally?.settle();
        // What goes to a table is kept when the call ends, all at once.
        if (job.tally ? job.tally.isDue() : !isRecords && heap.staged().rows !== job.run.staged.rows) {
          yield* hold(job);
          yield* checkpoint(job);
        }
        return (yield* isToStop(ports.documents, report.id, job.run)) ? 'cancelled' : undefined;
      });
    },
  };
  return HAS_WAREHOUSE && job.source ? job.source.reader(options) : wayReader(options);
}

/** How the records of a report that shows them as they are, or sums up hours, come into its heap. */
function* rowsAsShown(job: Job, columns: readonly Column[], key: (row: Row) => string, isOfRecords: boolean): Task<GroupedRecords> {
  const { ports, report } = job;
  const output = outputColumns(report);
  const own = addsUp(report) ? output.slice(0, -1) : output;
  const salt = showsNames(report) ? '' : yield* reportSalt(ports, report);
  // What is disguised already is shown as it is.
  const shown: Report = HAS_WAREHOUSE && job.source?.isDisguised ? { ...report, privacy: { ...report.privacy, people: 'names' } } : report;
  const shaped = rowShaper(shown, columns, own, salt, { more: EXTRA_CELLS, isNumbered: job.state !== undefined && !job.state.textIds });
  const plain = { key, owner: ownerOf(report, columns) };
  // A table's records wait on no sheet, and are given their people's groups by these words.
  const words = showsNames(report) || isOfRecords ? plain : disguisedWords(plain, salt);
  return {
    shape(row) {
      const cells = shaped(row);
      cells[own.length] = words.key(row);
      cells[own.length + 1] = words.owner(row);
      return cells;
    },
    width: own.length,
  };
}

/** A call that slept for too long may not touch the hidden sheet any more: another one may be at work there. */
function* hold(job: Job): Task<void> {
  const { ports, report, run } = job;
  if (ports.clock.now() >= run.leaseUntil) job.run = yield* renew(ports, report, run);
}
