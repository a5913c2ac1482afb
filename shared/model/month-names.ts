/**
 * A text as month names are compared: without accents, in lower case. The marks of other scripts are vowels: without them, June is January in
 * Bengali, Marathi or Tamil.
 */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ');

/** The months' English names in lower case, January first. */
export const ENGLISH = 'january february march april may june july august september october november december'.split(' ');

/**
 * The month that a word names, 1 to 12: in English, or in a locale's language where the host's JavaScript knows it; whole, or its first
 * three letters or more where no other month begins so.
 * @param locale of which there may be a second one, in whose language people write: `en-US,de-DE`
 */
export const monthNamed = (word: string, locale = ''): number | undefined =>
  locale.split(',').reduce<number | undefined>((month, one) => month ?? monthIn(folded(word), one), undefined);

function monthIn(name: string, locale: string): number | undefined {
  const local = localNames(locale);
  const known = local.findIndex((names) => names.includes(name)) + 1;
  return (
    known ||
    startOf(ENGLISH, name) ||
    startOf(
      local.map(([long = '']) => long),
      name,
    )
  );
}

function startOf(names: readonly string[], start: string): number | undefined {
  const found = start.length < 3 ? [] : names.flatMap((name, index) => (name.startsWith(start) ? [index + 1] : []));
  return found.length === 1 ? found[0] : undefined;
}

const namesIn = new Map<string, readonly (readonly string[])[]>();

/** Each month's names: as it stands alone, beside a day and beside a year, and short. */
function localNames(locale: string): readonly (readonly string[])[] {
  const known = namesIn.get(locale);
  if (known) return known;
  const formats = [{ month: 'long' }, { day: 'numeric', month: 'long' }, { year: 'numeric', month: 'long' }, { month: 'short' }] as const;
  const names = Array.from({ length: 12 }, (_, month) =>
    formats.flatMap((format) =>
      (partsOf(locale || undefined, format, month) ?? []).flatMap(({ type, value }) =>
        type === 'month' ? [folded(value).replace(/\.$/, '')] : [],
      ),
    ),
  );
  namesIn.set(locale, names);
  return names;
}

/** Whether a locale, of two the first, writes the month before the day; `undefined` where nobody knows. */
export function isMonthFirst(locale: string | undefined): boolean | undefined {
  const parts = partsOf(locale?.replace(/,.*/, ''), { day: 'numeric', month: 'numeric' }, 0)?.map(({ type }) => type);
  return parts && parts.indexOf('month') < parts.indexOf('day');
}

/** The 11th of a month as a locale writes it. A host may lack Intl, or the locale. */
function partsOf(locale: string | undefined, format: Intl.DateTimeFormatOptions, month: number): Intl.DateTimeFormatPart[] | undefined {
  if (locale === undefined || typeof Intl === 'undefined') return undefined;
  try {
    // Hosts write de_DE where Intl wants de-DE.
    const name = locale.replace(/_/g, '-');
    return new Intl.DateTimeFormat(name, { ...format, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' }).formatToParts(
      Date.UTC(2026, month, 11),
    );
  } catch {
    return undefined;
  }
}
