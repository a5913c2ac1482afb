/** SpreadsheetApp, for the one spreadsheet that is open. */
import type { Area } from '../../spreadsheet/backend';
import { DATA_SOURCE_TYPE, EXECUTION_ERROR_CODE, EXECUTION_STATE } from '../connected-sheets/execution-status';
import { SUMMARIZE_FUNCTION } from '../connected-sheets/pivot-cells';
import { specBuilder } from '../connected-sheets/source';
import { activeSheet } from '../runtime/execution';
import { ScriptException } from '../runtime/script-exception';
import type { ServiceDefinition } from '../runtime/service';
import type { ServiceMaker } from '../services/service-maker';
import { userInterface } from '../services/ui';
import { scriptCells } from './cells';
import { INTERPOLATION_TYPE, ruleBuilder } from './conditional-rules';
import { COPY_PASTE_TYPE } from './copying';
import { validationBuilder } from './data-validation';
import { LOCATION_TYPE, VISIBILITY } from './metadata';
import type { SpreadsheetObjects } from './objects';
import { PROTECTION_TYPE } from './protection';
import { rangeObject } from './range';
import { sheetDefinition } from './sheet';
import { SHEET_TYPE } from './sheet-type';
import { spreadsheetObject } from './spreadsheet';

/** The classes of the Spreadsheet service as one execution has them. */
export function spreadsheetObjects({ execution, expose }: ServiceMaker): SpreadsheetObjects {
  const { spreadsheet } = execution.backend;
  const keys = new WeakMap<object, string>();
  const sheets = new Map<string, ServiceDefinition>();
  const areas = new WeakMap<object, Area>();

  const objects: SpreadsheetObjects = {
    execution,
    expose,
    cells: scriptCells(execution),
    sheetFacts(key) {
      const found = spreadsheet.sheet(key);
      if (!found) throw new ScriptException('That sheet does not exist any more.');
      return found;
    },
    sheetNamed: (name) => spreadsheet.sheets().find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()),
    exposeWriting: (name, writing, reading) => expose({ name, need: 'document-read', methods: reading, writing }),
    range(area) {
      const made = rangeObject(objects, area);
      areas.set(made, area);
      return made;
    },
    sheet(key) {
      const definition = sheets.get(key) ?? sheetDefinition(objects, key);
      sheets.set(key, definition);
      const made = expose(definition);
      keys.set(made, key);
      return made;
    },
    spreadsheet: () => spreadsheetObject(objects),
    keyOf(sheet) {
      const key = typeof sheet === 'object' && sheet !== null ? keys.get(sheet) : undefined;
      if (key === undefined) throw new ScriptException("The parameters don't match the method signature: a Sheet is needed.");
      return key;
    },
    areaOf(range) {
      const area = typeof range === 'object' && range !== null ? areas.get(range) : undefined;
      if (!area) throw new ScriptException("The parameters don't match the method signature: a Range is needed.");
      return area;
    },
    changed: () => void execution.counts.spreadsheetWrites++,
  };
  return objects;
}

export function spreadsheetApp(maker: ServiceMaker): object {
  const { execution, expose } = maker;
  const { spreadsheet } = execution.backend;
  const objects = spreadsheetObjects(maker);
  const active = (): object | null => (execution.document ? objects.spreadsheet() : null);

  function open(id: unknown): object {
    if (id !== spreadsheet.facts().id)
      throw new ScriptException(`Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`);
    return objects.spreadsheet();
  }

  return expose({
    name: 'SpreadsheetApp',
    prefix: 'SpreadsheetApp.',
    need: 'document-read',
    needs: {
      getUi: 'none',
      openById: 'other-document',
      openByUrl: 'other-document',
      setActiveSheet: 'document-write',
      newDataSourceSpec: 'none',
      enableBigQueryExecution: 'data-execution',
    },
    methods: {
      getActive: active,
      getActiveSpreadsheet: active,
      getActiveSheet: () => (execution.document ? objects.sheet(activeSheet(execution)) : null),
      getActiveRange: () => (execution.document ? objects.range(execution.selection()) : null),
      getCurrentCell: () => (execution.document ? objects.range({ ...execution.selection(), rows: 1, columns: 1 }) : null),
      openById: open,
      openByUrl: (url: unknown) => open(/\/d\/([^/]+)/.exec(String(url))?.[1]),
      newConditionalFormatRule: () => ruleBuilder(objects),
      newDataValidation: () => validationBuilder(objects),
      newDataSourceSpec: () => specBuilder(maker),
      enableBigQueryExecution: () => void execution.enabled.add('BIGQUERY'),
      flush: () => {
        objects.cells.flush();
        spreadsheet.flush();
      },
      getUi: () => userInterface(maker),
    },
    constants: {
      CopyPasteType: COPY_PASTE_TYPE,
      DataExecutionErrorCode: EXECUTION_ERROR_CODE,
      DataExecutionState: EXECUTION_STATE,
      DataSourceType: DATA_SOURCE_TYPE,
      DeveloperMetadataLocationType: LOCATION_TYPE,
      DeveloperMetadataVisibility: VISIBILITY,
      InterpolationType: INTERPOLATION_TYPE,
      PivotTableSummarizeFunction: SUMMARIZE_FUNCTION,
      ProtectionType: PROTECTION_TYPE,
      SheetType: SHEET_TYPE,
    },
  });
}
