/** PivotTable and PivotTableCollection: where one stands, and nothing of what it sums up. */
import type { Anchor } from '../../spreadsheet/backend';
import { areaOf } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import type { Objects } from './objects';

export function pivotTablesObject(objects: Objects, sheet: string): HostObject {
  const pivots = () => objects.workbook.backend.anchors('pivot').filter((anchor) => anchor.sheet === sheet);
  return {
    type: 'PivotTableCollection',
    items: () => pivots().map((anchor) => pivotTableObject(objects, anchor)),
    methods: {
      getItem: (key) => {
        const found = pivots().find(({ id }) => id === key);
        if (!found) throw new ExcelError('ItemNotFound');
        return pivotTableObject(objects, found);
      },
    },
  };
}

const pivotTableObject = (objects: Objects, { id, sheet, span }: Anchor): HostObject => ({
  type: 'PivotTable',
  id,
  properties: {
    name: readOnly(() => id),
    layout: readOnly(() => ({ type: 'PivotLayout', methods: { getRange: () => objects.range(areaOf(sheet, span)) } })),
  },
});
