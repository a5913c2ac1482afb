/** NamedItem and NamedItemCollection, of the workbook. */
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject, readOnly } from '../host-object';
import { addName, areaOfName, existingName, formulaOf, nameLookedFor, pointName, removeName, showName } from '../names';
import type { Objects } from './objects';
import { areaOfRange } from './range';

export function namesObject(objects: Objects): HostObject {
  const { workbook } = objects;
  return {
    type: 'NamedItemCollection',
    items: () => workbook.names.map(({ name }) => namedItemObject(objects, name)),
    methods: {
      add: (name, reference, comment) => {
        const made = addName(workbook, name, isHostObject(reference) ? areaOfRange(reference) : String(reference), comment);
        return namedItemObject(objects, made.name);
      },
      getItem: (name) => namedItemObject(objects, existingName(workbook, String(name)).name),
      getItemOrNullObject: (name) => {
        const found = nameLookedFor(workbook, name);
        return found ? namedItemObject(objects, found.name) : null;
      },
    },
  };
}

const namedItemObject = ({ workbook, range }: Objects, name: string): HostObject => ({
  type: 'NamedItem',
  id: name,
  properties: {
    name: readOnly(() => existingName(workbook, name).name),
    formula: {
      get: () => formulaOf(workbook, existingName(workbook, name)),
      set: (formula) => pointName(workbook, name, String(formula)),
    },
    visible: {
      get: () => existingName(workbook, name).visible,
      set: (visible) => {
        if (typeof visible !== 'boolean') throw new ExcelError('InvalidArgument');
        showName(workbook, name, visible);
      },
    },
  },
  methods: {
    delete: () => removeName(workbook, name),
    getRangeOrNullObject: () => {
      const area = areaOfName(workbook, existingName(workbook, name));
      return area ? range(area) : null;
    },
  },
});
