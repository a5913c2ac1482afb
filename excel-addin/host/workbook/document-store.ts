import { WORKBOOK_FULL } from '#words/excel';
import { ActivTrakError, isActivTrakError } from '../../../shared/errors';
import type { KeyValueStore } from '../../../shared/ports';
import { inExcel } from './excel-run';

/** An add-in's settings may have some 2 MB together. A little below that, what Excel refuses without a reason it refuses for this one. */
const NEARLY_FULL = 1_900_000;

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
  async set(key, value) {
    try {
      await inExcel(async (context) => {
        context.workbook.settings.add(key, `'${value}`);
        await context.sync();
      });
    } catch (cause) {
      if (isActivTrakError(cause) || (await keptCharacters(key)) + value.length < NEARLY_FULL) throw cause;
      throw new ActivTrakError('too-large', WORKBOOK_FULL, { cause });
    }
  },
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

/** How much is kept beside what stands under a key. */
const keptCharacters = (key: string): Promise<number> =>
  inExcel(async (context) => {
    const { settings } = context.workbook;
    settings.load('items/key,items/value');
    await context.sync();
    return settings.items.reduce((sum, item) => sum + (item.key === key ? 0 : item.key.length + String(item.value).length), 0);
  });
