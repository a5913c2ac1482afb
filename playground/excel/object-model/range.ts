/** Range: cells of one sheet. */
import type { Area } from '../../spreadsheet/backend';
import { toR1C1 } from '../../spreadsheet/r1c1';
import { clearContents, enterFormats, enterValues, fillCells } from '../cells/change-cells';
import { copyCells } from '../cells/copying';
import { checkedArea, isWholeColumns, isWholeRows, MOST_COLUMNS, MOST_ROWS, mergedIn, readPart, readValues } from '../cells/grid';
import { checkContents, checkFormatColumns, checkFormats, hasHiddenRows, lockedCells } from '../cells/protected-cells';
import { sortCells } from '../cells/sorting';
import { valueTypes } from '../cells/value-types';
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject, type Property, readOnly } from '../host-object';
import { deleteColumns, insertLines, usedArea } from '../shape';
import type { Workbook } from '../workbook';
import { addressOf } from './addresses';
import { conditionalFormatsObject } from './conditional-formats';
import { dataValidationObject } from './data-validation';
import type { Objects } from './objects';

const MOST_MERGED = 512;

const areas = new WeakMap<object, Area>();

/** The area of a range that is an argument. @throws ExcelError for anything else. */
export function areaOfRange(value: unknown): Area {
  const area = isHostObject(value) ? areas.get(value) : undefined;
  if (!area) throw new ExcelError('InvalidArgument');
  return area;
}

export function rangeObject(objects: Objects, area: Area): HostObject {
  const { workbook } = objects;
  const object: HostObject = {
    type: 'Range',
    properties: {
      address: readOnly(() => addressOf(workbook, area)),
      rowIndex: readOnly(() => area.row),
      columnIndex: readOnly(() => area.column),
      rowCount: readOnly(() => area.rows),
      // `true` only where all are hidden, which nobody can tell here. (https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-rowhidden-member)
      rowHidden: readOnly(() => (hasHiddenRows(workbook, area) ? null : false)),
      columnCount: readOnly(() => area.columns),
      isEntireRow: readOnly(() => isWholeRows(area)),
      isEntireColumn: readOnly(() => isWholeColumns(area)),
      worksheet: readOnly(() => objects.worksheet(area.sheet)),
      values: { get: () => readValues(workbook, area), set: (values) => enterValues(workbook, area, values) },
      formulas: { get: () => formulasOf(workbook, area, (formula) => formula), set: (formulas) => enterValues(workbook, area, formulas) },
      formulasR1C1: readOnly(() => formulasOf(workbook, area, toR1C1)),
      valueTypes: readOnly(() => valueTypes(workbook, area)),
      numberFormat: { get: () => readPart(workbook, area, 'formats'), set: (formats) => enterFormats(workbook, area, formats) },
      format: readOnly(() => formatObject(workbook, area)),
      sort: readOnly(() => sortObject(workbook, area)),
      conditionalFormats: readOnly(() => conditionalFormatsObject(objects, area)),
      dataValidation: readOnly(() => dataValidationObject(workbook, area)),
    },
    methods: {
      // The object model asks before it sends many values in parts.
      _ValidateArraySize: (rows, columns) => {
        if (rows !== area.rows || columns !== area.columns) throw new ExcelError('InvalidArgument');
      },
      getEntireRow: () => objects.range({ ...area, column: 0, columns: MOST_COLUMNS }),
      getEntireColumn: () => objects.range({ ...area, row: 0, rows: MOST_ROWS }),
      getRow: (index) => objects.range(line(area, index)),
      getBoundingRect: (other) => objects.range(around(area, areaOfRange(other))),
      getIntersectionOrNullObject: (other) => {
        const common = shared(area, areaOfRange(other));
        return common ? objects.range(common) : null;
      },
      // Those whose first cell is there (office-js#3611), and 512 at most (its documentation).
      getMergedAreasOrNullObject: () => {
        const merged = mergedIn(workbook, area).filter(({ row, column }) => shared(area, { ...area, row, column, rows: 1, columns: 1 }));
        if (merged.length > MOST_MERGED) throw new ExcelError('GeneralException');
        return objects.rangeAreas(merged);
      },
      getSpecialCellsOrNullObject: (kind) => specialCells(objects, area, kind),
      getSpillParentOrNullObject: () => {
        const spill = spillOver(workbook, cellOf(area));
        return spill && !isAt(spill, area) ? keptRange(objects, { ...spill, rows: 1, columns: 1 }) : null;
      },
      getSpillingToRangeOrNullObject: () => {
        const spill = spillOver(workbook, cellOf(area));
        return spill && isAt(spill, area) ? keptRange(objects, spill) : null;
      },
      clear: (what) => {
        if (what !== 'Contents') throw new ExcelError('NotImplemented');
        clearContents(workbook, area);
      },
      copyFrom: (source, what) => copyCells(workbook, areaOfRange(source), area, what ?? 'All'),
      delete: () => {
        if (!isWholeColumns(area)) throw new ExcelError('NotImplemented');
        checkContents(workbook, area);
        deleteColumns(workbook, area.sheet, area.column, area.columns);
      },
      insert: () => {
        insertLines(workbook, area);
        return objects.range(area);
      },
      select: () => {
        if (workbook.backend.sheet(area.sheet)?.hidden) throw new ExcelError('InvalidOperation');
        workbook.backend.select(area);
      },
    },
  };
  areas.set(object, area);
  return object;
}

