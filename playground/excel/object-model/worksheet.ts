/** Worksheet: one sheet. */
import type { Area } from '../../spreadsheet/backend';
import { areaOf, checkedArea, MOST_COLUMNS, MOST_ROWS, sheetFacts } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import { usedArea } from '../shape';
import { checkStructure, deleteSheet, renameSheet, setVisibility, visibilityOf } from '../sheets';
import type { Workbook } from '../workbook';
import { areaAt } from './addresses';
import { chartsObject } from './charts';
import { ownNamesObject } from './names';
import type { Objects } from './objects';
import { pageLayoutObject } from './page-layout';
import { pivotTablesObject } from './pivot-tables';
import { tablesObject } from './tables';

export function worksheetObject(objects: Objects, key: string): HostObject {
  const { workbook } = objects;
  const whole: Area = { sheet: key, row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS };
  const used = () => {
    const area = usedArea(workbook, key);
    return area ? objects.range(area) : null;
  };
  return {
    type: 'Worksheet',
    id: workbook.idOf(key),
    properties: {
      id: readOnly(() => workbook.idOf(key)),
      name: {
        get: () => sheetFacts(workbook, key).name,
        set: (name) => renameSheet(workbook, key, name),
      },
      // Counted from 0, hidden sheets too. (https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-position-member)
      position: {
        get: () => workbook.backend.sheets().findIndex((sheet) => sheet.key === key),
        set: (position) => workbook.backend.moveSheet(key, Number(position)),
      },
      visibility: { get: () => visibilityOf(workbook, key), set: (visibility) => setVisibility(workbook, key, visibility) },
      freezePanes: readOnly(() => ({
        type: 'WorksheetFreezePanes',
        methods: { freezeRows: (count: unknown) => workbook.backend.freezeRows(key, Number(count)) },
      })),
      protection: readOnly(() => protectionObject(workbook, key)),
      autoFilter: readOnly(() => autoFilterObject(objects, key)),
      pageLayout: readOnly(() => pageLayoutObject(objects, key)),
      charts: readOnly(() => chartsObject(objects, key)),
      pivotTables: readOnly(() => pivotTablesObject(objects, key)),
      tables: readOnly(() => tablesObject(objects, key)),
      names: readOnly(() => ownNamesObject(objects, key)),
    },
    methods: {
      getRange: (address) => objects.range(address === undefined || address === null ? whole : areaAt(key, address)),
      getRangeByIndexes: (row, column, rows, columns) =>
        objects.range(checkedArea({ sheet: key, row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) })),
      getUsedRangeOrNullObject: used,
      activate: () => {
        if (visibilityOf(workbook, key) !== 'Visible') throw new ExcelError('InvalidOperation');
        workbook.backend.activate(key);
      },
      delete: () => {
        checkStructure(workbook);
        deleteSheet(workbook, key);
      },
    },
  };
}

function protectionObject({ protectedSheets }: Workbook, key: string): HostObject {
  return {
    type: 'WorksheetProtection',
    properties: {
      protected: readOnly(() => protectedSheets.has(key)),
      options: readOnly(
        () => protectedSheets.get(key) ?? { allowFormatCells: false, allowFormatColumns: false, allowInsertColumns: false },
      ),
    },
  };
}

/** The filter of a sheet's own cells; tables have theirs. */
function autoFilterObject(objects: Objects, key: string): HostObject {
  const filter = () => objects.workbook.backend.anchors('filter').find(({ sheet }) => sheet === key);
  return {
    type: 'AutoFilter',
    properties: {
      enabled: readOnly(() => filter() !== undefined),
      isDataFiltered: readOnly(() => filter()?.facts.isDataFiltered === true),
    },
    methods: {
      getRangeOrNullObject: () => {
        const anchor = filter();
        return anchor ? objects.range(areaOf(key, anchor.span)) : null;
      },
    },
  };
}
