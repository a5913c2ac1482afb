import type { KeyValueStore } from '../../../shared/ports';
import { inExcel } from './excel-run';

/**
 * The workbook's settings of this add-in (ExcelApi 1.4): they are saved in the file, for everybody who opens it. Excel's library
 * makes a date of a text that looks like `Date(0)`, so every text has an apostrophe before it.
 */
export const workbookStore = (): KeyValueStore => ({
  get: (key) =>
    inExcel(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject(key);
      setting.load('value');
      await context.sync();
      return setting.isNullObject ? undefined : textOf(setting.value);
    }),
  set: (key, value) =>
    inExcel(async (context) => {
      context.workbook.settings.add(key, `'${value}`);
      await context.sync();
    }),
  remove: (key) =>
    inExcel(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject(key);
      await context.sync();
      if (setting.isNullObject) return;
      setting.delete();
      await context.sync();
    }),
  all: (prefix) =>
    inExcel(async (context) => {
      const { settings } = context.workbook;
      settings.load('items/key,items/value');
      await context.sync();
      const own = settings.items.filter(({ key }) => key.startsWith(prefix));
      return Object.fromEntries(own.map(({ key, value }) => [key, textOf(value)]));
    }),
});

const textOf = (value: unknown): string => String(value).slice(1);
