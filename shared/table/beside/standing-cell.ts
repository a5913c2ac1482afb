/**
 * What stands beside a report's rows, and the record that it stands beside.
 * @module
 */

import type { Cell, Row } from '../../model/cell';
import { isoDay, isoMinute } from '../../model/serial';
import type { SheetArea } from '../../sheet-writer';
import { isBlankRow } from '../cells/blank-row';
import { columnCells } from '../cells/column-cells';
import type { ComingRows, RecordGoals } from '../changes/record-goals';
import type { OutputColumn } from '../place/output-column';
import type { Placement } from '../place/placement';
import type { Target } from '../place/target';
import type { SideColumn } from './side-columns';
import type { TypedCell } from './typed-cell';

/** A cell beside a row, with its record. */
export interface StandingCell extends Pick<TypedCell, 'column' | 'row' | 'value' | 'key' | 'of'> {
  /** Its column in the sheet. */
  readonly own: number;
  /** The row that its record goes to: -1 when it is gone, `undefined` when nobody can tell. */
  readonly to: number | undefined;
}

/**
 * What Excel gives for a picture, or a person or place that is linked: written elsewhere, it would be this text.
 * (https://learn.microsoft.com/javascript/api/excel/excel.linkedentitycellvalue)
 */
const NO_VALUE = '#VALUE!';

/** What is typed in a column, and what cannot go elsewhere (`undefined`): formulas, and what is no value. */
export function cellsOfSide({ values, single, hasFormula }: SideColumn): readonly Pick<TypedCell, 'row' | 'value'>[] {
  return values.flatMap((value, row): readonly Pick<TypedCell, 'row' | 'value'>[] => {
    if (single.includes(row)) return [{ row, value: undefined }];
    return value === '' || hasFormula(row) ? [] : [{ row, value: value === NO_VALUE ? undefined : value }];
  });
}

/**
 * The record that a cell is typed beside, and where that goes.
 * @param before what a killed refresh kept, which tells the records of rows that it emptied
 */
export function recordBeside(
  { column, row, value }: Pick<TypedCell, 'column' | 'row' | 'value'>,
  before: readonly TypedCell[],
  { standing, isKnown, keyOf, goalOf }: RecordGoals,
  output: Target['output'],
  coming: Pick<ComingRows, 'identity' | 'mayTell'>,
): Pick<StandingCell, 'key' | 'to' | 'of'> {
  const record = standing[row] as Row;
  const isEmptyRow = isBlankRow(record);
  // An emptied row is told by what was kept: at its place, or wherever somebody sorted it to.
  const stayed = before.filter((one) => isEmptyRow && one.stays && one.column === column);
  const known = stayed.find((one) => one.row === row) ?? stayed.find((one) => one.value === value);
  const key = known?.key ?? keyOf(record);
  const to = !isKnown || (isEmptyRow && !known) ? undefined : goalOf(key, known ? undefined : row);
  return { key, to, of: known?.of ?? recordLabel(record, output, coming) };
}

/** The record as people know it: by names and days, and whatever else tells it apart but measures; by its IDs only where it has no name. */
function recordLabel(row: Row, output: Target['output'], { identity, mayTell }: Pick<ComingRows, 'identity' | 'mayTell'>): string {
  const isNamed = output.some(({ kind }, at) => kind === 'text' && row[at] !== '');
  const tells = ({ key, kind }: OutputColumn): boolean =>
    kind === 'id' || kind === 'ids' ? !isNamed : identity.includes(key) || (kind !== 'duration' && kind !== 'number' && kind !== 'boolean');
  return output
    .flatMap((column, at) => (tells(column) && mayTell(column.key) && row[at] !== '' ? [wordsFor(row[at] as Cell, column)] : []))
    .slice(0, 3)
    .join(', ')
    .slice(0, 80);
}

function wordsFor(cell: Cell, { kind, words }: OutputColumn): string {
  if (typeof cell !== 'number') return String(cell);
  if (kind === 'date') return isoDay(cell);
  return kind === 'datetime' ? isoMinute(cell) : (words?.[cell] ?? String(cell));
}

/** Where a cell is in the sheet. */
export const cellBeside = (placement: Placement, { own, row }: Pick<StandingCell, 'own' | 'row'>): SheetArea =>
  columnCells(placement, own, placement.header + 1 + row);
