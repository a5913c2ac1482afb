import { columnMarks, type MarkedSheets, rowMark } from '../marks';
import type { KeyValueStore } from '../ports';
import { isPseudonym } from '../report/privacy/pseudonym';
import { readyOwner } from '../table/place/ready-marks';
import { type Task, wait } from '../task';
import { loadReady } from './kept-ready';
import { readySheet } from './ready-sheet';

/**
 * The columns of a report's ready sheet that are about single people: key and header. None where its rows go by pseudonyms, which stand in it
 * only once it was made for them: one from before has IDs, whatever the report shows by now.
 * @param namesPeople whether the report's rows do, so that nothing has to be looked at
 */
export function* readyPeople(
  { documents, sheets }: { readonly documents: KeyValueStore; readonly sheets: Pick<MarkedSheets, 'marks' | 'read' | 'sheets'> },
  id: string,
  namesPeople = false,
): Task<readonly (readonly [key: string, label: string])[]> {
  const info = yield* readySheet({ documents, sheets }, id);
  const own = ((yield* loadReady(documents, id))?.blueprint.columns ?? []).filter(({ key }) => /^(user|computer)/.test(key));
  if (info === undefined || own.length === 0) return [];
  const personal = own.map(({ key, label }) => [key, label] as const);
  if (namesPeople) return personal;
  const marks = (yield* wait(sheets.marks(readyOwner(id)))).filter(({ sheet }) => sheet === info.id);
  const header = rowMark(marks, 'header')?.index ?? info.rows;
  const typed = own.filter(({ formula }) => formula === undefined).map(({ key }) => `column:${key}`);
  const areas = columnMarks(marks)
    .filter(({ name }) => typed.includes(name) && header + 1 < info.rows)
    .map(({ index: column }) => ({ sheet: info.id, row: header + 1, column, rows: info.rows - header - 1, columns: 1 }));
  const cells = areas.length > 0 ? (yield* wait(sheets.read(areas))).flat(2) : [];
  return cells.some((cell) => cell !== '' && !isPseudonym(String(cell))) ? personal : [];
}
