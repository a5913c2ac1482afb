/**
 * What the times of a table in a sheet are counted in: no cell says it for sure, and headers are as the caller names them, so a mark keeps it.
 * @module
 */

import { timesInOtherUnit } from '#words/library';
import { wrong } from '../../shared/errors';
import type { Mark } from '../../shared/marks';
import { UNITS, type Unit } from '../../shared/model/cell';
import type { OutputColumn } from '../../shared/table/place/output-column';
import type { Placement } from '../../shared/table/place/placement';

const UNIT = 'unit:';

const isTime = ({ kind }: OutputColumn): boolean => kind === 'duration';

/** The unit of a write that ended; none where nobody knows it. */
function unitIn(marks: readonly string[]): Unit | undefined {
  const [unit, other] = UNITS.filter((one) => marks.includes(UNIT + one));
  return other === undefined ? unit : undefined;
}

/**
 * The columns whose times stand in another unit than they come in now.
 * @param replaces whether no row stays as it is
 * @throws ActivTrakError `argument` where rows of both would stand in one table
 */
export function inOtherUnit(
  name: string,
  marks: readonly string[],
  { columns }: Pick<Placement, 'columns'>,
  output: readonly OutputColumn[],
  unit: Unit,
  replaces: boolean,
): readonly OutputColumn[] {
  const before = unitIn(marks);
  const times = output.filter(isTime);
  if (before === undefined || before === unit || times.length === 0) return [];
  if (!replaces) throw wrong(timesInOtherUnit(name, before, unit));
  return times.filter(({ key }) => columns.has(key));
}

/** The mark for a unit that the sheet shows from now on, and those that it had; none where nothing changes. */
export function unitMarks(
  marks: readonly string[],
  { sheet, header }: Pick<Placement, 'sheet' | 'header'>,
  output: readonly OutputColumn[],
  unit: Unit,
  replaces: boolean,
): { readonly set: readonly Mark[]; readonly removed: readonly string[] } {
  const hasTimes = output.some(isTime);
  if (!hasTimes && !replaces) return { set: [], removed: [] };
  const name = UNIT + unit;
  const isNew = hasTimes && !marks.includes(name);
  return {
    set: isNew ? [{ name, sheet, on: 'row', index: header }] : [],
    removed: marks.filter((mark) => mark.startsWith(UNIT) && !(hasTimes && mark === name)),
  };
}
