/** NamedItem and NamedItemCollection, of the workbook. */
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject, readOnly } from '../host-object';
import { addName, areaOfName, existingName, formulaOf, hasOwnName, nameLookedFor, pointName, removeName, showName } from '../names';
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

/** The names of a sheet, among which Excel may give the workbook's as well. (https://github.com/OfficeDev/office-js/issues/1011) */
export function ownNamesObject(objects: Objects, key: string): HostObject {
  const found = (wanted: unknown): HostObject | null => {
    const name = String(wanted);
    if (hasOwnName(objects.workbook, key, name)) return ownNameObject(objects, key, name);
    const known = nameLookedFor(objects.workbook, name);
    return known ? namedItemObject(objects, known.name) : null;
  };
  return {
    type: 'NamedItemCollection',
    methods: {
      getItem: (name) => {
        const item = found(name);
        if (!item) throw new ExcelError('ItemNotFound');
        return item;
      },
      getItemOrNullObject: found,
    },
  };
}

const ownNameObject = ({ workbook }: Objects, key: string, name: string): HostObject => ({
  type: 'NamedItem',
  id: name,
  properties: { name: readOnly(() => name), scope: readOnly(() => 'Worksheet') },
  methods: { delete: () => void workbook.ownNames.get(key)?.delete(name.toLowerCase()) },
});

const namedItemObject = ({ workbook, range }: Objects, name: string): HostObject => ({
  type: 'NamedItem',
  id: name,
  properties: {
    name: readOnly(() => existingName(workbook, name).name),
    scope: readOnly(() => 'Workbook'),
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
