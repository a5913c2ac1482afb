import {
  BUSY_FOR_NOW,
  formulasUpdated,
  imported,
  NOT_HERE,
  noAlertList,
  notInSheet,
  PANEL_TOO_OLD,
  rowsFromOthers,
} from '#words/panel-answers';
import { readySheet } from '../dashboard/ready-sheet';
import { wrong } from '../errors';
import { columnMarks, rowMark } from '../marks';
import { areaName } from '../model/a1';
import { alertListSheet } from '../report/alerts/kept-list';
import { checkForm } from '../report/definition/check-report';
import type { Report } from '../report/definition/definition';
import { lackForReady } from '../report/follow-ups/ready-needs';
import { reportSnapshot } from '../report/follow-ups/report-snapshot';
import { loadHistory } from '../report/kept/history';
import { loadPerson } from '../report/kept/person';
import { loadState } from '../report/kept/report-state';
import { loadReport } from '../report/kept/report-store';
import { forgetDeleted } from '../report/notices/deleted-reports';
import { cancelRefresh, NOTHING_READ, refresh } from '../report/refresh/refresh';
import type { Actor } from '../report/run/job';
import { makeLogSheet } from '../report/run/log-sheet';
import { rowsOfOthers } from '../report/run/rows-of-others';
import type { SheetArea } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { ownMarks } from '../table/place/own-marks';
import { statusRow } from '../table/place/placement';
import { type Task, wait } from '../task';
import { HAS_WAREHOUSE } from '../warehouse/has-warehouse';
import { answered } from './answered';
import type { PanelCall, PanelCalls } from './calls';
import { connectKey, disconnectKey, saveConnectionSettings } from './connections/connections';
import { refuseKeyInTexts } from './connections/keys-in-texts';
import { namesToPick } from './connections/names';
import { addChart, removeReportChart } from './dashboard/charts';
import { leaveReadySheet } from './dashboard/left-ready';
import { deleteWithSheets, makeReady } from './dashboard/ready';
import { readyColumns } from './dashboard/ready-columns';
import { readyRows } from './dashboard/ready-rows';
import { checkFormula, formulaFormats, formulaText, functionStart, withSettledArgs } from './formulas/formula';
import { formulaDays } from './formulas/formula-days';
import { NOTICE_HANDLERS } from './notices/notice-answer';
import type { NoticeCall } from './notices/notice-calls';
import { rememberDocument } from './notices/notices';
import type { PanelPorts } from './ports';
import { deleteReport } from './reports/delete-report';
import { duplicateReport } from './reports/duplicate-report';
import { fileContents } from './reports/file-contents';
import { fileHealth } from './reports/file-health';
import { offerSchedules, takeSchedules } from './reports/hand-over';
import { keepReport } from './reports/keep-report';
import { previewReport } from './reports/preview';
import { exportReports, importReports } from './reports/report-files';
import { requestRefresh, takeSchedule } from './reports/report-schedules';
import { refuseWhileRefreshed } from './reports/while-refreshed';
import { saveSettings, saveWhileOpen } from './settings';
import { stampAnswer } from './stamp';
import { panelState } from './state';
import { WAREHOUSE_HANDLERS } from './warehouse/warehouse-answer';
import type { WarehouseCall } from './warehouse/warehouse-calls';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

type Handler = (ports: PanelPorts, request: never) => Task<PanelCalls[PanelCall]['out']>;

type Handlers = {
  readonly [Name in Exclude<PanelCall, WarehouseCall | NoticeCall>]: (
    ports: PanelPorts,
    request: PanelCalls[Name]['in'],
  ) => Task<PanelCalls[Name]['out']>;
};

/** Does something, and gives the panel's state after it. */
const thenState = <Request>(action: (ports: PanelPorts, request: Request) => Task<void>) =>
  function* (ports: PanelPorts, request: Request): Task<PanelCalls['open']['out']> {
    yield* action(ports, request);
    return yield* panelState(ports);
  };

