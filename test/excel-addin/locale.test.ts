import { documentLocale, learnLocale } from '../../excel-addin/host/workbook/locale';
import { dateRange } from '../../shared/model/date-range';
import { isoDay } from '../../shared/model/serial';
import { workbookBench } from './workbook-bench';

const read = (text: string): string | undefined => {
  const range = dateRange(text, { today: 46_000, weekStart: 1, locale: documentLocale });
  return range && isoDay(range.from);
};

it('a day is read as Excel reads it in a cell, by the culture of the system, and not by the language of editing', async () => {
  const old = await workbookBench(10);
  Object.assign(Office.context, { contentLanguage: 'en-US' });
  old.workbook.culture = 'en-GB';
  await learnLocale();
  expect(documentLocale()).toBe('en-US');
  old.dispose();
  const bench = await workbookBench();
  Object.assign(Office.context, { contentLanguage: 'en-US' });
  bench.workbook.culture = 'en-GB';
  expect(read('01/03/2025')).toBe('2025-01-03');
  await learnLocale();
  expect([documentLocale(), read('01/03/2025')]).toEqual(['en-GB,en-US', '2025-03-01']);
  // Whoever edits in another language names months in it.
  Object.assign(Office.context, { contentLanguage: 'de-DE' });
  expect(['Oktober 2025', 'October 2025', '3. Mai 2025', 'Dez 2025', '01/03/2025'].map(read)).toEqual([
    '2025-10-01',
    '2025-10-01',
    '2025-05-03',
    '2025-12-01',
    '2025-03-01',
  ]);
  Object.assign(Office.context, { contentLanguage: 'en-GB' });
  expect([documentLocale(), read('Oktober 2025')]).toEqual(['en-GB', undefined]);
  bench.dispose();
});
