/** Sheet. */
import type { Area } from '../../spreadsheet/backend';
import { asDataSourceSheet } from '../connected-sheets/data-source-sheet';
import { ScriptException } from '../runtime/script-exception';
import type { Method, ServiceDefinition } from '../runtime/service';
import { areaFromNumbers, areaFromText, columnAt } from './area';
import { ruleReading, ruleWriting } from './conditional-rules';
import { filterObject } from './filter';
import { metadataFinder } from './metadata-finder';
import type { SpreadsheetObjects } from './objects';
import { protections } from './protection';
import { rangeListObject } from './range-list';
import { chartReading, chartWriting } from './sheet-charts';
import { sheetId } from './sheet-id';
import { refuseForType, sheetType } from './sheet-type';
import { sheetWriting } from './sheet-writing';
import { textFinder } from './text-finder';

/** Pixels of a column that nobody has made wider or narrower. */
const USUAL_WIDTH = 100;

/** What scripts see of a sheet, of which every object is made: a script asks for the same sheet again and again. */
export function sheetDefinition(objects: SpreadsheetObjects, key: string): ServiceDefinition {
  const { spreadsheet } = objects.execution.backend;
  const facts = () => objects.sheetFacts(key);
  const whole = (): Area => ({ sheet: key, row: 0, column: 0, rows: facts().rows, columns: facts().columns });
  const used = () => {
    objects.execution.counts.spreadsheetReads++;
    return spreadsheet.used(key);
  };

  const area = (first: unknown, column: unknown, rows: unknown, columns: unknown): Area => {
    if (typeof first === 'string') return areaFromText(first, facts(), objects.sheetNamed);
    if (typeof first !== 'number' || typeof column !== 'number') {
      throw new ScriptException(
        `The parameters (${[first, column].map((value) => typeof value).join(',')}) don't match the method signature for SpreadsheetApp.Sheet.getRange.`,
      );
    }
    return areaFromNumbers(facts(), first, column, rows as number | undefined, columns as number | undefined);
  };

  const reading: Record<string, Method> = {
    getName: () => facts().name,
    getSheetName: () => facts().name,
    getSheetId: () => sheetId(facts().key),
    getIndex: () => spreadsheet.sheets().findIndex((sheet) => sheet.key === key) + 1,
    getParent: () => objects.spreadsheet(),
    getMaxRows: () => facts().rows,
    getMaxColumns: () => facts().columns,
    getLastRow: () => used().rows,
    getLastColumn: () => used().columns,
    getColumnWidth: (position: number) => spreadsheet.columnWidth(key, columnAt(facts(), position)) ?? USUAL_WIDTH,
    isColumnHiddenByUser: (position: number) => spreadsheet.isColumnHidden(key, columnAt(facts(), position)),
    getFrozenRows: () => spreadsheet.frozenRows(key),
    getType: () => sheetType(spreadsheet, key),
    asDataSourceSheet: () => asDataSourceSheet(objects, key),
    isSheetHidden: () => facts().hidden,
    getRange: (...args: unknown[]) => objects.range(area(args[0], args[1], args[2], args[3])),
    getSheetValues: (...args: unknown[]) => objects.cells.values(area(args[0], args[1], args[2], args[3])),
    getDataRange: () => {
      const { rows, columns } = used();
      return objects.range({ sheet: key, row: 0, column: 0, rows: Math.max(1, rows), columns: Math.max(1, columns) });
    },
    getRangeList: (names: readonly unknown[]) =>
      rangeListObject(
        objects,
        names.map((name) => areaFromText(String(name), facts(), objects.sheetNamed)),
      ),
    getActiveRange: () => objects.range(objects.execution.selection()),
    getActiveCell: () => objects.range({ ...objects.execution.selection(), rows: 1, columns: 1 }),
    getFilter: () => filterObject(objects, key),
    getProtections: (type: unknown) => protections(objects, type, key),
    createDeveloperMetadataFinder: () => metadataFinder(objects, whole()),
    createTextFinder: (text: unknown) => textFinder(objects, String(text), [key]),
    ...chartReading(objects, key),
    ...ruleReading(objects, key),
    activate: () => {
      spreadsheet.activate(key);
      return objects.sheet(key);
    },
  };
  const writing = { ...sheetWriting(objects, key, () => objects.sheet(key)), ...chartWriting(objects, key), ...ruleWriting(objects, key) };
  return {
    name: 'Sheet',
    need: 'document-read',
    needs: { activate: 'document-write' },
    methods: reading,
    writing,
    refuse: (method) => refuseForType(spreadsheet, key, method),
  };
}
