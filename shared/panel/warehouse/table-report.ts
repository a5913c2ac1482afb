/**
 * A report as one that fills a table, and what its table is called before a person says so.
 * @module
 */
import type { Report } from '../../report/definition/definition';
import { addsUp } from '../../report/definition/people-shown';
import type { TablePlace } from './warehouse-calls';

/** What a table's report has no choice of: rows are kept by their days, and durations are seconds. */
const OF_TABLES = { disposition: 'merge', unit: 'seconds', statusLine: false } as const satisfies Partial<Report>;

/** A report with what a table's has no choice of. Alert rules that looked at all days look at the last 30. */
export const withTableSettings = ({ alerts, ...report }: Report): Report => ({
  ...report,
  ...OF_TABLES,
  ...(alerts
    ? {
        alerts: { ...alerts, rules: alerts.rules.map((rule) => (rule.days === 'all' ? { ...rule, days: 'last-30-days' as const } : rule)) },
      }
    : {}),
});

const STREAM_TABLES: Readonly<Record<Report['stream'], string>> = {
  'user-hours': 'working_hours_users',
  'computer-hours': 'working_hours_computers',
  'activity-log': 'activity_log',
};

/** So much of a report's name is in its table's. */
const MOST_LETTERS = 60;

/** A name as a table can have it: `Überstunden, Q1` is `uberstunden_q1`. */
const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, MOST_LETTERS)
    .replace(/^_+|_+$/g, '') || 'report';

/** What a report's table is called after its stream; what is added up, after its own name as well. */
function tableBase(report: Report): string {
  if (report.rollup) return `activity_rollup_${plainName(report.name)}`;
  return addsUp(report) ? `${STREAM_TABLES[report.stream]}_${plainName(report.name)}` : STREAM_TABLES[report.stream];
}

const fullName = ({ project, dataset }: TablePlace, table: string): string => `${project}.${dataset}.${table}`.toLowerCase();

/**
 * What to call a report's table: as none of the document's other reports calls its own there.
 * @param others the document's reports
 */
export function proposedTable(report: Report, place: TablePlace, others: readonly Report[], base = tableBase(report)): string {
  const taken = new Set(
    others.flatMap(({ id, warehouse }) => (warehouse && id !== report.id ? [fullName(warehouse, warehouse.table)] : [])),
  );
  for (let number = 1; ; number += 1) {
    const table = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(fullName(place, table))) return table;
  }
}

/** The report as one that fills a table there. */
export const asTableReport = (report: Report, place: TablePlace, others: readonly Report[]): Report => ({
  ...withTableSettings(report),
  version: 3,
  warehouse: { ...place, table: proposedTable(report, place, others) },
});
