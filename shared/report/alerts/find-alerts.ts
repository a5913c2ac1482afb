/**
 * Looks for what meets a report's rules in the cells as they stand: its own rows, and the ready sheet over them.
 * @module
 */

import {
  ALERTS_LACK_READY_SHEET,
  alertCellsTroubled,
  alertColumnGone,
  alertDaysUnknown,
  alertsSeeSomeRows,
  silentDay,
} from '#words/alert-checks';
import { type ReportRows, type Stand, standOf } from '../../dashboard/drawing';
import { type KeptReady, loadReady } from '../../dashboard/kept-ready';
import type { ReportPeople } from '../../dashboard/own-sheets';
import { isActivTrakError } from '../../errors';
import type { MarkedSheets } from '../../marks';
import { isoDay } from '../../model/serial';
import type { KeyValueStore } from '../../ports';
import type { SheetStyler } from '../../sheet-styler';
import { readyOwner } from '../../table/place/ready-marks';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { alertColumns } from '../definition/alert-columns';
import { ALERT_TABLES, type Alerts, type AlertTable } from '../definition/alert-rule';
import type { Report } from '../definition/definition';
import { ownerKey } from '../definition/output';
import { type AlertRows, type SheetRowsPorts, type StandingRows, sheetRows } from './alert-rows';
import { alertSearch, MOST_FOUND } from './alert-search';
import { type AlertTableFacts, readyTable, reportTable, standingFacts } from './alert-table';
import type { Finding } from './finding';
import type { RuleOn, SearchFacts } from './search-facts';
import { lastWorkDayBefore, type WorkDayFacts, workDays } from './work-days';

/** What looking for alerts asks of a host. */
export interface AlertPorts extends SheetRowsPorts {
  readonly documents: KeyValueStore;
  readonly sheets: MarkedSheets;
  /** Without it, reports have no ready sheets. */
  readonly styler?: SheetStyler;
}

/** What was found by all of a report's rules. */
export interface AllFound {
  readonly count: number;
  /** The first of them. */
  readonly findings: readonly Finding[];
  /** What a person should know of it, in sentences: rules that could not be looked at, and cells. */
  readonly warnings: readonly string[];
  /** The rules that were looked at in all cells, by their IDs. */
  readonly sure: ReadonlySet<string>;
  /** Dates that people typed as texts, in sentences: days are work days as if they weren't there. */
  readonly textDates: readonly string[];
}

const EVERY_DAY: WorkDayFacts = { isWorkDay: () => true, textDates: [] };

/** The rows of a table, and what they are. */
interface Looked {
  readonly facts: AlertTableFacts;
  readonly rows: AlertRows;
}

/** Where a report's rows are. Over those that are in no `sheet` there is no ready sheet. */
export interface AlertSource {
  readonly rows: AlertRows;
  readonly sheet: ReportRows | undefined;
}

/** A report's rows in a sheet. */
export const alertSource = (ports: SheetRowsPorts, sheet: ReportRows): AlertSource => ({
  rows: sheetRows(ports, { ...sheet, first: sheet.header + 1 }),
  sheet,
});

/**
 * Looks at the rows of a report and of its ready sheet, as far as rules are about them.
 * @param people whose they are
 * @returns `undefined` where the time was too short for all rows
 * @throws ActivTrakError when rows can't be read
 */