const USUAL_HANDLERS: Handlers = {
  open: panelState,
  stamp: stampAnswer,
  *connect(ports, request) {
    return { ...(yield* connectKey(ports, request)), state: yield* panelState(ports) };
  },
  disconnect: thenState(disconnectKey),
  saveConnection: thenState(saveConnectionSettings),
  saveSettings: thenState(saveSettings),
  saveWhileOpen: thenState(saveWhileOpen),
  *saveReport(ports, { report, ...options }) {
    const saved = yield* keepReport(ports, report, options);
    // A refresh says it by itself.
    const problem = saved.problem ?? (options.isRefreshed || saved.isOutdated ? undefined : yield* lackForReady(ports, report));
    return { ...saved, ...(problem === undefined ? {} : { problem }), state: yield* panelState(ports) };
  },
  *makeReady(ports, request) {
    return { ...(yield* makeReady(ports, request)), state: yield* panelState(ports) };
  },
  redrawReady: thenState(function* (ports, { id }) {
    yield* refuseWhileRefreshed(ports, id, BUSY_FOR_NOW);
    yield* leaveReadySheet(ports, yield* loadReport(ports.documents, id));
  }),
  *readyRows(ports, { id }) {
    return yield* readyRows(ports, id);
  },
  *readyColumns(ports, { id }) {
    return { columns: yield* readyColumns(ports, id) };
  },
  duplicateReport: thenState((ports, { id }) => duplicateReport(ports, id)),
  *takeSnapshot(ports, { id }) {
    yield* refuseWhileRefreshed(ports, id, BUSY_FOR_NOW);
    return { sheet: yield* reportSnapshot(ports, yield* loadReport(ports.documents, id)), state: yield* panelState(ports) };
  },
  deleteReport: thenState((ports, { id, withSheets, withSnapshots }) =>
    (withSheets ? deleteWithSheets : deleteReport)(ports, id, withSnapshots),
  ),
  addChart: thenState((ports, { id, chart }) => addChart(ports, id, chart)),
  removeChart: thenState((ports, { id }) => removeReportChart(ports, id)),
  *exportReports(ports) {
    return { json: yield* exportReports(ports) };
  },
  *importReports(ports, request) {
    const count = yield* importReports(ports, request);
    return { message: imported(count), state: yield* panelState(ports) };
  },
  names: namesToPick,
  preview: (ports, { report }) => previewReport(ports, report),
  *refresh(ports, { id, anew, isSure }) {
    yield* rememberDocument(ports);
    const report = yield* loadReport(ports.documents, id);
    const connection = isSure ? undefined : yield* rowsOfOthers(ports, report);
    if (connection !== undefined)
      return { state: 'asking', words: rowsFromOthers(report.name, connection, 'asking'), progress: NOTHING_READ };
    const answer = yield* refresh(ports, id, yield* byHand(ports), anew);
    if (typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && answer.state === 'ended') yield* forgetDeleted(ports);
    return answer;
  },
  cancel: thenState(function* (ports, { id }) {
    yield* cancelRefresh(ports, id, yield* byHand(ports));
  }),
  *show(ports, { id, isReady }) {
    const sheet = isReady ? yield* readySheet(ports, id) : undefined;
    yield* wait(ports.desk.show(sheet ? columnCells({ sheet: sheet.id }, 0, 0) : yield* firstCell(ports, id)));
    return {};
  },
  *showAlerts(ports, { id }) {
    const { name } = yield* loadReport(ports.documents, id);
    const sheet = yield* alertListSheet(ports.documents, ports.sheets, id);
    if (sheet === undefined) throw wrong(noAlertList(name));
    yield* wait(ports.desk.show(columnCells({ sheet }, 0, 0)));
    return {};
  },
  requestRefresh: thenState((ports, { id }) => requestRefresh(ports, id)),
  takeSchedule: thenState((ports, { id }) => takeSchedule(ports, id)),
  *takeSchedules(ports, request) {
    return { ...(yield* takeSchedules(ports, request)), state: yield* panelState(ports) };
  },
  offerSchedules: thenState(offerSchedules),
  fileHealth,
  *history({ documents }) {
    return { runs: yield* loadHistory(documents) };
  },
  *showLog({ documents, sheets, clock, zone, desk }) {
    const sheet = yield* makeLogSheet(sheets, yield* loadHistory(documents), clock, zone);
    yield* wait(desk.show(columnCells({ sheet }, 0, 0)));
    return {};
  },
  *formulaDays(ports, request) {
    checkFormula(request);
    const words = yield* formulaDays(ports, request);
    return words === undefined ? {} : { words };
  },
  *insertFormula({ desk, isNamespaced, locale }, given) {
    checkFormula(given);
    const request = withSettledArgs(given, locale);
    const { row, column } = yield* wait(desk.selection());
    const separators = desk.separators && (yield* wait(desk.separators()));
    yield* wait(desk.insertFormula(formulaText(request, isNamespaced, separators?.inserted), formulaFormats(request)));
    return { cell: areaName({ row, column }) };
  },
  *updateFormulas({ desk, isNamespaced }) {
    const { updated, closed } = yield* wait(desk.updateFormulas(functionStart(isNamespaced)));
    return { message: formulasUpdated(updated, closed) };
  },
  *formulaToValues({ desk, isNamespaced }) {
    if (!desk.formulaToValues) throw wrong(NOT_HERE);
    return yield* wait(desk.formulaToValues(functionStart(isNamespaced)));
  },
  *selection({ desk }) {
    const { sheet, row, column } = yield* wait(desk.selection());
    return { sheet, cell: areaName({ row, column }) };
  },
  fileContents,
};

