import { OWN_SHEETS } from '../dashboard/blueprint';
import { loadOwn, loadReady } from '../dashboard/kept-ready';
import { loadState } from '../report/kept/report-state';
import { loadSaved } from '../report/kept/report-store';
import { type Task, wait } from '../task';
import { FROM_READY, fromLeftRows, fromReport } from '../words/en/people-view';
import type { FileContents } from './calls';
import { functionStart } from './formula';
import { leftRows, personalColumns } from './left-rows';
import type { PanelPorts } from './ports';

/** Columns of a ready sheet that name people. */
const NAMED = /^(user|computer)/;

/** What the product has put into the file about people: reports by their sheets, ready sheets and the user's own, rows that reports left behind, and sheets with formulas. */
export function* fileContents({ documents, sheets, desk, isNamespaced }: PanelPorts): Task<FileContents> {
  const names = new Map((yield* wait(sheets.sheets())).map(({ id, name }) => [id, name]));
  const found: FileContents['sheets'][number][] = [];
  const saved = yield* loadSaved(documents);
  for (const report of [...saved.reports, ...saved.unusable]) {
    const state = yield* loadState(documents, report.id);
    const [mark] = state ? yield* wait(sheets.marks(report.id)) : [];
    const sheet = mark && names.get(mark.sheet);
    if (state === undefined || sheet === undefined) continue;
    // What a newer version shows of people, nobody here can tell.
    const columns = ('privacy' in report ? personalColumns(report, state) : state.columns).map(([, label]) => label);
    found.push({ sheet, from: fromReport(report.name), columns, reportId: report.id, people: state.people });
    const ready = yield* loadReady(documents, report.id);
    const its = names.get(ready?.drawn?.sheet ?? '');
    if (ready === undefined || its === undefined || its === sheet) continue;
    const shown = ready.blueprint.columns.flatMap(({ key, label }) => (columns.length > 0 && NAMED.test(key) ? [label] : []));
    found.push({ sheet: its, from: FROM_READY, columns: shown, people: state.people });
  }
  for (const own of OWN_SHEETS) {
    const made = yield* loadOwn(documents, own);
    const sheet = names.get(made?.sheet ?? '');
    if (sheet !== undefined) found.push({ sheet, from: FROM_READY, columns: made?.columns ?? [] });
  }
  for (const { sheet: id, reportName, columns, people } of yield* leftRows({ documents, sheets })) {
    const sheet = names.get(id);
    if (sheet === undefined) continue;
    found.push({ sheet, from: fromLeftRows(reportName), columns: columns.map(([, label]) => label), people });
  }
  for (const sheet of yield* wait(desk.sheetsWithFormula(functionStart(isNamespaced))))
    found.push({ sheet, from: 'formulas', columns: [] });
  return { sheets: found };
}
