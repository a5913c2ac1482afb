import type { Mark } from '../../marks';
import { loadReports } from '../../report/kept/report-store';
import type { SheetInfo } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';

/** The id of the report whose cells hold the selected one, its status line and headers included; `undefined` when there is none. */
export function* reportAtSelection({ documents, sheets, desk }: PanelPorts): Task<string | undefined> {
  const selected = yield* wait(desk.selection());
  const infos = yield* wait(sheets.sheets());
  for (const { id } of yield* loadReports(documents)) {
    if (holds(yield* wait(sheets.marks(id)), infos, selected)) return id;
  }
  return undefined;
}

function holds(
  marks: readonly Mark[],
  infos: readonly SheetInfo[],
  { sheet, row, column }: { readonly sheet: string; readonly row: number; readonly column: number },
): boolean {
  const id = infos.find(({ name }) => name === sheet)?.id;
  // The row after the last is marked too, and is not the report's.
  const own = marks.filter((mark) => mark.sheet === id && mark.name !== 'after');
  const indexes = (on: Mark['on']): readonly number[] => own.filter((mark) => mark.on === on).map(({ index }) => index);
  return isWithin(row, indexes('row')) && isWithin(column, indexes('column'));
}

const isWithin = (index: number, indexes: readonly number[]): boolean =>
  indexes.length > 0 && index >= Math.min(...indexes) && index <= Math.max(...indexes);
