/** Table and TableCollection. */
import { overlaps } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import { areaOf, makeRoom, meeting, mergedIn } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject, readOnly } from '../host-object';
import { mendHeader } from '../table-headers';
import type { Workbook } from '../workbook';
import { areaAt } from './addresses';
import type { Objects } from './objects';
import { areaOfRange } from './range';

/** The tables of a sheet, or of the workbook, by way of which the object model finds each again. */
export function tablesObject(objects: Objects, sheet?: string): HostObject {
  const tables = () => objects.workbook.backend.anchors('table').filter((anchor) => sheet === undefined || anchor.sheet === sheet);
  return {
    type: 'TableCollection',
    items: () => tables().map(({ id }) => tableObject(objects, id)),
    methods: {
      getItem: (key) => {
        const found = tables().find(({ id, facts }) => id === key || facts.name === key);
        if (!found) throw new ExcelError('ItemNotFound');
        return tableObject(objects, found.id);
      },
    },
  };
}

function tableObject(objects: Objects, id: string): HostObject {
  const { workbook } = objects;
  const anchor = (): Anchor => {
    const found = workbook.backend.anchors('table').find((one) => one.id === id);
    if (!found) throw new ExcelError('ItemNotFound');
    return found;
  };
  return {
    type: 'Table',
    id,
    properties: {
      name: readOnly(() => anchor().facts.name),
      showTotals: readOnly(() => anchor().facts.showTotals === true),
      showHeaders: readOnly(() => true),
      autoFilter: readOnly(
        (): HostObject => ({
          type: 'AutoFilter',
          properties: { isDataFiltered: readOnly(() => anchor().facts.isDataFiltered === true) },
        }),
      ),
    },
    methods: {
      getRange: () => objects.range(areaOf(anchor().sheet, anchor().span)),
      // An address without a sheet means the sheet in front.
      resize: (range) =>
        resizeTable(workbook, anchor(), isHostObject(range) ? areaOfRange(range) : areaAt(workbook.backend.activeSheet(), range)),
    },
  };
}

/** The header stays in its row, and the table where it is; it has a row at least. */
function resizeTable(workbook: Workbook, table: Anchor, area: Area): void {
  const before = areaOf(table.sheet, table.span);
  if (workbook.protectedSheets.has(table.sheet)) throw new ExcelError('AccessDenied');
  if (area.sheet !== table.sheet || !overlaps(before, area) || area.row !== before.row || area.rows < 2)
    throw new ExcelError('InvalidArgument');
  const others = meeting(workbook, 'table', area).filter(({ id }) => id !== table.id);
  if (others.length > 0 || mergedIn(workbook, area).length > 0) throw new ExcelError('MergedRangeConflict');
  makeRoom(workbook, area);
  const { row, column, rows, columns } = area;
  const resized = { ...table, span: { row, column, rows, columns } };
  workbook.backend.putAnchor(resized);
  mendHeader(workbook, resized);
}
