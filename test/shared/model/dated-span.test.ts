import { isActivTrakError } from '../../../shared/errors';
import { type Calendar, dateRange, rangeWords } from '../../../shared/model/date-range';
import { daysNamed } from '../../../shared/model/days-named';
import { serialOfIso } from '../../../shared/model/serial';

const calendar = (locale?: string, today = '2026-11-28'): Calendar => ({
  today: serialOfIso(today) as number,
  weekStart: 1,
  ...(locale === undefined ? {} : { locale: () => locale }),
});

const words = (text: string, locale?: string, today?: string): string => {
  const range = dateRange(text, calendar(locale, today));
  return range ? rangeWords(range) : 'none';
};

const sentence = (text: string, locale?: string): string => {
  try {
    return `It gave ${rangeWords(daysNamed(text, calendar(locale)))}.`;
  } catch (failure) {
    if (!isActivTrakError(failure) || failure.code !== 'argument') throw failure;
    return failure.message;
  }
};

describe('days as cells and people write them', () => {
  it.each([
    ['31.10.2026', '2026-10-31'],
    ['1.3.2026', '2026-03-01'],
    ['2026. 10. 31.', '2026-10-31'],
    ['10/25/2026', '2026-10-25'],
    ['25/10/2026', '2026-10-25'],
    ['25-10-2026', '2026-10-25'],
    ['10/10/2026', '2026-10-10'],
    ['November 1, 2026', '2026-11-01'],
    ['1st of November 2026', '2026-11-01'],
    ['1 Nov 2026', '2026-11-01'],
    ['Dec 24', '2025-12-24'],
    ['2026年10月31日', '2026-10-31'],
    ['1.10.2026–31.10.2026', '2026-10-01 to 2026-10-31'],
    ['2026-10-01 – 2026-10-31', '2026-10-01 to 2026-10-31'],
    ['from 2026-10-01 to 10/31/2026', '2026-10-01 to 2026-10-31'],
  ])('%s', (text, expected) => expect(words(text)).toBe(expected));

  it.each([
    [undefined, 'none'],
    ['en_US', '2026-01-03'],
    ['en_GB', '2026-03-01'],
    ['de-DE', '2026-03-01'],
    ['no locale', 'none'],
  ])('01/03/2026 is read by the locale where there is one (%s)', (locale, expected) => expect(words('01/03/2026', locale)).toBe(expected));

  it('names both readings where it can be read in two ways', () => {
    expect(sentence('01/03/2026')).toMatch(/2026-01-03 or 2026-03-01/);
    for (const text of ['31.02.2026', '13/13/2026', '31.10.26', '2026-02-30'])
      expect(sentence(text)).toMatch(/^There is no day|four digits/);
  });
});

describe('months and quarters', () => {
  it.each([
    ['October', undefined, '2026-10-01 to 2026-10-31'],
    ['nov', undefined, '2026-11-01 to 2026-11-30'],
    ['December', undefined, '2025-12-01 to 2025-12-31'],
    ['October 2024', 'de_DE', '2024-10-01 to 2024-10-31'],
    ['10/2026', undefined, '2026-10-01 to 2026-10-31'],
    ['Oktober', 'de_DE', '2026-10-01 to 2026-10-31'],
    ['marz 2026', 'de_DE', '2026-03-01 to 2026-03-31'],
    ['octubre de 2026', 'es_ES', '2026-10-01 to 2026-10-31'],
    ['1 października 2026', 'pl_PL', '2026-10-01'],
    ['октябрь 2026 г.', 'ru_RU', '2026-10-01 to 2026-10-31'],
    ['EKİM 2026', 'tr_TR', '2026-10-01 to 2026-10-31'],
    ['10月', 'ja_JP', '2026-10-01 to 2026-10-31'],
    ['2025年10月', 'ja_JP', '2025-10-01 to 2025-10-31'],
    ['十月', 'zh_CN', '2026-10-01 to 2026-10-31'],
    ['10월', 'ko_KR', '2026-10-01 to 2026-10-31'],
    ['Tháng 10', 'vi_VN', '2026-10-01 to 2026-10-31'],
    ['11 tháng 1, 2026', 'vi_VN', '2026-01-11'],
    ['жовтень 2026 р.', 'uk_UA', '2026-10-01 to 2026-10-31'],
    ['Οκτώβριος 2026', 'el_GR', '2026-10-01 to 2026-10-31'],
    ['ΟΚΤΩΒΡΙΟΥ 2026', 'el_GR', '2026-10-01 to 2026-10-31'],
    ['जून', 'mr_IN', '2026-06-01 to 2026-06-30'],
    ['13月', 'ja_JP', 'none'],
    ['Q3', undefined, '2026-07-01 to 2026-09-30'],
    ['Q3 2025', undefined, '2025-07-01 to 2025-09-30'],
    ['2025 q3', undefined, '2025-07-01 to 2025-09-30'],
    ['3. Quartal 2026', 'de_DE', '2026-07-01 to 2026-09-30'],
    ['T3 2026', 'fr_FR', '2026-07-01 to 2026-09-30'],
    ['Q1..Q3', undefined, '2026-01-01 to 2026-09-30'],
    ['since October', undefined, '2026-10-01 to 2026-11-28'],
  ])('%s (%s)', (text, locale, expected) => expect(words(text, locale)).toBe(expected));

  it.each(
    'ar az bg bn cs de el es fa fi fr gu he hi hr hu hy ja ka kn ko lt lv ml mr my pa pl pt ru sk sl ta te th tr uk ur vi zh'.split(' '),
  )('in the language %s are that month or none, and never another', (locale) => {
    for (let month = 0; month < 12; month += 1)
      for (const form of ['long', 'short'] as const)
        for (const beside of [{}, { year: 'numeric' }, { day: 'numeric', year: 'numeric' }] as const) {
          const format = { ...beside, month: form, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;
          const text = new Intl.DateTimeFormat(locale, format).format(Date.UTC(2026, month, 11));
          expect([text, words(text, locale)]).toEqual([
            text,
            expect.stringMatching(`^(?:none$|202[56]-${String(month + 1).padStart(2, '0')}-)`),
          ]);
        }
  });

  it('without a year are the latest that have begun', () => {
    expect(words('Q1', undefined, '2026-01-01')).toBe('2026-01-01 to 2026-03-31');
    expect(words('Q2', undefined, '2026-03-31')).toBe('2025-04-01 to 2025-06-30');
    expect(words('March', undefined, '2026-02-28')).toBe('2025-03-01 to 2025-03-31');
  });

  it.each([
    'ma',
    'Q5',
    'Sales',
    'October 32',
    'October 2026 2025',
    'quincena 2',
    'quinta 3 2026',
    'quarta 4',
    'ju',
    'Oktober',
    'since',
    '1 2 2026',
    '0/2026',
    '2026'.repeat(2),
  ])('“%s” names none', (text) => expect(words(text)).toBe('none'));
});
