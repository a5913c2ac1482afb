import { isPersonal, ownerKey } from '../report/output';
import { loadState } from '../report/report-state';
import { loadReports } from '../report/report-store';
import { type Task, wait } from '../task';
import type { FileContents } from './calls';
import { functionStart } from './formula';
import type { PanelPorts } from './ports';

/** What the product has put into the file about people: reports by their sheets, and sheets with formulas. */
export function* fileContents({ documents, sheets, desk, isNamespaced }: PanelPorts): Task<FileContents> {
  const names = new Map((yield* wait(sheets.sheets())).map(({ id, name }) => [id, name]));
  const found: FileContents['sheets'][number][] = [];
  for (const report of yield* loadReports(documents)) {
    const state = yield* loadState(documents, report.id);
    const [mark] = state ? yield* wait(sheets.marks(report.id)) : [];
    const sheet = mark && names.get(mark.sheet);
    if (state === undefined || sheet === undefined) continue;
    const isShown = (key: string): boolean => isPersonal(key) && !(report.privacy.people !== 'names' && key === ownerKey(report));
    const columns = state.columns.flatMap(([key, label]) => (isShown(key) ? [label] : []));
    const people = state.people === undefined ? {} : { people: state.people };
    found.push({ sheet, from: `report “${report.name}”`, columns, reportId: report.id, ...people });
  }
  for (const sheet of yield* wait(desk.sheetsWithFormula(functionStart(isNamespaced))))
    found.push({ sheet, from: 'formulas', columns: [] });
  return { sheets: found };
}
