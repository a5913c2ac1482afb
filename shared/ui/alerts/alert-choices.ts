/**
 * What there is to choose for a report's alerts: columns, and rules to begin with.
 * @module
 */

import { alertRule, type EXAMPLE_RULES } from '#words/alert-views';
import { STREAM_NAMES, STREAMS } from '../../api/streams/streams';
import { withoutUnit } from '../../model/selection';
import { testWords } from '../../report/alerts/alert-words';
import { type AlertColumn, alertColumns, dayColumn, type ValueKind } from '../../report/definition/alert-columns';
import type { AlertRule, Alerts } from '../../report/definition/alert-rule';
import type { Report } from '../../report/definition/definition';
import { limitText } from '../../report/definition/read-limit';
import { listedColumns, offeredColumns } from '../editor/draft';

/** Columns by where they are. `missing`: those that the report could show, and doesn't yet. */
export interface AlertChoices {
  readonly report: readonly AlertColumn[];
  readonly ready: readonly AlertColumn[];
  readonly missing: readonly AlertColumn[];
}

/** The columns that rules can be about. @param ready those of the ready sheet over the report */
export function alertChoices(report: Report, ready: readonly AlertColumn[]): AlertChoices {
  const shown = known(report);
  // What a grouped log shows is said by its measures.
  const all = report.rollup ? [] : known(withColumns(report, ...offeredColumns(report).map(({ key }) => key)));
  const hasDays = hasDay(report);
  const missing = all.filter(({ key }) => !shown.some((one) => one.key === key)).map((one) => ({ ...one, hasDays }));
  return { report: shown, ready, missing };
}

function known(report: Report): readonly AlertColumn[] {
  try {
    return alertColumns(report);
  } catch {
    // A column of a newer version; saving says so in words.
    return [];
  }
}

function hasDay(report: Report): boolean {
  try {
    return dayColumn(report) !== undefined;
  } catch {
    return false;
  }
}

/** The report with these columns among its own. */
export function withColumns(report: Report, ...keys: readonly string[]): Report {
  const listed = listedColumns(report);
  const fresh = keys.filter((key) => !listed.some((one) => one.key === key));
  return fresh.length === 0 ? report : { ...report, columns: [...listed, ...fresh.map((key) => ({ key }))] };
}

/** The column that a rule is about, as far as there is one. */
export const columnOf = ({ table, column }: Pick<AlertRule, 'table' | 'column'>, choices: AlertChoices): AlertColumn | undefined =>
  [...choices.report, ...choices.ready, ...choices.missing].find((one) => one.table === table && one.key === column);

const EVERY_COLUMN = STREAM_NAMES.flatMap((name) => STREAMS[name].columns);

/** What a rule's column is called, also where the report has no such column any more. */
export const columnLabel = (rule: AlertRule, choices: AlertChoices): string =>
  (columnOf(rule, choices) ?? EVERY_COLUMN.find(({ key }) => key === rule.column))?.label ?? rule.column;

/** A rule in a few words: `Active below 2:00, yesterday`. */
export function alertWords(rule: AlertRule, choices: AlertChoices): string {
  const label = withoutUnit(columnLabel(rule, choices)).trim();
  const kind = columnOf(rule, choices)?.kind;
  if (kind === undefined) return label;
  return alertRule({ ...rule, column: label, test: testWords(kind)[rule.test], limit: limitText(rule.limit, kind) });
}

const HOUR = 3600;
/** What a limit is before somebody types one; a number may be anything. */
export const USUAL_LIMITS: Readonly<Record<ValueKind, number>> = { duration: 2 * HOUR, time: 9.25 * HOUR, number: Number.NaN };

/** One of the rules to begin with. */
export type Example = keyof typeof EXAMPLE_RULES;

type NamedExample = Exclude<Example, 'own'>;
const EXAMPLES: Readonly<Record<NamedExample, Omit<AlertRule, 'id'>>> = {
  active: { table: 'report', column: 'active', test: 'below', limit: 2 * HOUR, days: 'yesterday', workDaysOnly: true },
  late: { table: 'report', column: 'firstActivity', test: 'above', limit: 9.25 * HOUR, days: 'last-7-days', workDaysOnly: true },
  balance: { table: 'ready', column: 'balance', test: 'below', limit: -8 * HOUR, days: 'all', workDaysOnly: false },
};
const NAMED = Object.keys(EXAMPLES) as NamedExample[];

/** The examples that fit a report, the one last that is about any column; none where nothing can be compared. */
export function examplesFor(choices: AlertChoices): readonly Example[] {
  const fitting = NAMED.filter((name) => {
    const about = columnOf(EXAMPLES[name], choices);
    return about !== undefined && (EXAMPLES[name].days === 'all' || about.hasDays);
  });
  return [...fitting, ...(anyColumn(choices) ? (['own'] as const) : [])];
}

const anyColumn = ({ report, ready, missing }: AlertChoices): AlertColumn | undefined => report[0] ?? ready[0] ?? missing[0];

/** A new rule. @param id a word that no other rule of the report has */
export function exampleRule(name: Example, choices: AlertChoices, id: string): AlertRule {
  if (name !== 'own') return { id, ...EXAMPLES[name] };
  const { table, key, kind } = anyColumn(choices) as AlertColumn;
  return { id, table, column: key, test: 'below', limit: USUAL_LIMITS[kind], days: 'all', workDaysOnly: false };
}

/** What a report's alerts are before it has any: Saturday and Sunday off, and no names. */
export const NO_ALERTS: Alerts = { rules: [], names: 'nowhere', weekdaysOff: '0000011' };
