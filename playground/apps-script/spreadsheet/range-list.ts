/** RangeList: the same change in several ranges of one sheet. */
import type { Area, CellsFill } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import type { SpreadsheetObjects } from './objects';

export function rangeListObject(objects: SpreadsheetObjects, areas: readonly Area[]): object {
  if (areas.length === 0) throw new ScriptException('The list of ranges is empty.');
  const fill =
    (change: (value: unknown) => CellsFill): Method =>
    (value: unknown) => {
      objects.cells.fill(areas, change(value));
      return self;
    };
  const writing: Record<string, Method> = {
    setNumberFormat: fill((pattern) => ({ format: String(pattern ?? '') || AUTOMATIC })),
    setFontWeight: fill((weight) => ({ weight: weight === 'bold' ? 'bold' : 'normal' })),
    setNote: fill((note) => ({ note: String(note ?? '') })),
    clearContent: fill(() => ({ content: null })),
    clearFormat: fill(() => ({ format: AUTOMATIC, weight: 'normal' })),
    clearNote: fill(() => ({ note: '' })),
  };
  const self: object = objects.exposeWriting('RangeList', writing, { getRanges: () => areas.map((area) => objects.range(area)) });
  return self;
}
