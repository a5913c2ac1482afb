/**
 * Rows that a report left where they were, because it was deleted or moved to another place. They are nobody's report any more, and what
 * they say of people is still there for everyone who can open the file.
 * @module
 */

import { COLUMN_MARK, columnMarks, type Mark } from '../../marks';
import type { Report } from '../../report/definition/definition';
import { personalColumns } from '../../report/kept/personal-columns';
import { loadState } from '../../report/kept/report-state';
import type { UnusableReport } from '../../report/kept/report-store';
import { parsedJson } from '../../report/kept/stored-json';
import { columnCells } from '../../table/cells/column-cells';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { LEFT_OWNER } from './left-owner';

/** What is kept of rows that were left. */
interface LeftRows {
  readonly reportName: string;
  /** The columns that are about people: key and header. */
  readonly columns: readonly (readonly [key: string, label: string])[];
  readonly people?: number;
}

const PREFIX = 'activtrak.left.';

/** Keeps in mind where a report's rows are, before it forgets them itself. */
export function* rememberLeftRows(ports: PanelPorts, report: Report | UnusableReport, marks: readonly Mark[]): Task<void> {
  const state = yield* loadState(ports.documents, report.id);
  // What another version shows of people, nobody here can tell.
  const columns = state && ('privacy' in report ? personalColumns(state) : state.columns);
  if (state === undefined || columns === undefined || state.rows === 0) return;
  yield* rememberLeft(ports, { reportName: report.name, columns, ...(state.people === undefined ? {} : { people: state.people }) }, marks);
}

/** Keeps in mind where rows are that say something of people. @param marks those of all that is left */
export function* rememberLeft({ documents, sheets, newId }: PanelPorts, left: LeftRows, marks: readonly Mark[]): Task<void> {
  if (left.columns.length === 0) return;
  const kept = new Set(['header', ...left.columns.map(([key]) => COLUMN_MARK + key)]);
  const id = newId();
  yield* wait(documents.set(PREFIX + id, JSON.stringify(left)));
  yield* wait(
    sheets.setMarks(
      LEFT_OWNER + id,
      marks.filter(({ name }) => kept.has(name)),
    ),
  );
}

/** Left rows that are still there, by the sheet that they are on now: those whose headers somebody has taken away count as gone. */
export function* leftRows({
  documents,
  sheets,
}: Pick<PanelPorts, 'documents' | 'sheets'>): Task<readonly (LeftRows & { readonly sheet: string })[]> {
  const found: (LeftRows & { readonly sheet: string })[] = [];
  for (const [key, text] of Object.entries(yield* wait(documents.all(PREFIX)))) {
    const left = parsedJson<LeftRows>(text);
    const marks = yield* wait(sheets.marks(LEFT_OWNER + key.slice(PREFIX.length)));
    const header = marks.find(({ on }) => on === 'row');
    if (left === undefined || header === undefined) continue;
    const own = columnMarks(marks, header.sheet);
    const cells = own.map(({ index }) => columnCells(header, index, header.index));
    const headers = cells.length === 0 ? [] : yield* wait(sheets.read(cells));
    const there = new Set(own.filter((_, index) => headers[index]?.[0]?.[0] !== '').map(({ name }) => name.slice(COLUMN_MARK.length)));
    const columns = left.columns.filter(([column]) => there.has(column));
    if (columns.length > 0) found.push({ ...left, columns, sheet: header.sheet });
  }
  return found;
}
