/**
 * Which fields of a table a report needs whose rows come from there, and whether the table has them.
 * @module
 */

import {
  NARROWED_BY,
  notFilledByReport,
  tableCannotNarrow,
  tableFieldIsOther,
  tableHasPseudonyms,
  tableIsEmpty,
  tableLacks,
  tableOfOthers,
} from '#words/from-table';
import { STREAM_WORDS } from '#words/report-parts';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import type { Column } from '../../model/cell';
import { header } from '../../model/selection';
import { untold } from '../../model/told-apart';
import { WHO_KINDS, type WhoKind } from '../../model/who-kinds';
import { fieldName, fieldType } from '../../warehouse/field';
import type { RowFilter, TableSeen, WarehouseTable } from '../../warehouse/warehouse';
import type { Report, ReportWho } from '../definition/definition';
import { outputColumns, ownerKey, readColumns } from '../definition/output';
import { disguises, hidesPeople, showsNames } from '../definition/people-shown';
import { shownRollup } from '../definition/rollup-output';
import { KEYS } from '../rollup/group-keys';
import type { Rollup } from '../rollup/rolled-up';
import { DAY, KEY } from './table-shape';

/** Lists that a table has as texts, by the column that holds their members. */
export const LIST_OF: Readonly<Record<string, string>> = { groupMembers: 'groups' };

/** What is read of a table for a report. */
export interface FieldsRead {
  /** Columns whose fields are read, in their order. */
  readonly columns: readonly Column[];
  /** The field by whose days the table is partitioned. */
  readonly day: string;
  readonly filters: readonly RowFilter[];
  /** Whether the table has pseudonyms in the place of people. */
  readonly isDisguised: boolean;
}

const DURATIONS = ['active', 'passive', 'total'];

/** Keys of the columns that a report can't do without, and of those that it takes along where they are. */
function keysOf(report: Report): { readonly needed: readonly string[]; readonly useful: readonly string[] } {
  const { record, identity } = STREAMS[report.stream];
  if (report.rollup) return { needed: groupedKeys(report, shownRollup(report, report.rollup)), useful: [] };
  const own = outputColumns(report).map(({ key }) => key);
  const owner = ownerKey(report);
  if (record.isOneRow) return { needed: [record.when, ...own], useful: [owner, ...identity] };
  return { needed: [record.when, owner, ...own], useful: [...identity, ...DURATIONS] };
}

const groupedKeys = (report: Report, { by, measures }: Rollup): readonly string[] => [
  'time',
  'duration',
  ...by.flatMap((key) => KEYS[key].reads),
  ...(measures.includes('people') || hidesPeople(report) ? ['user'] : []),
];

/**
 * What to read of a table for a report.
 * @throws ActivTrakError `argument` with what stands against it: it is no report's table, empty, of other rows, or lacks what the report shows
 */
export function fieldsRead(report: Report, { table }: WarehouseTable, seen: TableSeen): FieldsRead {
  const { record } = STREAMS[report.stream];
  const types = new Map(seen.fields.map(({ name, type }) => [name.toLowerCase(), type]));
  const has = (key: string): boolean => types.has(fieldName(key));
  if (!seen.isFilled) throw wrong(notFilledByReport(table));
  const owner = ownerKey(report);
  const isLog = types.has(KEY);
  if (isLog !== record.isOneRow || !(isLog ? has('time') : has('date') && has(owner)))
    throw wrong(tableOfOthers(table, STREAM_WORDS[report.stream].label.toLowerCase()));
  if (seen.rows === 0) throw wrong(tableIsEmpty(table));
  const { needed, useful } = keysOf(report);
  // Hours have the IDs of people wherever they have people.
  const hasPseudonyms = !isLog && !has(`${owner}Id`);
  const columns = readColumns(report).filter(({ key }) => needed.includes(key) || (useful.includes(key) && has(key)));
  const missing = columns.filter(({ key }) => !has(key));
  if (hasPseudonyms && missing.length > 0 && showsNames(report) && missing.every(({ about }) => about === 'person'))
    throw wrong(tableHasPseudonyms(table));
  if (missing.length > 0)
    throw wrong(
      tableLacks(
        table,
        missing.map((column) => header(column, 'days')),
      ),
    );
  for (const column of columns) {
    const [is, wanted] = [types.get(fieldName(column.key)) as string, fieldType(column)];
    if (is !== wanted) throw wrong(tableFieldIsOther(table, fieldName(column.key), is, wanted));
  }
  return {
    columns,
    day: isLog ? DAY : fieldName(record.when),
    filters: filtersOf(report, table, has),
    isDisguised: hasPseudonyms && disguises(report),
  };
}

/** Groups have no IDs in a table, and go by their names. */
function filtersOf({ who }: Report, table: string, has: (key: string) => boolean): readonly RowFilter[] {
  const fieldOf: Readonly<Record<WhoKind, string>> = { user: 'userId', computer: 'computerId', group: 'groups' };
  for (const kind of WHO_KINDS)
    if (who.some((one) => one.kind === kind) && !has(fieldOf[kind])) throw wrong(tableCannotNarrow(table, NARROWED_BY[kind]));
  const idsOf = (kind: WhoKind): readonly RowFilter[] => {
    const ids = who.flatMap((one) => (one.kind === kind ? [one.id] : []));
    return ids.length === 0 ? [] : [{ field: fieldName(fieldOf[kind]), ids }];
  };
  const groups = who.flatMap((one) => (one.kind === 'group' ? [{ field: 'groups', name: nameOf(one) }] : []));
  return [...idsOf('user'), ...idsOf('computer'), ...groups];
}

/** A name as ActivTrak gives it: one that was picked may have its ID behind it. */
function nameOf({ id, name }: ReportWho): string {
  const told = untold(name);
  return told?.ids.includes(id) ? told.name : name;
}
