/**
 * Reports as one file: written with the places where they are now, and read again.
 * @module
 */
import { checkBlueprint, forgetReady, readySaid, saveReady } from '../../dashboard/kept-ready';
import type { Report } from '../../report/definition/definition';
import { exportText, importedReports } from '../../report/kept/report-file';
import { loadState } from '../../report/kept/report-state';
import { loadReports, loadSaved, removeReport } from '../../report/kept/report-store';
import { saveReport } from '../../report/kept/save-report';
import { type Task, wait } from '../../task';
import type { PanelCalls } from '../calls';
import { readDocument, storeAsRead } from '../document-read';
import { rememberDocument } from '../notices/notices';
import type { PanelPorts } from '../ports';
import { standing } from './standing';

/** The text of a file with every report of the document, including those that this version can't use. */
export function* exportReports(ports: PanelPorts): Task<string> {
  const documents = storeAsRead(yield* readDocument(ports.documents), ports.documents);
  const { unusable } = yield* loadSaved(documents);
  const placed: Report[] = [];
  for (const report of yield* placedReports({ documents, sheets: ports.sheets }))
    placed.push({ ...report, ...(yield* readySaid(documents, report.id)) });
  return exportText([...placed, ...unusable.map(({ kept }) => kept)]);
}

/** The reports that can be used, each with the place where it is now. */
function* placedReports({ documents, sheets }: Pick<PanelPorts, 'documents' | 'sheets'>): Task<readonly Report[]> {
  const infos = yield* wait(sheets.sheets());
  const marks = yield* wait(sheets.allMarks());
  const placed: Report[] = [];
  for (const report of yield* loadReports(documents)) {
    const at = standing(marks.get(report.id) ?? [], infos, (yield* loadState(documents, report.id))?.sheet);
    placed.push(at ? { ...report, destination: at.first } : report);
  }
  return placed;
}

/**
 * Saves the reports of a file, all of them or none.
 * @param ready the ready sheets over them, by the reports' places in the file
 * @returns how many there were
 * @throws ActivTrakError `argument` when the file isn't one of ours, or only a newer version knows a ready sheet
 */
export function* importReports(ports: PanelPorts, { json, ready = {} }: PanelCalls['importReports']['in']): Task<number> {
  const reports = importedReports(json, ports.newId, yield* placedReports(ports), ports.locale);
  try {
    for (const [place, report] of reports.entries()) {
      yield* saveReport(ports.documents, report, ports.locale);
      const own = ready[place];
      if (own) checkBlueprint(own.blueprint);
      if (own) yield* saveReady(ports.documents, report.id, { version: 1, ...own });
    }
  } catch (failure) {
    // All of them or none: the same file can then be taken again.
    for (const { id } of reports) {
      yield* forgetReady(ports.documents, id);
      yield* removeReport(ports.documents, id);
    }
    throw failure;
  }
  yield* rememberDocument(ports);
  return reports.length;
}
