/**
 * The list of what a report's alerts found: a sheet of its own, in which each finding keeps its row beside whatever people add to it.
 * @module
 */

import { ALERT_LIST_NOT_WRITTEN, ALERTS_SHEET, alertListFull, alertsBeyondList, alertsSheet } from '#words/alerts';
import { hiddenName, loadReady } from '../../dashboard/kept-ready';
import { type Diagnostics, worded } from '../../diagnostics';
import type { MarkedSheets } from '../../marks';
import type { Cell } from '../../model/cell';
import { serialOfWallTime } from '../../model/serial';
import type { Clock, KeyValueStore } from '../../ports';
import { readBack } from '../../table/cells/read-back';
import { standingRows } from '../../table/changes/standing-rows';
import { MOST_NAME_CHARACTERS, nameForSheet } from '../../table/place/sheet-name';
import type { Task } from '../../task';
import { alertColumns } from '../definition/alert-columns';
import { NAMES_PEOPLE } from '../definition/alert-rule';
import type { Report } from '../definition/definition';
import { showsNames } from '../definition/people-shown';
import { type Check, warning } from '../kept/run';
import { ruleWords } from './alert-words';
import { alertsOwner, forgetList, type KeptList, loadList, removeBegun } from './kept-list';
import { listColumns } from './list-columns';
import { LIST_UNIT, type ListTable, listMeanwhile, standingList } from './list-place';
import { type FoundAlerts, listRows, MOST_LISTED } from './list-rows';
import { keepUpList, makeList } from './write-list';

/** What the list asks of a host. */
export interface ListPorts {
  readonly documents: KeyValueStore;
  readonly sheets: MarkedSheets;
  readonly clock: Pick<Clock, 'wallTime'>;
  readonly diagnostics: Diagnostics;
  /** The document's. */
  readonly zone: string;
}

/** What came of the list. */
export interface AlertListing {
  /** The sheet with the list, where there is one and it is what it should be. */
  readonly sheetName?: string;
  readonly checks: readonly Check[];
}

/**
 * Brings the list of a report's alerts up to what was found. Rows of findings that are none any more stay, and say so. Whatever goes wrong with
 * it is a check.
 * @param foundAt when a finding was found for the first time; milliseconds since 1970
 */
export function* writeAlertList(
  ports: ListPorts,
  report: Report,
  found: FoundAlerts,
  foundAt: (code: string) => number,
): Task<AlertListing> {
  try {
    const kept = yield* loadList(ports.documents, report.id);
    if (kept === 'newer' || (kept === undefined && found.findings.length === 0)) return { checks: [] };
    return yield* bringListUp(ports, report, kept, found, foundAt);
  } catch (cause) {
    const { code, message } = worded(cause, ports.diagnostics, 'the list of alerts', ALERT_LIST_NOT_WRITTEN);
    return { checks: [warning(code === 'unexpected' ? message : `${ALERT_LIST_NOT_WRITTEN} ${message}`)] };
  }
}

/** What is known where nobody looked. */
export const NOTHING_KNOWN: FoundAlerts = { count: 0, findings: [], isWhole: false };

/**
 * {@link writeAlertList} of a list that was made, or of the first one.
 * @throws ActivTrakError when it can't be written
 */
export function* bringListUp(
  { documents, sheets, clock, zone }: ListPorts,
  report: Report,
  known: KeptList | undefined,
  found: FoundAlerts,
  foundAt: (code: string) => number,
): Task<AlertListing> {
  const { id, alerts } = report;
  const { count, findings, sure } = found;
  // Where the owner has no alerts any more, nothing was said about names either.
  const hasNames = alerts ? NAMES_PEOPLE[alerts.names].inList : known?.columns.some(([key]) => key === 'who') === true;
  const list: ListTable = {
    owner: alertsOwner(id),
    output: listColumns(hasNames),
    // What was found earlier stays as it is, whatever the report shows by now.
    hasPeople: hasNames && (showsNames(report) || known?.hasPeople === true),
    readBack: readBack(LIST_UNIT, clock, zone),
  };
  const isMade = known !== undefined && known.sheetName !== hiddenName(list.owner);
  const kept = isMade ? known : ((yield* listMeanwhile(sheets, list, listName(report.name))) ?? known);
  const there = kept && (yield* standingList(sheets, list, kept));
  if (there === undefined && findings.length === 0) {
    yield* removeBegun(sheets, list.owner);
    yield* forgetList(documents, id);
    return { checks: [] };
  }
  const before = there?.placement.rows ? yield* standingRows(sheets, there.placement, list.output, 0, there.placement.rows) : [];
  const listed = alerts?.rules ?? [];
  const isOver = [...findings.map(({ rule }) => rule), ...listed].some(({ table }) => table === 'ready');
  const ready = isOver ? yield* loadReady(documents, id) : undefined;
  const columns = alertColumns(report, ready?.blueprint);
  const wordsWhere = (isSure: boolean): ReadonlySet<string> =>
    new Set(listed.filter(({ id: rule }) => sure?.has(rule) === isSure).map((rule) => ruleWords(rule, columns)));
  const [sureWords, otherWords] = [wordsWhere(true), wordsWhere(false)];
  const rows = listRows(before, found, {
    hasNames,
    foundAt: (code) => momentCell(clock.wallTime(foundAt(code), zone)),
    alert: ({ rule }) => ruleWords(rule, columns),
    isSure: (words) => sureWords.has(words) && !otherWords.has(words),
    settled: list.readBack.settled,
  });
  const sheetName =
    kept && there
      ? yield* keepUpList({ documents, sheets }, id, list, there, rows, before, kept)
      : yield* makeList({ documents, sheets }, id, list, rows, listName(report.name));
  const checks = [
    ...(rows.left > 0 ? [warning(alertListFull(sheetName, MOST_LISTED, rows.left))] : []),
    ...(count > findings.length ? [warning(alertsBeyondList(findings.length, count))] : []),
  ];
  return { sheetName, checks };
}

const momentCell = (wallTime: string): Cell => serialOfWallTime(wallTime) ?? wallTime;

/** What the sheet of a list is called, where no other has the name. */
function listName(report: string): string {
  const name = nameForSheet(report, MOST_NAME_CHARACTERS - alertsSheet('').length);
  return name === '' ? ALERTS_SHEET : alertsSheet(name);
}
