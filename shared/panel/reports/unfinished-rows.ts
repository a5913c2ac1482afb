/**
 * Rows of a refresh that failed or was stopped: they wait on a hidden sheet, with names where the report shows any.
 * @module
 */
import { fromUnfinished } from '#words/people-view';
import { STREAMS } from '../../api/streams/streams';
import type { Report } from '../../report/definition/definition';
import { isPersonal, outputColumns, ownerKey } from '../../report/definition/output';
import { showsNames } from '../../report/definition/people-shown';
import { rowsUnsaid } from '../../report/kept/rows-unsaid';
import { parkRun, stagingName, tidyUp } from '../../report/run/run-cleanup';
import { loadRun } from '../../report/run/run-state';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import type { FileContents } from '../views';

/**
 * Takes them away from a report that is to name nobody from now on: no refresh goes on from them. What a host kept of one that has ended goes, too.
 * @throws ActivTrakError where the host keeps the hidden sheet
 */
export function* withdrawUnfinished({ documents, sheets }: PanelPorts, report: Report): Task<void> {
  if (showsNames(report)) return;
  const run = yield* loadRun(documents, report.id);
  if (run) {
    const typed = run.typed?.map((cell) => ({ ...cell, of: '' }));
    yield* parkRun(documents, sheets, report, { ...run, facts: undefined, typed, untold: run.untold?.map(rowsUnsaid) });
  } else yield* tidyUp(documents, sheets, report);
}

/** What the hidden sheet of a report says of people. */
export function unfinishedRows(report: Report, infos: readonly SheetInfo[]): FileContents['sheets'] {
  const sheet = infos.find(({ name }) => name === stagingName(report))?.name;
  if (sheet === undefined || !showsNames(report)) return [];
  const { label } = STREAMS[report.stream].columns.find(({ key }) => key === ownerKey(report)) ?? {};
  const shown = outputColumns(report).flatMap((column) => (isPersonal(column.key) ? [column.label] : []));
  const columns = [...new Set(shown.length > 0 ? shown : [label ?? ''])];
  return [{ sheet, from: fromUnfinished(report.name), columns, reportId: report.id, isUnfinished: true }];
}
