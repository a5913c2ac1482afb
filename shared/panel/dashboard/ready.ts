import { BUSY_TO_DELETE } from '#words/panel-answers';
import { sheetStays } from '#words/ready';
import { isBeside } from '../../dashboard/drawing';
import { checkBlueprint, saveReady, wasDrawnByNewer } from '../../dashboard/kept-ready';
import { readySheet } from '../../dashboard/ready-sheet';
import { wrong } from '../../errors';
import { alertListSheet, alertsOwner } from '../../report/alerts/kept-list';
import { unusable } from '../../report/definition/unusable';
import { loadState } from '../../report/kept/report-state';
import { markedHome } from '../../table/place/placement';
import { readyOwner } from '../../table/place/ready-marks';
import { type Task, wait } from '../../task';
import type { PanelCalls } from '../calls';
import type { PanelPorts } from '../ports';
import { deleteReport } from '../reports/delete-report';
import { keepReport } from '../reports/keep-report';
import { isOfLeftRows } from '../reports/left-owner';
import { refuseWhileRefreshed } from '../reports/while-refreshed';
import { leaveReadySheet } from './left-ready';

/**
 * Saves a report and what its ready sheet is to be, which the next refresh draws. A ready sheet that it has already stays as the person's own.
 * @throws ActivTrakError with what is wrong with the report, that it is being refreshed, or that only a newer version knows its ready sheet
 */
export function* makeReady(
  ports: PanelPorts,
  { report, shown, blueprint, own }: PanelCalls['makeReady']['in'],
): Task<{ readonly id: string; readonly problem?: string }> {
  checkBlueprint(blueprint);
  if (yield* wasDrawnByNewer(ports.documents, report.id)) throw unusable('newer', `“${blueprint.title}”`);
  const saved = yield* keepReport(ports, report, { shown });
  if (report.id !== '' && !isBeside({ plan: blueprint })) yield* leaveReadySheet(ports, { id: saved.id, name: report.name });
  yield* saveReady(ports.documents, saved.id, { version: 1, blueprint, own });
  return saved;
}

/**
 * Deletes a report with its sheet, that of its ready sheet and that of its alerts, unless another report stands there too.
 * @throws ActivTrakError when it is being refreshed, or the host keeps a sheet; then the report stays
 */
export function* deleteWithSheets(ports: PanelPorts, id: string, withSnapshots?: boolean): Task<void> {
  const { documents, sheets } = ports;
  yield* refuseWhileRefreshed(ports, id, BUSY_TO_DELETE);
  const infos = yield* wait(sheets.sheets());
  // Another sheet may have the ID by now that its own had.
  const home = markedHome(yield* wait(sheets.marks(id)), infos, (yield* loadState(documents, id)) ?? {});
  const ids = [(yield* readySheet(ports, id, infos))?.id, home?.id, yield* alertListSheet(documents, sheets, id)];
  const own = [id, readyOwner(id), alertsOwner(id)];
  const others: string[] = [];
  for (const owner of yield* wait(sheets.markOwners()))
    if (!own.includes(owner) && !isOfLeftRows(owner)) others.push(...(yield* wait(sheets.marks(owner))).map((mark) => mark.sheet));
  for (const { id: sheet, name } of infos) {
    if (!ids.includes(sheet) || others.includes(sheet)) continue;
    try {
      yield* wait(sheets.removeSheet(sheet));
    } catch {
      // The last one of a file, or one that is protected.
      throw wrong(sheetStays(name));
    }
  }
  yield* deleteReport(ports, id, withSnapshots);
}
