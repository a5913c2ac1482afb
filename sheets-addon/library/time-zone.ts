import { noTimeZone, notTimeZone } from '#words/library';
import { wrong } from '../../shared/errors';
import { shown } from './options';

/** Java, which tells Google's days, knows these too, and takes any other offset for GMT (docs.oracle.com/javase/8/docs/api/java/util/TimeZone.html). */
const OFFSET = /^GMT[+-](?:2[0-3]|[01]?\d)(?::?[0-5]\d)?$/;

/**
 * A time zone that there is, by its usual name. `Utilities.formatDate` takes one that it does not know, such as one in other letter case, for UTC
 * or throws; its page says neither (developers.google.com/apps-script/reference/utilities/utilities#formatDate).
 * @throws ActivTrakError `argument`
 */
export function zoneNamed(zone: unknown): string {
  if (typeof zone !== 'string') throw wrong(notTimeZone(shown(zone)));
  try {
    const known = OFFSET.test(zone) ? zone : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    Utilities.formatDate(new Date(0), known, 'yyyy');
    // Newer engines know `+03:00`, which Java doesn't.
    if (/^[A-Z]/.test(known)) return known;
  } catch {}
  // What is none may be a key that was put in the wrong place.
  const named = /^[a-z]{0,12}(?:[/_ +-][a-z\d]{1,12}){0,3}$/i.test(zone) ? zone : undefined;
  throw wrong(noTimeZone(named));
}
