/** Names that people give to ranges. Formulas do not know them here. */

import { areaOfSpan, newAnchorId, spanOf } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { SpreadsheetObjects } from './objects';

const named = (objects: SpreadsheetObjects, name: string): Anchor | undefined =>
  objects.execution.backend.spreadsheet.anchors('name').find(({ facts }) => String(facts.name).toLowerCase() === name.toLowerCase());

export function setNamedRange(objects: SpreadsheetObjects, name: string, area: Area): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,249}$/.test(name) || /^[a-z]{1,3}\d+$|^r\d*c\d*$/i.test(name))
    throw new ScriptException(`The name "${name}" is invalid.`);
  objects.changed();
  objects.execution.backend.spreadsheet.putAnchor({
    id: named(objects, name)?.id ?? newAnchorId('name'),
    kind: 'name',
    sheet: area.sheet,
    span: spanOf(area, objects.sheetFacts(area.sheet)),
    facts: { name },
  });
}

/** `null` where there is no such name. */
export function rangeByName(objects: SpreadsheetObjects, name: string): object | null {
  const anchor = named(objects, name);
  return anchor ? objects.range(areaOfSpan(anchor.span, objects.sheetFacts(anchor.sheet))) : null;
}

export function removeNamedRange(objects: SpreadsheetObjects, name: string): void {
  const anchor = named(objects, name);
  if (!anchor) throw new ScriptException(`The named range "${name}" does not exist.`);
  objects.changed();
  objects.execution.backend.spreadsheet.removeAnchor(anchor.id);
}
