import { FROM_READY, fromAlerts, fromLeftRows, fromReport, fromSnapshot } from '#words/people-view';
import { everyOwn } from '../../dashboard/kept-ready';
import { SNAPSHOTS, snapshotSheets, usableSnapshots } from '../../dashboard/kept-snapshots';
import { readyPeople } from '../../dashboard/ready-people';
import { readySheet } from '../../dashboard/ready-sheet';
import type { KeyValueStore } from '../../ports';
import { alertsOwner, loadList, personalList } from '../../report/alerts/kept-list';
import type { Report } from '../../report/definition/definition';
import { personalColumns } from '../../report/kept/personal-columns';
import { loadState } from '../../report/kept/report-state';
import { loadSaved } from '../../report/kept/report-store';
import type { SheetInfo } from '../../sheet-writer';
import { type Home, markedHome } from '../../table/place/placement';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { readDocument, type SheetsRead, sheetsAsRead, storeAsRead } from '../document-read';
import { functionStart } from '../formulas/formula';
import type { PanelPorts } from '../ports';
import type { FileContents } from '../views';
import { connectedContents } from '../warehouse/connected-contents';
import { leftRows } from './left-rows';
import { unfinishedRows } from './unfinished-rows';

/** What the product has put into the file about people: reports by their sheets, ready sheets and the user's own, rows that reports left behind, and sheets with formulas. */
export function* fileContents(ports: PanelPorts): Task<FileContents> {
  const { desk, isNamespaced } = ports;
  const documents = storeAsRead(yield* readDocument(ports.documents), ports.documents);
  const infos = yield* wait(ports.sheets.sheets());
  const sheets = sheetsAsRead(infos, yield* wait(ports.sheets.allMarks()));
  const names = new Map(infos.map(({ id, name }) => [id, name]));
  const found: FileContents['sheets'][number][] = [];
  const saved = yield* loadSaved(documents);
  for (const report of [...saved.reports, ...saved.unusable]) {
    if ('privacy' in report) found.push(...unfinishedRows(report, infos));
    if (HAS_WAREHOUSE && 'privacy' in report) found.push(...(yield* connectedContents(ports.dataSources, report)));
    const alerts = yield* listed(documents, sheets, report, infos);
    const state = yield* loadState(documents, report.id);
    const sheet = state && (yield* nameOfHome(sheets, report.id, infos, state));
    if (state === undefined || sheet === undefined) {
      found.push(...alerts);
      continue;
    }
    // What a newer version shows of people, nobody here can tell.
    const columns = ('privacy' in report ? personalColumns(state) : state.columns).map(([, label]) => label);
    found.push({ sheet, from: fromReport(report.name), columns, reportId: report.id, people: state.people }, ...alerts);
    const its = (yield* readySheet({ documents, sheets }, report.id, infos))?.name;
    if (its === undefined || its === sheet) continue;
    const people = yield* readyPeople({ documents, sheets: { ...sheets, read: ports.sheets.read } }, report.id, columns.length > 0);
    found.push({ sheet: its, from: FROM_READY, columns: people.map(([, label]) => label), people: state.people });
  }
  for (const made of yield* everyOwn(documents)) {
    const sheet = yield* nameOfHome(sheets, made.owner, infos, made);
    if (sheet !== undefined) found.push({ sheet, from: FROM_READY, columns: made.columns ?? [] });
  }
  for (const text of Object.values(yield* wait(documents.all(SNAPSHOTS)))) {
    const { reportName, list } = usableSnapshots(text) ?? { reportName: '', list: [] };
    const infoOf = snapshotSheets(infos, list);
    for (const one of list) {
      const sheet = infoOf(one)?.name;
      if (sheet !== undefined)
        found.push({ sheet, from: fromSnapshot(reportName), columns: one.columns, people: one.people, isLeft: true });
    }
  }
  for (const { sheet: id, reportName, columns, people } of yield* leftRows({ documents, sheets: ports.sheets })) {
    const sheet = names.get(id);
    if (sheet === undefined) continue;
    found.push({ sheet, from: fromLeftRows(reportName), columns: columns.map(([, label]) => label), people, isLeft: true });
  }
  for (const sheet of yield* wait(desk.sheetsWithFormula(functionStart(isNamespaced))))
    found.push({ sheet, from: 'formulas', columns: [] });
  return { sheets: found };
}

/** The list of a report's alerts, which is there without the report's own sheet too. */
function* listed(
  documents: KeyValueStore,
  sheets: SheetsRead,
  { id, name }: Pick<Report, 'id' | 'name'>,
  infos: readonly SheetInfo[],
): Task<FileContents['sheets']> {
  const list = yield* loadList(documents, id);
  const sheet = list && list !== 'newer' ? yield* nameOfHome(sheets, alertsOwner(id), infos, list) : undefined;
  if (list === undefined || list === 'newer' || sheet === undefined) return [];
  const named = personalList(list, yield* wait(sheets.marks(alertsOwner(id))));
  return [{ sheet, from: fromAlerts(name), columns: named.map(([, label]) => label) }];
}

/** What the sheet is called that has an owner's marks: where they were left or, where that sheet is gone, its copy. */
function* nameOfHome(sheets: SheetsRead, owner: string, infos: readonly SheetInfo[], home: Home): Task<string | undefined> {
  const marks = yield* wait(sheets.marks(owner));
  return (markedHome(marks, infos, home) ?? infos.find(({ id }) => id === marks[0]?.sheet))?.name;
}
