import type { Row } from '../../model/cell';
import { isoDay } from '../../model/serial';
import { mergeRows } from '../../table/merge-rows';
import type { OutputColumn } from '../../table/output-column';
import type { ReadBack } from '../../table/read-back';
import { recordKeys } from '../../table/record-key';
import type { Task } from '../../task';
import { identityKeys } from '../definition/output';
import type { Check } from '../kept/run';
import { count, warning } from './checks';
import type { Job } from './job';
import { claimFor, emptyIn, type Writing, type Written } from './writing';

/** Each record in its own row: what changed is updated, what is new comes below, and what comes no more stays. */
export function* writeMerge({ job, output, rows: { source, each, repeated }, settled, target, back, said }: Writing): Task<MergeWritten> {
  const merged = yield* mergeRows(job.ports.sheets, settled.info, target, {
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
    remarks: [...said.remarks, ...kept],
    hasOlder: merged.keptDays.length > 0 || (source.count === 0 && merged.rows > 0),
    outcome: merged.added + merged.updated === 0 ? 'nothing-new' : 'done',
    message,
    rows: merged.rows,
  };
}

interface MergeWritten extends Written {
  /** Whether the sheet has rows that came no more. */
  readonly hasOlder: boolean;
}

const standingTwice = (rows: number): Check =>
  warning(
    `${count(rows, 'row of the sheet is', 'rows of the sheet are')} about the same record as another: look whether somebody copied rows, so that nothing counts twice.`,
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
