/** Workbook: where every path begins. */
import { serialOf } from '../../spreadsheet/serial';
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import { addSheet } from '../sheets';
import type { Workbook } from '../workbook';
import { chartSheetObject } from './chart-sheet';
import { namesObject } from './names';
import type { Objects } from './objects';
import { keptRange, rangeObject, rangeOfReference } from './range';
import { rangeAreasObject } from './range-areas';
import { settingsObject } from './settings';
import { tablesObject } from './tables';
import { worksheetObject } from './worksheet';

/** Days from 1899-12-30 to 1904-01-01. */
const DAYS_1904 = 1462;

export function workbookObject(workbook: Workbook): HostObject {
  const objects: Objects = {
    workbook,
    worksheet: (key) => {
      const sheet = worksheetObject(objects, key);
      return workbook.chartSheets.has(key) ? chartSheetObject(sheet) : sheet;
    },
    range: (area) => rangeObject(objects, area),
    rangeAreas: (areas) => (areas.length === 0 ? null : rangeAreasObject(objects, areas)),
  };
  return {
    type: 'Workbook',
    properties: {
      name: readOnly(() => workbook.fileName),
      application: readOnly(() => application(workbook)),
      functions: readOnly(() => functionsObject(workbook)),
      names: readOnly(() => namesObject(objects)),
      settings: readOnly(() => settingsObject(workbook)),
      tables: readOnly(() => tablesObject(objects)),
      worksheets: readOnly(() => worksheetsObject(objects)),
    },
    methods: {
      getActiveCell: () => {
        if (workbook.selected !== 'cells') throw new ExcelError('InvalidSelection');
        return keptRange(objects, { ...workbook.backend.selection(), rows: 1, columns: 1 });
      },
      _GetObjectByReferenceId: (reference) => rangeOfReference(objects, reference),
    },
  };
}

/** Calculation is the spreadsheet's own affair, whether or not an add-in asks it to wait. */
const application = (workbook: Workbook): HostObject => ({
  type: 'Application',
  properties: { cultureInfo: readOnly(() => cultureObject(workbook)) },
  methods: {
    suspendApiCalculationUntilNextSync: () => undefined,
    // What is not volatile is calculated by Full and FullRebuild alone. (https://learn.microsoft.com/javascript/api/excel/excel.calculationtype)
    calculate: (type) => (type === 'Recalculate' ? undefined : workbook.recalculate()),
  },
});

/** The culture of the person's system, and how it writes numbers (ExcelApi 1.11). */
function cultureObject(workbook: Workbook): HostObject {
  const numberFormat: HostObject = {
    type: 'NumberFormatInfo',
    properties: { numberDecimalSeparator: readOnly(() => workbook.decimalSeparator) },
  };
  return { type: 'CultureInfo', properties: { name: readOnly(() => workbook.culture), numberFormat: readOnly(() => numberFormat) } };
}

function worksheetsObject({ workbook, worksheet }: Objects): HostObject {
  const { backend } = workbook;
  const existing = (wanted: unknown): HostObject | null => {
    const text = String(wanted);
    const found = backend.sheets().find(({ key, name }) => workbook.idOf(key) === text || name.toLowerCase() === text.toLowerCase());
    return found ? worksheet(found.key) : null;
  };
  return {
    type: 'WorksheetCollection',
    items: () => backend.sheets().map(({ key }) => worksheet(key)),
    methods: {
      add: (name) => worksheet(addSheet(workbook, name)),
      getItem: (wanted) => {
        const found = existing(wanted);
        if (!found) throw new ExcelError('ItemNotFound');
        return found;
      },
      getItemOrNullObject: existing,
      // (https://github.com/OfficeDev/office-js/issues/2444)
      getActiveWorksheet: () => {
        if (workbook.chartSheets.has(backend.activeSheet())) throw new ExcelError('UnsupportedSheet');
        return worksheet(backend.activeSheet());
      },
    },
  };
}

/** The functions that an add-in calls by name. */
function functionsObject(workbook: Workbook): HostObject {
  const result = (value: unknown): HostObject => ({ type: 'FunctionResult', properties: { value: readOnly(() => value) } });
  return {
    type: 'Functions',
    methods: {
      date: (year, month, day) => {
        if (workbook.dateAnswer === 'refused') throw new ExcelError('GeneralException');
        if (workbook.dateAnswer !== undefined) return result(workbook.dateAnswer as number);
        return result(serialOf(Number(year), Number(month), Number(day)) - (workbook.date1904 ? DAYS_1904 : 0));
      },
    },
  };
}
