/** Setting and SettingCollection: what the add-in keeps in the file. */
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import type { Workbook } from '../workbook';

/** All settings of an add-in together, as JSON. */
const MOST_CHARACTERS = 2_000_000;

export function settingsObject(workbook: Workbook): HostObject {
  const existing = (key: unknown): HostObject | null => (workbook.settings.has(String(key)) ? settingObject(workbook, String(key)) : null);
  return {
    type: 'SettingCollection',
    items: () => [...workbook.settings.keys()].map((key) => settingObject(workbook, key)),
    methods: {
      add: (key, value) => {
        if (workbook.isViewOnly) throw new ExcelError('AccessDenied');
        if (typeof key !== 'string' || key === '') throw new ExcelError('InvalidArgument');
        const next = new Map(workbook.settings).set(key, value);
        if (JSON.stringify([...next]).length > MOST_CHARACTERS) throw new ExcelError('GeneralException');
        workbook.settings = next;
        return settingObject(workbook, key);
      },
      getItem: (key) => {
        const found = existing(key);
        if (!found) throw new ExcelError('ItemNotFound');
        return found;
      },
      getItemOrNullObject: existing,
    },
  };
}

const settingObject = (workbook: Workbook, key: string): HostObject => ({
  type: 'Setting',
  id: key,
  properties: { key: readOnly(() => key), value: readOnly(() => workbook.settings.get(key)) },
  methods: {
    delete: () => {
      if (workbook.isViewOnly) throw new ExcelError('AccessDenied');
      workbook.settings = new Map([...workbook.settings].filter(([other]) => other !== key));
    },
  },
});
