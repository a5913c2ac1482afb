/**
 * Dates in the user's own sheets that are texts, as one that was typed the way another country writes dates. No formula reads those alike in every
 * locale and host, so that nothing here counts them, and they are said.
 * @module
 */

import { datesAreText } from '#words/ready';
import { areaName } from '../model/a1';
import type { SheetValue, SheetWriter } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { type Task, wait } from '../task';
import { OWN_SHEETS, type OwnSheet, type SheetPlan } from './blueprint';
import type { Stand } from './drawing';

/** The columns that have dates. */
const DATES: Readonly<Record<OwnSheet, readonly string[]>> = { people: ['start', 'end'], 'days-off': ['date'] };

/** A column of cells. It counts in the sheet. */
interface CellsOf {
  readonly key: string;
  readonly column: number | undefined;
  readonly cells: readonly SheetValue[];
}

/** Whether somebody meant a date by a text, as far as anybody can tell: in any digits, and not by what hosts say of a formula that failed (`#DIV/0!`). */
const isTextDate = (cell: SheetValue): boolean => typeof cell === 'string' && /^(?!#).*\p{Nd}/su.test(cell);

/**
 * A sentence on the dates of one of these sheets that are texts, or none.
 * @param first the row of the columns' first cells
 */
export function textDates(own: OwnSheet, sheetName: string, first: number, columns: readonly CellsOf[]): readonly string[] {
  const found = columns
    .flatMap(({ key, column, cells }) =>
      DATES[own].includes(key) && column !== undefined
        ? cells.flatMap((cell, at) => (isTextDate(cell) ? [{ row: first + at, column }] : []))
        : [],
    )
    .sort((one, other) => one.row - other.row);
  return found[0] ? [datesAreText(sheetName, found.length, areaName(found[0]))] : [];
}

/** {@link textDates} of the sheets that a ready sheet looks dates up in. @param stands where they are */
export function* textDatesFor(
  plan: SheetPlan,
  stands: Readonly<Partial<Record<OwnSheet, Stand>>>,
  sheets: Pick<SheetWriter, 'read'>,
): Task<readonly string[]> {
  const formulas = JSON.stringify(plan);
  const wanted = OWN_SHEETS.flatMap((own) => {
    const stand = stands[own];
    const rows = stand ? stand.grid - stand.header - 1 : 0;
    if (stand === undefined || rows <= 0) return [];
    return DATES[own].flatMap((key) => {
      const column = stand.columns.get(key);
      if (column === undefined || !formulas.includes(`{${own}.${key}}`)) return [];
      return [{ own, stand, key, column, area: columnCells(stand, column, stand.header + 1, rows) }];
    });
  });
  if (wanted.length === 0) return [];
  const read = yield* wait(sheets.read(wanted.map(({ area }) => area)));
  const columns = wanted.map((one, at) => ({ ...one, cells: (read[at] ?? []).map(([cell = '']) => cell) }));
  return OWN_SHEETS.flatMap((own) => {
    const its = columns.filter((one) => one.own === own);
    return its[0] ? textDates(own, its[0].stand.sheetName, its[0].stand.header + 1, its) : [];
  });
}
