/** `GMT+3`, `GMT-0330`, `GMT+05:30`: the only offsets that Java's TimeZone knows. */
const OFFSET = /^GMT([+-])(2[0-3]|[01]?\d)(?::?([0-5]\d))?$/;

/** What was found of each text: the same few are asked for with every date that a script formats, and a format takes long to make. */
const known = new Map<string, string>();

/**
 * The zone that Java's `TimeZone.getTimeZone` gives for a text, in which Google's services count: it takes what it doesn't know, a name in other
 * letter case, `UTC+3` or `+03:00`, for GMT and says nothing. Offsets with minutes that no zone of the database has are GMT here too.
 * Source: https://docs.oracle.com/javase/8/docs/api/java/util/TimeZone.html. Google's pages are silent about zones that there are not.
 */
export function javaZone(text: string): string {
  const found = known.get(text) ?? foundZone(text);
  known.set(text, found);
  return found;
}

function foundZone(text: string): string {
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  if (sign !== undefined) return minutes === '00' && Number(hours) <= 12 ? `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}` : 'UTC';
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    const isOtherCase = timeZone.toLowerCase() === text.toLowerCase() ? timeZone !== text : /^[A-Z]{4}/.test(text);
    // Newer engines know `+03:00` too.
    return isOtherCase || !/^[A-Z]/.test(text) ? 'UTC' : text;
  } catch {
    return 'UTC';
  }
}
