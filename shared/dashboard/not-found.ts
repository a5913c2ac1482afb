/**
 * People whom a ready sheet's formulas can't find: rows that came without an ID, and days off by a name that the report's rows tell apart, as in
 * `Jan Jansen (2)`, or have with other blanks, hyphens or apostrophes. Formulas count without them and say nothing.
 * @module
 */

import { nameOffDiffers, namesakesOff, rowsWithoutIds } from '#words/ready';
import { areaName } from '../model/a1';
import { untold } from '../model/told-apart';
import { plainName } from '../model/words';
import type { SheetValue, SheetWriter } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { type Task, wait } from '../task';
import type { Blueprint } from './blueprint';
import type { Facts } from './draw-sheet';
import type { ReportRows, Stand } from './drawing';

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
  const { columns, rows } = source;
  const id = columns.get(kind === 'computers' ? 'computerId' : 'userId');
  if (id === undefined || rows === 0) return [];
  const its = (column: number) => columnCells(source, column, source.header + 1, rows);
  const [name, user, date] = [columns.get('user'), off?.columns.get('user'), off?.columns.get('date')];
  const first = off ? off.header + 1 : 0;
  const below = off ? off.grid - first : 0;
  const areas = [its(id)];
  if (off && name !== undefined && user !== undefined && date !== undefined && below > 0)
    areas.push(its(name), columnCells(off, user, first, below), columnCells(off, date, first, below));
  const read = yield* wait(sheets.read(areas));
  const [ids = [], names = [], users = [], dates = []] = read.map((cells) => cells.map(([cell = '']) => cell));
  const without = ids.filter((cell) => cell === '').length;
  const said = without > 0 ? [rowsWithoutIds(title, without)] : [];
  const shown = new Set(names.map(word));
  const apart = new Set(
    names.map((text, at) => {
      const told = untold(String(text));
      return told?.ids[0] === ids[at] ? word(told?.name) : '';
    }),
  );
  const exactly = new Set(names.map(lower));
  const firstOf = (isLost: (called: string, who: SheetValue | undefined) => boolean): string | undefined => {
    // Those of earlier days count no more.
    const lost = users.findIndex((who, at) => word(who) !== '' && isLost(word(who), who) && Number(dates[at]) >= Number(from));
    return lost === -1 || user === undefined ? undefined : areaName({ row: first + lost, column: user });
  };
  const namesake = firstOf((called) => apart.has(called) && !shown.has(called));
  const differing = firstOf((called, who) => shown.has(called) && !exactly.has(lower(who)));
  if (off && namesake) said.push(namesakesOff(off.sheetName, namesake));
  if (off && differing) said.push(nameOffDiffers(off.sheetName, differing));
  return said;
}

const word = (cell: SheetValue = ''): string => plainName(String(cell));

/** As formulas compare texts. */
const lower = (cell: SheetValue = ''): string => String(cell).toLowerCase();
