/** RangeAreas: several areas of one sheet. */
import type { Area } from '../../spreadsheet/backend';
import { type HostObject, readOnly } from '../host-object';
import { addressOf } from './addresses';
import type { Objects } from './objects';

export function rangeAreasObject({ workbook, range }: Objects, areas: readonly Area[]): HostObject {
  const collection: HostObject = { type: 'RangeCollection', items: () => areas.map(range) };
  return {
    type: 'RangeAreas',
    properties: {
      address: readOnly(() => areas.map((area) => addressOf(workbook, area)).join(',')),
      areas: readOnly(() => collection),
    },
  };
}
