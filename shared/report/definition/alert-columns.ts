/**
 * What a rule can be about: the columns of a report, and of the ready sheet over it, whose cells are numbers that mean something.
 * @module
 */
import type { CellKind } from '../../model/cell';
import type { AlertTable } from './alert-rule';
import type { Report } from './definition';
import { outputColumns } from './output';

/** What a value is: a length of time, a time of day, or another number. */
export type ValueKind = 'duration' | 'time' | 'number';

/** A column that a rule can be about. */
export interface AlertColumn {
  readonly table: AlertTable;
  readonly key: string;
  readonly label: string;
  readonly kind: ValueKind;
  /** Whether the rows of its table have a day, so that days can be chosen. */
  readonly hasDays: boolean;
}

/** A ready sheet, as far as its columns are looked at: see `Blueprint`. */
export interface ReadyTable {
  readonly rows: { readonly kind: string };
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly heading?: unknown;
    readonly formula?: string;
    readonly format?: string;
  }[];
}

const KINDS: Readonly<Partial<Record<CellKind, ValueKind>>> = { duration: 'duration', datetime: 'time', number: 'number' };

/** A ready sheet says what its cells are by how they look: see `dashboard/ready/top-cells`. Its hours are decimal. */
const LOOK_KINDS: Readonly<Record<string, ValueKind>> = {
  '#,##0.00': 'duration',
  '#,##0': 'number',
  '0.0%': 'number',
  'yyyy-mm-dd hh:mm': 'time',
  'hh:mm': 'time',
};
/** Numbers that look as hours do. */
const NOT_HOURS: ReadonlySet<string> = new Set(['pay', 'counts', 'spare']);
/** What a ready sheet only calculates with. */
const STEPS: ReadonlySet<string> = new Set(['inPeople']);

/** In a formula, which row it is. Beside a report such a cell is about something else than its row, as the weeks that stand in the first rows. */
const PLACE = '{number}';

/** The column that has the day of each row of a report; `undefined` where rows have none. */
export const dayColumn = (report: Report): 'date' | 'time' | undefined => {
  const keys = outputColumns(report).map(({ key }) => key);
  return keys.includes('date') ? 'date' : report.rollup === undefined && keys.includes('time') ? 'time' : undefined;
};

/**
 * The columns that a report's rules can be about, in the order in which they stand.
 * @param ready the ready sheet over it, if there is one
 */
export function alertColumns(report: Report, ready?: ReadyTable): readonly AlertColumn[] {
  const hasDays = dayColumn(report) !== undefined;
  const own = outputColumns(report).flatMap(({ key, label, kind }) => listed('report', key, label, KINDS[kind], hasDays));
  const isBeside = ready?.rows.kind === 'beside';
  const over = (ready?.columns ?? []).flatMap(({ key, label, heading, formula, format = '' }) => {
    if (heading !== undefined || formula === undefined || STEPS.has(key) || (isBeside && formula.includes(PLACE))) return [];
    const kind = LOOK_KINDS[format];
    return listed('ready', key, label, kind === 'duration' && NOT_HOURS.has(key) ? 'number' : kind, hasDays && isBeside);
  });
  return [...own, ...over];
}

const listed = (table: AlertTable, key: string, label: string, kind: ValueKind | undefined, hasDays: boolean): readonly AlertColumn[] =>
  kind === undefined ? [] : [{ table, key, label, kind, hasDays }];
