import { notInSheet } from '#words/panel-answers';
import { readyPeople } from '../../dashboard/ready-people';
import { readySheet } from '../../dashboard/ready-sheet';
import { takeSnapshot } from '../../dashboard/snapshot';
import { wrong } from '../../errors';
import { rowMark } from '../../marks';
import { standingPlace } from '../../table/place/place';
import { markedHome, mayBeHome } from '../../table/place/placement';
import { readyOwner } from '../../table/place/ready-marks';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { personalColumns } from '../kept/personal-columns';
import { loadState, type ReportState } from '../kept/report-state';
import { loadSaved } from '../kept/report-store';
import type { RefreshPorts } from '../run/job';
import { lackForReady } from './ready-needs';

/**
 * Takes a snapshot of a report's ready sheet, or of its own where it has none.
 * @param since when the scheduled run began that asks for it; milliseconds since 1970
 * @returns the snapshot's name
 * @throws ActivTrakError when the report is in no sheet, or as `takeSnapshot` does
 */
export function* reportSnapshot(ports: RefreshPorts, report: Report, since?: number): Task<string> {
  const { documents, sheets, styler, budget, clock, zone } = ports;
  const { id, name: reportName } = report;
  const state = yield* loadState(documents, id);
  const own = state && (yield* standingPlace(sheets, report, state))?.placement;
  if (state === undefined || own === undefined || styler === undefined) throw wrong(notInSheet(reportName));
  const lack = yield* lackForReady(ports, report);
  if (lack !== undefined) throw wrong(lack);
  const personal = labelsOf(state);
  const its = yield* readySheet(ports, id);
  const isReady = its !== undefined && its.id !== own.sheet;
  const marks = isReady ? (yield* wait(sheets.marks(readyOwner(id)))).filter(({ sheet }) => sheet === its.id) : [];
  const others = isReady ? [] : yield* othersOn(ports, own.sheet, id);
  const there = [state, ...others];
  return yield* takeSnapshot({ documents, sheets, styler, budget }, id, {
    reportName,
    // A refresh that went on after midnight has the rows of the day before.
    day: since === undefined ? clock.today(zone) : clock.wallTime(since, zone).slice(0, 10),
    since,
    people: there.some(({ people }) => people !== undefined) ? Math.max(...there.map(({ people = 0 }) => people)) : undefined,
    ...(isReady
      ? {
          sheet: its.id,
          header: rowMark(marks, 'header')?.index,
          columns: (yield* readyPeople(ports, id, personal.length > 0)).map(labelOf),
        }
      : { sheet: own.sheet, header: own.header, columns: [...new Set([personal, ...others.map(labelsOf)].flat())] }),
  });
}

const labelOf = ([, label]: readonly [key: string, label: string]): string => label;

const labelsOf = (state: ReportState): readonly string[] => personalColumns(state).map(labelOf);

/** What is known of the other reports on a sheet: a snapshot of it has their rows, too. */
function* othersOn({ documents, sheets }: RefreshPorts, sheet: string, id: string): Task<readonly ReportState[]> {
  const infos = yield* wait(sheets.sheets());
  const info = infos.find((one) => one.id === sheet);
  const found: ReportState[] = [];
  const { reports, unusable } = yield* loadSaved(documents);
  for (const other of [...reports, ...unusable]) {
    const state = other.id === id ? undefined : yield* loadState(documents, other.id);
    // A file may have very many reports, and Google takes its time for the marks of each.
    if (state === undefined || info === undefined || !mayBeHome(info, state)) continue;
    if (markedHome(yield* wait(sheets.marks(other.id)), infos, state)?.id === sheet) found.push(state);
  }
  return found;
}
