import { readyLacks, readyNeedsTimes } from '#words/ready';
import { STREAMS } from '../../api/streams/streams';
import type { Blueprint } from '../../dashboard/blueprint';
import { loadReady } from '../../dashboard/kept-ready';
import { readySheet } from '../../dashboard/ready-sheet';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';

/** What makes hours of a duration that is a part of a day. */
const HOURS_OF_DAYS = '*24';

/**
 * A sentence on what a report lacks that the formulas of its ready sheet count. In the cells of a column that went another one may stand by now, and rows
 * whose ID went would come a second time under their names.
 */
export function* lackForReady(ports: Parameters<typeof readySheet>[0], report: Report): Task<string | undefined> {
  const ready = yield* loadReady(ports.documents, report.id);
  const lack = ready && !ready.isDeleted ? lackOf(report, ready.blueprint) : undefined;
  return lack !== undefined && (ready?.drawn === undefined || (yield* readySheet(ports, report.id))) ? lack : undefined;
}

function lackOf(report: Report, plan: Blueprint): string | undefined {
  const formulas = JSON.stringify(plan);
  const own = new Set(plan.columns.map(({ key }) => key));
  const output = outputColumns(report);
  const { columns } = STREAMS[report.stream];
  for (const [, where, key = ''] of formulas.matchAll(/\{(report|row)\.([\w-]+)\}/g)) {
    if (where === 'row' && !(plan.rows.kind === 'beside' && !own.has(key))) continue;
    const { kind } = output.find((one) => one.key === key) ?? {};
    const { label = key, about = 'nothing' } = columns.find((one) => one.key === key) ?? {};
    // Under pseudonyms another column stands in for what is about people.
    if (kind === undefined && !(report.privacy.people === 'pseudonyms' && about !== 'nothing')) return readyLacks(plan.title, label);
    if (kind === 'duration' && report.unit !== 'days' && formulas.includes(HOURS_OF_DAYS)) return readyNeedsTimes(plan.title);
  }
  return undefined;
}