const MOST_HANDLERS: Readonly<Partial<Record<PanelCall, Handler>>> = HAS_WAREHOUSE
  ? { ...USUAL_HANDLERS, ...WAREHOUSE_HANDLERS }
  : USUAL_HANDLERS;

const HANDLERS: Readonly<Partial<Record<PanelCall, Handler>>> =
  typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES ? { ...MOST_HANDLERS, ...NOTICE_HANDLERS } : MOST_HANDLERS;

function* byHand({ secrets, newId }: PanelPorts): Task<Actor> {
  return { person: yield* loadPerson(secrets, newId), trigger: 'hand' };
}

/** Where a report begins in its sheet, of which there may be copies. @throws ActivTrakError when it is not there. */
function* firstCell({ documents, sheets }: PanelPorts, id: string): Task<SheetArea> {
  const report = yield* loadReport(documents, id);
  const marks = yield* ownMarks(sheets, yield* wait(sheets.marks(id)), (yield* loadState(documents, id)) ?? {});
  const header = rowMark(marks, 'header');
  const columns = columnMarks(marks).map(({ index }) => index);
  const status = statusRow(marks);
  if (status) return { ...status, columns: 1 };
  if (header && columns.length > 0) return columnCells(header, Math.min(...columns), header.index);
  throw wrong(notInSheet(report.name));
}

/**
 * Answers one call of the panel; whatever fails becomes a sentence.
 * @param json the request as JSON text
 * @returns a PanelAnswer as JSON text
 */
export const answerPanel = (name: string, json: string, ports: PanelPorts): Task<string> =>
  answered(() => handle(name, json, ports), ports.diagnostics, isCall(name) ? `the panel's ${name}` : 'the panel');

const isCall = (name: string): name is PanelCall => Object.keys(HANDLERS).includes(name);

function* handle(name: string, json: string, ports: PanelPorts): Task<PanelCalls[PanelCall]['out']> {
  if (!isCall(name)) throw wrong(PANEL_TOO_OLD);
  const handler = HANDLERS[name] as Handler;
  const request = JSON.parse(json) as { readonly key?: unknown; readonly report?: Report };
  yield* refuseKeyInTexts(ports.secrets, name, request);
  if (request.report !== undefined) checkForm(request.report);
  return yield* handler(ports, request as never);
}