/** A range that was got by what was so at the time, a selection or a spill: the next request finds it by its place. */
export function keptRange(objects: Objects, area: Area): HostObject {
  const range = { ...rangeObject(objects, area), reference: JSON.stringify(area) };
  areas.set(range, area);
  return range;
}

/** The range of a reference. */
export const rangeOfReference = (objects: Objects, reference: unknown): HostObject =>
  keptRange(objects, JSON.parse(String(reference)) as Area);

/** A cell without a formula shows what it holds. */
function formulasOf(
  workbook: Workbook,
  area: Area,
  written: (formula: string, own: { readonly row: number; readonly column: number }) => string,
): readonly (readonly unknown[])[] {
  const values = readValues(workbook, area);
  return readPart(workbook, area, 'formulas').map((row, line) =>
    row.map((formula, column) =>
      formula === '' ? values[line]?.[column] : written(formula, { row: area.row + line, column: area.column + column }),
    ),
  );
}

/** Of what a formula spills, Excel tells for one cell. */
function cellOf(area: Area): Area {
  if (area.rows !== 1 || area.columns !== 1) throw new ExcelError('InvalidArgument');
  return area;
}

/** What a formula fills, where that takes a cell in. */
const spillOver = ({ backend }: Workbook, cell: Area): Area | undefined => backend.spills(cell.sheet).find((spill) => shared(spill, cell));

const isAt = (one: Area, other: Area): boolean => one.row === other.row && one.column === other.column;

function line(area: Area, index: unknown): Area {
  if (typeof index !== 'number' || index < 0 || index >= area.rows) throw new ExcelError('InvalidArgument');
  return { ...area, row: area.row + index, rows: 1 };
}

function around(one: Area, other: Area): Area {
  if (one.sheet !== other.sheet) throw new ExcelError('InvalidArgument');
  const [row, column] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
  const lastRow = Math.max(one.row + one.rows, other.row + other.rows);
  const lastColumn = Math.max(one.column + one.columns, other.column + other.columns);
  return checkedArea({ sheet: one.sheet, row, column, rows: lastRow - row, columns: lastColumn - column });
}

function shared(one: Area, other: Area): Area | undefined {
  const [row, column] = [Math.max(one.row, other.row), Math.max(one.column, other.column)];
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return one.sheet === other.sheet && rows > 0 && columns > 0 ? { sheet: one.sheet, row, column, rows, columns } : undefined;
}

/** The cells that have formulas, one area each. */
function specialCells(objects: Objects, area: Area, kind: unknown): HostObject | null {
  const { workbook } = objects;
  if (kind !== 'Formulas') throw new ExcelError('NotImplemented');
  const used = usedArea(workbook, area.sheet);
  const within = used && shared(area, used);
  if (!within) return null;
  const found = readPart(workbook, within, 'formulas').flatMap((row, index) =>
    row.flatMap((formula, column) =>
      formula === '' ? [] : [{ sheet: area.sheet, row: within.row + index, column: within.column + column, rows: 1, columns: 1 }],
    ),
  );
  return objects.rangeAreas(found);
}

function sortObject(workbook: Workbook, area: Area): HostObject {
  return {
    type: 'RangeSort',
    properties: {},
    methods: {
      apply: (fields, matchCase, hasHeaders, orientation) => sortCells(workbook, area, fields, matchCase, hasHeaders, orientation),
    },
  };
}

/** Excel's usual column has 64 pixels, and it measures columns in points. */
const USUAL_WIDTH = 64;
const POINTS_PER_PIXEL = 0.75;

function formatObject(workbook: Workbook, area: Area): HostObject {
  const bold: Property = {
    get: () => {
      const weights = new Set(readPart(workbook, area, 'weights').flat());
      return weights.size > 1 ? null : weights.has('bold');
    },
    set: (value) => {
      checkFormats(workbook, area);
      fillCells(workbook, area, { weight: value === true ? 'bold' : 'normal' });
    },
  };
  const part = (type: string, properties: Readonly<Record<string, Property>>) => readOnly((): HostObject => ({ type, properties }));
  return {
    type: 'RangeFormat',
    properties: {
      font: part('RangeFont', { bold }),
      columnWidth: {
        get: () => (workbook.backend.columnWidth(area.sheet, area.column) ?? USUAL_WIDTH) * POINTS_PER_PIXEL,
        set: (points) => {
          checkFormatColumns(workbook, area.sheet);
          for (let at = 0; at < area.columns; at += 1)
            workbook.backend.setColumnWidth(area.sheet, area.column + at, Number(points) / POINTS_PER_PIXEL);
        },
      },
      useStandardWidth: readOnly(() => workbook.backend.columnWidth(area.sheet, area.column) === null),
      protection: part('FormatProtection', { locked: readOnly(() => lockedCells(workbook, area)) }),
    },
  };
}