export function* findAlerts(
  ports: AlertPorts,
  report: Report,
  { rules, weekdaysOff }: Alerts,
  { rows, sheet }: AlertSource,
  people: ReportPeople,
  known: Pick<SearchFacts, 'today' | 'asked' | 'knownFrom'>,
): Task<AllFound | undefined> {
  const isNeeded = (wanted: AlertTable): boolean => rules.some(({ table }) => table === wanted);
  const own = beside(reportTable(report), rows);
  const ready = sheet && isNeeded('ready') ? yield* loadReady(ports.documents, report.id) : undefined;
  const stand = sheet && ready && (yield* readyStand(ports, report, ready, sheet));
  const over = stand && readyLooked(ports, report, ready, stand, sheet);
  const looks: Readonly<Record<AlertTable, Looked | undefined>> = { report: own, ready: over };
  const warnings = new Set<string>();
  if (isNeeded('ready') && over === undefined) warnings.add(ALERTS_LACK_READY_SHEET);
  const about = alertColumns(report, ready?.blueprint);
  const ons = rules.flatMap((rule): readonly RuleOn[] => {
    const { table, column: key } = rule;
    const looked = looks[table];
    if (looked === undefined) return [];
    const listed = about.find((one) => one.table === table && one.key === key);
    const column = listed && { ...listed, hasDays: listed.hasDays && looked.facts.day !== undefined };
    if (column === undefined || !looked.rows.has(key)) warnings.add(alertColumnGone(column?.label ?? key));
    else if (rule.days !== 'all' && !column.hasDays) warnings.add(alertDaysUnknown(column.label));
    else return [{ rule, column }];
    return [];
  });
  const looksAtDays = ons.some(({ rule, column }) => rule.workDaysOnly && column.hasDays);
  const { isWorkDay, textDates } = looksAtDays ? yield* workDays(ports, report.id, people, weekdaysOff) : EVERY_DAY;
  if (over && ports.styler && ons.some(({ rule }) => rule.table === 'ready')) yield* wait(ports.styler.calculate());
  let count = 0;
  const findings: Finding[] = [];
  const sure = new Set<string>();
  for (const table of ALERT_TABLES) {
    const looked = looks[table];
    const its = ons.filter(({ rule }) => rule.table === table);
    if (looked === undefined || its.length === 0) continue;
    const search = alertSearch(looked.facts, its, {
      ...known,
      salt: report.id,
      lastWorkDay: lastWorkDayBefore(known.today, weekdaysOff),
      isWorkDay,
    });
    if (!(yield* looked.rows.search(search))) return undefined;
    const found = search.found();
    count += found.count;
    findings.push(...found.findings.slice(0, MOST_FOUND - findings.length));
    if (HAS_WAREHOUSE && found.missesSome) warnings.add(alertsSeeSomeRows(ownerKey(report)));
    for (const day of found.silentDays) warnings.add(silentDay(ownerKey(report), isoDay(day)));
    for (const [label, cells] of found.troubled) warnings.add(alertCellsTroubled(label, cells));
    const isSilent = found.silentDays.size > 0;
    for (const { rule, column } of found.missesSome ? [] : its)
      if (!found.troubled.has(column.label) && !(isSilent && rule.days === 'yesterday')) sure.add(rule.id);
  }
  return { count, findings, warnings: [...warnings], sure, textDates };
}

/** Where the ready sheet stands; `undefined` where it is not there, or nobody can tell where its rows begin. */
function* readyStand(
  { sheets }: AlertPorts,
  { id }: Report,
  { blueprint: plan, drawn }: KeptReady,
  source: ReportRows,
): Task<Stand | undefined> {
  if (drawn === undefined) return undefined;
  try {
    return yield* standOf({ sheets, plan, owner: readyOwner(id), source }, drawn);
  } catch (cause) {
    if (isActivTrakError(cause)) return undefined;
    throw cause;
  }
}

const beside = (facts: AlertTableFacts, rows: AlertRows): Looked => ({ facts: standingFacts(facts, rows.has), rows });

/** A ready sheet beside its report has the report's columns too. */
function readyLooked(
  ports: AlertPorts,
  report: Report,
  { blueprint }: KeptReady,
  { sheet, header, columns, grid }: Stand,
  source: ReportRows,
): Looked | undefined {
  const facts = readyTable(report, blueprint);
  const first = header + 1;
  const { rows } = blueprint;
  const at = (where: Pick<StandingRows, 'rows' | 'columns'>): AlertRows => sheetRows(ports, { sheet, first, ...where });
  // Without these nobody can tell its rows.
  const needed = rows.kind === 'beside' ? [] : [...(facts.day === undefined ? [] : [facts.day]), ...facts.identity.flat()];
  if (!needed.every((key) => columns.has(key))) return undefined;
  switch (rows.kind) {
    case 'beside':
      return beside(facts, at({ rows: source.rows, columns: new Map([...source.columns, ...columns]) }));
    case 'each':
      return { facts, rows: at({ rows: grid - first, columns }) };
    case 'count':
      return { facts, rows: at({ rows: Math.min(rows.count, grid - first), columns }) };
  }
}
