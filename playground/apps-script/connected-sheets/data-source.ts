/** DataSource: what a sheet, and the pivot tables over it, read. Source: https://developers.google.com/apps-script/reference/spreadsheet/data-source */
import { ScriptException } from '../runtime/script-exception';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { checkExecution, startReading, waitFor } from './data-object';
import { keep, pivotAnchors, pivotSource, sheetSource } from './kept-sources';
import { pivotData } from './pivot-data';
import { sheetData } from './sheet-data';
import { sourceOf, specObject } from './source';

/** What a DataSource object is of. */
const ids = new WeakMap<object, string>();

/** @throws ScriptException where a script passes something else than a data source. */
export function dataSourceId(dataSource: unknown, method: string): string {
  const id = typeof dataSource === 'object' && dataSource !== null ? ids.get(dataSource) : undefined;
  if (id === undefined) throw new ScriptException(`The parameters don't match the method signature for SpreadsheetApp.${method}.`);
  return id;
}

/** @param id the anchor of its sheet */
export function dataSource(objects: SpreadsheetObjects, id: string): object {
  const { spreadsheet } = objects.execution.backend;
  const linked = () => [
    sheetData(objects, id),
    ...pivotAnchors(spreadsheet)
      .filter((anchor) => pivotSource(spreadsheet, anchor.id).of === id)
      .map((anchor) => pivotData(objects, anchor.id)),
  ];
  const refresh = (): void => {
    checkExecution(objects);
    for (const object of linked()) startReading(objects, object);
  };
  const made: object = objects.exposeWriting(
    'DataSource',
    {
      refreshAllLinkedDataSourceObjects: refresh,
      updateSpec: (spec: unknown) => {
        checkExecution(objects);
        keep(spreadsheet, id, { source: sourceOf(spec, 'DataSource.updateSpec') });
        refresh();
        return made;
      },
    },
    {
      getSpec: () => specObject(objects, sheetSource(spreadsheet, id).source),
      waitForAllDataExecutionsCompletion: (seconds: unknown) => {
        for (const object of linked()) waitFor(objects, object.status(), Number(seconds));
      },
    },
  );
  ids.set(made, id);
  return made;
}
