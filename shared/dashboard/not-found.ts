/**
 * People whom a ready sheet's formulas can't find: rows that came without an ID, and days off by a name that the report's rows tell apart, as in
 * `Jan Jansen (2)`. Formulas count without them and say nothing.
 * @module
 */
import { areaName } from '../model/a1';
import { untold } from '../model/told-apart';
import { plainName } from '../model/words';
import type { SheetValue, SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import { namesakesOff, rowsWithoutIds } from '../words/en/ready';
import type { Blueprint } from './blueprint';
import type { Facts } from './draw-sheet';
import { cellsOf, type ReportRows, type Stand } from './drawing';

/**
 * Sentences on them, or none.
 * @param off where Days off stands
 */
export function* notFound(
  sheets: Pick<SheetWriter, 'read'>,
  { kind, title }: Blueprint,
  source: ReportRows,
  off: Stand | undefined,
  { from }: Facts,
): Task<readonly string[]> {
  const { columns, header, rows } = source;
  const id = columns.get(kind === 'computers' ? 'computerId' : 'userId');
  if (id === undefined || rows === 0) return [];
  const [name, user, date] = [columns.get('user'), off?.columns.get('user'), off?.columns.get('date')];
  const its = (column: number) => cellsOf(source, column, header + 1, rows);
  const typed = (column: number) => cellsOf(off as Stand, column, first, below);
  const [first, below] = off ? [off.header + 1, off.grid - off.header - 1] : [0, 0];
  const isBoth = name !== undefined && user !== undefined && date !== undefined && below > 0;
  const read = yield* wait(sheets.read([its(id), ...(isBoth ? [its(name), typed(user), typed(date)] : [])]));
  const [ids = [], names = [], users = [], dates = []] = read.map((cells) => cells.map(([cell = '']) => cell));
  const without = ids.filter((cell) => cell === '').length;
  const said = without > 0 ? [rowsWithoutIds(title, without)] : [];
  const shown = new Set(names.map(word));
  const apart = new Set(names.map((text, at) => (untold(String(text))?.ids[0] === ids[at] ? word(untold(String(text))?.name) : '')));
  // Those of earlier days count no more.
  const isLost = (who: SheetValue, at: number): boolean =>
    who !== '' && apart.has(word(who)) && !shown.has(word(who)) && Number(dates[at]) >= Number(from);
  const lost = users.findIndex(isLost);
  if (!off || user === undefined || lost === -1) return said;
  return [...said, namesakesOff(off.sheetName, areaName({ row: first + lost, column: user }))];
}

const word = (cell: SheetValue = ''): string => plainName(String(cell));
