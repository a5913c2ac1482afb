/**
 * What an earlier call of the same refresh has written, where nobody changed it since: then this one goes on behind it.
 * @module
 */
import type { Row } from '../../model/cell';
import type { ReadBack } from '../../table/cells/read-back';
import { rowsPerCall } from '../../table/cells/write-rows';
import type { RowsSource } from '../../table/changes/rows-source';
import { areStanding } from '../../table/changes/standing-rows';
import type { OutputColumn } from '../../table/place/output-column';
import type { Placed } from '../../table/place/place';
import type { Trace } from '../../table/place/target';
import { MODES } from '../../table/plan/modes';
import type { Task } from '../../task';
import type { Job } from '../run/job';

/** How far an earlier call wrote, where those rows stand as it left them; and what comes behind them. */
interface StoodRows {
  readonly put: number;
  readonly source: RowsSource;
}

/** `undefined` where no earlier call wrote rows, or they don't stand as it left them. */
export function* stoodRows(
  job: Job,
  output: readonly OutputColumn[],
  back: ReadBack,
  all: RowsSource,
  found: Placed,
): Task<StoodRows | undefined> {
  const { plan, ports, run } = job;
  const { adding, put } = run;
  const { rows, claimed } = found.placement;
  const keeps = MODES[plan.disposition].keeps;
  const source = keeps && adding ? all.without(adding.known) : all;
  const isAsLeft = !keeps || (adding?.below === rows && source.count === claimed);
  if (
    put !== undefined &&
    isAsLeft &&
    (yield* areStanding(ports.sheets, found, output, back, source, { count: put, below: keeps ? rows : 0 }))
  )
    return { put, source };
  // What is added begins anew, and what is replaced is compared.
  if (keeps) job.run = { ...run, put: undefined };
  return undefined;
}

/** The rows of the next call, which may have been killed while it wrote them. */
export function* eachOfNext({ put, source }: StoodRows, traces: readonly Trace[], take: (row: Row) => void): Task<void> {
  const width = Math.max(1, ...traces.map(({ columns }) => columns.length));
  (yield* source.piece(put, rowsPerCall(width))).forEach(take);
}
