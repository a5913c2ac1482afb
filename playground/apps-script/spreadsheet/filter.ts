/** Filter: a sheet has one at most. Which rows it hides is not imitated. */

import { areaOfSpan, newAnchorId, spanOf } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { SpreadsheetObjects } from './objects';

const filterOn = (objects: SpreadsheetObjects, sheet: string): Anchor | undefined =>
  objects.execution.backend.spreadsheet.anchors('filter').find((anchor) => anchor.sheet === sheet);

export function createFilter(objects: SpreadsheetObjects, area: Area): object | null {
  if (filterOn(objects, area.sheet)) throw new ScriptException("You can't create a filter in a sheet that already has a filter.");
  // A filter has the columns that it was given, and goes down as far as the sheet does.
  const { rows } = spanOf(area, objects.sheetFacts(area.sheet));
  const { row, column, columns } = area;
  objects.changed();
  objects.execution.backend.spreadsheet.putAnchor({
    id: newAnchorId('filter'),
    kind: 'filter',
    sheet: area.sheet,
    span: { row, column, rows, columns },
    facts: {},
  });
  return filterObject(objects, area.sheet);
}

/** The filter of a sheet, or `null`. */
export function filterObject(objects: SpreadsheetObjects, sheet: string): object | null {
  if (!filterOn(objects, sheet)) return null;
  const anchor = (): Anchor => {
    const found = filterOn(objects, sheet);
    if (!found) throw new ScriptException('The filter does not exist any more.');
    return found;
  };
  const writing = {
    remove: () => {
      objects.changed();
      objects.execution.backend.spreadsheet.removeAnchor(anchor().id);
    },
  };
  return objects.exposeWriting('Filter', writing, {
    getRange: () => objects.range(areaOfSpan(anchor().span, objects.sheetFacts(sheet))),
  });
}
